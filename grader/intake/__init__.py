"""Reads what students handed in: a folder of submissions becomes plain data.

Students' archives are strangers' bytes. Nothing is unpacked to disk and no link is followed; a
source is listed first, judged by what it declares, and then read, never more than it declared.
A fault in one submission is a sentence for its student; only what spoils the whole class (two
children of one name, a folder that is none) stops the command.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from grader.errors import UserError
from grader.intake import bounds
from grader.intake.bounds import (
    ARCHIVE,
    KINDS,
    NOTEBOOK,
    UNSUPPORTED,
    Refused,
    allowed,
    is_archive,
    is_junk,
    matters,
    show,
    too_large,
)
from grader.intake.sources import Folder, Loaded, Source, open_archive

MAX_STUDENT_BYTES = 200  # leaves room for ".json" and the like within MAX_NAME_BYTES
OURS = frozenset({"chapter11", "reference", "tests", "grader"})  # the grader has its own copies
_DRIVE = re.compile(r"[A-Za-z]:")


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
    if stat.S_ISREG(mode) and ARCHIVE.search(folder.name):
        return _class_in_archive(folder, sections)
    raise IntakeError(
        f"{show(folder)} is neither a folder nor an archive that can be read; "
        f"give the folder that holds the submissions, or a {KINDS} of it"
    )


def read_submission(path: Path, sections: Collection[str]) -> Submission:
    """The submission at `path`: a folder or an archive of one student."""
    path = path.absolute()  # the name of `.` is that of the folder
    mode = _mode(path)
    is_folder = stat.S_ISDIR(mode)
    student = path.name if is_folder else _stem(path.name)
    if student is None or not (is_folder or stat.S_ISREG(mode)):
        raise IntakeError(f"{show(path)} is no submission; give a folder or a {KINDS} of one")
    _check_student(student, path.name)

    def source() -> Source:
        return Folder(path) if is_folder else open_archive(path.name, path, bounds.MAX_BYTES)

    return _submission(student, path.name, source, sections)


def _mode(path: Path) -> int:
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise IntakeError(
            f"{show(path)} cannot be read ({why}); give the folder that holds the submissions"
        ) from None


# The children of SUBMISSIONS


def _class_in_folder(folder: Path, sections: Collection[str]) -> Class:
    children: dict[str, bool] = {}  # by name: is it a folder?
    ignored: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_junk(entry.name):
                    continue
                if entry.is_symlink():
                    ignored.append(
                        f"{show(entry.name)} is a link, and links are not followed; "
                        "if it is a submission, put a copy in its place"
                    )
                elif entry.is_dir() or entry.is_file():
                    children[entry.name] = entry.is_dir()
                else:  # a pipe would hang whoever opens it
                    ignored.append(f"{show(entry.name)} is neither a file nor a folder")
    except OSError as error:
        raise IntakeError(
            f"{show(folder)} cannot be read ({error.strerror}); check its permissions"
        ) from None

    def source(child: str) -> Source:
        path = folder / child
        return Folder(path) if children[child] else open_archive(child, path, bounds.MAX_BYTES)

    return _class(folder, children, source, sections, ignored)


def _class_in_archive(file: Path, sections: Collection[str]) -> Class:
    try:
        archive = open_archive(file.name, file, bounds.MAX_CLASS_BYTES)
        # All in one pass: a compressed tar can only be read from its start.
        sizes = {path: size for path, size in archive.sizes.items() if size <= allowed(path)}
        if sum(sizes.values()) > bounds.MAX_CLASS_BYTES:
            raise Refused("it holds too much to read at once; unpack it and give the folder")
        loaded = Loaded(archive.sizes, archive.read(sizes))
        folders, files = _children(loaded, sections)
        _check_names([*folders, *files.sizes])
    except Refused as refusal:
        raise IntakeError(f"{show(file)} could not be opened: {refusal}") from None

    def source(child: str) -> Source:
        if child in folders:
            return folders[child]
        return open_archive(child, files.content(child), bounds.MAX_BYTES)

    kinds = dict.fromkeys(files.sizes, False) | dict.fromkeys(folders, True)
    return _class(file, kinds, source, sections, [])


def _children(loaded: Loaded, sections: Collection[str]) -> tuple[dict[str, Loaded], Loaded]:
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
    source: Callable[[str], Source],
    sections: Collection[str],
    ignored: list[str],
) -> Class:
    students: dict[str, tuple[str, str]] = {}  # by a key that no two may share
    ignored = list(ignored)
    for child, is_folder in sorted(children.items()):
        if is_folder and (child in sections or child == "assignments"):
            raise IntakeError(
                f"{show(place)} holds {child}, so that is one submission; "
                "give the folder that holds it"
            )
        student = child if is_folder else _stem(child)
        if student is None:
            ignored.append(f"{show(child)} is no submission: neither a folder nor an archive")
            continue
        _check_student(student, child)
        _, other = students.setdefault(_file_key(student), (student, child))
        if other != child:
            raise IntakeError(
                f"{show(other)} and {show(child)} in {show(place)} are both student "
                f"{show(student)}; rename or remove one of them"
            )
    if not students:
        raise IntakeError(
            f"{show(place)} holds no submission; each of its children should be one student, "
            f"a folder or a {KINDS}"
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
    for kind in (ARCHIVE, UNSUPPORTED, NOTEBOOK):
        if match := kind.search(name):
            return name[: match.start()]
    return None


# One submission: listed, judged, read


def _submission(
    student: str,
    name: str,
    source: Callable[[], Source],
    sections: Collection[str],
    nested: bool = False,
) -> Submission:
    try:
        opened = source()
        _check_names(opened.sizes)
        root = _root(opened.sizes, sections)
        if root is None and (archive := _only_archive(opened.sizes)):
            if nested:  # an archive that holds itself would have no end
                raise Refused(f"it holds another archive; hand in one {KINDS} without others")
            inner = archive.rpartition("/")[2]
            content = opened.read([archive])[archive]
            within = partial(open_archive, inner, content, bounds.MAX_BYTES)
            return _submission(student, inner, within, sections, nested=True)
        plan = _plan(opened.sizes, root)
        contents = opened.read(plan.values())
    except Refused as refusal:
        verb = "opened" if is_archive(name) else "read"
        return Submission(student, {}, f"{show(name)} could not be {verb}: {refusal}")
    return Submission(student, {target: contents[path] for target, path in plan.items()})


@dataclass(frozen=True)
class _Root:
    """Where the work lies in a source; a folder is "" or ends in a slash."""

    outer: str
    inner: str  # directly holds the section folders; below `outer` if that is by `assignments/`


def _root(paths: Iterable[str], sections: Collection[str]) -> _Root | None:
    """Found by the section folders; None where there are none."""
    holders: set[tuple[str, ...]] = set()
    for path in filter(matters, paths):
        folders = path.split("/")[:-1]
        depth = next((i for i, name in enumerate(folders) if name in sections), None)
        if depth is not None and OURS.isdisjoint(folders[:depth]):
            holders.add(tuple(folders[:depth]))
    outers = {path[:-1] if path[-1:] == ("assignments",) else path for path in holders}
    if not outers:
        return None
    if () not in outers and len(outers) > 1:
        listed = ", ".join(show("/".join(path)) for path in sorted(outers)[:3])
        raise Refused(f"section folders lie in several places ({listed}); hand in one of them")
    outer = () if () in outers else outers.pop()
    inner = outer if outer in holders else (*outer, "assignments")
    return _Root(_as_prefix(outer), _as_prefix(inner))


def _as_prefix(folders: Iterable[str]) -> str:
    return "".join(f"{name}/" for name in folders)


def _only_archive(sizes: Mapping[str, int]) -> str | None:
    archives = [path for path in sizes if is_archive(path)]
    if len(archives) > 1:
        listed = ", ".join(show(path) for path in sorted(archives)[:3])
        raise Refused(f"it holds several archives ({listed}); hand in one")
    _check_sizes(archives, sizes)
    return archives[0] if archives else None


def _plan(sizes: Mapping[str, int], root: _Root | None) -> dict[str, str]:
    """What to read: the path in the source by the path in the submission."""
    paths = [path for path in sizes if matters(path)]
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
            raise Refused(f"it holds the unsafe name {show(path)}; pack it with another program")


def _check_sizes(paths: Collection[str], sizes: Mapping[str, int]) -> None:
    """Judges by what is declared; a source never reads more than that."""
    advice = "leave out data and environments, hand in the section folders only"
    if len(paths) > bounds.MAX_FILES:
        raise Refused(
            f"it holds {len(paths)} files, more than the {bounds.MAX_FILES} allowed; {advice}"
        )
    for path in paths:
        if sizes[path] > allowed(path):
            raise too_large(show(path), sizes[path], allowed(path))
        encoded = path.encode(errors="replace")
        longest = max(map(len, encoded.split(b"/")))
        if len(encoded) > bounds.MAX_PATH_BYTES or longest > bounds.MAX_NAME_BYTES:
            raise Refused(f"the path {show(path)} is too long; shorten its names")
    total = sum(sizes[path] for path in paths)
    if total > bounds.MAX_BYTES:
        raise too_large("what it holds", total, bounds.MAX_BYTES)
