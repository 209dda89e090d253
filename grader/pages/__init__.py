"""What an instructor and a student read."""
