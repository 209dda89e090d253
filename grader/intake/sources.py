"""Folders and archives: listed, and then read, never more than they declared."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Collection, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from grader.intake import bounds
from grader.intake.bounds import (
    ARCHIVE,
    KINDS,
    NOTEBOOK,
    Refused,
    allowed,
    is_junk,
    show,
    too_large,
)

_UNUSUAL = f"its format is unusual; hand in an ordinary {KINDS}"

_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_EXTENSIONS = (*_PAX, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


class Source(ABC):
    """Regular files by their path, without junk; judge the paths before you use them as such."""

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}  # as declared; a folder that is listed ends in a slash

    @abstractmethod
    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        """The contents of some of them, never more than declared."""

    def add(self, name: str, size: int, is_folder: bool = False) -> str:
        """Lists a file under its clean path and returns that; "" for one that is junk."""
        *folders, last = name.replace("\\", "/").split("/")
        # An empty first part is the mark of an absolute name, and kept.
        parts = [*folders[:1], *filter(None, folders[1:]), *filter(None, [last])]
        parts = [part for part in parts if part != "."]
        path = "/".join(parts) + "/" * is_folder
        if not any(parts) or any(is_junk(part) for part in parts if part != ".."):
            return ""
        self.sizes[path] = size
        return path


class Loaded(Source):
    """Part of an archive that was read already; what was too large is listed only."""

    def __init__(self, sizes: dict[str, int], contents: dict[str, bytes]) -> None:
        self.sizes = sizes
        self._contents = contents

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        return {path: self._contents[path] for path in paths}

    def content(self, path: str) -> bytes:
        if path not in self._contents:
            raise too_large("it", self.sizes[path], allowed(path))
        return self._contents[path]

    def split(self) -> tuple[dict[str, Loaded], Loaded]:
        """The folders at the top, and the files beside them."""
        folders: dict[str, Loaded] = {}
        files = Loaded({}, self._contents)
        for path, size in self.sizes.items():
            name, slash, rest = path.partition("/")
            if not slash:
                files.sizes[path] = size
                continue
            folder = folders.setdefault(name, Loaded({}, {}))
            if rest:  # not the folder's own entry
                folder.sizes[rest] = size
            if path in self._contents:
                folder._contents[rest] = self._contents[path]
        return folders, files


class Folder(Source):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._places: dict[str, str] = {}
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            with _readable(inside), os.scandir(folder / inside) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    name = f"{inside}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        if not is_junk(entry.name):
                            waiting.append(f"{name}/")
                    elif entry.is_file(follow_symlinks=False):
                        size = entry.stat(follow_symlinks=False).st_size
                        if path := self.add(name, size):
                            self._places[path] = entry.path

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        contents = {}
        for path in paths:
            with _readable(path), open(self._places[path], "rb") as file:
                contents[path] = file.read(self.sizes[path])
        return contents


class _Single(Source):
    """One file handed in by itself."""

    def __init__(self, name: str, file: Path | bytes) -> None:
        super().__init__()
        self._file = file
        with _parsing():
            size = file.stat().st_size if isinstance(file, Path) else len(file)
        self.add(name, size)

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        with _parsing(), _open(self._file) as file:
            return {path: file.read(self.sizes[path]) for path in paths}


class _Zip(Source):
    def __init__(self, file: Path | bytes) -> None:
        super().__init__()
        self._file = file
        self._members: dict[str, zipfile.ZipInfo] = {}
        with _parsing(), _open(file) as stream, zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                name = _zip_name(member)
                kind = stat.S_IFMT(member.external_attr >> 16)  # 0 where packed on Windows
                if kind in (0, stat.S_IFREG, stat.S_IFDIR):
                    is_folder = name.endswith(("/", "\\"))
                    if path := self.add(name, member.file_size, is_folder):
                        self._members[path] = member

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        contents = {}
        with _parsing(), _open(self._file) as stream, zipfile.ZipFile(stream) as archive:
            for path in paths:
                member = self._members[path]
                if member.flag_bits & 0x1:
                    raise Refused("it is encrypted; hand it in without a password")
                # Python unpacks the other methods without a bound, whatever size was asked for.
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise Refused(f"its compression is unusual; hand in an ordinary {KINDS}")
                with archive.open(member) as content:
                    # zipfile stops at the declared size, and there compares the checksum, which
                    # a lie about the size does not pass.
                    contents[path] = content.read(member.file_size)
        return contents


def _zip_name(member: zipfile.ZipInfo) -> str:
    """UTF-8 even where the flag for it is unset, and Python takes the bytes for code page 437."""
    name = member.orig_filename  # `filename` ends at a NUL
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


class _Tar(Source):
    """Read from start to end, once to list it and once for the contents.

    tarfile's own reader is not used: a few headers can make it hold a bomb in memory, recurse, or
    take quadratic time. Only its parsing of a single header is.
    """

    def __init__(self, file: Path | bytes, max_bytes: int) -> None:
        super().__init__()
        self._file, self._max_bytes = file, max_bytes
        self._places: dict[str, int] = {}
        for place, member, _ in self._members(wanted=()):
            if not (member.isreg() or member.isdir()):
                continue  # links, devices and pipes are nobody's work
            if path := self.add(member.name, member.size, member.isdir()):
                self._places[path] = place

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        wanted = {self._places[path]: path for path in paths}
        members = self._members(wanted)
        return {wanted[place]: content for place, _, content in members if place in wanted}

    def _members(self, wanted: Container[int]) -> Iterator[tuple[int, tarfile.TarInfo, bytes]]:
        """Each member with its number, and the content of those wanted."""
        with _parsing(), _open(self._file) as raw, _decompressed(raw) as unpacked:
            stream = _Bounded(unpacked, self._max_bytes)
            for place, member in enumerate(_tar_headers(stream)):
                has_content = member.isreg() or member.type not in tarfile.SUPPORTED_TYPES
                size = member.size if has_content else 0
                content = stream.read(size) if place in wanted else b""
                stream.skip(size - len(content) + -size % tarfile.BLOCKSIZE)
                yield place, member, content
            stream.drain()


def _tar_headers(stream: _Bounded) -> Iterator[tarfile.TarInfo]:
    """The header of each member; whoever asks for the next has read the content of the last."""
    extended: dict[str, str] = {}
    while any(header := stream.read(tarfile.BLOCKSIZE)):
        member = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        if member.type in _EXTENSIONS:
            if not 0 <= member.size <= bounds.MAX_HEADER_BYTES:
                raise Refused(_UNUSUAL)
            content = stream.read(member.size)
            stream.skip(-member.size % tarfile.BLOCKSIZE)
            if member.type in _PAX:
                extended |= _pax_records(content)
            elif member.type == tarfile.GNUTYPE_LONGNAME:
                extended["path"] = _tar_text(content.rstrip(b"\0"))
            continue
        member.name = extended.get("path", member.name)
        member.size = int(extended.get("size", member.size))
        if member.size < 0 or member.type == tarfile.GNUTYPE_SPARSE:
            raise Refused(_UNUSUAL)
        extended = {}
        yield member


def _pax_records(content: bytes) -> dict[str, str]:
    """What matters in records of `LENGTH KEY=VALUE` and a line's end, all of it counted."""
    records, start = {}, 0
    while start < len(content):
        space = content.index(b" ", start)
        end = start + int(content[start:space])
        if not space < end <= len(content):
            raise ValueError("the length of a record")
        key, _, value = content[space + 1 : end].partition(b"=")
        if key in (b"path", b"size"):
            records[key.decode()] = _tar_text(value.removesuffix(b"\n"))
        elif key.startswith(b"GNU.sparse"):
            raise Refused(_UNUSUAL)
        start = end
    return records


