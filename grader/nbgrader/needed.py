"""Whether nbgrader is there: the kit installs without it, and grades without it."""

from __future__ import annotations

from importlib.util import find_spec

from grader.errors import UserError


def need_nbgrader() -> None:
    """Before anything of nbgrader's is imported, say in a sentence where it is missing."""
    if find_spec("nbgrader") is None:
        raise UserError(
            "this needs nbgrader, which is not installed: in the kit's folder, run "
            "'python -m pip install -c constraints.txt -e \".[nbgrader]\"'"
        )
