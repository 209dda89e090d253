"""Reads what students handed in: a folder of submissions becomes plain data.

Students' archives are strangers' bytes. Nothing is unpacked to disk and no link is followed; a
source is listed first, judged by what it declares, and then read, never more than it declared.
A fault in one submission is a sentence for its student; only what spoils the whole class (two
children of one name, a folder that is none) stops the command.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import posixpath
import re
import stat
import tarfile
import unicodedata
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from grader.errors import UserError

MB = 10**6
MAX_FILE_BYTES = 10 * MB  # the largest honest file, a notebook full of figures, is about 5 MB
MAX_BYTES = 50 * MB  # 35 exercises with their data are below 1 MB; a class is held in memory
MAX_FILES = 5000  # as many as a guest's folder can be given without a noticeable delay
MAX_PATH_BYTES, MAX_NAME_BYTES = 1000, 255  # what ext4, APFS and NTFS can all hold
UNPACKED = 4  # a tar is unpacked to be listed, with all that is left out: this times MAX_BYTES
MAX_HEADER_BYTES = 2**16  # a tar's header for long names; an honest one is below 10 kB
MAX_CLASS_BYTES = 2000 * MB  # a bulk download: 500 students with 4 MB each, or more with less
MAX_STUDENT_BYTES = 200  # leaves room for ".json" and the like within MAX_NAME_BYTES

SUFFIXES = frozenset({".py", ".md", ".ipynb", ".json", ".csv", ".txt", ".npy", ".npz"})
OURS = frozenset({"chapter11", "reference", "tests", "grader"})  # the grader has its own copies
JUNK_FOLDERS = frozenset({"__MACOSX", "__pycache__", "node_modules", "site-packages"})
JUNK_FILES = frozenset({"thumbs.db", "desktop.ini"})

_ARCHIVE = re.compile(r"\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$", re.IGNORECASE)
_UNSUPPORTED = re.compile(r"\.(rar|7z|zipx|gz|bz2|xz|zst|tar\.zst)$", re.IGNORECASE)
_NOTEBOOK = re.compile(r"\.ipynb$", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")  # a byte that is no text, in no name that code can use
_DRIVE = re.compile(r"[A-Za-z]:")

_KINDS = ".zip or .tar.gz"
_UNUSUAL = f"its format is unusual; hand in an ordinary {_KINDS}"
_NO_NOTEBOOKS = "notebooks are not graded yet; hand in the section folders with their .py files"

_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_EXTENSIONS = (*_PAX, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


class IntakeError(UserError):
    """Bad input to the command: one sentence that names the input and the remedy."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in, as plain data that can travel to another machine."""

    student: str
    files: dict[str, bytes]  # by path relative to the folder that holds the section folders
    problem: str = ""  # why it could not be read: a sentence for the student


@dataclass(frozen=True)
class Class:
    submissions: list[Submission]  # by student's name
    ignored: list[str]  # a sentence on each child that is none


def read_class(folder: Path, sections: Collection[str]) -> Class:
    """All submissions in `folder`, which may also be one archive of them."""
    mode = _mode(folder)
    if stat.S_ISDIR(mode):
        return _class_in_folder(folder, sections)
    if stat.S_ISREG(mode) and _ARCHIVE.search(folder.name):
        return _class_in_archive(folder, sections)
    raise IntakeError(
        f"{_show(folder)} is neither a folder nor an archive that can be read; "
        f"give the folder that holds the submissions, or a {_KINDS} of it"
    )


def read_submission(path: Path, sections: Collection[str]) -> Submission:
    """The submission at `path`: a folder or an archive of one student."""
    path = path.absolute()  # the name of `.` is that of the folder
    mode = _mode(path)
    is_folder = stat.S_ISDIR(mode)
    student = path.name if is_folder else _stem(path.name)
    if student is None or not (is_folder or stat.S_ISREG(mode)):
        raise IntakeError(f"{_show(path)} is no submission; give a folder or a {_KINDS} of one")
    _check_student(student, path.name)

    def source() -> _Source:
        return _Folder(path) if is_folder else _archive(path.name, path, MAX_BYTES)

    return _submission(student, path.name, source, sections)


