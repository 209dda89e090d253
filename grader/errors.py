"""The one error that a command shows as a sentence and exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any


class UserError(Exception):
    """Input that a command cannot use: the message names the input and the remedy."""


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a UserError into one sentence and exit code 2."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UserError as error:
            print(f"Error: {error}", file=sys.stderr)
            sys.exit(2)

    return wrapped
