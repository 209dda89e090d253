"""Submissions that cheat or do harm: none earns a point, hurts its neighbour or takes for ever.

Each attack is a whole file for exercise 11, as a student could hand it in. Where the machine is
able to, it meets the strong sandbox; a part of the corpus also meets the plain level, where only
the wire stands between the guest and its host.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psutil
import pytest

from grader.course.results import COULD_NOT_RUN, NOT_ATTEMPTED, RIGHT, WRONG, PartResult
from grader.grading.submission import OUR_FAULT, Grader, Plan
from grader.host import guests, transport
from grader.host.guests import GuestHouse
from grader.host.transport import GuestTransport
from grader.intake import Submission

ROOT = Path(__file__).parents[2]
FILE = "section_c_forward_pass/ex11_manual_forward.py"
HONEST = (ROOT / "reference" / FILE).read_bytes()

LEVELS = ("plain", "reduced", "strong")
STALLS = ("more than", "waiting for something", "stopped")  # what is said of those that must be cut
BUDGET = 0.4  # CPU seconds for such an attack's part: what loops for ever need not do so for 15 s
WALL = 0.6
PATIENCE = 15.0  # wall seconds that an attack may take in all, on a busy machine


@dataclass(frozen=True)
class Attack:
    source: str
    status: str = WRONG
    says: str = ""  # stands in the message
    plain: bool = False  # is tried at the plain level too
    needs: str = "plain"  # would do harm below this level, so it is not tried there
    files: dict[str, bytes] = field(default_factory=dict)


ATTACKS: dict[str, Attack] = {}


def attack(
    name: str,
    source: str,
    status: str = WRONG,
    says: str = "",
    plain: bool = False,
    needs: str = "plain",
    files: dict[str, bytes] | None = None,
) -> None:
    assert name not in ATTACKS
    ATTACKS[name] = Attack(source, status, says, plain, needs, files or {})


def at_call(name: str, body: str, *args: str, **options: object) -> None:
    """An attack whose whole source is the body of `forward`."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    attack(name, f"def forward(x, W1, b1, W2, b2):\n{lines}\n", *args, **options)  # type: ignore[arg-type]


WRONG_ANSWER = """
def forward(x, W1, b1, W2, b2):
    return {"z1": x, "a1": x, "z2": x, "y_hat": x}
"""
RIGHT_ANSWER = "\n" + HONEST.decode().replace("from __future__ import annotations\n", "")


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
    status=COULD_NOT_RUN,
)
attack(
    "the kit's functions replaced",
    """
from grader.calling import calls
from grader.guest import serve, wire
from grader.plain import values
right = calls.Outcome("returned", True)
calls.execute = serve.execute = lambda *args: right
values.to_plain = calls.to_plain = wire.to_plain = lambda value, depth=0: value
values.same = calls.same = lambda *args: True
"""
    + WRONG_ANSWER,
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
    says="cannot be read",
    plain=True,
)
attack(
    "pack replaced by what passes",
    """
from grader.guest import serve
serve.pack = lambda value, *args: ["dict", [["z1", ["list", [0.0]]], ["passed", True]]]
"""
    + WRONG_ANSWER,
)
attack(
    "an exception that is called ValueError",
    """
class ValueError(Exception):
    pass
def forward(*args):
    raise ValueError("passed")
""",
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
import gc, os, socket, struct, sys, time
import msgspec
def wires():
    return [each for each in gc.get_objects() if type(each) is socket.socket and each.fileno() > 2]
def frame(tree, length=None):
    payload = tree if isinstance(tree, bytes) else msgspec.msgpack.encode(tree)
    return struct.pack(">Q", len(payload) if length is None else length) + payload
def tell(*trees):
    for wire in wires():
        wire.settimeout(None)
        for tree in trees:
            wire.sendall(frame(tree))
def outcome(value, kind="returned"):
    return ["outcome", [kind, value, "", "", "", [], []]]
ONE = ["array", "f8", [1, 1], b"\\0" * 8]
ANSWER = ["dict", [[key, ONE] for key in ("z1", "a1", "z2", "y_hat")]]
"""
attack(
    "frames of its own",
    WIRES
    + """
def forward(*args):
    tell(outcome(ANSWER), outcome(ANSWER))
    return {}
""",
    plain=True,
)
attack(
    "answers before the question",
    WIRES + 'tell(["ready", "returned", "", ["dict", []]], *[outcome(ANSWER)] * 20)' + WRONG_ANSWER,
    plain=True,
)
attack(
    "the socket found by fstat",
    """
import os, stat, struct, msgspec
def forward(*args):
    payload = msgspec.msgpack.encode(["score", 10.0])
    for fd in range(3, 4096):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">Q", len(payload)) + payload)
        except OSError:
            pass
    return {}