def _mode(path: Path) -> int:
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise IntakeError(
            f"{_show(path)} cannot be read ({why}); give the folder that holds the submissions"
        ) from None


# The children of SUBMISSIONS


def _class_in_folder(folder: Path, sections: Collection[str]) -> Class:
    children: dict[str, bool] = {}  # by name: is it a folder?
    ignored: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_junk(entry.name):
                    continue
                if entry.is_symlink():
                    ignored.append(
                        f"{_show(entry.name)} is a link, and links are not followed; "
                        "if it is a submission, put a copy in its place"
                    )
                elif entry.is_dir() or entry.is_file():
                    children[entry.name] = entry.is_dir()
                else:  # a pipe would hang whoever opens it
                    ignored.append(f"{_show(entry.name)} is neither a file nor a folder")
    except OSError as error:
        raise IntakeError(
            f"{_show(folder)} cannot be read ({error.strerror}); check its permissions"
        ) from None

    def source(child: str) -> _Source:
        path = folder / child
        return _Folder(path) if children[child] else _archive(child, path, MAX_BYTES)

    return _class(folder, children, source, sections, ignored)


def _class_in_archive(file: Path, sections: Collection[str]) -> Class:
    try:
        archive = _archive(file.name, file, MAX_CLASS_BYTES)
        # All in one pass: a compressed tar can only be read from its start.
        sizes = {path: size for path, size in archive.sizes.items() if size <= _allowed(path)}
        if sum(sizes.values()) > MAX_CLASS_BYTES:
            raise _RefusedError("it holds too much to read at once; unpack it and give the folder")
        loaded = _Loaded(archive.sizes, archive.read(sizes))
        folders, files = _children(loaded, sections)
        _check_names([*folders, *files.sizes])
    except _RefusedError as refusal:
        raise IntakeError(f"{_show(file)} could not be opened: {refusal}") from None

    def source(child: str) -> _Source:
        if child in folders:
            return folders[child]
        return _archive(child, files.content(child), MAX_BYTES)

    kinds = dict.fromkeys(files.sizes, False) | dict.fromkeys(folders, True)
    return _class(file, kinds, source, sections, [])


def _children(loaded: _Loaded, sections: Collection[str]) -> tuple[dict[str, _Loaded], _Loaded]:
    """The folders in the archive of a class, and its files.

    Whoever packs the folder of a class gets an archive with one child. That child is no student
    unless it holds section folders, or one archive and no folder, as in an LMS bulk download.
    """
    folders, files = loaded.split()
    if len(folders) == 1 and not files.sizes:
        [only] = folders.values()
        inner_folders, inner_files = only.split()
        archives = [name for name in inner_files.sizes if _stem(name) is not None]
        is_student = not {"assignments", *sections}.isdisjoint(inner_folders)
        if not is_student and (inner_folders or len(archives) > 1):
            return inner_folders, inner_files
    return folders, files


def _class(
    place: Path,
    children: Mapping[str, bool],
    source: Callable[[str], _Source],
    sections: Collection[str],
    ignored: list[str],
) -> Class:
    students: dict[str, tuple[str, str]] = {}  # by a key that no two may share
    ignored = list(ignored)
    for child, is_folder in sorted(children.items()):
        if is_folder and (child in sections or child == "assignments"):
            raise IntakeError(
                f"{_show(place)} holds {child}, so that is one submission; "
                "give the folder that holds it"
            )
        student = child if is_folder else _stem(child)
        if student is None:
            ignored.append(f"{_show(child)} is no submission: neither a folder nor an archive")
            continue
        _check_student(student, child)
        _, other = students.setdefault(_file_key(student), (student, child))
        if other != child:
            raise IntakeError(
                f"{_show(other)} and {_show(child)} in {_show(place)} are both student "
                f"{_show(student)}; rename or remove one of them"
            )
    if not students:
        raise IntakeError(
            f"{_show(place)} holds no submission; each of its children should be one student, "
            f"a folder or a {_KINDS}"
        )
    return Class(
        [
            _submission(student, child, partial(source, child), sections)
            for student, child in sorted(students.values())
        ],
        sorted(ignored),
    )


