"""Files that are written whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from grader.errors import UserError


def write_whole(file: Path, content: bytes) -> None:
    staged = file.with_name(f".{file.name}.part")
    try:
        staged.write_bytes(content)
        staged.replace(file)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise UserError(f"{file} cannot be written: {error.strerror}") from None
