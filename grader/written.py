"""Written answers: found under their heading, and told apart from an untouched stub."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.manifest import Part
from grader.markers import PLACEHOLDER
from grader.score import AWAITING, NOT_ATTEMPTED, PartResult

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$")
_FENCE = re.compile(r"^[ \t]*(```|~~~)")


def grade_written(text: str | None, file: str, parts: Sequence[Part]) -> list[PartResult]:
    """An answer that is there awaits a person; none is not attempted."""
    found = answers(text or "", [part.name for part in parts])
    return [_result(part, found[part.name], text is None, file) for part in parts]


def _result(part: Part, answer: str, missing: bool, file: str) -> PartResult:
    if answer:
        return PartResult(part.name, 0.0, float(part.points), AWAITING)
    message = f"{file} is missing" if missing else f"no answer under its heading in {file}"
    return PartResult(part.name, 0.0, float(part.points), NOT_ATTEMPTED, message)


def answers(text: str, names: Sequence[str]) -> dict[str, str]:
    """The answer under each part's heading, `## (c)` or `## Answer`; '' where there is none."""
    found = dict.fromkeys(names, "")
    current, fenced = "", False
    lines: dict[str, list[str]] = {name: [] for name in names}
    for line in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines():
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading:
            named = _part_named(heading[1], names)
            if named or line.startswith(("# ", "## ")):
                current = named
                continue
        if current:
            lines[current].append(line)
    for name in names:
        answer = "\n".join(lines[name]).strip()
        found[name] = "" if answer.strip(" *_`.").casefold() == PLACEHOLDER.casefold() else answer
    return found


def _part_named(heading: str, names: Sequence[str]) -> str:
    """Which part a heading opens: `(c)`, `c)`, `(c) Why ...`, `Part c`, `Answer`."""
    words = heading.casefold().strip(" *_`:")
    match = re.match(r"(?:part\s+|question\s+)?\(?([a-z])[).:]?(?:\s|$)", words)
    if match and match[1] in names:
        return match[1]
    return "answer" if "answer" in names and words.startswith("answer") else ""
