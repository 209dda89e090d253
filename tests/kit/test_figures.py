"""A figure is graded by the data drawn in it, whatever artist of Matplotlib drew it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox, TextArea
from matplotlib.patches import Arrow as PatchArrow
from matplotlib.patches import Circle, ConnectionPatch, FancyArrowPatch
from matplotlib.path import Path

from grader.plain.drawn import figure_data
from grader.plain.figures import AxesData, FigureData
from grader.plain.values import Opaque, to_plain

Draw = Callable[[Any], object]

X = np.array([0.0, 1.0, 2.0])
Y = np.array([1.0, 3.0, 2.0])
XY = np.column_stack([X, Y])
RED, GREEN, BLUE = (1.0, 0.0, 0.0, 1.0), (0.0, 128 / 255, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)


def panel(draw: Draw, projection: str | None = None) -> AxesData:
    """What is read of a panel that this draws in."""
    figure = Figure()
    draw(figure.add_subplot(projection=projection))
    data = to_plain(figure)
    assert isinstance(data, FigureData)
    return data.axes[0]


class TestCurves:
    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.plot(X, Y, label="loss"),
            lambda ax: ax.plot(X.tolist(), Y.tolist(), "o--", label="loss"),
            lambda ax: ax.step(X, Y, label="loss"),
            lambda ax: ax.semilogy(X, Y, label="loss"),
            lambda ax: ax.errorbar(X, Y, yerr=0.1)[0].set_label("loss"),
            lambda ax: ax.add_collection(LineCollection([XY], label="loss")),
            lambda ax: ax.add_collection(LineCollection([XY[:2], XY[1:]], label="loss")),
        ],
        ids=["plot", "lists", "step", "semilogy", "errorbar", "collection", "chained"],
    )
    def test_however_they_are_drawn(self, draw: Draw) -> None:
        curve = panel(draw).curves[0]
        assert curve.xy.tolist() == XY.tolist()
        assert (curve.label, curve.whole, curve.joined) == ("loss", False, True)

    @pytest.mark.parametrize(
        ("where", "corners"),
        [
            ("pre", [(0, 1), (0, 3), (1, 3), (1, 2), (2, 2)]),
            ("mid", [(0, 1), (0.5, 1), (0.5, 3), (1.5, 3), (1.5, 2), (2, 2)]),
            ("post", [(0, 1), (1, 1), (1, 3), (2, 3), (2, 2)]),
        ],
    )
    def test_steps_have_corners(self, where: Any, corners: list[tuple[float, float]]) -> None:
        curve = panel(lambda ax: ax.step(X, Y, where=where)).curves[0]
        assert [tuple(xy) for xy in curve.outline().tolist()] == corners
        straight = panel(lambda ax: ax.plot(X, Y)).curves[0]
        assert straight.outline().tolist() == XY.tolist()

    @pytest.mark.parametrize(
        ("draw", "through"),
        [
            (lambda ax: ax.axline((0, 1), (2, 5)), [(0, 1), (2, 5)]),
            (lambda ax: ax.axline((0, 1), slope=2), [(0, 1), (1, 3)]),
            (lambda ax: ax.axline((3, 1), slope=np.inf), [(3, 1), (3, 2)]),
            (lambda ax: ax.axhline(0.5), [(0, 0.5), (1, 0.5)]),
            (lambda ax: ax.axvline(0.5), [(0.5, 0), (0.5, 1)]),
        ],
        ids=["two points", "slope", "upright", "axhline", "axvline"],
    )
    def test_endless_lines(self, draw: Draw, through: list[tuple[float, float]]) -> None:
        curve = panel(draw).curves[0]
        assert curve.whole
        assert [tuple(point) for point in curve.xy] == through

    def test_a_zero_contour(self) -> None:
        grid = np.linspace(-1, 1, 21)
        x, y = np.meshgrid(grid, grid)
        curves = panel(lambda ax: ax.contour(x, y, x + 2 * y - 0.3, levels=[0.0])).curves
        assert len(curves) == 1
        assert len(curves[0].xy) > 10
        np.testing.assert_allclose(curves[0].xy @ [1, 2], 0.3, atol=1e-12)

    def test_a_filled_contour_is_no_line(self) -> None:
        grid = np.linspace(-1, 1, 21)
        x, y = np.meshgrid(grid, grid)
        data = panel(lambda ax: ax.contourf(x, y, x + 2 * y, levels=[-9, 0, 9]))
        assert not data.curves
        assert len(data.regions) == 2

    def test_masked_and_missing_points_are_nan(self) -> None:
        masked = np.ma.array(Y, mask=[False, True, False])
        np.testing.assert_equal(panel(lambda ax: ax.plot(X, masked)).curves[0].xy[1], [1, np.nan])

    def test_a_line_in_space(self) -> None:
        curve = panel(lambda ax: ax.plot(X, Y, 2 * Y), "3d").curves[0]
        assert curve.xy.tolist() == np.column_stack([X, Y, 2 * Y]).tolist()

    def test_labels_that_matplotlib_made_are_none(self) -> None:
        assert panel(lambda ax: ax.plot(X, Y)).curves[0].label == ""


class TestPoints:
    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.scatter(X, Y, c=["red", "green", "red"]),
            lambda ax: ax.scatter(X, Y, c=[RED, GREEN, RED]),
            lambda ax: ax.scatter(X, Y, facecolors="none", edgecolors=["red", "green", "red"]),
            lambda ax: [
                ax.plot(X[[i]], Y[[i]], "o", color=c) for i, c in enumerate([RED, GREEN, RED])
            ],
            lambda ax: [
                ax.plot(X[[i]], Y[[i]], "s", mfc=c) for i, c in enumerate([RED, GREEN, RED])
            ],
            lambda ax: [
                ax.plot(X[[i]], Y[[i]], "s", mfc="none", mec=c)
                for i, c in enumerate([RED, GREEN, RED])
            ],
        ],
        ids=["names", "rgba", "hollow", "plot", "faces", "hollow plot"],
    )
    def test_places_and_colours(self, draw: Draw) -> None:
        places, colors = panel(draw).markers()
        assert places.tolist() == XY.tolist()
        halves = [[tuple(c) for c in half.tolist()] for half in (colors[:, :4], colors[:, 4:])]
        assert [RED, GREEN, RED] in halves

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax, c: ax.scatter(X, Y, facecolors="white", edgecolors="rb"[c]),
            lambda ax, c: ax.scatter(X, Y, facecolors="k" if c else "none", edgecolors="k"),
            lambda ax, c: ax.plot(X, Y, "o", mfc="white", mec="rb"[c]),
            lambda ax, c: ax.plot(X, Y, "ko", fillstyle="full" if c else "none"),
        ],
        ids=["edges", "filled or hollow", "edges of a plot", "filled or hollow plot"],
    )
    def test_two_artists_are_told_apart(self, draw: Callable[[Any, int], object]) -> None:
        _, colors = panel(lambda ax: (draw(ax, 0), draw(ax, 1))).markers()
        assert len(np.unique(colors[:3], axis=0)) == len(np.unique(colors[3:], axis=0)) == 1
        assert colors[0].tolist() != colors[3].tolist()

    @pytest.mark.parametrize("cmap", ["viridis", "bwr", "gray"])
    def test_labels_through_a_colour_map(self, cmap: str) -> None:
        _, colors = panel(lambda ax: ax.scatter(X, Y, c=[0, 1, 0], cmap=cmap)).markers()
        assert colors.shape == (3, 8)
        assert colors[0].tolist() == colors[2].tolist() != colors[1].tolist()

    @pytest.mark.parametrize("artist", ["scatter", "plot"])
    def test_shapes_are_told_apart(self, artist: str) -> None:
        def draw(ax: Any) -> None:
            for marker in "oxo":
                if artist == "scatter":
                    ax.scatter(X, Y, c="k", marker=marker)
                else:
                    ax.plot(X, Y, "k" + marker)

        data = panel(draw)
        first, second, third = (drawn.shape for drawn in data.points or data.curves)
        assert first == third != second

    def test_one_colour_for_all(self) -> None:
        _, colors = panel(lambda ax: ax.scatter(X, Y, color="blue", label="ones")).markers()
        assert [tuple(color) for color in colors.tolist()] == [BLUE + BLUE] * 3

    def test_a_line_with_markers_is_a_line(self) -> None:
        data = panel(lambda ax: ax.plot(X, Y, "o-"))
        assert data.markers()[0].shape == (0, 2)
        assert data.curves[0].marker

    def test_points_in_space_keep_their_order(self) -> None:
        def draw(ax: Any) -> None:
            ax.scatter(X, Y, -X, c=["red", "green", "blue"])

        places, colors = panel(draw, "3d").markers()
        assert places.tolist() == np.column_stack([X, Y, -X]).tolist()
        assert [tuple(color[:4]) for color in colors.tolist()] == [RED, GREEN, BLUE]

    def test_masked_points_are_nan(self) -> None:
        masked = np.ma.array(Y, mask=[False, True, False])
        places, _ = panel(lambda ax: ax.scatter(X, masked, c=["r", "g", "b"])).markers()
        assert np.isnan(places).any(axis=1).tolist() == [False, True, False]

    def test_nothing_drawn(self) -> None:
        places, colors = panel(lambda ax: ax.scatter([], [])).markers()
        assert (places.shape, colors.shape) == ((0, 2), (0, 8))


class TestRegions:
    @pytest.mark.parametrize(
        ("draw", "across"),
        [
            (lambda ax: ax.fill_between(X, 0 * X, Y, label="gap"), (0.0, 2.0)),
            (lambda ax: ax.fill_betweenx(X, 0 * X, Y, label="gap"), (0.0, 3.0)),
            (lambda ax: ax.fill(X, Y, label="gap"), (0.0, 2.0)),
            (lambda ax: ax.axvspan(0.25, 0.75, label="gap"), (0.25, 0.75)),
            (lambda ax: ax.bar([1.0], [2.0], width=0.5)[0].set_label("gap"), (0.75, 1.25)),
        ],
        ids=["fill_between", "fill_betweenx", "fill", "axvspan", "bar"],
    )
    def test_by_their_outline(self, draw: Draw, across: tuple[float, float]) -> None:
        (region,) = panel(draw).regions
        assert (region.xy[:, 0].min(), region.xy[:, 0].max()) == across
        assert region.label == "gap"

    def test_an_image_is_the_place_it_fills(self) -> None:
        (region,) = panel(lambda ax: ax.imshow(np.eye(4), extent=(-1, 2, 0, 5))).regions
        assert (region.xy.min(axis=0).tolist(), region.xy.max(axis=0).tolist()) == ([-1, 0], [2, 5])

    def test_bars_of_a_histogram(self) -> None:
        regions = panel(lambda ax: ax.hist(Y, bins=[0, 2, 4])).regions
        assert [region.xy[:, 1].max() for region in regions] == [1, 2]


class TestArrows:
    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.annotate("", (3, 4), (1, 2), arrowprops={"arrowstyle": "->"}),
            lambda ax: ax.annotate("edge", xy=(3, 4), xytext=(1, 2), arrowprops={}),
            lambda ax: ax.add_patch(FancyArrowPatch((1, 2), (3, 4), arrowstyle="->")),
            lambda ax: ax.add_artist(FancyArrowPatch((1, 2), (3, 4), shrinkA=20)),
            lambda ax: ax.add_artist(ConnectionPatch((1, 2), (3, 4), "data")),
            lambda ax: ax.arrow(1, 2, 2, 2, head_width=0.1, length_includes_head=True),
            lambda ax: ax.add_patch(PatchArrow(1, 2, 2, 2)),
            lambda ax: ax.quiver(1, 2, 2, 2, angles="xy", scale_units="xy", scale=1),
        ],
        ids=["annotate", "named", "patch", "artist", "connection", "arrow", "plain", "quiver"],
    )
    def test_from_tail_to_head(self, draw: Draw) -> None:
        data = panel(lambda ax: (ax.set(xlim=(0, 5), ylim=(0, 5)), draw(ax)))
        (arrow,) = data.arrows
        np.testing.assert_allclose(arrow.xy, [[1, 2], [3, 4]], atol=1e-12)
        assert not data.regions

    def test_one_along_a_path(self) -> None:
        path = Path([(1, 2), (1, 4), (3, 4)])
        patch = FancyArrowPatch(path=path, arrowstyle="->")
        (arrow,) = panel(lambda ax: ax.add_patch(patch)).arrows
        np.testing.assert_allclose(arrow.xy, [[1, 2], [3, 4]])

    @pytest.mark.parametrize(
        "own",
        [
            {"connectionstyle": "angle3"},
            {"connectionstyle": "arc3,rad=0.4", "arrowstyle": "<|-|>"},
            {"patchA": Circle((1, 2), 0.5), "patchB": Circle((3, 4), 0.5)},
            {"arrowstyle": "fancy", "mutation_scale": 30},
        ],
        ids=["angle", "bent", "clipped", "fancy"],
    )
    def test_one_from_end_to_end_however_it_is_drawn(self, own: dict[str, Any]) -> None:
        patch = FancyArrowPatch((1, 2), (3, 4), **own)
        before = str(patch.get_arrowstyle()), patch.shrinkA, patch.patchA
        data = panel(lambda ax: (ax.set(xscale="log", xlim=(0.1, 5)), ax.add_patch(patch)))
        np.testing.assert_allclose(data.arrows[0].xy, [[1, 2], [3, 4]], atol=1e-12)
        assert (str(patch.get_arrowstyle()), patch.shrinkA, patch.patchA) == before

    def test_a_text_without_one(self) -> None:
        data = panel(lambda ax: (ax.text(0, 0, "a"), ax.annotate("b", (0, 0), (1, 1))))
        assert not data.arrows


class TestPlacesOfWords:
    @pytest.mark.parametrize(
        ("draw", "place"),
        [
            (lambda ax: ax.text(1, 2, "add"), (1, 2)),
            (lambda ax: ax.text(0.5, 0.25, "add", transform=ax.transAxes), (5, 2.5)),
            (lambda ax: ax.annotate("add", (1, 2)), (1, 2)),
            (lambda ax: ax.annotate("add", (1, 2), (3, 4)), (3, 4)),
            (lambda ax: ax.annotate("add", (0.5, 0.25), xycoords="axes fraction"), (5, 2.5)),
            (lambda ax: ax.annotate("add", (1, 2), (0, 0), textcoords="offset points"), (1, 2)),
        ],
        ids=["text", "axes", "annotate", "apart", "fraction", "offset"],
    )
    def test_in_data_coordinates(self, draw: Draw, place: tuple[float, float]) -> None:
        data = panel(lambda ax: (ax.set(xlim=(0, 10), ylim=(0, 10)), draw(ax)))
        (word,) = data.words
        np.testing.assert_allclose(word.xy, place, atol=1e-9)
        assert (word.text, word.boxed) == ("add", False)

    def test_out_of_reach(self) -> None:
        (word,) = panel(lambda ax: ax.annotate("add", (9, 9), xycoords="figure points")).words
        assert np.isnan(word.xy).all()

    def test_among_names(self) -> None:
        draw = lambda ax: (ax.bar(["a", "b"], [1, 2]), ax.text("b", 2, "two"))  # noqa: E731
        assert panel(draw).words[0].xy.tolist() == [1, 2]

    def test_in_a_box_that_is_an_artist(self) -> None:
        def draw(ax: Any) -> None:
            ax.set(xlim=(0, 10), ylim=(0, 10))
            arrow = {"arrowstyle": "->"}
            ax.add_artist(AnnotationBbox(TextArea("add"), (1, 2), (3, 4), arrowprops=arrow))

        data = panel(draw)
        (word,), (arrow,) = data.words, data.arrows
        assert (word.text, word.xy.tolist(), word.boxed) == ("add", [3, 4], True)
        assert arrow.xy.tolist() == [[3, 4], [1, 2]]
        assert data.mentions("add")

    def test_boxed(self) -> None:
        data = panel(lambda ax: ax.text(1, 2, "add", bbox={"boxstyle": "round"}))
        assert data.words[0].boxed


class TestWords:
    def test_wherever_they_stand_in_a_panel(self) -> None:
        def draw(ax: Any) -> None:
            ax.plot(X, Y, label="leaky_relu")
            ax.legend(["From the Legend"])
            ax.set_title("Middle")
            ax.set_title("Left", loc="left")
            ax.set_xlabel("epoch")
            ax.set_ylabel("loss")
            ax.text(0, 0, "note")
            ax.annotate("arrow", (0, 0), (1, 1), arrowprops={"arrowstyle": "->"})

        data = panel(draw)
        for name in ("from the legend", "MIDDLE", "left", "epoch", "Loss", "note", "arrow"):
            assert data.mentions(name)
        assert not data.mentions("sigmoid")

    @pytest.mark.parametrize("written", ["Leaky ReLU", "leaky_relu", "LEAKYRELU", " leaky  relu"])
    def test_ignoring_case_spaces_and_underscores(self, written: str) -> None:
        assert panel(lambda ax: ax.plot(X, Y, label=written)).mentions("leaky_relu")

    def test_of_the_figure_and_its_parts(self) -> None:
        figure: Any = Figure()
        figure.suptitle("Whole")
        figure.text(0, 0, "Beside")
        left, _ = figure.subfigures(1, 2)
        left.suptitle("Part")
        inner = left.subfigures(2, 1)[0]
        inner.suptitle("Inner")
        inner.subplots().plot(X, Y, label="line")
        figure.legend()
        data = figure_data(figure)
        assert data is not None
        assert set(data.texts) == {"Whole", "Beside", "line", "Part", "Inner"}
        assert len(data.axes) == 1

    def test_limits(self) -> None:
        assert panel(lambda ax: (ax.plot([-6, 6], [0, 1]), ax.set_xlim(5, -5))).xlim == (-5, 5)

    def test_scales(self) -> None:
        data = panel(lambda ax: ax.semilogx(X + 1, Y))
        assert (data.xscale, data.yscale) == ("log", "linear")

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.bar(["one", "Leaky ReLU", "three"], Y),
            lambda ax: ax.barh(["one", "Leaky ReLU", "three"], Y),
            lambda ax: ax.set_xticks(X, ["one", "Leaky ReLU", "three"]),
            lambda ax: ax.boxplot([X, Y, X], tick_labels=["one", "Leaky ReLU", "three"]),
        ],
        ids=["categories", "upright", "set", "boxes"],
    )
    def test_named_ticks(self, draw: Draw) -> None:
        assert panel(draw).mentions("leaky_relu")

    def test_numbers_of_a_scale_are_no_words(self) -> None:
        assert not panel(lambda ax: ax.plot(X, Y)).texts


class TestPanels:
    def test_of_a_grid_in_reading_order(self) -> None:
        figure, grid = plt.subplots(2, 3)
        for number, axes in enumerate(grid.ravel()):
            axes.set_title(f"panel {number}")
        plt.close(figure)
        data = to_plain(figure)
        assert [axes.title for axes in data.axes] == [f"panel {n}" for n in range(6)]

    def test_a_colour_bar_is_none(self) -> None:
        figure = Figure()
        axes, beside = figure.subplots(1, 2)
        figure.colorbar(axes.scatter(X, Y, c=Y), ax=axes)
        figure.colorbar(ScalarMappable(Normalize(0, 1)), cax=beside)
        assert len(to_plain(figure).axes) == 1

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.plot([datetime.date(2024, 1, day) for day in (1, 2, 3)], Y),
            lambda ax: ax.plot(["sgd", "adam", "rmsprop"], Y),
            lambda ax: ax.scatter(["sgd", "adam", "rmsprop"], Y),
            lambda ax: ax.bar(["sgd", "adam", "rmsprop"], Y),
            lambda ax: ax.fill_between([datetime.date(2024, 1, day) for day in (1, 2, 3)], Y),
            lambda ax: ax.imshow(np.eye(3)),
            lambda ax: ax.pcolormesh(np.eye(3)),
            lambda ax: ax.quiver(X, Y, X, Y),
            lambda ax: ax.hexbin(X, Y),
            lambda ax: ax.stem(X, Y),
            lambda ax: ax.boxplot([X, Y]),
            lambda ax: ax.violinplot([X, Y]),
            lambda ax: ax.pie([1, 2, 3], labels=["a", "b", "c"]),
            lambda ax: ax.arrow(0, 0, 1, 1),
            lambda ax: ax.add_patch(FancyArrowPatch((1, 2), (3, 4), transform=ax.transAxes)),
            lambda ax: (ax.semilogx(X, Y), ax.text(0, 0.5, "t", transform=ax.transAxes)),
            lambda ax: ax.annotate("t", (datetime.date(2024, 1, 1), 1), arrowprops={}),
            lambda ax: ax.hlines([0, 1], 0, 1),
            lambda ax: ax.stackplot(X, Y, Y),
            lambda ax: ax.table([["a"]]),
            lambda ax: ax.twinx().plot(X, Y),
            lambda ax: ax.inset_axes((0, 0, 1, 1)).plot(X, Y),
            lambda ax: ax.set_axis_off(),
            lambda ax: ax.plot(X, [1, None, 2]),
        ],
    )
    def test_what_else_is_drawn_does_no_harm(self, draw: Draw) -> None:
        panel(draw)

    def test_nor_does_a_matplotlib_that_keeps_it_elsewhere(self) -> None:
        """What has no public getter is read where it is, and else as it is drawn."""
        data = panel(lambda ax: vars(ax.arrow(0, 0, 1, 1)).pop("_dx"))
        assert (len(data.arrows), len(data.regions)) == (0, 1)
        data = panel(lambda ax: vars(ax.scatter(X, Y, Y)).pop("_offsets3d"), "3d")
        assert data.points[0].xy.shape == (3, 2)

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: ax.plot_surface(*np.meshgrid(X, Y), np.ones((3, 3))),
            lambda ax: ax.plot_wireframe(*np.meshgrid(X, Y), np.ones((3, 3))),
            lambda ax: ax.contour(*np.meshgrid(X, Y), np.arange(9.0).reshape(3, 3)),
            lambda ax: ax.bar3d(X, Y, X, 1, 1, 1),
            lambda ax: ax.text(0, 0, 0, "note"),
        ],
        ids=["surface", "wireframe", "contour", "bar3d", "text"],
    )
    def test_nor_does_it_in_space(self, draw: Draw) -> None:
        panel(draw, "3d")

    def test_a_polar_panel_does_no_harm(self) -> None:
        panel(lambda ax: ax.plot(X, Y), "polar")


class TestNoFigure:
    def test_what_only_looks_like_one(self) -> None:
        fake = type("Figure", (), {"axes": [], "texts": []})()
        for value in (
            fake,
            Figure,
            Figure().add_subplot(),
            Figure().subfigures(),
            b"\x80\x04K\x01.",
        ):
            assert figure_data(value) is None
        assert isinstance(to_plain(fake), Opaque)


class TestTravel:
    @pytest.fixture
    def data(self) -> FigureData:
        figure = Figure()
        figure.suptitle("title")
        axes = figure.subplots()
        axes.plot(X, Y, label="loss")
        axes.scatter(X, Y)
        axes.axvspan(0, 1)
        axes.annotate("arrow", (0, 0), (1, 1), arrowprops={}, bbox={})
        axes.legend()
        read = figure_data(figure)
        assert read is not None
        return read

    def test_what_goes_out_comes_back(self, data: FigureData) -> None:
        back = FigureData.from_plain(data.plain())
        np.testing.assert_equal(back.plain(), data.plain())

    @pytest.mark.parametrize(
        ("kind", "field", "nonsense"),
        [
            ("curves", "xy", np.zeros(3)),
            ("curves", "xy", np.zeros((3, 4))),
            ("curves", "colour", ()),
            ("regions", "xy", None),
            ("arrows", "xy", np.zeros((3, 2))),
            ("words", "xy", np.zeros(3)),
            ("points", "colors", np.zeros((1, 4))),
            ("points", "colors", np.zeros((3, 3))),
        ],
    )
    def test_nonsense_is_refused(
        self, data: FigureData, kind: str, field: str, nonsense: object
    ) -> None:
        plain = data.plain()
        plain["axes"][0][kind][0][field] = nonsense
        with pytest.raises(TypeError):
            FigureData.from_plain(plain)

    def test_a_missing_field_is_refused(self, data: FigureData) -> None:
        plain = data.plain()
        del plain["axes"][0]["curves"]
        with pytest.raises(KeyError):
            FigureData.from_plain(plain)