""",
    says="cannot be read",
)
attack(
    "the socket found in /proc",
    """
import os
def forward(*args):
    for fd in os.listdir("/proc/self/fd"):
        if os.readlink(f"/proc/self/fd/{fd}").startswith("socket"):
            os.write(int(fd), b"right" * 100)
""",
)
for name, frame in {
    "noise": '["outcome", os.urandom(1000)]',
    "no MessagePack": "os.urandom(3000)",
    "a frame too long": "b'', 2**40",
    "a hundred thousand lists in one another": "b'\\x91' * 100_000",
    "millions of empty dicts": "b'\\xdd\\x00\\x3f\\xff\\xf0' + b'\\x80' * 0x3ffff0",
    "millions of empty lists": "b'\\xdd\\x00\\x3f\\xff\\xf0' + b'\\x90' * 0x3ffff0",
    "a map": "b'\\x81\\x92\\x01\\x02\\x03'",
    "a callback that nobody lent": '["callback", 0, ["list", []], ["dict", []]]',
    "an array of objects": 'outcome(["array", "O", [1], b"\\0" * 8])',
    "an array of four exabytes": 'outcome(["array", "f8", [2**60], b""])',
    "an array of nothing": 'outcome(["array", "f8", [0, 2**62], b""])',
    "a named tuple of one name twice": 'outcome(["record", "R", ["\\ufb01", "fi"], [1, 2]])',
    "a figure of nonsense": 'outcome(["figure", ["dict", [["axes", 7]]]])',
    "a forged verdict": 'outcome(None, "right")',
    "not available": 'outcome(None, "unavailable")',
}.items():
    attack(
        f"on the wire: {name}",
        WIRES
        + f"""
def forward(*args):
    for wire in wires():
        wire.settimeout(None)
        wire.sendall(frame({frame}))
    time.sleep(60)
""",
        plain=name == "noise",
    )
attack(
    "on the wire: keys that collide",
    WIRES
    + """
def forward(*args):
    tell(outcome(["dict", [[["int", hex(n * (2**61 - 1))], None] for n in range(100_000)]]))
""",
    says="cannot be read",
)
attack(
    "on the wire: a drop at a time",
    WIRES
    + """
def forward(*args):
    for wire in wires():
        wire.settimeout(None)
        wire.sendall(struct.pack(">Q", 1_000_000))
        while True:
            wire.sendall(b"\\xc0")
            time.sleep(0.02)
""",
    says="stopped",
    plain=True,
)
attack(
    "on the wire: the end",
    WIRES
    + """
def forward(*args):
    for wire in wires():
        os.close(wire.fileno())
    return {}
""",
    says="the process ended",
)
attack(
    "on the wire: nobody reads",
    WIRES
    + """
def forward(*args):
    for wire in wires():
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    time.sleep(60)
""",
    says="stopped",
)
attack(
    "a thread that answers for later calls",
    WIRES
    + """
import threading
def answer():
    while True:
        tell(outcome(ANSWER))
def forward(*args):
    threading.Thread(target=answer).start()
    return {}
""",
)

# --- looking for the answers

attack(
    "expected values looked for in memory",
    """
