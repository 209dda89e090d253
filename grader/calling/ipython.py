"""A cell of IPython's as plain Python: magics, shell lines and questions taken out.

Only what IPython itself takes for its own is taken out, and only where the cell is no Python as it
stands. Every line keeps its number, and a line in a block leaves a `pass`, so that the block stays
whole. IPython is not needed for it: guests have none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

_ASSIGNED = re.compile(r"^[^=#'\"]*[^=!<>#'\"]=\s*(?:%|!)(?!=)")
_TIMED = re.compile(r"^%(?:time|timeit|prun)\s+(?![-\s])")
_BODY_RUNS = re.compile(r"^%%(?:time|timeit|capture|prun|memit|mprun)\b")
_WRITES = re.compile(r"^%%(?:writefile|file)\s+(?:-a\s+)?(?P<path>\S+)")
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_STRING = re.compile(r"(?:'''|\"\"\"|'|\")")


def as_python(source: str) -> str:
    """The cell without IPython's own lines."""
    lines = source.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%"):
        if not _BODY_RUNS.match(first):
            return "\n" * (len(lines) - 1)  # another language, or a file to write
        lines[lines.index(first)] = ""
    if _is_python("\n".join(lines)):
        return "\n".join(lines)
    return "\n".join(_without_magics(lines))


def written_file(source: str) -> tuple[str, str] | None:
    """The path and the text of the file that a `%%writefile` cell writes; None for another cell."""
    head, _, body = source.lstrip().partition("\n")
    match = _WRITES.match(head)
    return (match["path"].strip("\"'"), body) if match else None


def builtins_of_a_notebook() -> dict[str, Callable[..., Any]]:
    """What IPython puts into every notebook's namespace; none of it does anything here."""

    def nothing(*_: Any, **__: Any) -> None:
        return None

    shell = SimpleNamespace(
        run_line_magic=nothing,
        run_cell_magic=nothing,
        magic=nothing,
        system=nothing,
        getoutput=lambda *_, **__: [],
        user_ns={},
    )
    return {"display": nothing, "get_ipython": lambda: shell}


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _without_magics(lines: list[str]) -> list[str]:
    kept: list[str] = []
    depth, quote, goes_on, in_magic = 0, "", False, False
    for line in lines:
        begins = not (depth or quote or goes_on)  # a statement begins on this line
        if in_magic or (begins and _is_magic(line)):
            kept.append("" if in_magic else _in_its_place(line))
            in_magic = line.rstrip().endswith("\\")
            continue
        kept.append(line)
        depth, quote = _after(line, depth, quote)
        goes_on = not quote and line.endswith("\\")
    return kept


def _is_magic(line: str) -> bool:
    code = line.strip()
    if code.startswith(("%", "!", "?")):
        return True
    if code.endswith("?") and "#" not in code:  # help on a name: `np.sum?`, `forward??`
        return re.fullmatch(r"[\w.*%\[\]'\"]+\?{1,2}", code) is not None
    return _ASSIGNED.match(code) is not None


def _in_its_place(line: str) -> str:
    indent, code = line[: len(line) - len(line.lstrip())], line.strip()
    timed = _TIMED.match(code)
    if timed and _is_python(code[timed.end() :]):  # what it times is run, and its names are there
        return indent + code[timed.end() :]
    assigned = _ASSIGNED.match(code)
    if assigned and not code.startswith(("%", "!", "?")):  # files = !ls
        return f"{indent}{code.partition('=')[0].strip()} = []"
    return f"{indent}pass"


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets and which quote are open behind a line, by those open before it."""
    place = 0
    while place < len(line):
        if quote:
            if line[place] == "\\":
                place += 2
            elif line.startswith(quote, place):
                place, quote = place + len(quote), ""
            else:
                place += 1
            continue
        letter = line[place]
        if letter == "#":
            break
        string = _STRING.match(line, place)
        if string:
            place, quote = string.end(), string[0]
            continue
        depth = max(depth + _BRACKETS.get(letter, 0), 0)
        place += 1
    return depth, quote if len(quote) == 3 else ""
