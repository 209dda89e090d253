"""Grades into the file that a learning platform gave the teacher.

Canvas and Moodle both hand out a CSV of the class and take it back. Its headers are the teacher's
and may be in any language, so the file is filled in and never made up: whoever is not graded keeps
what stands there, and everything else stays as it was, to the byte where that can be.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UserError


@dataclass(frozen=True)
class Platform:
    name: str
    ids: tuple[str, ...]  # columns that identify a student, where they have their English names
    download: re.Pattern[str]  # finds the id in the name of a bulk download's child
    note: str = ""


CANVAS = Platform(
    "Canvas",
    ("ID", "SIS User ID", "SIS Login ID"),
    re.compile(r"^[^_]+(?:_LATE)?_(?P<id>\d+)_\d+_", re.IGNORECASE),
)
MOODLE = Platform(
    "Moodle",
    ("Identifier", "ID number", "Email address", "Username"),
    re.compile(r"_(?P<id>\d+)_assignsubmission_"),
)


@dataclass(frozen=True)
class Filled:
    """The file with the grades in it, and what the teacher should know."""

    content: bytes
    changed: int
    without_row: list[str]  # students that the file does not list
    without_grade: list[str]  # rows that no student of ours is


def fill_in(
    platform: Platform,
    file: Path,
    column: str,
    scores: Mapping[str, float],
    id_columns: Sequence[str] = (),
) -> Filled:
    """The platform's own CSV with `scores` (by student) in its column `column`."""
    content = _read(file)
    text, encoding = _decoded(content, file)
    dialect = _dialect(text)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter))
    if not rows:
        raise UserError(f"{file} is empty; download it from {platform.name} again")
    header = rows[0]
    grade = _column(header, column, file)
    ids = [_column(header, name, file) for name in id_columns]
    ids = ids or [i for i, name in enumerate(header) if name.strip() in platform.ids]
    if not ids:
        listed = ", ".join(map(repr, header))
        raise UserError(
            f"{file} has none of the columns {', '.join(platform.ids)}; name the one that "
            f"identifies a student with --id-column. It has {listed}"
        )
    places = _places(rows, ids, file)
    filled: dict[int, float] = {}
    without_row: list[str] = []
    for student, score in scores.items():
        row = _row_of(student, platform, places)
        if row is None:
            without_row.append(student)
        elif row in filled:
            raise UserError(
                f"two students' work belongs to row {row + 1} of {file}, {student!r} being the "
                "second; rename or remove one of them in the submissions, and grade again"
            )
        else:
            filled[row] = score
    if not filled:
        columns = ", ".join(repr(header[i]) for i in ids)
        raise UserError(
            f"no student of these results is in {file}: their names, such as "
            f"{next(iter(scores), '')!r}, are not in {columns}; name the column that has them "
            "with --id-column"
        )
    changed = 0
    for row, score in filled.items():
        cells = rows[row]
        cells += [""] * (grade + 1 - len(cells))
        changed += cells[grade] != f"{score:g}"
        cells[grade] = f"{score:g}"
    out = io.StringIO()
    csv.writer(out, dialect).writerows(rows)
    rest = [row for row in range(1, len(rows)) if row not in filled and row in places.values()]
    return Filled(
        out.getvalue().encode(encoding),
        changed,
        without_row,
        [next(filter(None, rows[row]), "") for row in rest],
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(
            f"{file} cannot be read ({error.strerror}); give the CSV that you downloaded"
        ) from None


def _decoded(content: bytes, file: Path) -> tuple[str, str]:
    """The text, and the encoding to write it in again."""
    mark = content.startswith(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8-sig"), "utf-8-sig" if mark else "utf-8"
    except UnicodeDecodeError:
        raise UserError(f"{file} is not UTF-8; save it as 'CSV UTF-8' and give that") from None


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma or semicolon, by the header; quotes as the file has them."""
    head = text.partition("\n")[0]

    class Own(csv.excel):
        delimiter = max(",;\t", key=head.count)
        lineterminator = "\r\n" if head.endswith("\r") else "\n"
        quoting = csv.QUOTE_ALL if _all_quoted(head) else csv.QUOTE_MINIMAL

    return Own


def _all_quoted(head: str) -> bool:
    cells = re.split(r'(?<=")[,;\t](?=")', head.strip())
    return len(cells) > 1 and all(re.fullmatch(r'"[^"]*"', cell) for cell in cells)


def _column(header: Sequence[str], name: str, file: Path) -> int:
    """A column by its title; Canvas writes the assignment's id behind it, `Homework 1 (1234)`."""
    exact = [i for i, title in enumerate(header) if title.strip() == name.strip()]
    without_id = [
        i for i, title in enumerate(header) if re.sub(r"\s*\(\d+\)\s*$", "", title) == name.strip()
    ]
    found = exact or without_id
    if len(found) == 1:
        return found[0]
    why = "has no column" if not found else "has several columns"
    raise UserError(f"{file} {why} {name!r}; it has {', '.join(map(repr, header))}")


def _places(rows: Sequence[Sequence[str]], ids: Sequence[int], file: Path) -> dict[str, int]:
    """Row numbers by every id that names them."""
    places: dict[str, int] = {}
    for number, row in enumerate(rows[1:], 1):
        for key in {key for i in ids if i < len(row) for key in _keys(row[i])}:
            if places.setdefault(key, number) != number:
                raise UserError(
                    f"{file} lists {key!r} in rows {places[key] + 1} and {number + 1}; name a "
                    "column that tells them apart with --id-column"
                )
    return places


def _keys(cell: str) -> Iterator[str]:
    """An id as it stands, and the number in Moodle's `Participant 12345`."""
    text = cell.strip().casefold()
    if text:
        yield text
        number = re.fullmatch(r"\D+\s(\d+)", text)
        if number:
            yield number[1]


def _row_of(student: str, platform: Platform, places: Mapping[str, int]) -> int | None:
    match = platform.download.search(student)
    names = [student.strip().casefold(), *([match["id"]] if match else [])]
    found = {places[name] for name in names if name in places}
    return found.pop() if len(found) == 1 else None
