"""Fixtures of the kit's own tests; what they are made of is in `kit.py`."""

from tests.kit.kit import grader, in_copy, kit_copy

__all__ = ["grader", "in_copy", "kit_copy"]
