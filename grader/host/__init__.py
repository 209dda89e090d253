"""The host: trusted, holds the checks and their answers, and asks guests for plain data."""
