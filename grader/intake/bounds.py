"""What is taken of a submission, and how much of it; what is refused, and in which words."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

MB = 10**6
MAX_FILE_BYTES = 10 * MB  # the largest honest file, a notebook full of figures, is about 5 MB
MAX_BYTES = 50 * MB  # 35 exercises with their data are below 1 MB; a class is held in memory
MAX_FILES = 5000  # as many as a guest's folder can be given without a noticeable delay
MAX_PATH_BYTES, MAX_NAME_BYTES = 1000, 255  # what ext4, APFS and NTFS can all hold
UNPACKED = 4  # a tar is unpacked to be listed, with all that is left out: this times MAX_BYTES
MAX_HEADER_BYTES = 2**16  # a tar's header for long names; an honest one is below 10 kB
MAX_CLASS_BYTES = 2000 * MB  # a bulk download: 500 students with 4 MB each, or more with less

SUFFIXES = frozenset({".py", ".md", ".ipynb", ".json", ".csv", ".txt", ".npy", ".npz"})
JUNK_FOLDERS = frozenset({"__MACOSX", "__pycache__", "node_modules", "site-packages"})
JUNK_FILES = frozenset({"thumbs.db", "desktop.ini"})

ARCHIVE = re.compile(r"\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$", re.IGNORECASE)
UNSUPPORTED = re.compile(r"\.(rar|7z|zipx|gz|bz2|xz|zst|tar\.zst)$", re.IGNORECASE)
NOTEBOOK = re.compile(r"\.ipynb$", re.IGNORECASE)
SURROGATE = re.compile("[\ud800-\udfff]")  # a byte that is no text, in no name that code can use

KINDS = ".zip or .tar.gz"


class Refused(Exception):
    """What is wrong with a submission, and what its student can do about it."""


def is_archive(name: str) -> bool:
    """Whether or not it is of a kind that can be opened."""
    return bool(ARCHIVE.search(name) or UNSUPPORTED.search(name))


def is_junk(name: str) -> bool:
    return name.startswith(".") or name in JUNK_FOLDERS or name.lower() in JUNK_FILES


def allowed(path: str) -> int:
    """How large a file may be; 0 for one that never matters."""
    if is_archive(path):
        return MAX_BYTES
    return MAX_FILE_BYTES if matters(path) else 0


def too_large(what: str, size: int, allowed: int) -> Refused:
    return Refused(
        f"{what} has {size / MB:.1f} MB, more than the {allowed // MB} MB allowed; "
        "leave out data and environments"
    )


def suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def matters(path: str) -> bool:
    return suffix(path) in SUFFIXES and not SURROGATE.search(path)


def show(name: str | Path) -> str:
    """A name fit for a sentence: some are long, or would move the cursor."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(name)
    )
    return shown if len(shown) <= 200 else f"{shown[:100]}...{shown[-90:]}"
