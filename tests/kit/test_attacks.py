"""Submissions that do harm by what they run: ends, endless loops, sizes, texts, odd types."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from grader.course.results import Isolation, Status
from grader.grading.submission import OUR_FAULT
from grader.guest.frames import Work
from grader.host import transport
from tests.kit.attacks import HONEST, WRONG_ANSWER, Attacks, graded, grader_at, wait_until

ATTACKS = Attacks()
attack, at_call = ATTACKS.add, ATTACKS.at_call
pytestmark = pytest.mark.usefixtures("no_guest_is_left")

# --- ends

for name, deed in {
    "os._exit": "__import__('os')._exit(0)",
    "sys.exit": "__import__('sys').exit(0)",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "GeneratorExit": "raise GeneratorExit",
    "a crash": "__import__('ctypes').string_at(0)",
}.items():
    ends = name not in ("sys.exit", "GeneratorExit")  # these end the top level, and no more
    status = Status.COULD_NOT_RUN if ends else Status.WRONG
    attack(f"{name} at import", deed + WRONG_ANSWER, status, plain=name == "os._exit")
    at_call(f"{name} in the call", deed, plain=name in ("os._exit", "KeyboardInterrupt"))
at_call(
    "recursion without end",
    "return forward(x, W1, b1, W2, b2)",
    says="RecursionError",
)
at_call(
    "recursion without limit",
    """
import sys
sys.setrecursionlimit(10**9)
sys.set_int_max_str_digits(0)
f = lambda n: sorted([n], key=f)
f(0)
""",
)

# --- endless

for name, loop in {
    "at import": "while True: pass" + WRONG_ANSWER,
    "in the call": "def forward(*args):\n    while True: pass",
    "with the clock stopped": """
import time
time.process_time = time.monotonic = time.time = lambda: 0.0
def forward(*args):
    while True: pass
""",
    "whatever is raised": """
def forward(*args):
    while True:
        try:
            while True: pass
        except BaseException: pass
""",
    "deaf to signals": """
import signal
for each in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(each, signal.SIG_IGN) if each < 32 else None
def forward(*args):
    while True: pass
""",
    "in __del__": """
class Late:
    def __del__(self):
        while True: pass
def forward(*args):
    Late()
""",
    "in the text of an exception": """
class Endless(Exception):
    def __str__(self):
        while True: pass
def forward(*args):
    raise Endless
""",
    "in the type of a value": """
class Endless:
    @property
    def __class__(self):
        while True: pass
def forward(*args):
    return {"z1": Endless()}
""",
    "in the signature": """
class Endless:
    @property
    def __signature__(self):
        while True: pass
    def __call__(self, *args):
        return 0
forward = Endless()
""",
    "in C": "def forward(*args):\n    return sum(__import__('itertools').repeat(0))",
}.items():
    attack(
        f"endless {name}",
        loop,
        status=Status.COULD_NOT_RUN if name in ("at import", "in the signature") else Status.WRONG,
        says="more than",
        plain=name == "whatever is raised",
    )
attack(
    "endless in the representation of a value",  # nobody asks for it
    """
class Endless:
    def __repr__(self):
        while True: pass
    __str__ = __format__ = __len__ = __iter__ = __array__ = __float__ = __hash__ = __repr__
def forward(*args):
    return {"z1": Endless(), "a1": [Endless()], "z2": 0.0, "y_hat": 0.0}
""",
    says="Endless object",
)
for name, wait in {
    "sleeping": "__import__('time').sleep(1e6)",
    "a lock": "lock = __import__('threading').Lock(); lock.acquire(); lock.acquire()",
    "a child of its own": "__import__('signal').pause()",
    "stopped": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP); signal.pause()",
}.items():
    at_call(f"waiting: {name}", wait, says="waiting for something", plain=name == "stopped")
attack(
    "threads that go on after the call",
    """
import threading
def burn():
    while True:
        try:
            while True: pass
        except BaseException: pass
def forward(*args):
    for _ in range(2):
        threading.Thread(target=burn).start()
    return {}
