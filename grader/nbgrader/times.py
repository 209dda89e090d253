"""When work was handed in: a CSV of `student,timestamp`."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import UserError


def read_times(file: Path) -> dict[str, datetime]:
    """Times by student, in ISO 8601; UTC where they name no zone."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, ValueError) as error:
        raise UserError(f"{file} cannot be read as a CSV: {error}") from None
    found: dict[str, datetime] = {}
    for number, row in enumerate(rows, 2):
        try:
            when = datetime.fromisoformat(row["timestamp"].strip())
            found[row["student"]] = when if when.tzinfo else when.replace(tzinfo=UTC)
        except KeyError as missing:
            raise UserError(f"{file} has no column {missing}; it needs student,timestamp") from None
        except (ValueError, AttributeError):
            raise UserError(
                f"{file}, line {number}: {row.get('timestamp')!r} is no time; write it as "
                "2026-11-23T17:00+01:00"
            ) from None
    return found
