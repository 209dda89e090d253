"""A Matplotlib figure as the data drawn in it.

Plots are graded by data, whatever artist drew it, so one reader turns all the artists that a
student reasonably uses into a few plain kinds: curves, points, regions, arrows, words.
"""

from __future__ import annotations

import re
import sys
import warnings
import zlib
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
            panel["curves"] = [Curve(**dict(c, xy=_points(c["xy"]))) for c in panel["curves"]]
            panel["regions"] = [Region(**dict(r, xy=_points(r["xy"]))) for r in panel["regions"]]
            panel["arrows"] = [Arrow(_shaped(a["xy"], (2, 2))) for a in panel["arrows"]]
            panel["words"] = [
                Word(str(w["text"]), _shaped(w["xy"], (2,)), bool(w["boxed"]))
                for w in panel["words"]
            ]
            panel["points"] = [_checked_points(Points(**p)) for p in panel["points"]]
            for name in ("texts", "legend"):
                panel[name] = [str(text) for text in panel[name]]
            for name in ("title", "xlabel", "ylabel", "xscale", "yscale"):
                panel[name] = str(panel[name])
            panel["xlim"] = _interval(panel["xlim"])
            figure.axes.append(AxesData(**panel))
        return figure


def folded(text: str) -> str:
    return re.sub(r"[\s_]+", "", str(text)).lower()


def figure_data(value: object) -> FigureData | None:
    """The data drawn in a `matplotlib.figure.Figure`, or None for anything else."""
    if "matplotlib.figure" not in sys.modules:
        return None
    from matplotlib.figure import Figure

    # Where a guest may not have Matplotlib, what stands in for it is no class.
    if not isinstance(Figure, type) or not isinstance(value, Figure):
        return None
    panels: dict[Any, AxesData] = {}
    for axes in value.axes:
        if hasattr(axes, "_colorbar"):
            continue
        # Axes over the same place, such as twins, are one panel to whoever looks at it.
        place = id(axes.figure), *np.round(axes.get_position().bounds, 6)
        drawn = _axes_data(axes)
        panels[place] = panels[place].with_twin(drawn) if place in panels else drawn
    return FigureData(list(panels.values()), _figure_texts(value))


