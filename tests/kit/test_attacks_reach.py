"""Submissions that reach for what is not theirs: answers, libraries, processes, files."""

from __future__ import annotations

import os

import pytest

from grader.course.results import Isolation
from tests.kit.attacks import WRONG_ANSWER, Attacks

ATTACKS = Attacks()
attack, at_call = ATTACKS.add, ATTACKS.at_call
pytestmark = pytest.mark.usefixtures("no_guest_is_left")

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
    says="z1 should be shape (3, 1), got (2, 1)",
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
    says="the process ended",
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
    needs=Isolation.REDUCED,
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
    says="ModuleNotFoundError",
    needs=Isolation.REDUCED,
)
attack(
    "the checks listed",
    SEARCH
    + """
def forward(*args):
    raise ValueError(os.listdir(kit / "tests/section_c_forward_pass/mistakes/ex11"))
""",
    says="PermissionError",
    needs=Isolation.REDUCED,
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
    says="PermissionError",
    needs=Isolation.REDUCED,
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
    needs=Isolation.REDUCED,
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
    needs=Isolation.REDUCED,
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
    says="No module named 'sklearn'",
    needs=Isolation.REDUCED,
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
    says="PermissionError",
    needs=Isolation.REDUCED,
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
    "a planted torch to open the way to the true one",
    "import torch\n" + TORCH + "def forward(*args):\n    return by_torch(torch, *args)",
    says="module 'torch' has no attribute 'as_tensor'",
    plain=True,
    files={FOLDER + "torch.py": b""},
)
attack(
    "a planted folder of torch's",
    "import torch.nn\n" + TORCH + "def forward(*args):\n    return by_torch(torch, *args)",
    files={FOLDER + "torch/own.py": b""},
    says="module 'torch' has no attribute 'as_tensor'",
    plain=True,
)
attack(
    "a planted torch that raises",
    "import torch" + WRONG_ANSWER,
    files={FOLDER + "torch.py": b"raise ImportError('mine')"},
    says="ImportError: mine",
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
    says="z1 should be shape (3, 1), got (2, 1)",
)

# --- processes, signals, network, files

for name, (deed, reason) in {
    "a fork bomb": ("while True: __import__('os').fork()", "PermissionError"),
    "a subprocess": ("__import__('subprocess').run(['sleep', '1000'])", "PermissionError"),
    "a shell": ("raise OSError(__import__('os').system('sleep 1000 &'))", "OSError: 32512"),
    "multiprocessing": (
        "__import__('multiprocessing').Process(target=print).start()",
        "PermissionError",
    ),
    "a kill of the parent": ("import os; os.kill(os.getppid() or 1, 9)", ""),
    "a kill of all": ("import os; os.kill(-1, 9)", "PermissionError"),
    "a kill of the group": ("import os; os.killpg(0, 9)", "PermissionError"),
    "a connection": (
        "__import__('socket').create_connection(('127.0.0.1', 22))",
        "PermissionError",
    ),
    "a listener": ("__import__('socket').socket().bind(('', 0))", "PermissionError"),
    "an unlimited limit": (
        """
import resource
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
bytearray(4 << 30)
""",
        "not allowed to raise maximum limit",
    ),
}.items():
    at_call(name, deed, says=reason, needs=Isolation.REDUCED)
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
    needs=Isolation.REDUCED,
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
    needs=Isolation.STRONG,
)
at_call(
    "a million files",
    "for n in range(10**6): open(str(n), 'w').close()",
    says="No space left",
    needs=Isolation.STRONG,
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
at_call(
    "open files without end",
    "files = [open('file', 'w') for _ in range(10**6)]",
    says="Too many open files",
)
at_call(
    "threads without end",
    """
import _thread, time
_thread.stack_size(32768)
for _ in range(5000):  # threading.Thread would wait for ever for one that died of want of memory
    _thread.start_new_thread(time.sleep, (1000,))
""",
    needs=Isolation.REDUCED,
)


@pytest.mark.parametrize(("name", "level"), ATTACKS.cases())
def test_attack(name: str, level: Isolation) -> None:
    ATTACKS.attempt(name, level)
