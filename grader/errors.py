"""The one error that a command shows as a sentence and exit code 2."""


class UserError(Exception):
    """Input that a command cannot use: the message names the input and the remedy."""