def _figure_texts(figure: Any) -> list[str]:
    """What is written beside the panels: titles, texts and legends, of subfigures too."""
    texts = [figure.get_suptitle(), *(text.get_text() for text in figure.texts)]
    texts += [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    texts += [text for part in figure.subfigs for text in _figure_texts(part)]
    return [text for text in dict.fromkeys(texts) if text]


SHOWN = "show() was called"


def tell_of_show() -> None:
    """Make every `show()` warn. Without a display Matplotlib would leave it without a word."""
    bases = sys.modules.get("matplotlib.backend_bases")
    if bases is not None:
        # All ways to show, pyplot's and a figure's own, come through the figure's manager.
        bases.FigureManagerBase.show = lambda manager: warnings.warn(SHOWN, stacklevel=2)


def _axes_data(axes: Any) -> AxesData:
    from matplotlib.collections import (
        Collection,
        LineCollection,
        PathCollection,
        PolyCollection,
    )
    from matplotlib.contour import ContourSet
    from matplotlib.quiver import Quiver

    data = AxesData(
        title="\n".join(
            filter(None, (axes.get_title(loc=at) for at in ("left", "center", "right")))
        ),
        xlabel=axes.get_xlabel(),
        ylabel=axes.get_ylabel(),
        xscale=axes.get_xscale(),
        yscale=axes.get_yscale(),
        xlim=_interval(axes.get_xlim()),
        texts=[text.get_text() for text in axes.texts] + _named_ticks(axes),
        words=[_word(axes, text) for text in axes.texts],
        arrows=[arrow for text in axes.texts if (arrow := _annotating(axes, text)) is not None],
    )
    legend = axes.get_legend()
    if legend is not None:
        data.legend = [text.get_text() for text in legend.get_texts()]
    for line in axes.lines:
        data.curves.append(_curve(axes, line))
    for artist in axes.collections:
        label = _label(artist)
        if isinstance(artist, ContourSet):
            outlines = [
                _points(polygon)
                for path in artist.get_paths()
                for polygon in path.to_polygons(closed_only=False)
            ]
            if artist.filled:
                data.regions += [Region(xy, label) for xy in outlines]
            else:
                data.curves += [Curve(xy, label) for xy in outlines]
        elif isinstance(artist, PathCollection):
            data.points.append(_scatter(artist, label))
        elif isinstance(artist, Quiver):
            data.arrows += _quiver(artist)
        elif isinstance(artist, LineCollection):
            data.curves += [Curve(xy, label) for xy in _chained(artist.get_segments())]
        elif isinstance(artist, PolyCollection | Collection):
            data.regions += [
                Region(_points(path.vertices), label)
                for path in artist.get_paths()
                if np.ndim(path.vertices) == 2
            ]
    for artist in axes.artists:
        _add_box(data, axes, artist)
    for image in axes.images:
        left, right, bottom, top = image.get_extent()
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        data.regions.append(Region(_points(corners), _label(image)))
    for patch in axes.patches:
        arrow = _arrow(axes, patch)
        if arrow is not None:
            data.arrows.append(arrow)
            continue
        outline = patch.get_patch_transform().transform_path(patch.get_path()).vertices
        data.regions.append(Region(_points(outline), _label(patch)))
    return data


def _word(axes: Any, text: Any) -> Word:
    return Word(text.get_text(), _anchor(axes, text), text.get_bbox_patch() is not None)


def _add_box(data: AxesData, axes: Any, artist: Any) -> None:
    """An offset box with words in it, such as an AnnotationBbox with its arrow."""
    from matplotlib.offsetbox import AnnotationBbox
    from matplotlib.text import Text

    written = [text for text in artist.findobj(Text) if text.get_text()]
    data.texts += [text.get_text() for text in written]
    place, framed = np.full(2, np.nan), False
    if isinstance(artist, AnnotationBbox):
        place = _placed(axes, artist.xybox, artist.boxcoords)
        framed = artist.patch.get_visible()
        if artist.arrow_patch is not None:
            end = _placed(axes, artist.xy, artist.xycoords)
            data.arrows.append(Arrow(np.vstack([place, end])))
    data.words += [Word(text.get_text(), place, framed) for text in written]


def _anchor(axes: Any, text: Any) -> Floats:
    """Where a text stands, in the panel's data coordinates; the text of an arrow is its tail."""
    from matplotlib.text import Annotation

    if not isinstance(text, Annotation):
        return _placed(axes, text.get_position(), text.get_transform())
    coords = text.anncoords
    if isinstance(coords, str) and coords.startswith("offset"):
        dots = axes.figure.dpi / 72 if coords == "offset points" else 1.0
        target = axes.transData.transform(_placed(axes, text.xy, text.xycoords))
        return _flat(axes.transData.inverted().transform(target + np.multiply(text.xyann, dots)))
    return _placed(axes, text.xyann, coords)


def _annotating(axes: Any, text: Any) -> Arrow | None:
    """The arrow of an annotation, from its text to what it points at."""
    if getattr(text, "arrow_patch", None) is None:
        return None
    return Arrow(np.vstack([_anchor(axes, text), _placed(axes, text.xy, text.xycoords)]))


def _arrow(axes: Any, patch: Any) -> Arrow | None:
    """The patch as an arrow, if it is one."""
    from matplotlib import patches

    if isinstance(patch, patches.ConnectionPatch):
        given = [(patch.xy1, patch.coords1), (patch.xy2, patch.coords2)]
        return Arrow(np.vstack([_placed(axes, point, coords) for point, coords in given]))
    if isinstance(patch, patches.FancyArrowPatch):
        kept = vars(patch)  # what it was made with; its own path is that of the drawn shape
        ends = kept["_posA_posB"]
        if ends is None:
            ends = kept["_path_original"].vertices[[0, -1]]
        return Arrow(np.vstack([_placed(axes, end, patch.get_transform()) for end in ends]))
    if isinstance(patch, patches.Arrow):
        return Arrow(_shaped(patch.get_patch_transform().transform([(0, 0), (1, 0)]), (2, 2)))
    if isinstance(patch, patches.FancyArrow) and hasattr(patch, "_dx"):
        x, y, dx, dy = (float(getattr(patch, name)) for name in ("_x", "_y", "_dx", "_dy"))
        return Arrow(np.array([[x, y], [x + dx, y + dy]]))
    return None


def _quiver(artist: Any) -> list[Arrow]:
    tails = np.column_stack([_numbers(artist.X), _numbers(artist.Y)])
    scale = artist.scale if artist.angles == "xy" and artist.scale else 1.0
    ways = np.column_stack([_numbers(artist.U), _numbers(artist.V)]) / scale
    return [Arrow(np.vstack([tail, tail + way])) for tail, way in zip(tails, ways, strict=True)]


def _placed(axes: Any, point: Any, coords: Any) -> Floats:
    """A point given in these coordinates, in the panel's data coordinates; nan if out of reach."""
    if isinstance(coords, str):
        known = {
            "data": axes.transData,
            "axes fraction": axes.transAxes,
            "figure fraction": axes.figure.transFigure,
        }
        coords = known.get(coords)
    if not hasattr(coords, "transform"):
        return np.full(2, np.nan)
    x, y = point
    if coords is axes.transData:
        return _flat((axes.convert_xunits(x), axes.convert_yunits(y)))
    return _flat(axes.transData.inverted().transform(coords.transform(_flat((x, y)))))


def _flat(point: Any) -> Floats:
    try:
        return np.asarray(point, dtype=np.float64).reshape(2)
    except (TypeError, ValueError):  # a category or a date that the panel cannot place
        return np.full(2, np.nan)


def _named_ticks(axes: Any) -> list[str]:
    """What stands at ticks that were named, such as a bar's; a scale's numbers do not count."""
    from matplotlib.category import StrCategoryFormatter
    from matplotlib.ticker import FixedFormatter, FuncFormatter

    named = (FixedFormatter, FuncFormatter, StrCategoryFormatter)
    return [
        label.get_text()
        for axis in (axes.xaxis, axes.yaxis)
        if isinstance(axis.get_major_formatter(), named)
        for label in axis.get_ticklabels()
        if label.get_text()
    ]


def _curve(axes: Any, line: Any) -> Curve:
    from matplotlib.colors import to_rgba
    from matplotlib.lines import AxLine

    whole = False
    if isinstance(line, AxLine):
        first = np.asarray(line.get_xy1(), dtype=float)
        second = line.get_xy2()
        slope = line.get_slope()
        if second is None:
            step = (0.0, 1.0) if np.isinf(slope) else (1.0, slope)
            second = first + np.asarray(step)
        xy, whole = np.vstack([first, np.asarray(second, dtype=float)]), True
    elif hasattr(line, "get_data_3d"):
        xy = np.column_stack([_numbers(values) for values in line.get_data_3d()])
    else:
        xy = np.column_stack(
            [_numbers(line.get_xdata(orig=False)), _numbers(line.get_ydata(orig=False))]
        )
        # axhline and axvline: one coordinate counts in parts of the axis
        by_data = line.get_transform().contains_branch_seperately(axes.transData)
        whole = len(xy) == 2 and by_data in ((False, True), (True, False))
    marker = str(line.get_marker()) not in ("None", "", " ")
    joined = str(line.get_linestyle()) not in ("None", "", " ")
    color: tuple[float, ...] = to_rgba(line.get_color())
    if marker and not joined:
        face = line.get_markerfacecolor() if line.get_fillstyle() != "none" else "none"
        color = to_rgba(face) + to_rgba(line.get_markeredgecolor())
    return Curve(
        xy=_points(xy),
        label=_label(line),
        color=tuple(float(c) for c in color),
        marker=marker,
        shape=str(line.get_marker()) if marker else "",
        joined=joined,
        whole=whole,
        steps=str(line.get_drawstyle()).partition("steps-")[2],
    )


def _chained(segments: list[Any]) -> list[Floats]:
    """The pieces of a LineCollection, joined where one begins at the end of the last."""
    chains: list[list[Floats]] = []
    for segment in map(_points, segments):
        if chains and len(segment) and np.array_equal(chains[-1][-1][-1:], segment[:1]):
            chains[-1].append(segment[1:])
        elif len(segment):
            chains.append([segment])
    return [np.vstack(chain) for chain in chains]


def _scatter(artist: Any, label: str) -> Points:
    from matplotlib.collections import PathCollection

    if hasattr(artist, "_offsets3d"):  # the only place where a 3-d scatter keeps its data
        xy = np.column_stack([_numbers(values) for values in artist._offsets3d])
    else:
        xy = _points(np.ma.filled(np.ma.asarray(artist.get_offsets(), dtype=float), np.nan))
    artist.update_scalarmappable()
    # Not the artist's own method: in 3-d it sorts the colours by depth, and drops one undrawn.
    faces = np.asarray(PathCollection.get_facecolor(artist), dtype=float).reshape(-1, 4)
    edges = np.asarray(PathCollection.get_edgecolor(artist), dtype=float).reshape(-1, 4)
    faces, edges = (_one_each(part, len(xy)) for part in (faces, edges))
    # A path has no name: its corners tell one shape from another.
    corners = [np.round(path.vertices, 3).tobytes() for path in artist.get_paths()]
    shape = f"{zlib.crc32(b''.join(corners)):08x}"
    return Points(xy, np.hstack([faces, edges]), label, shape)


def _one_each(colors: Floats, n: int) -> Floats:
    """The colours of n markers, which use a shorter list over again; no colour is none."""
    colors = colors if len(colors) else np.zeros((1, 4))
    return colors[np.arange(n) % len(colors)]


def _label(artist: Any) -> str:
    label = str(artist.get_label() or "")
    return "" if label.startswith("_") else label


def _numbers(values: object) -> Floats:
    return np.ma.filled(np.ma.asarray(values, dtype=float), np.nan).ravel()


def _points(values: object) -> Floats:
    xy = np.asarray(values, dtype=np.float64)
    if xy.ndim != 2 or xy.shape[1] not in (2, 3):
        raise TypeError(f"points should be (n, 2) or (n, 3), got {xy.shape}")
    return xy


def _shaped(values: object, shape: tuple[int, ...]) -> Floats:
    array = np.asarray(values, dtype=np.float64)
    if array.shape != shape:
        raise TypeError(f"a place should have shape {shape}, got {array.shape}")
    return array


def _interval(limits: Any) -> tuple[float, float]:
    low, high = sorted(float(limit) for limit in limits)
    return low, high


def _checked_points(points: Points) -> Points:
    points.xy, points.colors = _points(points.xy), np.asarray(points.colors, dtype=np.float64)
    if points.colors.shape != (len(points.xy), 8):
        raise TypeError("a colour for each point is missing")
    return points
