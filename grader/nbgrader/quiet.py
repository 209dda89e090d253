"""nbgrader at work inside this process."""

from __future__ import annotations

import logging
import os
import sysconfig
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nbgrader_at_work() -> Iterator[None]:
    """Quietly, and with the commands that nbgrader calls within reach.

    It logs each file that it touches, SQLAlchemy warns of how it does it, and it makes a database
    with the command `alembic`, which stands on no PATH where the environment is not activated.
    """
    level, path = logging.root.manager.disable, os.environ.get("PATH", "")
    logging.disable(logging.WARNING)
    os.environ["PATH"] = os.pathsep.join(filter(None, (sysconfig.get_path("scripts"), path)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.environ["PATH"] = path
        logging.disable(level)
