"""A figure as plain data: what is drawn in each of its panels.

Plots are graded by data, whatever artist drew it, so there are a few plain kinds: curves, points,
regions, arrows, words. `grader.plain.drawn` reads them out of Matplotlib's artists.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass
class Curve:
    """A line: `xy` (n, 2) or (n, 3), with its label and looks.

    `color` is RGBA; of a row of bare markers that of their faces and, after it, of their edges.
    """

    xy: Floats
    label: str = ""
    color: tuple[float, ...] = ()
    marker: bool = False
    shape: str = ""  # names the marker's shape; the same shape, the same name
    joined: bool = True
    whole: bool = False  # an axline: endless, given by two of its points
    steps: str = ""  # "pre", "mid" or "post" where it is drawn as a staircase

    def outline(self) -> Floats:
        """The line as the eye sees it: `xy`, or with the corners between where it goes in steps."""
        if self.steps not in ("pre", "mid", "post") or len(self.xy) < 2:
            return self.xy
        x, y = np.repeat(self.xy[:, :2], 2, axis=0).T
        if self.steps == "pre":
            return np.column_stack([x[:-1], y[1:]])
        if self.steps == "post":
            return np.column_stack([x[1:], y[:-1]])
        middles = np.repeat((self.xy[:-1, 0] + self.xy[1:, 0]) / 2, 2)
        return np.column_stack([np.concatenate([x[:1], middles, x[-1:]]), y])


@dataclass
class Points:
    """Markers: `xy` (n, 2) or (n, 3) and `colors` (n, 8), RGBA of the face, then of the edge."""

    xy: Floats
    colors: Floats
    label: str = ""
    shape: str = ""


@dataclass
class Region:
    """A filled area, or an image, by its outline (n, 2); spans reach from axis to axis."""

    xy: Floats
    label: str = ""


@dataclass
class Arrow:
    """From its tail to its head: `xy` (2, 2)."""

    xy: Floats


@dataclass
class Word:
    """A text and where it is anchored, `xy` (2,): nan where that is not in the panel's reach."""

    text: str
    xy: Floats
    boxed: bool = False  # in a box of its own, `bbox=...`


@dataclass
class AxesData:
    title: str = ""
    xlabel: str = ""
    ylabel: str = ""
    xscale: str = "linear"
    yscale: str = "linear"
    xlim: tuple[float, float] = (-np.inf, np.inf)  # what lies beyond is not seen
    curves: list[Curve] = field(default_factory=list)
    points: list[Points] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)  # `texts`, with their places
    texts: list[str] = field(default_factory=list)
    legend: list[str] = field(default_factory=list)

    def with_twin(self, twin: AxesData) -> AxesData:
        """This panel with what is drawn over the same place by another one."""
        texts = [twin.title, twin.xlabel, twin.ylabel, *twin.texts]
        return replace(
            self,
            curves=self.curves + twin.curves,
            points=self.points + twin.points,
            regions=self.regions + twin.regions,
            arrows=self.arrows + twin.arrows,
            words=self.words + twin.words,
            texts=self.texts + [text for text in texts if text],
            legend=self.legend + twin.legend,
        )

    def names(self) -> str:
        """Everything written at this panel, folded for comparison by `mentions`."""
        artists: list[Curve | Points | Region] = [*self.curves, *self.points, *self.regions]
        labels = [artist.label for artist in artists]
        drawn = [self.title, self.xlabel, self.ylabel, *self.texts, *self.legend, *labels]
        return "\n".join(folded(text) for text in drawn)

    def mentions(self, name: str) -> bool:
        """Whether a name is written here, ignoring case, spaces and underscores."""
        return folded(name) in self.names()

    def marker_groups(self) -> list[tuple[Floats, Floats]]:
        """Places (n, d) and colours (n, 8) of each artist that draws bare markers."""
        groups = [(points.xy, points.colors) for points in self.points]
        groups += [
            (curve.xy, np.tile(curve.color, (len(curve.xy), 1)))
            for curve in self.curves
            if curve.marker and not curve.joined
        ]
        return [group for group in groups if len(group[0])]

    def markers(self) -> tuple[Floats, Floats]:
        """All markers of the panel, (n, d), with their colours (n, 8), in drawing order."""
        groups = self.marker_groups()
        width = max((xy.shape[1] for xy, _ in groups), default=2)
        groups = [(xy, colors) for xy, colors in groups if xy.shape[1] == width]
        if not groups:
            return np.empty((0, width)), np.empty((0, 8))
        return np.vstack([xy for xy, _ in groups]), np.vstack([c for _, c in groups])


@dataclass
class FigureData:
    """What is drawn in a figure, panel by panel."""

    axes: list[AxesData] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> FigureData:
        """Rebuild from what came over the wire; raises TypeError or KeyError on nonsense."""
        figure = cls(texts=[str(text) for text in data["texts"]])
        for table in data["axes"]:
            panel = dict(table)
            panel["curves"] = [Curve(**dict(c, xy=as_points(c["xy"]))) for c in panel["curves"]]
            panel["regions"] = [Region(**dict(r, xy=as_points(r["xy"]))) for r in panel["regions"]]
            panel["arrows"] = [Arrow(as_place(a["xy"], (2, 2))) for a in panel["arrows"]]
            panel["words"] = [
                Word(str(w["text"]), as_place(w["xy"], (2,)), bool(w["boxed"]))
                for w in panel["words"]
            ]
            panel["points"] = [_checked_points(Points(**p)) for p in panel["points"]]
            for name in ("texts", "legend"):
                panel[name] = [str(text) for text in panel[name]]
            for name in ("title", "xlabel", "ylabel", "xscale", "yscale"):
                panel[name] = str(panel[name])
            panel["xlim"] = as_interval(panel["xlim"])
            figure.axes.append(AxesData(**panel))
        return figure


def folded(text: str) -> str:
    return re.sub(r"[\s_]+", "", str(text)).lower()


def as_points(values: object) -> Floats:
    xy = np.asarray(values, dtype=np.float64)
    if xy.ndim != 2 or xy.shape[1] not in (2, 3):
        raise TypeError(f"points should be (n, 2) or (n, 3), got {xy.shape}")
    return xy


def as_place(values: object, shape: tuple[int, ...]) -> Floats:
    array = np.asarray(values, dtype=np.float64)
    if array.shape != shape:
        raise TypeError(f"a place should have shape {shape}, got {array.shape}")
    return array


def as_interval(limits: Any) -> tuple[float, float]:
    low, high = sorted(float(limit) for limit in limits)
    return low, high


def _checked_points(points: Points) -> Points:
    points.xy, points.colors = as_points(points.xy), np.asarray(points.colors, dtype=np.float64)
    if points.colors.shape != (len(points.xy), 8):
        raise TypeError("a colour for each point is missing")
    return points
