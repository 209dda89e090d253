"""Host and guest talk in frames of plain data over a socket; no pickle in either direction.

A frame is its length (8 bytes) and a MessagePack tree. Each value that MessagePack can not tell
apart is a tagged list, `["tuple", [...]]`, and is rebuilt from scratch by whoever reads it: what
a guest sends is a claim, and at worst it is nonsense that raises `Garbled`.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import numpy as np

from grader.plain.figures import FigureData
from grader.plain.tensors import TORCH_DTYPES, TensorData
from grader.plain.values import MAX_DEPTH, MAX_FIELDS, Opaque, named_tuple, to_plain

MAX_FRAME = 64 * 2**20
MAX_ITEMS = 500_000  # in a frame: an empty list is one byte there, and 64 once it is decoded
MAX_KEYS = 10_000  # of a dict or set: they may all collide with one another
MAX_DIGITS = 3500  # hexadecimal, of an int; Python prints no more than 4300 decimal ones
DTYPES = {"?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "f16", "c8", "c16"}

_LENGTH = struct.Struct(">Q")

Lend = Callable[[Callable[..., Any]], int]
Borrow = Callable[[int, str], Callable[..., Any]]


class Garbled(Exception):
    """What arrived is no frame of this protocol."""


class TooLarge(ValueError):
    """A value that goes into no frame."""


class Closed(Exception):
    """The other side is gone."""


class TooLate(Exception):
    """The watch over a wait has ended it."""


class Wire:
    """One end of the conversation."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._watched = 0.0  # when the watch was called last

    def send(self, tree: Any, watch: Callable[[], None] | None = None) -> None:
        payload = msgspec.msgpack.encode(tree)
        if len(payload) > MAX_FRAME:
            raise TooLarge(f"more than {MAX_FRAME >> 20} MiB")
        if _items(payload) > MAX_ITEMS:
            raise TooLarge(f"more than {MAX_ITEMS:,} values")
        view = memoryview(_LENGTH.pack(len(payload)) + payload)  # at once: one wake-up, not two
        while view:
            sent = self._patiently(partial(self.sock.send, view[: 2**20]), watch)
            view = view[sent:]

    def receive(self, watch: Callable[[], None] | None = None) -> Any:
        """The next tree. `watch` is called while nothing arrives, and raises to end the wait."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, watch))
        if length > MAX_FRAME:
            raise Garbled(f"a frame of {length} bytes")
        payload = self._exactly(length, watch)
        if _items(payload) > MAX_ITEMS:
            raise Garbled(f"more than {MAX_ITEMS:,} values")
        try:
            return msgspec.msgpack.decode(payload)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise Garbled(str(error)) from None

    def _exactly(self, size: int, watch: Callable[[], None] | None) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            got = self._patiently(partial(self.sock.recv_into, view[: 2**20]), watch)
            if not got:
                raise Closed
            view = view[got:]
        return data

    def _patiently(self, step: Callable[[], Any], watch: Callable[[], None] | None) -> Any:
        self.sock.settimeout(None if watch is None else 0.1)
        while True:
            result = None
            try:
                result = step()
            except TimeoutError:
                pass
            except OSError:
                raise Closed from None
            # By the clock and not by the steps: data may drip in for ever, each bit of it in time.
            if watch is not None and time.monotonic() - self._watched > 0.1:
                self._watched = time.monotonic()
                watch()
            if result is not None:
                return result


_SIZES = {0xC0: 1, 0xC2: 1, 0xC3: 1, 0xCA: 5, 0xCB: 9, 0xDC: 3, 0xDD: 5}
_SIZES |= {0xCC: 2, 0xCD: 3, 0xCE: 5, 0xCF: 9, 0xD0: 2, 0xD1: 3, 0xD2: 5, 0xD3: 9}
_LENGTH_BYTES = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4}


def _items(payload: bytes | bytearray) -> int:
    """How many values a MessagePack tree holds, counted up to MAX_ITEMS and without decoding it.

    Maps are refused: their keys may be chosen so that each collides with all the others, and
    a decoder then takes hours over what `unpack` bounds by MAX_KEYS.
    """
    place = items = 0
    while place < len(payload) and items <= MAX_ITEMS:
        items += 1
        head = payload[place]
        if head < 0x80 or 0x90 <= head < 0xA0 or head >= 0xE0:  # a small int, a short list
            place += 1
        elif 0xA0 <= head < 0xC0:  # a short text
            place += 1 + head - 0xA0
        elif head in _SIZES:
            place += _SIZES[head]
        elif head in _LENGTH_BYTES:
            start = place + 1
            place = start + _LENGTH_BYTES[head]
            place += int.from_bytes(payload[start:place], "big")
        else:
            raise Garbled(f"no such type: {head:#x}")
    return items


def pack(value: Any, lend: Lend | None = None, depth: int = 0) -> Any:
    """A value as a tree that MessagePack carries; callables only where `lend` numbers them."""
    if value is None or (
        isinstance(value, bool | float | bytes) and not isinstance(value, np.generic)
    ):
        return value
    if isinstance(value, np.ndarray | np.generic):
        return _pack_array(value)
    if isinstance(value, int):
        if value.bit_length() > 4 * MAX_DIGITS:
            return ["opaque", "int", ""]
        return value if -(2**63) <= value < 2**63 else ["int", hex(value)]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, complex):
        return ["complex", value.real, value.imag]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        items = [pack(item, lend, depth + 1) for item in value]
        return ["record", type(value).__name__, list(value._fields), items]
    if isinstance(value, list | tuple | set):
        kind = type(value).__name__
        if kind == "set" and len(value) > MAX_KEYS:
            raise TooLarge(f"a set of {len(value)} items")
        return [kind, [pack(item, lend, depth + 1) for item in value]]
    if isinstance(value, dict):
        if len(value) > MAX_KEYS:
            raise TooLarge(f"a dict of {len(value)} keys")
        pairs = [[pack(k, lend, depth + 1), pack(v, lend, depth + 1)] for k, v in value.items()]
        return ["dict", pairs]
    if isinstance(value, FigureData):
        return ["figure", pack(value.plain(), lend, depth + 1)]
    if isinstance(value, TensorData):
        return ["tensor", _pack_array(value.array), value.dtype, value.requires_grad]
    if isinstance(value, Opaque):
        return ["opaque", value.type_name[:100], value.text[:200]]
    if callable(value) and lend is not None:
        return ["callback", lend(value), str(getattr(value, "__name__", "function"))]
    return pack(to_plain(value), None, depth + 1)


def unpack(tree: Any, borrow: Borrow | None = None, depth: int = 0) -> Any:
    """The value in a tree, rebuilt; raises Garbled on anything that `pack` does not make."""
    if tree is None or isinstance(tree, bool | int | float | str | bytes):
        return tree
    if depth > MAX_DEPTH + 5 or not isinstance(tree, list) or not tree:
        raise Garbled("no such value")
    try:
        return _unpack_tagged(tree, borrow, depth + 1)
    except Garbled:
        raise
    except Exception as error:  # whichever of them nonsense leads to
        raise Garbled(f"{type(error).__name__}: {error}") from None


def _unpack_tagged(tree: list[Any], borrow: Borrow | None, depth: int) -> Any:
    tag, *rest = tree
    if tag in ("set", "dict") and len(rest[0]) > MAX_KEYS:
        raise Garbled("too many keys")
    if tag in ("list", "tuple", "set"):
        items = [unpack(item, borrow, depth) for item in rest[0]]
        return {"list": list, "tuple": tuple, "set": set}[tag](items)
    if tag == "dict":
        return {unpack(k, borrow, depth): unpack(v, borrow, depth) for k, v in rest[0]}
    if tag == "array":
        return _unpack_array(*rest)
    if tag == "scalar":
        return _unpack_array(*rest)[()]
    if tag == "int":
        if len(rest[0]) > MAX_DIGITS + len("-0x"):
            raise Garbled("an int too long")
        return int(rest[0], 16)
    if tag == "complex":
        return complex(float(rest[0]), float(rest[1]))
    if tag == "record":
        name, fields, items = rest
        values = [unpack(item, borrow, depth) for item in items]
        return named_tuple(str(name)[:60], tuple(str(f)[:60] for f in fields[:MAX_FIELDS]))(*values)
    if tag == "figure":
        return FigureData.from_plain(unpack(rest[0], borrow, depth))
    if tag == "tensor":
        array, dtype, requires_grad = unpack(rest[0]), rest[1], rest[2]
        if not isinstance(array, np.ndarray) or dtype not in TORCH_DTYPES:
            raise Garbled("no such tensor")
        return TensorData(array, dtype, requires_grad is True)
    if tag == "opaque":
        return Opaque(str(rest[0]), str(rest[1]))
    if tag == "callback" and borrow is not None:
        return borrow(int(rest[0]), str(rest[1]))
    raise Garbled(f"no such tag: {str(tag)[:40]!r}")


def _pack_array(value: Any) -> Any:
    array = np.asarray(value)
    tag = "scalar" if isinstance(value, np.generic) else "array"
    if array.nbytes > MAX_FRAME:  # said before there are copies of it
        raise TooLarge(f"an array of more than {MAX_FRAME >> 20} MiB")
    if array.dtype.kind == "U":
        return [tag, array.dtype.str[1:], list(array.shape), np.ascontiguousarray(array).tobytes()]
    if array.dtype.str.lstrip("<>=|") not in DTYPES | {"b1"}:
        return pack(to_plain(value))
    native = array.astype(array.dtype.newbyteorder("<"), copy=False)
    kind = "?" if array.dtype.kind == "b" else native.dtype.str.lstrip("<>=|")
    return [tag, kind, list(array.shape), np.ascontiguousarray(native).tobytes()]


def _unpack_array(kind: str, shape: list[int], data: bytes) -> Any:
    text = kind.startswith("U") and kind[1:].isdigit() and int(kind[1:]) <= 1000
    if not (text or kind in DTYPES) or len(shape) > 16:
        raise Garbled(f"no such dtype: {kind[:20]!r}")
    if any(type(n) is not int or n < 0 for n in shape):
        raise Garbled("no such shape")
    if kind == "?":  # another byte than 0 and 1 would be true, and more than one in a sum
        return np.frombuffer(data, dtype="u1").reshape(shape).astype(bool)
    # A copy, since what frombuffer gives is read-only and a student may expect to write.
    return np.frombuffer(data, dtype=np.dtype(kind).newbyteorder("<")).reshape(shape).copy()
