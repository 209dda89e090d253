"""Submissions that forge their answers, by false objects or by frames of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from grader.calling.calls import DIED, RAISED, TIMED_OUT, Request
from grader.course.results import Isolation, Status
from grader.guest.wire import MAX_FRAME
from grader.host.transport import GuestTransport
from tests.kit.attacks import WRONG_ANSWER, Attacks, hurry
from tests.kit.kit import plain_guest

ATTACKS = Attacks()
attack, at_call = ATTACKS.add, ATTACKS.at_call
pytestmark = pytest.mark.usefixtures("no_guest_is_left")

# --- forged answers

attack(
    "an object equal to everything",
    """
class Same:
    __eq__ = __le__ = __ge__ = __contains__ = lambda self, other: True
    __hash__ = lambda self: 0
    __array__ = lambda self, *a, **k: __import__("numpy").zeros((1, 1))
def forward(*args):
    return {"z1": Same(), "a1": Same(), "z2": Same(), "y_hat": Same()}
""",
    says="Same object",
    plain=True,
)
attack(
    "an array that agrees with everything",
    """
import numpy as np
class Yes(np.ndarray):
    __eq__ = __le__ = lambda self, other: np.True_
    __array_function__ = __array_ufunc__ = lambda self, *a, **k: np.True_
    shape = property(lambda self: (3, 1))
def forward(*args):
    return dict.fromkeys(("z1", "a1", "z2", "y_hat"), np.zeros((3, 1)).view(Yes))
""",
    says="z1 should be [[-0.05], [-0.35], [0.25]], got [[0], [0], [0]]",
)
attack(
    "a dict that has every key",
    """
class Any(dict):
    __contains__ = __eq__ = lambda self, other: True
    __missing__ = lambda self, key: 0.0
    items = keys = lambda self: [("z1", 1.0)]
def forward(*args):
    return Any()
""",
    says="lacks the key",
)
attack(
    "keys of a subclass of str",
    """
class Key(str):
    __eq__ = lambda self, other: True
    __hash__ = lambda self: hash("z1")
def forward(x, *args):
    return {Key("z1"): x, Key("other"): x}
""",
    says="lacks the keys 'a1', 'z2', 'y_hat'; it has 'z1'",
)
attack(
    "NumPy's comparisons replaced",
    """
import numpy as np
for name in ("allclose", "isclose", "array_equal", "asarray", "isfinite", "array", "copy"):
    setattr(np, name, lambda *args, **kwargs: True)
np.testing.assert_allclose = lambda *args, **kwargs: None
"""
    + WRONG_ANSWER,
    says="z1 should be a NumPy array, got a bool",
    plain=True,
)
attack(
    "builtins replaced",
    """
import builtins, math
math.isclose = lambda *args, **kwargs: True
for name in ("all", "any", "abs", "max", "isinstance", "bool"):
    setattr(builtins, name, lambda *args, **kwargs: True)
"""
    + WRONG_ANSWER,
    status=Status.COULD_NOT_RUN,
)
attack(
    "the kit's functions replaced",
    """
from grader.calling import calls
from grader.guest import frames, packing, serve
from grader.plain import values
right = calls.Outcome("returned", True)
calls.execute = serve.execute = lambda *args: right
for module in (values, calls, packing, frames):
    module.to_plain = lambda value, depth=0: value
values.same = calls.same = lambda *args: True
"""
    + WRONG_ANSWER,
    says="got a bool: True",
    plain=True,
)
attack(
    "an outcome of its own invention",
    """
from grader.calling.calls import Outcome
from grader.guest import serve
serve.execute = lambda *args: Outcome("right", {"score": 10, "points": 10.0, "status": "right"})
"""
    + WRONG_ANSWER,
    says="no such outcome: 'right'",
    plain=True,
)
attack(
    "pack replaced by what passes",
    """
from grader.guest import frames
frames.pack = lambda value, *args: ["dict", [["z1", ["list", [0.0]]], ["passed", True]]]
"""
    + WRONG_ANSWER,
    says="it has 'z1', 'passed'",
)
attack(
    "an exception that is called ValueError",
    """
class ValueError(Exception):
    pass
def forward(*args):
    raise ValueError("passed")
""",
    says="it raised ValueError: passed",
)
attack(
    "a value that is rebuilt by pickle",
    """
