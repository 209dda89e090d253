"""A `show()` warns. Without a display Matplotlib would leave it without a word."""

from __future__ import annotations

import sys
import warnings

SHOWN = "show() was called"


def tell_of_show() -> None:
    """Make every `show()` warn."""
    bases = sys.modules.get("matplotlib.backend_bases")
    if bases is not None:
        # All ways to show, pyplot's and a figure's own, come through the figure's manager.
        bases.FigureManagerBase.show = lambda manager: warnings.warn(SHOWN, stacklevel=2)