def _tar_text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


class _Bounded:
    """A stream that gives exactly what is asked for, and ends at a limit."""

    def __init__(self, stream: IO[bytes], max_bytes: int) -> None:
        self._stream, self._max_bytes, self._left = stream, max_bytes, max_bytes

    def read(self, size: int) -> bytes:
        data = self._upto(size)
        if len(data) < size:
            raise EOFError
        return data

    def skip(self, size: int) -> None:
        while size > 0:
            size -= len(self.read(min(size, bounds.MB)))

    def drain(self) -> None:
        """Reads to the end: only there is the checksum of the compression compared."""
        while self._upto(tarfile.RECORDSIZE):
            pass

    def _upto(self, size: int) -> bytes:
        self._left -= size
        if self._left < 0:
            raise Refused(
                f"it unpacks to more than {self._max_bytes // bounds.MB} MB; "
                "leave out data and environments"
            )
        data = self._stream.read(size)
        self._left += size - len(data)
        return data


def open_archive(name: str, file: Path | bytes, max_bytes: int) -> Source:
    if NOTEBOOK.search(name):
        return _Single(name, file)
    if not ARCHIVE.search(name):
        raise Refused(f"archives of this kind are not read; hand in a {KINDS}")
    with _parsing():
        size = file.stat().st_size if isinstance(file, Path) else len(file)
    if size > max_bytes:
        raise too_large("it", size, max_bytes)
    if name.lower().endswith(".zip"):
        return _Zip(file)
    return _Tar(file, bounds.UNPACKED * max_bytes)


def _open(file: Path | bytes) -> IO[bytes]:
    return open(file, "rb") if isinstance(file, Path) else io.BytesIO(file)


def _decompressed(raw: IO[bytes]) -> IO[bytes]:
    """By content: browsers are known to unpack a .tar.gz and to leave its name."""
    magic = raw.read(6)
    raw.seek(0)
    if magic.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if magic.startswith(b"BZh"):
        return bz2.BZ2File(raw)
    if magic == b"\xfd7zXZ\x00":
        return lzma.LZMAFile(raw)
    return raw


@contextmanager
def _parsing() -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except EOFError:
        raise Refused("it is cut off; pack it again and check that all of it arrives") from None
    except Exception as error:
        # A parser that is given a stranger's bytes may raise anything, MemoryError included. All
        # of it is this submission's fault and none of it the class's.
        if isinstance(error, OSError) and error.strerror:
            raise Refused(f"{error.strerror}; hand it in again") from None
        raise Refused(
            "it is damaged, or not what its name says; pack it again and check that it opens"
        ) from None


@contextmanager
def _readable(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = show(path) if path else "the folder"
        raise Refused(f"{what}: {error.strerror or error}; hand it in again, readable") from None
