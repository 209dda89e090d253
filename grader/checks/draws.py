"""Random inputs of checks: of the run's seed, each check apart from every other."""

from __future__ import annotations

import zlib

import numpy as np


def draw(seed: int, check: str) -> np.random.Generator:
    """The generator of one check; a record of the seed is enough to repeat it."""
    return np.random.default_rng([seed, zlib.crc32(check.encode())])