def _check_student(student: str, child: str) -> None:
    """Every student has a file of that name in the results, wherever these are read."""
    # Control characters, bytes that are no text, line and paragraph separators.
    odd = any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in student)
    if odd or not student.strip() or len(student.encode()) > MAX_STUDENT_BYTES:
        raise IntakeError(
            f"{child!a} cannot be a student's name, being blank, too long, or with control "
            "characters or bytes that are no text; rename it"
        )


def _file_key(name: str) -> str:
    """Equal for names that some file system takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _stem(name: str) -> str | None:
    """The name of a file without what makes it a submission; None where nothing does."""
    for kind in (_ARCHIVE, _UNSUPPORTED, _NOTEBOOK):
        if match := kind.search(name):
            return name[: match.start()]
    return None


def _is_archive(name: str) -> bool:
    """Whether or not it is of a kind that can be opened."""
    return bool(_ARCHIVE.search(name) or _UNSUPPORTED.search(name))


def _is_junk(name: str) -> bool:
    return name.startswith(".") or name in JUNK_FOLDERS or name.lower() in JUNK_FILES


# One submission: listed, judged, read


class _RefusedError(Exception):
    """What is wrong with a submission, and what its student can do about it."""


def _submission(
    student: str,
    name: str,
    source: Callable[[], _Source],
    sections: Collection[str],
    nested: bool = False,
) -> Submission:
    try:
        opened = source()
        _check_names(opened.sizes)
        root = _root(opened.sizes, sections)
        if root is None and (archive := _only_archive(opened.sizes)):
            if nested:  # an archive that holds itself would have no end
                raise _RefusedError(
                    f"it holds another archive; hand in one {_KINDS} without others"
                )
            inner = archive.rpartition("/")[2]
            content = opened.read([archive])[archive]
            within = partial(_archive, inner, content, MAX_BYTES)
            return _submission(student, inner, within, sections, nested=True)
        plan = _plan(opened.sizes, root)
        contents = opened.read(plan.values())
    except _RefusedError as refusal:
        verb = "opened" if _is_archive(name) else "read"
        return Submission(student, {}, f"{_show(name)} could not be {verb}: {refusal}")
    return Submission(student, {target: contents[path] for target, path in plan.items()})


@dataclass(frozen=True)
class _Root:
    """Where the work lies in a source; a folder is "" or ends in a slash."""

    outer: str
    inner: str  # directly holds the section folders; below `outer` if that is by `assignments/`


def _root(paths: Iterable[str], sections: Collection[str]) -> _Root | None:
    """Found by the section folders; None where there are none."""
    holders: set[tuple[str, ...]] = set()
    for path in filter(_matters, paths):
        folders = path.split("/")[:-1]
        depth = next((i for i, name in enumerate(folders) if name in sections), None)
        if depth is not None and OURS.isdisjoint(folders[:depth]):
            holders.add(tuple(folders[:depth]))
    outers = {path[:-1] if path[-1:] == ("assignments",) else path for path in holders}
    if not outers:
        return None
    if () not in outers and len(outers) > 1:
        listed = ", ".join(_show("/".join(path)) for path in sorted(outers)[:3])
        raise _RefusedError(
            f"section folders lie in several places ({listed}); hand in one of them"
        )
    outer = () if () in outers else outers.pop()
    inner = outer if outer in holders else (*outer, "assignments")
    return _Root(_as_prefix(outer), _as_prefix(inner))


def _as_prefix(folders: Iterable[str]) -> str:
    return "".join(f"{name}/" for name in folders)


def _only_archive(sizes: Mapping[str, int]) -> str | None:
    archives = [path for path in sizes if _is_archive(path)]
    if len(archives) > 1:
        listed = ", ".join(_show(path) for path in sorted(archives)[:3])
        raise _RefusedError(f"it holds several archives ({listed}); hand in one")
    _check_sizes(archives, sizes)
    return archives[0] if archives else None


def _plan(sizes: Mapping[str, int], root: _Root | None) -> dict[str, str]:
    """What to read: the path in the source by the path in the submission."""
    paths = [path for path in sizes if _matters(path)]
    suffixes = {_suffix(path) for path in paths}
    if root is None and ".ipynb" in suffixes and ".py" not in suffixes:
        raise _RefusedError(_NO_NOTEBOOKS)
    outer, inner = (root.outer, root.inner) if root else ("", "")
    # Made in the very folder of the work, an environment is left out by its site-packages alone.
    marked = [path.removesuffix("pyvenv.cfg") for path in sizes if path.endswith("/pyvenv.cfg")]
    venvs = tuple(folder for folder in marked if not inner.startswith(folder))
    targets: dict[str, str] = {}
    for own in (True, False):  # what lies beside the section folders comes first
        for path in paths:
            target = path.removeprefix(outer).removeprefix("assignments/") if root else path
            is_ours = target.partition("/")[0] in OURS
            if own == (inner + target == path) and not is_ours and not path.startswith(venvs):
                targets.setdefault(target, path)
    _check_sizes(targets.values(), sizes)
    return {
        target: path
        for target, path in targets.items()
        # An archive can hold both `a.py` and `a.py/b.py`, a folder cannot.
        if not any(str(folder) in targets for folder in PurePosixPath(target).parents)
    }


def _check_names(paths: Iterable[str]) -> None:
    for path in paths:
        parts = path.split("/")
        if not parts[0] or "\0" in path or ".." in parts or any(map(_DRIVE.match, parts)):
            raise _RefusedError(
                f"it holds the unsafe name {_show(path)}; pack it with another program"
            )


def _check_sizes(paths: Collection[str], sizes: Mapping[str, int]) -> None:
    """Judges by what is declared; a source never reads more than that."""
    advice = "leave out data and environments, hand in the section folders only"
    if len(paths) > MAX_FILES:
        raise _RefusedError(
            f"it holds {len(paths)} files, more than the {MAX_FILES} allowed; {advice}"
        )
    for path in paths:
        if sizes[path] > _allowed(path):
            raise _too_large(_show(path), sizes[path], _allowed(path))
        encoded = path.encode(errors="replace")
        longest = max(map(len, encoded.split(b"/")))
        if len(encoded) > MAX_PATH_BYTES or longest > MAX_NAME_BYTES:
            raise _RefusedError(f"the path {_show(path)} is too long; shorten its names")
    total = sum(sizes[path] for path in paths)
    if total > MAX_BYTES:
        raise _too_large("what it holds", total, MAX_BYTES)


def _allowed(path: str) -> int:
    """How large a file may be; 0 for one that never matters."""
    if _is_archive(path):
        return MAX_BYTES
    return MAX_FILE_BYTES if _matters(path) else 0


def _too_large(what: str, size: int, allowed: int) -> _RefusedError:
    return _RefusedError(
        f"{what} has {size / MB:.1f} MB, more than the {allowed // MB} MB allowed; "
        "leave out data and environments"
    )


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def _matters(path: str) -> bool:
    return _suffix(path) in SUFFIXES and not _SURROGATE.search(path)


# Where submissions come from


class _Source(ABC):
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
        if not any(parts) or any(_is_junk(part) for part in parts if part != ".."):
            return ""
        self.sizes[path] = size
        return path


class _Loaded(_Source):
    """Part of an archive that was read already; what was too large is listed only."""

    def __init__(self, sizes: dict[str, int], contents: dict[str, bytes]) -> None:
        self.sizes = sizes
        self._contents = contents

    def read(self, paths: Collection[str]) -> dict[str, bytes]:
        return {path: self._contents[path] for path in paths}

    def content(self, path: str) -> bytes:
        if path not in self._contents:
            raise _too_large("it", self.sizes[path], _allowed(path))
        return self._contents[path]

    def split(self) -> tuple[dict[str, _Loaded], _Loaded]:
        """The folders at the top, and the files beside them."""
        folders: dict[str, _Loaded] = {}
        files = _Loaded({}, self._contents)
        for path, size in self.sizes.items():
            name, slash, rest = path.partition("/")
            if not slash:
                files.sizes[path] = size
                continue
            folder = folders.setdefault(name, _Loaded({}, {}))
            if rest:  # not the folder's own entry
                folder.sizes[rest] = size
            if path in self._contents:
                folder._contents[rest] = self._contents[path]
        return folders, files


class _Folder(_Source):
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
                        if not _is_junk(entry.name):
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


class _Zip(_Source):
    def __init__(self, file: Path | bytes) -> None:
        super().__init__()
        self._file = file
        self._members: dict[str, zipfile.ZipInfo] = {}
        with _parsing(), _open(file) as stream, zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                name = member.orig_filename  # `filename` ends at a NUL
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
                    raise _RefusedError("it is encrypted; hand it in without a password")
                # Python unpacks the other methods without a bound, whatever size was asked for.
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise _RefusedError(f"its compression is unusual; hand in an ordinary {_KINDS}")
                with archive.open(member) as content:
                    # zipfile stops at the declared size, and there compares the checksum, which
                    # a lie about the size does not pass.
                    contents[path] = content.read(member.file_size)
        return contents


class _Tar(_Source):
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
            if not 0 <= member.size <= MAX_HEADER_BYTES:
                raise _RefusedError(_UNUSUAL)
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
            raise _RefusedError(_UNUSUAL)
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
            raise _RefusedError(_UNUSUAL)
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
            size -= len(self.read(min(size, MB)))

    def drain(self) -> None:
        """Reads to the end: only there is the checksum of the compression compared."""
        while self._upto(tarfile.RECORDSIZE):
            pass

    def _upto(self, size: int) -> bytes:
        self._left -= size
        if self._left < 0:
            raise _RefusedError(
                f"it unpacks to more than {self._max_bytes // MB} MB; "
                "leave out data and environments"
            )
        data = self._stream.read(size)
        self._left += size - len(data)
        return data


def _archive(name: str, file: Path | bytes, max_bytes: int) -> _Source:
    if _NOTEBOOK.search(name):
        raise _RefusedError(_NO_NOTEBOOKS)
    if not _ARCHIVE.search(name):
        raise _RefusedError(f"archives of this kind are not read; hand in a {_KINDS}")
    with _parsing():
        size = file.stat().st_size if isinstance(file, Path) else len(file)
    if size > max_bytes:
        raise _too_large("it", size, max_bytes)
    if name.lower().endswith(".zip"):
        return _Zip(file)
    return _Tar(file, UNPACKED * max_bytes)


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
    except _RefusedError:
        raise
    except EOFError:
        raise _RefusedError(
            "it is cut off; pack it again and check that all of it arrives"
        ) from None
    except Exception as error:
        # A parser that is given a stranger's bytes may raise anything, MemoryError included. All
        # of it is this submission's fault and none of it the class's.
        if isinstance(error, OSError) and error.strerror:
            raise _RefusedError(f"{error.strerror}; hand it in again") from None
        raise _RefusedError(
            "it is damaged, or not what its name says; pack it again and check that it opens"
        ) from None


@contextmanager
def _readable(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = _show(path) if path else "the folder"
        raise _RefusedError(
            f"{what}: {error.strerror or error}; hand it in again, readable"
        ) from None


def _show(name: str | Path) -> str:
    """A name fit for a sentence: some are long, or would move the cursor."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(name)
    )
    return shown if len(shown) <= 200 else f"{shown[:100]}...{shown[-90:]}"
