"""Fixtures of the kit's own tests; what they are made of is in `kit.py` and `attacks.py`."""

from tests.kit.attacks import no_guest_is_left
from tests.kit.kit import grader, in_copy, kit_copy

__all__ = ["grader", "in_copy", "kit_copy", "no_guest_is_left"]