import os
class Rebuilt:
    __reduce__ = lambda self: (os.system, ("touch /tmp/stain",))
    __getstate__ = __copy__ = __deepcopy__ = lambda self, *args: os._exit(0)
def forward(*args):
    return {"z1": Rebuilt(), "a1": Rebuilt(), "z2": Rebuilt(), "y_hat": Rebuilt()}
""",
    says="Rebuilt object",
)

# --- the wire

WIRES = """
import gc, os, socket, struct, time
import msgspec
import numpy as np
from msgspec import Raw
from msgspec.structs import astuple, replace
from grader.calling.calls import FORBIDDEN, NOT_ATTEMPTED, RAISED, RETURNED, UNAVAILABLE, Outcome
from grader.guest import frames
from grader.guest.packing import pack
from grader.guest.wire import Wire

Z = np.zeros((3, 1))
ANSWER = {"z1": Z, "a1": Z, "z2": Z[:1], "y_hat": Z[:1]}
RIGHT = frames.Outcome.pack(Outcome(RETURNED, ANSWER))  # right in form
READY = frames.Ready.pack(RETURNED, "", {})
ENCODED = msgspec.msgpack.encode(RIGHT)
[WIRE] = [each for each in gc.get_objects() if type(each) is Wire]

def tell(*frames):
    for frame in frames:
        WIRE.send(frame)

def tell_bytes(payload, length=None):
    WIRE.sock.settimeout(None)
    WIRE.sock.sendall(struct.pack(">Q", len(payload) if length is None else length) + payload)

def holding(tree):
    return replace(RIGHT, value=tree)
"""
GARBLED = "what it gave back cannot be read: "

attack(
    "frames of its own",
    WIRES
    + """
def forward(*args):
    tell(RIGHT, RIGHT)
    return {}
""",
    says="z1 should be [[-0.05], [-0.35], [0.25]], got [[0], [0], [0]]",  # so all is right in form
    plain=True,
)
attack(
    "answers before the question",
    WIRES + "tell(READY, *[RIGHT] * 20)" + WRONG_ANSWER,
    says="z1 should be [[-0.05], [-0.35], [0.25]], got [[0], [0], [0]]",
    plain=True,
)
attack(
    "the socket found by fstat",
    WIRES
    + """
import stat
def forward(*args):
    for fd in range(3, 4096):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">Q", len(ENCODED)) + ENCODED)
        except OSError:
            pass
    return {}
""",
    says="z1 should be [[-0.05], [-0.35], [0.25]], got [[0], [0], [0]]",
)
attack(
    "the socket found in /proc",
    WIRES
    + """
def forward(*args):
    for fd in os.listdir("/proc/self/fd"):
        if os.readlink(f"/proc/self/fd/{fd}").startswith("socket"):
            os.write(int(fd), struct.pack(">Q", len(ENCODED)) + ENCODED)
