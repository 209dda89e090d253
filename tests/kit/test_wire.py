"""The wire: every kind of value comes through as it went in, and nonsense raises what it should."""

from __future__ import annotations

import random
import socket
import struct
import threading
import time
import tracemalloc
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from grader.guest.packing import DTYPES, MAX_DIGITS, MAX_KEYS, pack, unpack
from grader.guest.wire import MAX_FRAME, MAX_ITEMS, Closed, Garbled, TooLarge, TooLate, Wire
from grader.plain.figures import AxesData, Curve, FigureData, Points, Region
from grader.plain.values import MAX_FIELDS, Opaque, named_tuple, same, to_plain

steady = settings(derandomize=True, database=None, deadline=None, max_examples=150)

LENGTH = struct.Struct(">Q")


@contextmanager
def pair() -> Iterator[tuple[Wire, Wire]]:
    here, there = socket.socketpair()
    with here, there:
        yield Wire(here), Wire(there)


def through(value: Any) -> Any:
    """What arrives at the other end."""
    received: list[Any] = []
    with pair() as (here, there):
        receiver = threading.Thread(target=lambda: received.append(there.receive()))
        receiver.start()
        here.send(pack(value))
        receiver.join()
    return unpack(received[0])


def heard(data: bytes) -> Any:
    """What the receiver makes of these bytes, after which the line is closed."""
    with pair() as (here, there):
        sender = threading.Thread(target=_all, args=(here.sock, data))
        sender.start()
        try:
            return unpack(there.receive())
        finally:
            there.sock.close()
            sender.join()


def _all(sock: socket.socket, data: bytes) -> None:
    try:
        sock.sendall(data)
        sock.shutdown(socket.SHUT_WR)
    except OSError:  # the receiver has heard enough
        pass


def framed(tree: Any) -> bytes:
    payload = tree if isinstance(tree, bytes) else msgspec.msgpack.encode(tree)
    return LENGTH.pack(len(payload)) + payload


def frame_of(value: Any) -> bytes:
    with pair() as (here, there):
        here.send(pack(value))
        here.sock.shutdown(socket.SHUT_WR)
        data = b""
        while chunk := there.sock.recv(2**20):
            data += chunk
    return data


# --- there and back

keys = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
dtypes = st.sampled_from(sorted(DTYPES | {"U5"})).map(np.dtype)
some_arrays = dtypes.flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=4, min_side=0))
)
values = st.recursive(
    keys | st.complex_numbers() | some_arrays,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(keys, inner)
        | st.sets(keys)
        | st.tuples(inner, inner).map(lambda items: named_tuple("Step", ("loss", "rate"))(*items))
    ),
    max_leaves=20,
)


@steady
@given(values)
def test_values_come_through(value: Any) -> None:
    assert alike(through(value), value)


def alike(a: Any, b: Any) -> bool:
    """Equal in kind and content, NaN included."""
    if isinstance(a, np.ndarray | np.generic):
        kind = np.ndarray if isinstance(b, np.ndarray) else np.generic
        native = np.asarray(b)
        return (
            isinstance(a, kind)
            and a.dtype == native.dtype.newbyteorder("=")
            and a.shape == native.shape
            and bool(np.array_equal(a, native, equal_nan=native.dtype.kind in "fc"))
        )
    if isinstance(a, dict):
        return type(b) is dict and alike(list(a.items()), list(b.items()))
    if isinstance(a, set):
        return type(b) is set and sorted(map(repr, a)) == sorted(map(repr, b))
    if isinstance(a, list | tuple):
        fields = getattr(a, "_fields", None) == getattr(b, "_fields", None)
        return fields and len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, float | complex):
        return type(a) is type(b) and repr(a) == repr(b)  # minus zero and NaN included
    return type(a) is type(b) and bool(a == b)


@pytest.mark.parametrize("dtype", sorted(DTYPES))
@pytest.mark.parametrize("order", ["little", "big"])
def test_every_dtype_in_either_byte_order(dtype: str, order: Literal["little", "big"]) -> None:
    numbers = np.arange(6).reshape(2, 3).astype(np.dtype(dtype).newbyteorder(order))
    arrived = through(numbers)
    assert alike(arrived, numbers)
    arrived[0, 0] = 1  # and may be written to
    scalar = through(numbers[1, 1])
    assert isinstance(scalar, np.generic)
    assert scalar.dtype == arrived.dtype


