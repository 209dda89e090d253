"""What a check sees of a student's value: plain data, rebuilt from scratch."""

from __future__ import annotations

import collections
import enum
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from grader.plain.values import MAX_DEPTH, Opaque, same, to_plain

steady = settings(derandomize=True, database=None, deadline=None)


class Fit(NamedTuple):
    w: Any
    b: float


class Sly(Fit):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = Fit.__hash__


class Always:
    """Says yes to everything, and breaks whoever looks at it."""

    def __eq__(self, other: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        raise RuntimeError("not to be printed")

    __hash__ = object.__hash__


class Lying(dict[str, Any]):
    def __getitem__(self, key: str) -> Any:
        return "anything"

    def items(self) -> Any:
        raise RuntimeError("not to be asked")


class Number(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class Colour(enum.IntEnum):
    RED = 1


class Matrix(np.ndarray[Any, Any]):
    def __eq__(self, other: object) -> Any:
        return True


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | arrays(
        st.sampled_from([np.float64, np.int64, np.bool_]), st.sampled_from([(), (2,), (2, 3)])
    ),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.lists(inside, max_size=3).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.tuples(st.integers()), inside, max_size=3)
    ),
    max_leaves=8,
)


class TestToPlain:
    @steady
    @given(plain_values)
    def test_plain_data_stays_what_it_is(self, value: Any) -> None:
        assert same(to_plain(value), value)
        assert type(to_plain(value)) is type(value)

    @pytest.mark.parametrize(
        ("value", "kind", "plain"),
        [
            (Number(2.5), float, 2.5),
            (Colour.RED, int, 1),
            (Lying(z1=1), dict, {"z1": 1}),
            (collections.OrderedDict(a=1), dict, {"a": 1}),
            (collections.defaultdict(int, a=1), dict, {"a": 1}),
            (frozenset({1, 2}), set, {1, 2}),
            ({"nested": [Number(1)]}, dict, {"nested": [1.0]}),
        ],
    )
    def test_subclasses_are_left_behind(self, value: Any, kind: type, plain: Any) -> None:
        got = to_plain(value)
        assert type(got) is kind
        assert same(got, plain)

    @pytest.mark.parametrize(
        "array",
        [
            np.arange(6.0).reshape(2, 3).view(Matrix),
            np.ma.array([[1.0, 2.0]], mask=[[False, True]]),
            np.arange(6.0).reshape(2, 3).T,
            np.arange(6.0)[::-2],
            np.broadcast_to(1.0, (3, 3)),
        ],
        ids=["subclass", "masked", "transposed", "reversed", "broadcast"],
    )
    def test_arrays_are_plain_copies(self, array: Any) -> None:
        got = to_plain(array)
        assert type(got) is np.ndarray
        assert got.shape == array.shape
        assert not np.shares_memory(got, array)
        assert got.flags.writeable

    def test_a_named_tuple_keeps_its_names_and_nothing_else(self) -> None:
        got = to_plain(Sly(np.ones(2), 0.5))
        assert (got.b, got._fields, type(got).__name__) == (0.5, ("w", "b"), "Sly")
        assert not isinstance(got, Fit)
        assert not same(got, to_plain(Sly(np.ones(2), 1.0)))

    def test_names_that_python_refuses_do_no_harm(self) -> None:
        odd = type("not a name", (tuple,), {"_fields": ("def", "_x")})
        assert tuple(to_plain(odd((1, 2)))) == (1, 2)

    @pytest.mark.parametrize(
        "value",
        [Always(), object(), print, iter([1]), np.array([Always()]), Fit, np.datetime64("2020")],
        ids=lambda value: type(value).__name__,
    )
    def test_anything_else_is_opaque_and_equals_nothing(self, value: object) -> None:
        got = to_plain(value)
        assert isinstance(got, Opaque)
        assert got != to_plain(value)
        assert not same(got, 1)

    def test_what_is_nested_without_end_ends(self) -> None:
        endless: list[Any] = []
        endless.append(endless)
        got, depth = to_plain(endless), 0
        while isinstance(got, list):
            got, depth = got[0], depth + 1
        assert isinstance(got, Opaque)
        assert depth == MAX_DEPTH

    def test_opaque_objects_may_be_keys(self) -> None:
        assert len(to_plain({Always(): 1, "a": 2})) == 2


class TestSame:
    @steady
    @given(plain_values)
    def test_everything_is_the_same_as_itself(self, value: Any) -> None:
        assert same(value, value)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (1, 1.0),
            (True, 1),
            ((1, 2), [1, 2]),
            ("1", 1),
            (None, 0),
            (1.0, np.float64(1.0)),
            (np.ones(2), [1.0, 1.0]),
            (np.ones(2), np.ones(2, dtype=np.float32)),
            (np.ones(2), np.ones(2, dtype=int)),
            (np.ones(2), np.ones((2, 1))),
            (np.ones(2), np.array([1.0, 1.0 + 1e-12])),
            ({"a": 1}, {"a": 1, "b": 2}),
            ({"a": 1}, {"b": 1}),
            ([1, 2], [1, 2, 3]),
            ([1, [2, 3]], [1, [2, 4]]),
            (to_plain(Fit(1, 2)), (1, 2)),
        ],
    )
    def test_what_differs_in_type_shape_or_value(self, a: Any, b: Any) -> None:
        assert not same(a, b)
        assert not same(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (float("nan"), float("nan")),
            (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
            ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
            (to_plain(Fit(1, 2)), to_plain(Fit(1, 2))),
            (Opaque("Net", "one"), Opaque("Net", "another")),
        ],
    )
    def test_what_is_the_same_all_the_same(self, a: Any, b: Any) -> None:
        assert same(a, b)

    def test_tolerances_reach_inside(self) -> None:
        a, b = {"w": [(1.0, np.ones(2))]}, {"w": [(1.0 + 1e-9, np.ones(2) - 1e-9)]}
        assert same(a, b, rtol=1e-6)
        assert same(a, b, atol=1e-6)
        assert not same(a, b)