import gc
import numpy as np
def forward(x, W1, b1, W2, b2):
    found = [each for each in gc.get_objects() if type(each) is dict and "y_hat" in each]
    if found:
        return found[0]
    arrays = [each for each in gc.get_objects() if type(each) is np.ndarray]
    raise KeyError(len(arrays))
""",
    says="KeyError",
    plain=True,
)
at_call(
    "expected values looked for in the frames",
    """
import sys
frame = sys._getframe()
while frame is not None:
    for value in (*frame.f_locals.values(), *frame.f_globals.values()):
        if isinstance(value, dict) and "expected" in value:
            return value["expected"]
    frame = frame.f_back
raise LookupError("no expected values")
""",
    says="no expected values",
)
attack(
    "a trace of all that runs",
    """
import sys, threading
def spy(frame, event, arg):
    frame.f_locals.get("expected")
    return spy
sys.settrace(spy), sys.setprofile(spy), threading.settrace(spy)
"""
    + WRONG_ANSWER,
)
attack(
    "an audit hook that refuses all",
    """
import sys
def refuse(event, args):
    raise RuntimeError(event)
sys.addaudithook(refuse)
"""
    + WRONG_ANSWER,
)
SEARCH = """
import chapter11, importlib.util, os, sys
from pathlib import Path
kit = Path(chapter11.__file__).resolve().parents[1]
"""
attack(
    "the reference read from disk",
    SEARCH
    + """
def forward(*args):
    file = kit / "reference/section_c_forward_pass/ex11_manual_forward.py"
    space = {"__name__": "reference"}
    exec(compile(file.read_text(), str(file), "exec"), space)
    return space["forward"](*args)
""",
    says="PermissionError",
    needs="reduced",
)
attack(
    "the reference imported",
    SEARCH
    + """
def forward(*args):
    sys.meta_path.pop(0)
    sys.path.insert(0, str(kit))
    from reference.section_c_forward_pass import ex11_manual_forward as right
    return right.forward(*args)
""",
    needs="reduced",
)
attack(
    "the checks listed",
    SEARCH
    + """
def forward(*args):
    raise ValueError(os.listdir(kit / "tests/section_c_forward_pass/mistakes/ex11"))
""",
    says="PermissionError",
    needs="reduced",
)
attack(
    "the reference behind a symlink",
    SEARCH
    + """
def forward(*args):
    os.symlink(kit, "kit")
    os.symlink("/", "root")
    text = Path("kit/reference/section_c_forward_pass/ex11_manual_forward.py").read_text()
    exec(text, space := {"__name__": "reference"})
    return space["forward"](*args)
""",
    needs="reduced",
)
attack(
    "the lines of a traceback through a secret file",
    SEARCH
    + """
__file__ = str(kit / "reference/section_c_forward_pass/ex11_manual_forward.py")
def forward(*args):
    exec(compile("\\n" * 60 + "raise ValueError('here')", __file__, "exec"))
""",
    says="here",
)

# --- libraries that a from-scratch exercise must not use

TORCH = """
def by_torch(torch, x, W1, b1, W2, b2):
    x, W1, b1, W2, b2 = map(torch.as_tensor, (x, W1, b1, W2, b2))
    z1 = W1 @ x + b1
    z2 = W2 @ torch.relu(z1) + b2
    steps = {"z1": z1, "a1": torch.relu(z1), "z2": z2, "y_hat": torch.sigmoid(z2)}
    return {name: value.numpy() for name, value in steps.items()}
"""
attack(
    "torch as if nothing were",
    "import torch\n"
    + TORCH
    + """
def forward(*args):
    return by_torch(torch, *args)
""",
    says="torch is not to be used in this exercise",
)
attack(
    "torch inside a function",
    TORCH
    + """
def forward(*args):
    import torch.nn.functional
    return by_torch(__import__("torch"), *args)
""",
    says="torch is not to be used in this exercise",
)
LIBRARIES = """
import importlib, importlib.machinery, importlib.util, os, sys
import numpy
packages = os.path.dirname(os.path.dirname(numpy.__file__))
"""
attack(
    "torch past the import guard",
    LIBRARIES
    + TORCH
    + """