@pytest.mark.parametrize(
    "array",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(12.0).reshape(3, 4)[::-1, ::2],
        np.asfortranarray(np.ones((3, 4))),
        np.broadcast_to(np.float64(3), (2, 2)),
        np.empty((0, 3)),
        np.array(5.0),
        np.ma.masked_equal([1.0, 2.0], 2.0),
        np.array([["ab", "c"]]),
        np.zeros((1,) * 16),
    ],
    ids=lambda array: f"{type(array).__name__}{array.shape}",
)
def test_arrays_of_every_layout(array: NDArray[Any]) -> None:
    arrived = through(to_plain(array))
    assert type(arrived) is np.ndarray
    assert np.array_equal(arrived, np.asarray(array))


@pytest.mark.parametrize("dtype", ["O", "M8[s]", "m8[s]", "V4", "S3", "i4,f8", "U2000", "G"])
def test_other_dtypes_stay_behind(dtype: str) -> None:
    np.dtype(dtype)
    with pytest.raises(Garbled):
        unpack(["array", dtype, [1], b"\0" * np.dtype(dtype).itemsize])
    if dtype not in ("U2000", "G"):
        assert isinstance(unpack(pack(np.zeros(1, dtype))), Opaque)


def test_a_bool_is_true_or_false() -> None:
    arrived = unpack(["array", "?", [4], b"\0\1\2\xff"])
    assert arrived.dtype == bool
    assert arrived.sum() == 3
    assert arrived.view("u1").tolist() == [0, 1, 1, 1]


def test_named_tuples_are_rebuilt() -> None:
    class Own(namedtuple("Own", "a b")):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = namedtuple.__hash__

    arrived = through(Own(1, [2.0]))
    assert type(arrived).__mro__[1] is tuple
    assert (arrived.a, arrived.b) == (1, [2.0])
    assert arrived != "anything"


def test_wide_named_tuples_are_tuples() -> None:
    wide = type("Wide", (tuple,), {"_fields": tuple(f"f{n}" for n in range(MAX_FIELDS + 1))})
    assert type(through(to_plain(wide(range(MAX_FIELDS + 1))))) is tuple


def test_figures_come_through() -> None:
    square = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    axes = AxesData(
        title="Loss",
        curves=[Curve(square, "train", (1.0, 0.0, 0.0, 1.0))],
        points=[Points(square, np.ones((3, 8)))],
        regions=[Region(square)],
        texts=["a"],
    )
    figure = FigureData([axes], ["top"])
    assert same(through(figure), figure)


def test_what_is_no_plain_data_is_opaque() -> None:
    class Model:
        def __repr__(self) -> str:
            raise AssertionError("it is not asked")

    arrived = through(Model())
    assert isinstance(arrived, Opaque)
    assert arrived.type_name.endswith("Model")


def test_texts_that_are_no_unicode_are_mended() -> None:
    assert through("a\ud800b") == "a?b"


def test_callables_go_by_number() -> None:
    lent: list[Any] = []

    def lend(function: Any) -> int:
        lent.append(function)
        return len(lent) - 1

    tree = pack([abs, 3], lend)
    assert lent == [abs]
    assert unpack(tree, lambda number, name: lent[number]) == [abs, 3]
    with pytest.raises(Garbled):
        unpack(tree)


# --- sizes


