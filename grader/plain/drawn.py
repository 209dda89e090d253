"""Reads Matplotlib's artists: one reader for all those that a student reasonably uses."""

from __future__ import annotations

import copy
import sys
import zlib
from typing import Any

import numpy as np

from grader.plain.figures import (
    Arrow,
    AxesData,
    Curve,
    FigureData,
    Floats,
    Points,
    Region,
    Word,
    as_interval,
    as_place,
    as_points,
)


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
        if type(axes.get_axes_locator()).__module__ == "matplotlib.colorbar":
            continue  # a colour bar, which places its axes itself
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
        xlim=as_interval(axes.get_xlim()),
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
                as_points(polygon)
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
                Region(as_points(path.vertices), label)
                for path in artist.get_paths()
                if np.ndim(path.vertices) == 2
            ]
    for artist in axes.artists:
        _add_box(data, axes, artist)
    for image in axes.images:
        left, right, bottom, top = image.get_extent()
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        data.regions.append(Region(as_points(corners), _label(image)))
    for patch in axes.patches:
        arrow = _arrow(axes, patch)
        if arrow is not None:
            data.arrows.append(arrow)
            continue
        outline = patch.get_patch_transform().transform_path(patch.get_path()).vertices
        data.regions.append(Region(as_points(outline), _label(patch)))
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
        ends = _bare(patch).get_path().vertices[[0, -1]]
        return Arrow(np.vstack([_placed(axes, end, patch.get_transform()) for end in ends]))
    if isinstance(patch, patches.Arrow):
        return Arrow(as_place(patch.get_patch_transform().transform([(0, 0), (1, 0)]), (2, 2)))
    if isinstance(patch, patches.FancyArrow) and hasattr(patch, "_dx"):
        x, y, dx, dy = (float(getattr(patch, name)) for name in ("_x", "_y", "_dx", "_dy"))
        return Arrow(np.array([[x, y], [x + dx, y + dy]]))
    return None


def _bare(arrow: Any) -> Any:
    """The arrow as a line from end to end, without head, gaps and cuts."""
    bare = copy.copy(arrow)
    bare.set_arrowstyle("-")
    bare.shrinkA = bare.shrinkB = 0
    bare.patchA = bare.patchB = None
    return bare


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
        xy=as_points(xy),
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
    for segment in map(as_points, segments):
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
        xy = as_points(np.ma.filled(np.ma.asarray(artist.get_offsets(), dtype=float), np.nan))
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
