"""The one error that people see: a sentence that names the input and the remedy."""

from __future__ import annotations

import errno


class UserError(Exception):
    """Input that a command cannot use: the message names the input and the remedy."""


REMEDIES = {
    errno.ENOSPC: "make room on that disk, and run the command again",
    errno.EDQUOT: "make room on that disk, and run the command again",
    errno.ENOTDIR: "a file stands where a folder should be; give another path",
    errno.EEXIST: "a file stands where a folder should be; give another path",
    errno.EISDIR: "a folder stands where a file should be; give another path",
    errno.ENOENT: "see whether it has been moved or removed",
    errno.EROFS: "give a place that can be written to",
}


def sentence_of(error: OSError) -> str:
    """What to tell a person of an error of the system's: the path, the reason, the remedy."""
    place = error.filename2 or error.filename
    remedy = REMEDIES.get(error.errno or 0, "check its permissions")
    what = f"{place} cannot be used" if place else "a file cannot be used"
    return f"{what}: {error.strerror or error}; {remedy}"