def test_a_large_array_comes_through() -> None:
    large = np.arange(2_000_000.0)
    assert np.array_equal(through([large, "between", large[:5000]])[0], large)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(np.zeros(MAX_FRAME // 8 + 1), id="array"),
        pytest.param([np.zeros(MAX_FRAME // 16 + 1)] * 2, id="arrays"),
        pytest.param("x" * MAX_FRAME, id="text"),
        pytest.param([0] * MAX_ITEMS, id="list"),
        pytest.param(dict.fromkeys(range(MAX_KEYS + 1)), id="dict"),
        pytest.param(set(range(MAX_KEYS + 1)), id="set"),
    ],
)
def test_what_is_too_large_is_not_sent(value: Any) -> None:
    with pair() as (here, there):
        with pytest.raises(TooLarge):
            here.send(pack(value))
        here.send("and the line is still good")
        assert there.receive() == "and the line is still good"


@pytest.mark.parametrize("size", [MAX_FRAME + 1, 2**64 - 1])
def test_what_is_too_large_is_not_read(size: int) -> None:
    with pytest.raises(Garbled):
        heard(LENGTH.pack(size))


def test_ints_of_any_printable_size() -> None:
    for number in (2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 16**MAX_DIGITS - 1):
        assert through(number) == number
        assert str(through(-number))
    assert isinstance(through(16**MAX_DIGITS), Opaque)
    with pytest.raises(Garbled):
        unpack(["int", hex(16 ** (MAX_DIGITS + 5))])


def test_keys_that_collide_cost_little() -> None:
    colliding = [[["int", hex(n * (2**61 - 1))], None] for n in range(MAX_KEYS)]
    started = time.process_time()
    assert len(unpack(["dict", colliding])) == MAX_KEYS
    assert time.process_time() - started < 10


# --- nonsense

NONSENSE: list[Any] = [
    [],
    {},
    {"list": []},
    ["nothing"],
    ["list"],
    ["list", 3],
    ["list", [[]]],
    ["dict", [[1]]],
    ["dict", [[["list", []], 1]]],
    ["dict", {"a": 1}],
    ["set", [["list", []]]],
    ["int", "z"],
    ["int", 7],
    ["complex", "x", 1.0],
    ["array"],
    ["array", "f8", [1], b"1234567"],
    ["array", "f8", [-1], b"12345678"],
    ["array", "f8", [True], b"12345678"],
    ["array", "f8", ["1"], b"12345678"],
    ["array", "f8", [2**62, 4], b""],
    ["array", "f8", [0, 2**63], b""],
    ["array", "f8", [1] * 65, b"12345678"],
    ["array", "f8", 1, b"12345678"],
    ["array", 8, [1], b"12345678"],
    ["array", "U\u00b2", [1], b"12345678"],
    ["array", "U0", [1], b""],
    ["array", "f8", [1], "12345678"],
    ["scalar", "f8", [1], None],
    ["record", "R", ["a", "b"], [1]],
    ["record", "R", ["\ufb01", "fi"], [1, 2]],
    ["record", "R", [f"f{n}" for n in range(100)], [0] * 100],
    ["figure", None],
    ["figure", ["dict", [["axes", 1], ["texts", []]]]],
    ["figure", ["dict", [["axes", ["list", [["dict", []]]]], ["texts", ["list", []]]]]],
    ["opaque"],
    ["callback", 0, "f"],
    [["list"], []],
    [None, []],
]


@pytest.mark.parametrize("tree", NONSENSE, ids=lambda tree: repr(tree)[:50])
def test_nonsense_is_garbled(tree: Any) -> None:
    with pytest.raises(Garbled):
        heard(framed(tree))


@pytest.mark.parametrize(
    "data",
    [
        framed(b"\x91" * 100_000 + b"\xc0"),
        framed(b"\xdd\xff\xff\xff\xff"),
        framed(b"\xdf\xff\xff\xff\xff"),
        framed(b"\xc1"),
        framed(b"\xa1\xff"),
        framed(b"\xc0\xc0"),
        framed(b"\x81\x80\x01"),
        framed(b"\xd6\xff\xff\xff\xff\xff"),  # a timestamp
        framed(b"\xd7\xff" + b"\xff" * 8),
        framed(msgspec.msgpack.Ext(0, b"")),
        framed(msgspec.msgpack.Ext(7, b"12345678")),
        framed(b"\xc4"),
        framed(b"\xc6\xff\xff\xff\xff"),
        framed(b"\xdb\x00\x00"),
        framed({(1, 2): 3}),
        framed([[["list", [{}]]]]),
    ],
    ids=lambda data: repr(data[8:32]),
)
def test_broken_frames_are_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        heard(data)


@pytest.mark.parametrize("item", [b"\x80", b"\x90", b"\xa0"])
def test_a_bomb_is_not_decoded(item: bytes) -> None:
    """What is one byte on the wire may be 72 in memory; so the values are counted before."""
    bomb = b"\xdd" + (1_000_000 // len(item)).to_bytes(4, "big")
    data = framed(bomb + item * (1_000_000 // len(item)))
    tracemalloc.start()
    try:
        with pytest.raises(Garbled):
            heard(data)
        assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    finally:
        tracemalloc.stop()


def test_depth_is_bounded() -> None:
    tree: Any = 0
    for _ in range(60):
        tree = ["list", [tree]]
    with pytest.raises(Garbled):
        unpack(tree)


def samples() -> list[bytes]:
    figure = FigureData([AxesData(curves=[Curve(np.zeros((300, 2)))])])
    step = named_tuple("Step", ("loss", "rate"))(0.5, None)
    return [
        frame_of([1, -1.5, "text", b"bytes", None, True, 2**70, 1 + 2j]),
        frame_of({"W1": np.ones((3, 2)), "b": [np.float64(1), {"c": (1, {2})}], "n": step}),
        frame_of([np.arange(1000.0), np.zeros(3, "?"), np.array(["ab"]), figure]),
    ]


def test_mutated_frames_raise_nothing_else() -> None:
    draw = random.Random(0)
    originals = samples()
    ends = {"value": 0, "garbled": 0, "closed": 0}
    for _ in range(20_000):
        data = bytearray(draw.choice(originals))
        for _ in range(draw.choice((1, 1, 2, 8))):
            place = draw.randrange(LENGTH.size if draw.random() < 0.9 else 0, len(data))
            match draw.randrange(4):
                case 0:
                    data[place] = draw.randrange(256)
                case 1:
                    data[place] ^= 1 << draw.randrange(8)
                case 2:
                    del data[place : place + draw.randrange(1, 9)]
                case _:
                    data[place:place] = draw.randbytes(draw.randrange(1, 9))
            if len(data) <= LENGTH.size:
                break
        if draw.random() < 0.7 and len(data) > LENGTH.size:  # else the length is wrong too
            data[: LENGTH.size] = LENGTH.pack(len(data) - LENGTH.size)
        ends[end_of(bytes(data))] += 1
    assert min(ends.values()) > 100, ends


def test_truncated_frames_are_closed() -> None:
    for data in samples():
        step = max(1, len(data) // 500)
        assert {end_of(data[:length]) for length in range(0, len(data), step)} == {"closed"}


@steady
@given(st.binary(max_size=200))
def test_noise_raises_nothing_else(data: bytes) -> None:
    end_of(framed(data))


def end_of(data: bytes) -> str:
    """How the reading of these bytes ends; any other exception is a failure of the test."""
    with pair() as (here, there):
        _all(here.sock, data)
        try:
            unpack(there.receive())
        except Garbled:
            return "garbled"
        except Closed:
            return "closed"
    return "value"


# --- the watch


def test_the_watch_ends_a_wait_though_data_drips_in() -> None:
    def drip(sock: socket.socket) -> None:
        try:
            sock.sendall(LENGTH.pack(10_000))
            while True:
                sock.sendall(b"\xc0")
                time.sleep(0.01)
        except OSError:  # nobody listens any more
            pass

    with pair() as (here, there):
        dripping = threading.Thread(target=drip, args=(there.sock,))
        dripping.start()
        with pytest.raises(TooLate):
            here.receive(watch=until(0.3))
        here.sock.close()
        dripping.join()


def test_the_watch_ends_a_wait_for_one_who_does_not_read() -> None:
    with pair() as (here, _), pytest.raises(TooLate):
        here.send(pack(np.zeros(1_000_000)), until(0.3))


def until(seconds: float) -> Any:
    end = time.monotonic() + seconds

    def watch() -> None:
        if time.monotonic() > end:
            raise TooLate

    return watch


def test_the_other_end_is_closed() -> None:
    with pair() as (here, there):
        there.sock.close()
        with pytest.raises(Closed):
            here.receive()
        with pytest.raises(Closed):
            here.send("x" * 1_000_000)