def forward(*args):
    sys.meta_path[:] = [each for each in sys.meta_path if "Guard" not in type(each).__name__]
    sys.path.insert(0, packages)
    importlib.invalidate_caches()
    return by_torch(importlib.import_module("torch"), *args)
""",
    says="No module named 'torch'",
    needs="reduced",
)
attack(
    "torch by a loader of its own",
    LIBRARIES
    + TORCH
    + """
def forward(*args):
    file = f"{packages}/torch/__init__.py"
    loader = importlib.machinery.SourceFileLoader("torch", file)
    spec = importlib.util.spec_from_file_location("torch", file, loader=loader)
    torch = sys.modules["torch"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(torch)
    return by_torch(torch, *args)
""",
    says="PermissionError",
    needs="reduced",
)
attack(
    "scikit-learn past the import guard",
    LIBRARIES
    + """
def forward(x, W1, b1, W2, b2):
    sys.meta_path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    sys.meta_path.append(importlib.machinery.PathFinder)
    sys.path_hooks.append(importlib.machinery.FileFinder.path_hook(
        (importlib.machinery.SourceFileLoader, [".py"])))
    sys.path.insert(0, packages)
    from sklearn.neural_network import MLPClassifier
""",
    needs="reduced",
)
attack(
    "torch taken from the modules already there",
    """
import sys, gc
def forward(*args):
    for name in ("torch", "sklearn", "scipy"):
        sys.modules[name].tensor
""",
    says="KeyError",
)
attack(
    "the guard told that all is allowed",
    LIBRARIES
    + TORCH
    + """
def forward(*args):
    sys.meta_path[0].allowed |= {"torch", "sklearn", "scipy"}
    import torch
    return by_torch(torch, *args)
""",
    needs="reduced",
)

# --- planted files, poisoned modules

PLANT = b"import os\nos._exit(0)\n"
FOLDER = "section_c_forward_pass/"
attack(
    "planted modules",
    "import numpy, random, json, secrets, statistics, chapter11.data, grader.calling\n"
    + WRONG_ANSWER,
    says="z1 should be",
    plain=True,
    files={
        folder + name: PLANT
        for folder in ("", FOLDER)
        for name in (
            "numpy.py",
            "json.py",
            "secrets.py",
            "statistics.py",
            "sitecustomize.py",
            "grader/__init__.py",
            "grader/calling/__init__.py",
            "chapter11/__init__.py",
            "chapter11/data.py",
            "msgspec.py",
            "conftest.py",
        )
    },
)
attack(
    "a planted torch",
    "import torch" + WRONG_ANSWER,
    files={FOLDER + "torch.py": b"raise ImportError('mine')"},
    status=COULD_NOT_RUN,
)
attack(
    "modules poisoned",
    """
import sys, types
for name in list(sys.modules):
    if name.partition(".")[0] in ("numpy", "grader", "msgspec", "math", "time", "traceback"):
        sys.modules[name] = types.ModuleType(name)
sys.modules[__name__] = None
"""
    + WRONG_ANSWER,
    plain=True,
)
attack(
    "import replaced",
    """
import builtins
builtins.__import__ = lambda *args, **kwargs: args[0]
"""
    + WRONG_ANSWER,
)

# --- ends

for name, deed in {
    "os._exit": "__import__('os')._exit(0)",
    "sys.exit": "__import__('sys').exit(0)",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "GeneratorExit": "raise GeneratorExit",
    "a crash": "__import__('ctypes').string_at(0)",
}.items():
    attack(f"{name} at import", deed + WRONG_ANSWER, COULD_NOT_RUN, plain=name == "os._exit")
    at_call(f"{name} in the call", deed, plain=name in ("os._exit", "KeyboardInterrupt"))
attack(
    "deeds at the end",
    WIRES
    + """
import atexit, weakref
class Late:
    def __del__(self):
        tell(outcome(ANSWER))
        while True:
            pass
late = Late()
atexit.register(Late.__del__, late)
"""
    + WRONG_ANSWER,
    plain=True,
)
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
        status=COULD_NOT_RUN if name in ("at import", "in the signature") else WRONG,
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

# --- processes, signals, network, files

for name, deed in {
    "a fork bomb": "while True: __import__('os').fork()",
    "a subprocess": "__import__('subprocess').run(['sleep', '1000'])",
    "a shell": "raise OSError(__import__('os').system('sleep 1000 &'))",
    "multiprocessing": "__import__('multiprocessing').Pool(2).map(abs, [1])",
    "a kill of the parent": "import os; os.kill(os.getppid() or 1, 9)",
    "a kill of all": "import os; os.kill(-1, 9)",
    "a kill of the group": "import os; os.killpg(0, 9)",
    "a connection": "__import__('socket').create_connection(('127.0.0.1', 22))",
    "a listener": "__import__('socket').socket().bind(('', 0))",
    "an unlimited limit": """
import resource
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
bytearray(4 << 30)
""",
}.items():
    at_call(name, deed, needs="reduced")
attack(
    "stains everywhere",
    SEARCH
    + f"""
import tempfile
def forward(*args):
    places = [kit, kit / "tests/kit", Path("/tmp"), Path(__file__).parent, Path("/dev/shm")]
    for place in places:
        try:
            (place / "stain-{os.getpid()}").write_text("mine")
        except OSError:
            pass
    raise ValueError("done")
""",
    says="done",
    needs="reduced",
)
at_call(
    "a full disk",
    """
n = 0
while True:
    with open(f"file{n}", "wb") as file:
        file.write(bytes(8 << 20))
    n += 1
""",
    says="No space left",
    needs="strong",
)
at_call(
    "a million files",
    "for n in range(10**6): open(str(n), 'w').close()",
    says="No space left",
    needs="strong",
)
at_call(
    "folders in one another",
    """
import os
for n in range(900):
    os.mkdir("f")
    os.chdir("f")
raise ValueError("deep")
""",
    says="deep",
)
at_call("open files without end", "files = [open('file', 'w') for _ in range(10**6)]")
at_call(
    "threads without end",
    """
import threading, time
threading.stack_size(32768)
while True:
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
""",
    needs="reduced",
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
at_call("size: an int of ten million bits", "return {'z1': 1 << 10**7}")
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
    warnings.warn(f"\\x1b[31m{n}\\n" * 10, stacklevel=1)
return {}
""",
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
    attack(f"message at import: {name}", f"raise {raised}", status=COULD_NOT_RUN)
at_call(
    "message: not implemented, with escapes",
    f'raise NotImplementedError("{HOSTILE}" * 10**4)',
    status=NOT_ATTEMPTED,
)
at_call(
    "message: a forbidden library, with escapes",
    f'from grader.calling.refusals import ForbiddenLibrary; raise ForbiddenLibrary("{HOSTILE}")',
)
at_call("message: keys with escapes", f'return {{"{HOSTILE}": 0, "<b>": 1, "{HOSTILE}" * 99: 2}}')
at_call(
    "message: types with escapes",
    f'return {{"z1": type("{NAME}", (), {{}})()}}',
)
attack("message: a syntax error with escapes", f'forward = "{HOSTILE}" 3\x1b[31m', COULD_NOT_RUN)
attack("message: no text but zeros", "\0" * 1000, COULD_NOT_RUN)
attack("message: another encoding", "# coding: rot13\n", COULD_NOT_RUN)
attack("message: brackets without end", "(" * 100_000, COULD_NOT_RUN)

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
        status=COULD_NOT_RUN if name == "that exits" else WRONG,
    )
