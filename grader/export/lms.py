"""Grades into the file that a learning platform gave the teacher.

Canvas and Moodle both hand out a CSV of the class and take it back. Its headers are the teacher's
and may be in any language, so the file is filled in and never made up: whoever is not graded keeps
what stands there, and so does every other column.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UserError


@dataclass(frozen=True)
class Platform:
    name: str
    ids: tuple[str, ...]  # columns that identify a student, where they have their English names
    download: re.Pattern[str]  # finds the id in the name of a bulk download's child
    numbered: bool = False  # its first column is 'Participant 123', in the teacher's language


CANVAS = Platform(
    "Canvas",
    ("ID", "SIS User ID", "SIS Login ID"),
    re.compile(r"^[^_]+(?:_LATE)?_(?P<id>\d+)_\d+_", re.IGNORECASE),
)
MOODLE = Platform(
    "Moodle",
    ("Identifier", "ID number", "Email address", "Username"),
    re.compile(r"_(?P<id>\d+)_assignsubmission_"),
    numbered=True,
)
EXCUSED = "EX"  # as Canvas has it: a person's word
POSSIBLE = "Points Possible"  # the row of Canvas that says what a column is out of


@dataclass(frozen=True)
class Filled:
    """The file with the grades in it, and what the teacher should know."""

    content: bytes
    changed: int
    notes: list[str]


def fill_in(
    platform: Platform,
    file: Path,
    column: str,
    scores: Mapping[str, float],
    most: float,
    id_columns: Sequence[str] = (),
) -> Filled:
    """The platform's own CSV with `scores` (by student, of `most`) in its column `column`."""
    text, encoding = _text(file)
    dialect = _dialect(text)
    rows = _rows(text, dialect, platform, file)
    header = rows[0]
    grade = _column(header, column, file)
    places = _places(rows, platform, id_columns, file)
    filled, notes = _matched(scores, platform, places, file)
    if not filled:
        raise UserError(
            f"no student of these results is in {file}: their names, such as "
            f"{next(iter(scores))!r}, are in none of its columns that identify a student; "
            f"name the one that has them with --id-column: {_titles(header)}"
        )
    notes += _out_of(rows, grade, most)
    changed = 0
    for number, score in filled.items():
        row = rows[number]
        row += [""] * (grade + 1 - len(row))
        if row[grade].strip().upper() == EXCUSED:
            notes.append(f"left as it was, being excused: {_who(row)}")
        elif _number(row[grade]) != score:
            row[grade] = f"{score:.10g}"
            changed += 1
    ungraded = sorted(set(places.values()) - set(filled))
    notes += [f"left as it was, having no result: {_who(rows[number])}" for number in ungraded]
    out = io.StringIO()
    csv.writer(out, dialect).writerows(rows)
    return Filled(out.getvalue().encode(encoding), changed, notes)


def _out_of(rows: Sequence[Sequence[str]], grade: int, most: float) -> list[str]:
    """A warning where Canvas takes the column for one of other points."""
    said = [row[grade] for row in rows[1:3] if len(row) > grade and row[0].strip() == POSSIBLE]
    possible = _number(said[0]) if said else None
    if possible is None or possible == most:
        return []
    return [f"the column is out of {possible:g} points, these results out of {most:g}"]


# --- reading the file


def _text(file: Path) -> tuple[str, str]:
    """The text, and the encoding to write it in again."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UserError(
            f"{file} cannot be read ({error.strerror}); give the CSV that you downloaded"
        ) from None
    try:
        marked = content.startswith(b"\xef\xbb\xbf")
        return content.decode("utf-8-sig"), "utf-8-sig" if marked else "utf-8"
    except UnicodeDecodeError:
        raise UserError(f"{file} is not UTF-8; save it as 'CSV UTF-8' and give that") from None


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab, by the header; quotes and ends of lines as the file has them."""
    head = text.partition("\n")[0]
    outside = re.sub(r'"[^"]*"', '""', head)

    class Own(csv.excel):
        delimiter = max(",;\t", key=outside.count)
        lineterminator = "\r\n" if head.endswith("\r") else "\n"
        quoting = csv.QUOTE_ALL if _all_quoted(head, delimiter) else csv.QUOTE_MINIMAL

    return Own