""",
    says="Permission denied: '/proc/self/fd'",
    needs=Isolation.REDUCED,
)

# Each is the frame of an answer with one thing changed, so it dies of that thing.
FORGED = {
    "a score": ('frames.Outcome.pack(Outcome("score", 10.0))', "no such outcome: 'score'"),
    "a forged verdict": ('replace(RIGHT, kind="right")', "no such outcome: 'right'"),
    "not available": ("replace(RIGHT, kind=UNAVAILABLE)", "no such outcome: 'unavailable'"),
    "a kind that is no text": ("replace(RIGHT, kind=True)", "Expected `str`, got `bool`"),
    "a field more": ('["outcome", *astuple(RIGHT), 10.0]', "Expected `array` of at most length"),
    "a field less": ('["outcome", *astuple(RIGHT)[:-1]]', "Expected `array` of at least length"),
    "another tag": ('["right", *astuple(RIGHT)]', "Invalid value 'right'"),
    "a frame of the host's": ('frames.Reply.pack("right")', "Invalid value 'reply'"),
    "a second ready": ("READY", "Invalid value 'ready'"),
    "a list for a text": ("replace(RIGHT, text=[])", "Expected `str`, got `array`"),
    "a text for a list": ('replace(RIGHT, changed="x")', "Expected `array`, got `str`"),
    "numbers for warnings": ("replace(RIGHT, warnings=[1])", "Expected `str`, got `int`"),
    "a callback that nobody lent": ("frames.Callback.pack(0, (), {})", "no function 0 is lent"),
    "an array of objects": (
        'holding(["array", "O", [1], b"\\0" * 8])',
        "no such dtype: 'O'",
    ),
    "an array of four exabytes": (
        'holding(["array", "f8", [2**59], b""])',
        "ValueError: cannot reshape array of size 0",
    ),
    "an array of nothing": (
        'holding(["array", "f8", [0, 2**62], b""])',
        "ValueError: array is too big",
    ),
    "a callable": ('holding(["callback", 0, "print"])', "no such tag: 'callback'"),
    "a named tuple of one name twice": (
        'holding(["record", "R", ["\\ufb01", "fi"], [1, 2]])',
        "SyntaxError: duplicate argument 'fi'",
    ),
    "a figure of nonsense": ('holding(["figure", ["dict", [["axes", 7]]]])', "KeyError: 'texts'"),
    "a tensor of objects": (
        'holding(["tensor", pack(Z), "object", False])',
        "no such tensor",
    ),
    "keys that collide": (
        'holding(["dict", [[["int", hex(n * (2**61 - 1))], None] for n in range(20_000)]])',
        "too many keys",
    ),
    "a hundred thousand lists in one another": (
        'holding(Raw(b"\\x91" * 100_000 + b"\\xc0"))',
        "maximum recursion depth",
    ),
    "lists of values in one another": (
        'holding(Raw(b"\\x92\\xa4list\\x91" * 100 + b"\\xc0"))',
        "no such value",
    ),
}
for name, (frame, reason) in FORGED.items():
    attack(
        f"on the wire: {name}",
        WIRES
        + f"""
def forward(*args):
    tell({frame})
    time.sleep(60)
""",
        says=GARBLED + reason,
        plain=name == "a forged verdict",
    )
UNSENDABLE = {
    "noise": ("__import__('random').Random(0).randbytes(1000)", "no such type"),
    "a byte that means nothing": ("ENCODED[:-1] + b'\\xc1'", "no such type: 0xc1"),
    "a map": ("ENCODED.replace(ONE, b'\\x81\\x92\\x01\\x02\\x03')", "no such type: 0x81"),
    "a byte too many": ("ENCODED + b'\\xc0'", "MessagePack data is malformed: trailing characters"),
    "a frame too long": ("ENCODED, 2**40", "a frame of 1099511627776 bytes"),
    "millions of maps": (
        "ENCODED.replace(ONE, b'\\xdd\\x00\\x3f\\xff\\xf0' + b'\\x80' * 0x3ffff0)",
        "no such type: 0x80",
    ),
    "millions of lists": (
        "ENCODED.replace(ONE, b'\\xdd\\x00\\x3f\\xff\\xf0' + b'\\x90' * 0x3ffff0)",
        "more than 500,000 values",
    ),
}
for name, (payload, reason) in UNSENDABLE.items():
    attack(
        f"on the wire: {name}",
        WIRES
        + f"""
ONE = msgspec.msgpack.encode(pack(Z[:1]))
def forward(*args):
    tell_bytes({payload})
    time.sleep(60)
""",
        says=GARBLED + reason,
        plain=name == "noise",
    )
for name, (frame, status, reason) in {
    "an end in time": (
        'READY.pack("timed out", "", {})',
        Status.COULD_NOT_RUN,
        "no way to be ready",
    ),
    "a right answer": ('READY.pack("right", "", {})', Status.COULD_NOT_RUN, "no way to be ready"),
    "names that are none": (
        "replace(READY, names=[[7, []]])",
        Status.COULD_NOT_RUN,
        "Expected `str`",
    ),
    "an answer in its place": ("RIGHT", Status.COULD_NOT_RUN, "Invalid value 'outcome'"),
    "a text of megabytes": (
        'READY.pack(UNAVAILABLE, "x" * 2**22, {})',
        Status.COULD_NOT_RUN,
        "xxx",
    ),
    "names without end": (
        'READY.pack(RETURNED, "", {"forward": ["\\x1b[31m" * 10**5] * 30})',
        Status.WRONG,
        "Called forward(?=",
    ),
    "a hundred thousand functions": (
        'READY.pack(RETURNED, "", {f"f{n}": [] for n in range(10**5)})',
        Status.WRONG,
        "Called forward([[1]",
    ),
}.items():
    attack(
        f"ready on the wire: {name}",
        WIRES + f"tell({frame}, RIGHT)" + WRONG_ANSWER,
        status=status,
        says=reason,
    )
attack(
    "on the wire: texts without end",
    WIRES
    + """