attack("forward is a class", "class forward:\n    def __init__(self, *args): pass")
attack("forward is a number", "forward = 3", says="not a function")
attack("forward is None", "forward = None", NOT_ATTEMPTED)
attack("forward is a type", "forward = dict")
attack("forward is made on demand", "def __getattr__(name): raise ValueError", COULD_NOT_RUN)
attack(
    "forward is a descriptor",
    """
import sys, types
class Module(types.ModuleType):
    forward = property(lambda self: 1 / 0)
sys.modules[__name__].__class__ = Module
""",
    status=COULD_NOT_RUN,
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


# --- the tests


@cache
def reached() -> str:
    """The level of isolation that this machine can give."""
    house = GuestHouse("strong", Path(tempfile.mkdtemp()))
    try:
        return house.isolation(("numpy",))
    finally:
        house.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "name" not in metafunc.fixturenames:
        return
    best = LEVELS.index(reached())
    cases = [
        (name, LEVELS[best]) for name, tried in ATTACKS.items() if LEVELS.index(tried.needs) <= best
    ]
    cases += [(name, "plain") for name, tried in ATTACKS.items() if tried.plain and best]
    metafunc.parametrize(
        ("name", "level"), cases, ids=[f"{level}: {name}" for name, level in cases]
    )


@cache
def grader_at(level: str) -> Grader:
    grader = Grader(Plan(ROOT, (11,), level=level))
    assert graded(grader, HONEST).status == RIGHT  # and now its parent is warm
    return grader


@pytest.fixture(scope="module", autouse=True)
def no_guest_is_left() -> Iterator[None]:
    before = processes()
    yield
    for level in ("plain", "strong"):
        grader_at(level).house.close()
    wait_until(lambda: processes() <= before)


def graded(grader: Grader, source: bytes, files: dict[str, bytes] | None = None) -> PartResult:
    result = grader.grade(Submission("someone", {FILE: source, **(files or {})}), (11,))
    return result.exercises[0].parts[0]


@contextmanager
def hurry() -> Iterator[None]:
    """Little time for what loops or waits for ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GuestTransport, "grant", lambda self: setattr(self, "budget", BUDGET))
        patch.setattr(transport, "WALL_FACTOR", 0.0)
        patch.setattr(transport, "WALL_EXTRA", WALL)
        yield


def test_attack(name: str, level: str) -> None:
    tried, grader = ATTACKS[name], grader_at(level)
    before, threads = processes(), threading.active_count()
    started = time.monotonic()
    with hurry() if tried.says in STALLS else nullcontext():
        part = graded(grader, tried.source.encode("utf-8", "surrogatepass"), tried.files)
    assert time.monotonic() - started < PATIENCE
    assert part.points == 0.0
    assert part.status == tried.status, part.message
    assert tried.says in part.message
    assert_clean(part.message)

    # And nobody else comes to harm.
    neighbour = graded(grader, HONEST)
    assert (neighbour.points, neighbour.status) == (10.0, RIGHT), neighbour.message
    wait_until(lambda: processes() <= before)
    assert list(grader.house.folder.iterdir()) == []
    assert threading.active_count() == threads


def test_a_guest_that_cannot_start_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    grader = grader_at("strong")
    monkeypatch.setattr(guests, "asdict", lambda limits: {})  # it has nothing to enter with
    part = graded(grader, HONEST)
    assert part.status == COULD_NOT_RUN
    assert part.message.startswith(OUR_FAULT)
    monkeypatch.undo()
    assert graded(grader, HONEST).status == RIGHT


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
        assert graded(grader_at("plain"), source.encode()).status == WRONG
        orphan = int((tmp_path / "pid").read_text())
        wait_until(lambda: not psutil.pid_exists(orphan))


def processes() -> set[psutil.Process]:
    return {
        process
        for process in psutil.Process().children(recursive=True)
        if process.status() != psutil.STATUS_ZOMBIE
    }


def wait_until(condition: Callable[[], bool]) -> None:
    """Killed is not yet dead."""
    end = time.monotonic() + 3
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def assert_clean(message: str) -> None:
    assert message
    assert len(message) < 2100
    for character in message:
        assert character in "\n\t" or unicodedata.category(character) not in (
            "Cc",
            "Cs",
            "Zl",
            "Zp",
        )
        assert unicodedata.bidirectional(character) not in BIDI


BIDI = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