def _all_quoted(head: str, delimiter: str) -> bool:
    cells = re.split(rf'(?<="){re.escape(delimiter)}(?=")', head.strip())
    return len(cells) > 1 and all(re.fullmatch(r'"[^"]*"', cell) for cell in cells)


def _rows(text: str, dialect: type[csv.Dialect], platform: Platform, file: Path) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter))
    except csv.Error as error:
        raise UserError(f"{file} is no CSV ({error}); download it again") from None
    if not any(rows[:1]):
        raise UserError(f"{file} is empty; download it from {platform.name} again")
    return rows


def _column(header: Sequence[str], name: str, file: Path) -> int:
    """A column by its title; Canvas writes the assignment's id behind it, `Homework 1 (1234)`."""
    titles = [title.strip() for title in header]
    exact = [i for i, title in enumerate(titles) if title == name.strip()]
    without_id = [
        i for i, title in enumerate(titles) if re.sub(r"\s*\(\d+\)$", "", title) == name.strip()
    ]
    found = exact or without_id
    if len(found) == 1:
        return found[0]
    why = "no column" if not found else "several columns"
    raise UserError(f"{file} has {why} {name!r}; give one of {_titles(header)}")


# --- who is who


def _places(
    rows: Sequence[Sequence[str]], platform: Platform, id_columns: Sequence[str], file: Path
) -> dict[str, int]:
    """Row numbers by every id that names them."""
    header = rows[0]
    asked = [_column(header, name, file) for name in id_columns]
    ids = asked or [i for i, title in enumerate(header) if title.strip() in platform.ids]
    numbers = _participants(rows) if platform.numbered and (not asked or 0 in asked) else {}
    if not ids and not numbers:
        raise UserError(
            f"{file} has none of the columns {', '.join(platform.ids)}; name the one that "
            f"identifies a student with --id-column: {_titles(header)}"
        )
    places: dict[str, int] = {}
    for number, row in enumerate(rows[1:], 1):
        keys = {_key(row[i]) for i in ids if i < len(row)} | {numbers.get(number, "")}
        for key in keys - {""}:
            if places.setdefault(key, number) != number:
                raise UserError(
                    f"{file} has {key!r} in lines {places[key] + 1} and {number + 1}; name a "
                    "column that tells them apart with --id-column"
                )
    return places


def _participants(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The numbers in a first column of `Participant 123`, by row; {} where it is another one."""
    cells = {number: row[0].strip() for number, row in enumerate(rows[1:], 1) if row and row[0]}
    matches = {number: re.fullmatch(r"(\D+)(\d+)", cell) for number, cell in cells.items()}
    words = {match[1] if match else "" for match in matches.values()}
    alike = len(words) == 1 and "" not in words
    return {number: match[2] for number, match in matches.items() if match} if alike else {}


def _matched(
    scores: Mapping[str, float], platform: Platform, places: Mapping[str, int], file: Path
) -> tuple[dict[int, float], list[str]]:
    """Scores by row, and a sentence on every student without one."""
    filled: dict[int, float] = {}
    whose: dict[int, str] = {}
    notes = []
    for student, score in scores.items():
        match = platform.download.search(student)
        keys = [_key(student), *([match["id"]] if match else [])]
        rows = {places[key] for key in keys if key in places}
        if len(rows) != 1:
            why = "named twice" if rows else "not"
            notes.append(f"{why} in {file}: {student}")
            continue
        row = rows.pop()
        if row in filled:
            raise UserError(
                f"{whose[row]!r} and {student!r} are the same student by line {row + 1} of {file}; "
                "keep one of them in the submissions, and grade again"
            )
        filled[row], whose[row] = score, student
    return filled, notes


def _key(cell: str) -> str:
    return cell.strip().casefold()


def _number(cell: str) -> float | None:
    """A grade as it stands, with whichever decimal mark."""
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return None


def _who(row: Sequence[str]) -> str:
    return next(filter(None, (cell.strip() for cell in row)), "")


def _titles(header: Sequence[str]) -> str:
    return ", ".join(repr(title.strip()) for title in header)