""",
)

# --- memory and size

for name, value in {
    "a list of ten billion": "[0] * 10**10",
    "an array of eight terabytes": "__import__('numpy').zeros(10**12)",
    "an int of a billion bits": "1 << 10**10",
    "mapped memory": "__import__('mmap').mmap(-1, 1 << 40)",
}.items():
    at_call(f"memory: {name}", f"return {{'z1': {value}}}", plain=name == "a list of ten billion")
for name, value in {
    "an array of 100 MB": "__import__('numpy').zeros(100 << 17)",
    "a long text": "'x' * (65 << 20)",
    "a list of half a million": "[None] * 500_001",
    "a set of 20,000": "set(range(20_000))",
    "a dict of 20,000": "dict.fromkeys(range(20_000))",
}.items():
    at_call(f"size: {name}", f"return {value}", says="cannot be sent")
at_call(
    "size: an int of ten million bits",
    "return dict.fromkeys(('z1', 'a1', 'z2', 'y_hat'), 1 << 10**7)",
    says="z1 should be a NumPy array, got an int object",
)
at_call("size: an int that Python does not print", "return 10**4200")
at_call("size: a key of three million characters", "return {'z' * 3_000_000: 1.0}")
at_call("size: a dict in a text", "return str(dict.fromkeys(range(100_000)))")
at_call(
    "a list in itself",
    """
endless = []
endless.append(endless)
return {"z1": endless, "a1": endless, "z2": endless, "y_hat": endless}
""",
)
at_call(
    "a list twice in itself",
    "endless = []; endless += [endless, endless]; return endless",
    says="stopped",
)
at_call(
    "lists in one another",
    """
deep = []
for _ in range(100_000):
    deep = [deep]
return deep
""",
)
attack(
    "a named tuple of 30,000 fields",
    """
class Wide(tuple):
    _fields = tuple(f"f{n}" for n in range(30_000))
def forward(*args):
    return Wide(range(30_000))
""",
    says="got a tuple",
)
at_call(
    "an endless generator",
    "return {key: iter(int, 1) for key in ('z1', 'a1', 'z2', 'y_hat')}",
    says="callable_iterator object",
)
at_call(
    "much output",
    """
import sys, os
for _ in range(50):
    print("right" * 100_000), print("right" * 100_000, file=sys.stderr)
    os.write(1, b"right" * 100_000)
sys.__stdout__.write('{"score": 10}')
return {}
""",
    says="lacks the key",
)
at_call(
    "many warnings",
    """
import warnings
for n in range(1_000):
    warnings.warn(f"\\x1b[31m{n}\\n" * 10, RuntimeWarning, stacklevel=1)
return {}
""",
    says="(It warned: RuntimeWarning: ?[31m0",
)

# --- messages

NAME = r"\x1b[31m\x1b]0;title\x07[bold red]<b>\u202eright\u2066\r\x9b\u2028"
HOSTILE = NAME + r" \ud800\0 [/] <script>alert(1)</script>"
for name, raised in {
    "escapes and markup": f'ValueError("{HOSTILE}")',
    "fifty megabytes": "ValueError('x' * (50 << 20))",
    "a name with escapes": f'type("{NAME}", (Exception,), {{}})("x")',
    "a text that raises": "type('Mute', (Exception,), {'__str__': lambda self: 1 / 0})()",
    "a text that is no text": "type('Mute', (Exception,), {'__str__': lambda self: 7})()",
    "a text that exits": "type('Mute', (Exception,), {'__str__': lambda self: exit()})()",
    "a group in a group": "ExceptionGroup('a' * 10**6, [ExceptionGroup('b', [KeyError()] * 999)])",
    "an escape in a key": f'KeyError("{HOSTILE}")',
}.items():
    at_call(f"message: {name}", f"raise {raised}")
    attack(f"message at import: {name}", f"raise {raised}", status=Status.COULD_NOT_RUN)
at_call(
    "message: not implemented, with escapes",
    f'raise NotImplementedError("{HOSTILE}" * 10**4)',
    status=Status.NOT_ATTEMPTED,
)
at_call(
    "message: a forbidden library, with escapes",
    f'from grader.calling.refusals import ForbiddenLibrary; raise ForbiddenLibrary("{HOSTILE}")',
)
at_call("message: keys with escapes", f'return {{"{HOSTILE}": 0, "<b>": 1, "{HOSTILE}" * 99: 2}}')
at_call(
    "message: types with escapes",
    f'return dict.fromkeys(("z1", "a1", "z2", "y_hat"), type("{NAME}", (), {{}})())',
    says="z1 should be a NumPy array, got a ?[31m",
)
attack(
    "message: a syntax error with escapes", f'forward = "{HOSTILE}" 3\x1b[31m', Status.COULD_NOT_RUN
)
attack("message: no text but zeros", "\0" * 1000, Status.COULD_NOT_RUN)
attack("message: another encoding", "# coding: rot13\n", Status.COULD_NOT_RUN)
attack("message: brackets without end", "(" * 100_000, Status.COULD_NOT_RUN)

# --- signatures and callables

for name, signature in {
    "that raises": "property(lambda self: 1 / 0)",
    "of another type": "[1, 2, 3]",
    "of 100,000 parameters": """inspect.Signature([inspect.Parameter(f"a{n}",
        inspect.Parameter.POSITIONAL_ONLY) for n in range(100_000)])""",
    "that exits": "property(lambda self: (_ for _ in ()).throw(SystemExit))",
}.items():
    attack(
        f"a signature {name}",
        f"""
