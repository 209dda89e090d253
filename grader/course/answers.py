"""Written answers: found under their heading, and told apart from an untouched stub."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from grader.course.cells import heading
from grader.course.manifest import Part
from grader.course.markers import PLACEHOLDER
from grader.course.results import PartResult, Status

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*(.*?)[ \t#]*$")
_NO_TEXT = re.compile(r"^ {0,3}#{1,6}(?:[ \t(]|$)")  # a heading, while `#1 ...` is text
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)[^`]*$")
_LETTER = re.compile(r"(?:part|question)\s+\(?([a-z])\b|\(([a-z])\)|([a-z])(?:[).:]|$)")


def grade_written(text: str | None, file: str, parts: Sequence[Part]) -> list[PartResult]:
    """An answer that is there awaits a person; none is not attempted."""
    names = [part.name for part in parts]
    found = answers(text or "", names)
    # Without a heading an answer cannot be told from its question, whose words do not count.
    headed = any(_below_headings(text or "", names).values())
    return [_result(part, found[part.name], headed, text is None, file) for part in parts]


def decoded(content: bytes) -> str:
    """The text of a file, in whichever encoding an editor has written it."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if marked else "utf-8-sig", "replace")


def _result(part: Part, answer: str, headed: bool, missing: bool, file: str) -> PartResult:
    if answer:
        message = _length(answer, part) if headed else ""
        status = Status.WRONG if message else Status.AWAITING
        return PartResult(part.name, 0.0, float(part.points), status, message)
    message = f"{file} is missing" if missing else f"no answer under its heading in {file}"
    return PartResult(part.name, 0.0, float(part.points), Status.NOT_ATTEMPTED, message)


def _length(answer: str, part: Part) -> str:
    """What to say of an answer that is too short or too long, where its exercise has a limit."""
    if not part.words:
        return ""
    fewest, most = part.words
    counts = word_counts(answer)
    if any(fewest <= count <= most for count in counts):
        return ""
    asked = f"{fewest} to {most} words are asked for"
    return f"the answer has {counts[0]} words, headings not counted; {asked}."


def word_counts(answer: str) -> tuple[int, int]:
    """The words of an answer: as an editor counts them, and with hyphens and dashes parting them.

    Headings do not count, nor does the rubric below a model answer.
    """
    body = answer.partition("**Rubric**")[0]
    lines = [line for line in body.splitlines() if not _NO_TEXT.match(line)]
    words = [word for word in " ".join(lines).split() if re.search(r"\w", word)]
    return len(words), sum(len(re.findall(r"[\w'’]+", word)) for word in words)


def answers(text: str, names: Sequence[str]) -> dict[str, str]:
    """The answer under each part's heading, `## (c)` or `## Answer`; '' where there is none.

    A heading that names no part is a student's own, inside the answer.
    """
    lines = _below_headings(text, names)
    if len(names) == 1 and not lines:  # the heading is lost, but there is no doubt whose it was
        lines = {names[0]: text.splitlines()}
    found = {name: "\n".join(lines.get(name, [])).strip() for name in names}
    untouched = PLACEHOLDER.casefold()
    return {
        name: "" if answer.strip(" *_`.").casefold() == untouched else answer
        for name, answer in found.items()
    }


def _below_headings(text: str, names: Sequence[str]) -> dict[str, list[str]]:
    """The lines below the headings of parts; nothing where there is no such heading."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).lstrip("\ufeff")
    # Where a part has its own heading, `### b) Second` is a student's, inside an answer.
    own = {name for name in names if re.search(rf"^{re.escape(heading(name))}(?!\w)", text, re.M)}
    current, fence = "", ""
    lines: dict[str, list[str]] = {}
    for line in text.splitlines():
        edge = _FENCE.match(line)
        if edge and fence in ("", edge[1][0]):
            fence = "" if fence else edge[1][0]
        found = None if fence else _HEADING.match(line)
        named = _part_named(found[1], names) if found else ""
        if named in own and not line.startswith(heading(named)):
            named = ""
        if named:
            current = named
            lines.setdefault(named, [])
        elif current:
            lines[current].append(line)
    return lines


def _part_named(title: str, names: Sequence[str]) -> str:
    """Which part a heading opens: `(c)`, `c)`, `(c) Why ...`, `Part c`, `Answer`."""
    words = title.casefold().strip(" *_`:")
    match = _LETTER.match(words)
    letter = match[match.lastindex or 0] if match else ""
    if letter in names:
        return letter
    return "answer" if "answer" in names and re.search(r"\banswer\b", words) else ""
