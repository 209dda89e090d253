"""Files and folders that are written whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from grader.errors import UserError


@contextmanager
def _named(place: Path, staged: str) -> Iterator[None]:
    """A failure to write names `place`: a full disk's has no path, another's that of `staged`."""
    try:
        yield
    except OSError as error:
        if error.filename is None or str(error.filename).startswith(staged):
            error.filename, error.filename2 = str(place), None
        raise


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Give a file beside `file` that takes its place once it is whole."""
    with _named(file, str(file.parent)):
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    os.close(descriptor)
    staged = Path(name)
    try:
        with _named(file, name):
            yield staged
        umask = os.umask(0)
        os.umask(umask)
        staged.chmod(0o666 & ~umask)
        staged.replace(file)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def write_whole(file: Path, content: bytes) -> None:
    """Write a file."""
    with replacing(file) as staged:
        staged.write_bytes(content)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes this place once all is well; a new or an empty one."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is not an empty folder; give a new one")
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent.resolve()))
    try:
        with _named(folder, str(staged)):
            yield staged
        staged.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        staged.rename(folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Each text into its place below the folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