import inspect
class Forward:
    __signature__ = {signature}
    def __call__(self, *args):
        return {{}}
forward = Forward()
""",
        status=Status.COULD_NOT_RUN if name == "that exits" else Status.WRONG,
    )
attack("forward is a class", "class forward:\n    def __init__(self, *args): pass")
attack("forward is a number", "forward = 3", says="not a function")
attack("forward is None", "forward = None", Status.NOT_ATTEMPTED)
attack("forward is a type", "forward = dict")
attack("forward is made on demand", "def __getattr__(name): raise ValueError", Status.COULD_NOT_RUN)
attack(
    "forward is a descriptor",
    """
import sys, types
class Module(types.ModuleType):
    forward = property(lambda self: 1 / 0)
sys.modules[__name__].__class__ = Module
""",
    status=Status.COULD_NOT_RUN,
)
at_call(
    "arguments changed",
    """
for each in (x, W1, b1, W2, b2):
    each[...] = 0
    each.shape = each.shape[::-1]
return {}
""",
    says="it changed its argument",
)
at_call("arguments of another type", "x.dtype = 'i4'; return {}", says="it changed its argument x")

# --- dtypes

for dtype in ("object", "f2", "f4", "c16", "?", "M8[s]", "m8[s]", "S8", "U8", "V8", "i4,f8", ">f8"):
    at_call(
        f"dtype {dtype}",
        f"""
import numpy as np
z = np.zeros((3, 1), {dtype!r})
return {{"z1": z, "a1": z, "z2": z[:1], "y_hat": z[:1]}}
""",
        says="z1 should be",
    )
at_call(
    "dtype longdouble",
    """
import numpy as np
z = np.longdouble([[1], [2], [3]])
return {"z1": z, "a1": z, "z2": z[:1], "y_hat": z[0, 0]}
""",
    says="z1",
)
at_call(
    "an ill-formed longdouble",
    """
import numpy as np
z = np.frombuffer(b"\\xff\\x00\\x80\\x01" * 12, np.longdouble).reshape(3, 1)
return {"z1": z, "a1": z, "z2": z[:1], "y_hat": z[0, 0]}
""",
    says="z1",
)
at_call(
    "NaN with a payload",
    """
import numpy as np
z = np.full((3, 1), 0x7ff8dead, "u8").view("f8") * np.uint64(0x7ff8dead00000000).view("f8")
return {"z1": z, "a1": z, "z2": z[:1], "y_hat": z[:1]}
""",
    says="z1 should be",
)
at_call(
    "an array of texts that are none",
    """
import numpy as np
return np.frombuffer(b"\\xff\\xff\\xff\\x7f" * 4, "U1")
""",
)


@pytest.mark.parametrize(("name", "level"), ATTACKS.cases())
def test_attack(name: str, level: Isolation) -> None:
    ATTACKS.attempt(name, level)


def test_a_guest_that_cannot_start_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    grader = grader_at(Isolation.STRONG)
    monkeypatch.setattr(transport, "Work", lambda root, *rest: Work("/no/such/folder", *rest))
    part = graded(grader, HONEST)
    assert part.status == Status.COULD_NOT_RUN
    assert part.message.startswith(OUR_FAULT)
    monkeypatch.undo()
    assert graded(grader, HONEST).status == Status.RIGHT


if sys.platform != "win32":

    def test_what_a_plain_guest_leaves_behind_dies_with_it(tmp_path: Path) -> None:
        source = f"""
import os, time
from pathlib import Path
def forward(*args):
    if not os.fork():
        if not os.fork():
            Path("{tmp_path}/new").write_text(str(os.getpid()))
            os.rename("{tmp_path}/new", "{tmp_path}/pid")
            time.sleep(1000)
        os._exit(0)
    while not os.path.exists("{tmp_path}/pid"):
        time.sleep(0.01)
    os._exit(0)
"""
        assert graded(grader_at(Isolation.PLAIN), source.encode()).status == Status.WRONG
        orphan = int((tmp_path / "pid").read_text())
        wait_until(lambda: not psutil.pid_exists(orphan))
