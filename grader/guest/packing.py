"""Values as trees that MessagePack carries, and back; no pickle in either direction.

Each value that MessagePack can not tell apart is a tagged list, `["tuple", [...]]`, and is rebuilt
from scratch by whoever reads it: what a guest sends is a claim, and at worst it is nonsense that
raises `Garbled`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.guest.wire import MAX_FRAME, Garbled, TooLarge
from grader.plain.figures import FigureData
from grader.plain.tensors import TORCH_DTYPES, TensorData
from grader.plain.values import MAX_DEPTH, MAX_FIELDS, Opaque, named_tuple, to_plain

MAX_KEYS = 10_000  # of a dict or set: they may all collide with one another
MAX_DIGITS = 3500  # hexadecimal, of an int; Python prints no more than 4300 decimal ones
DTYPES = {"?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "f16", "c8", "c16"}

Lend = Callable[[Callable[..., Any]], int]
Borrow = Callable[[int, str], Callable[..., Any]]


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
        return mended(value)
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


def mended(text: str) -> str:
    """The text without what no UTF-8 can say: half a surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


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
