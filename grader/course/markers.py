"""Finds and clears the marked regions of an author's file, strictly.

The markers are nbgrader's, and clearing leaves what nbgrader leaves. But nbgrader matches
substrings: a stray END is ignored and a lower-case BEGIN leaks the solution. Here a marker that is
misspelt, nested or stray is an error with its file and line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.errors import UserError

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"

_MARKER = re.compile(r"^[ \t]*### (BEGIN|END) (SOLUTION|HIDDEN TESTS)[ \t\r]*$")
_COMMENT = re.compile(r"^[ \t]*#+(.*)$")
_MARKERS = [f"{edge} {kind}" for edge in ("BEGIN", "END") for kind in (SOLUTION, HIDDEN)]


def _looks_like_a_marker(line: str) -> bool:
    """A marker inside a line (nbgrader would take it), or a comment that is nearly one."""
    if any(marker in line.upper() for marker in _MARKERS):
        return True
    comment = _COMMENT.match(line)
    if comment is None:
        return False
    words = comment[1].strip(" \t#:-").upper().replace("_", " ").replace("-", " ")
    return bool(difflib.get_close_matches(words, _MARKERS, n=1, cutoff=0.75))


class MarkerError(UserError):
    """A marker that cannot be trusted; the message gives file and line."""


@dataclass(frozen=True)
class Region:
    kind: str
    first: int  # line numbers from 1, both markers included
    last: int


def regions(text: str, file: str) -> list[Region]:
    """The marked regions of `text`, in order."""
    found: list[Region] = []
    open_kind, open_line = "", 0
    for number, line in enumerate(text.split("\n"), 1):  # lines as Python counts them
        match = _MARKER.match(line)
        if match is None:
            if _looks_like_a_marker(line):
                raise MarkerError(
                    f"{file}:{number}: {line.strip()!r} looks like a marker but is none; "
                    "write '### BEGIN SOLUTION', '### END SOLUTION', '### BEGIN HIDDEN TESTS' or "
                    "'### END HIDDEN TESTS' alone on its line"
                )
            continue
        edge, kind = match.groups()
        if edge == "BEGIN":
            if open_kind:
                raise MarkerError(
                    f"{file}:{number}: BEGIN {kind} inside the {open_kind} begun at line "
                    f"{open_line}; regions do not nest"
                )
            open_kind, open_line = kind, number
        else:
            if open_kind != kind:
                raise MarkerError(f"{file}:{number}: END {kind} without its BEGIN")
            found.append(Region(kind, open_line, number))
            open_kind = ""
    if open_kind:
        raise MarkerError(f"{file}:{open_line}: BEGIN {open_kind} without its END")
    return found


@lru_cache(maxsize=64)  # it is asked for each check of a file
def hidden_lines(text: str, file: str) -> frozenset[int]:
    """Numbers of the lines that only the grader runs."""
    return frozenset(
        line
        for region in regions(text, file)
        if region.kind == HIDDEN
        for line in range(region.first, region.last + 1)
    )


def clear_solutions(text: str, file: str) -> str:
    """What a student gets of a reference file: a stub for each solution, indented as its marker."""
    found = regions(text, file)
    if any(region.kind != SOLUTION for region in found):
        raise MarkerError(f"{file}: hidden tests belong into a file of checks, not here")
    return _cleared(text, found, PLACEHOLDER if file.endswith(".md") else CODE_STUB)


def clear_hidden(text: str, file: str) -> str:
    """What a student gets of a file of checks."""
    found = regions(text, file)
    if any(region.kind != HIDDEN for region in found):
        raise MarkerError(f"{file}: a solution does not belong into a file of checks")
    return _cleared(text, found).rstrip("\n") + "\n"


def _cleared(text: str, found: Sequence[Region], stub: str | None = None) -> str:
    """The text without these regions, each of which leaves the stub, if there is one."""
    lines = text.split("\n")
    for region in reversed(found):  # so that the numbers of those before still hold
        begin = lines[region.first - 1]
        indent = begin[: len(begin) - len(begin.lstrip())]
        lines[region.first - 1 : region.last] = [] if stub is None else [indent + stub]
    return "\n".join(lines)


CODE_STUB = "raise NotImplementedError"
PLACEHOLDER = "YOUR ANSWER HERE"
"""Stands in a stub where a written answer goes; an answer that is only this is not attempted."""
