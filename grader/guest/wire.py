"""One end of the socket between host and guest: a frame is its length (8 bytes) and MessagePack."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import msgspec

MAX_FRAME = 64 * 2**20
MAX_ITEMS = 500_000  # in a frame: an empty list is one byte there, and 64 once it is decoded

_LENGTH = struct.Struct(">Q")
_decoder = cache(msgspec.msgpack.Decoder)


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

    def send(self, frame: Any, watch: Callable[[], None] | None = None) -> None:
        payload = msgspec.msgpack.encode(frame)
        if len(payload) > MAX_FRAME:
            raise TooLarge(f"more than {MAX_FRAME >> 20} MiB")
        if _items(payload) > MAX_ITEMS:
            raise TooLarge(f"more than {MAX_ITEMS:,} values")
        view = memoryview(_LENGTH.pack(len(payload)) + payload)  # at once: one wake-up, not two
        while view:
            sent = self._patiently(partial(self.sock.send, view[: 2**20]), watch)
            view = view[sent:]

    def receive(self, kind: Any = Any, watch: Callable[[], None] | None = None) -> Any:
        """The next frame, which is one of this kind: a type of frames, or several as `A | B`.

        `watch` is called while nothing arrives, and raises to end the wait.
        """
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, watch))
        if length > MAX_FRAME:
            raise Garbled(f"a frame of {length} bytes")
        payload = self._exactly(length, watch)
        if _items(payload) > MAX_ITEMS:
            raise Garbled(f"more than {MAX_ITEMS:,} values")
        try:
            return _decoder(kind).decode(payload)
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