def forward(*args):
    long = "x" * 10**6
    tell(frames.Outcome(RAISED, None, long, long, long, [long] * 9, [long] * 9, [long] * 9))
    return {}
""",
    says="it raised xxx",
)
attack(
    "on the wire: a drop at a time",
    WIRES
    + """
def forward(*args):
    WIRE.sock.settimeout(None)
    WIRE.sock.sendall(struct.pack(">Q", 1_000_000) + ENCODED)
    while True:
        WIRE.sock.sendall(b"\\xc0")
        time.sleep(0.02)
""",
    says="waiting for something",
    plain=True,
)
attack(
    "on the wire: the end",
    WIRES
    + """
def forward(*args):
    WIRE.sock.close()
    return {}
""",
    says="the process ended",
)
attack(
    "a thread that answers for later calls",
    WIRES
    + """
import threading
told = threading.Event()
def answer():
    while True:
        tell(RIGHT)
        told.set()
def forward(*args):
    threading.Thread(target=answer).start()
    told.wait()
    return {}
""",
    says="z1 should be [[-0.05], [-0.35], [0.25]], got [[0], [0], [0]]",
)
attack(
    "deeds at the end",
    WIRES
    + """
import atexit
class Late:
    def __del__(self):
        tell(RIGHT)
        while True:
            pass
late = Late()
atexit.register(Late.__del__, late)
"""
    + WRONG_ANSWER,
    says="z1 should be shape (3, 1), got (2, 1)",
    plain=True,
)


@pytest.mark.parametrize(("name", "level"), ATTACKS.cases())
def test_attack(name: str, level: Isolation) -> None:
    ATTACKS.attempt(name, level)


# --- what is lent to a guest, and a guest that does not listen

ASKING = (
    WIRES
    + """
def f(lent):
    return lent(1)

def asks(lent):
    tell(frames.Callback(0, ["list", [1]], ["dict", []]))
    time.sleep(60)

def asks_again(lent):
    for _ in range(3):
        tell(frames.Callback.pack(0, (1,), {}))
    return "done"

def text(lent):
    return lent(np.frombuffer(b"\\x00\\xd8\\x00\\x00", "U1")[0])
"""
)


@pytest.fixture(scope="module")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuestTransport]:
    with plain_guest(tmp_path_factory.mktemp("lent"), ASKING) as transport:
        yield transport


def echo(value: object) -> object:
    return value


def test_a_callback_without_arguments_is_garbled(guest: GuestTransport) -> None:
    outcome = guest.call(Request("asks", (echo,)))
    assert (outcome.kind, outcome.text) == (DIED, GARBLED + "no arguments")
    assert guest.call(Request("f", (echo,))).value == 1  # by a new guest


def test_replies_that_nobody_awaits_do_not_pass_for_a_request(guest: GuestTransport) -> None:
    assert guest.call(Request("asks_again", (echo,))).value == "done"
    assert guest.call(Request("f", (echo,))).kind == DIED
    assert guest.call(Request("f", (echo,))).value == 1


def test_a_reply_that_is_too_large_is_told_the_guest(guest: GuestTransport) -> None:
    def large(value: object) -> object:
        return [np.zeros(MAX_FRAME // 16)] * 3

    outcome = guest.call(Request("f", (large,)))
    assert (outcome.kind, outcome.error) == (RAISED, "ValueError")
    assert outcome.text == "TooLarge: more than 64 MiB"
    assert guest.call(Request("f", (echo,))).value == 1


def test_half_a_surrogate_in_an_error_of_ours_is_mended(guest: GuestTransport) -> None:
    def refuse(value: object) -> object:
        raise LookupError(value)

    assert guest.call(Request("text", (refuse,))).text == "LookupError: ?"


def test_a_guest_that_does_not_read_is_stopped(tmp_path: Path) -> None:
    source = WIRES + "tell(READY)\ntime.sleep(60)"
    with plain_guest(tmp_path, source) as deaf, hurry():
        outcome = deaf.call(Request("f", (np.zeros(1_000_000),), seconds=0.1))
    assert outcome.kind == TIMED_OUT
    assert "waiting for something" in outcome.text
