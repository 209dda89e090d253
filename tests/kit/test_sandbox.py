"""Attacks on the sandbox, and what must work in it.

Run as a script (`python test_sandbox.py main LEVEL FOLDER`), this file is a warm parent: it forks a
guest for each attack below and prints what came of it as JSON. The tests read that: pytest's own
process may have threads, and is never forked.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from grader.course.results import Isolation  # noqa: E402
from grader.guest.sandbox import LAYERS, OWN_UID, REFUSED, Limits, Sandbox, SandboxError  # noqa: E402

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

LEVELS = list(Isolation)
LIMITS = Limits(memory_bytes=512 << 20, cpu_seconds=10, file_bytes=1 << 20, open_files=64)


@dataclass
class Place:
    """What a guest knows: what it may touch, and what it wants to."""

    scratch: Path
    submission: Path
    secret: Path
    listener: Path  # a UNIX socket, and an abstract one of the same name
    port: int
    parent: int
    keep_fd: int

    @property
    def abstract(self) -> str:
        return f"\0{self.listener}"


Attack = Callable[[Place], Any]
ATTACKS: dict[str, tuple[str, Attack]] = {}
PERMITTED: dict[str, Attack] = {}


def attack(stopped_from: str) -> Callable[[Attack], Attack]:
    """A deed that a guest of this level, or a stronger one, must not do: it raises, or it kills."""

    def register(function: Attack) -> Attack:
        ATTACKS[function.__name__] = stopped_from, function
        return function

    return register


def permitted(function: Attack) -> Attack:
    PERMITTED[function.__name__] = function
    return function


def call(name: str | int, *arguments: Any) -> int:
    """A function of the C library, or a system call by its number."""
    library = ctypes.CDLL(None, use_errno=True)
    if isinstance(name, int):
        name, arguments = "syscall", (name, *arguments)
    wide = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    result = int(getattr(library, name)(*wide))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


# --- files


@attack("reduced")
def read_a_secret(place: Place) -> str:
    return place.secret.read_text()


@attack("reduced")
def list_the_secrets(place: Place) -> list[str]:
    return os.listdir(place.secret.parent)


@attack("reduced")
def read_etc(place: Place) -> int:
    return len(Path("/etc/passwd").read_text())


@attack("reduced")
def write_a_secret(place: Place) -> int:
    return place.secret.write_text("mine")


@attack("reduced")
def write_outside(place: Place) -> int:
    return place.secret.with_name("new").write_text("mine")


@attack("reduced")
def write_the_submission(place: Place) -> int:
    return (place.submission / "answer.py").write_text("x = 3")


@attack("reduced")
def write_the_library(place: Place) -> int:
    return os.open(os.__file__, os.O_WRONLY)


@attack("reduced")
def remove_a_secret(place: Place) -> None:
    place.secret.with_name("removable").unlink()


@attack("reduced")
def truncate_a_secret(place: Place) -> None:
    os.truncate(place.secret, 1000)


@attack("reduced")
def link_a_secret(place: Place) -> str:
    os.link(place.secret, place.scratch / "link")
    return (place.scratch / "link").read_text()


@attack("reduced")
def read_through_a_symlink(place: Place) -> str:
    (place.scratch / "link").symlink_to(place.secret)
    return (place.scratch / "link").read_text()


@attack("reduced")
def read_through_proc(place: Place) -> bytes:
    """Through our own directory descriptor of the root, by a name that begins in /proc."""
    return Path(f"/proc/self/root/{place.secret}").read_bytes()


@attack("reduced")
def chmod_a_secret(place: Place) -> None:
    place.secret.chmod(0o666)


@attack("reduced")
def chmod_by_descriptor(place: Place) -> None:
    with open(place.submission / "answer.py") as file:
        os.fchmod(file.fileno(), 0o600)


@attack("reduced")
def chmod_by_a_new_call(place: Place) -> None:
    call(452, -100, bytes(place.secret), 0o666, 0)  # fchmodat2


@attack("reduced")
def chown_a_secret(place: Place) -> None:
    os.chown(place.secret, os.getuid(), os.getgid())


@attack("reduced")
def touch_a_secret(place: Place) -> None:
    os.utime(place.secret, (0, 0))


@attack("reduced")
def label_a_secret(place: Place) -> None:
    os.setxattr(place.secret, "user.mark", b"mine")


@attack("reduced")
def change_attributes(place: Place) -> None:
    with open(place.submission / "answer.py") as file:
        fcntl.ioctl(file, 0x80086601, b"\0" * 8)  # FS_IOC_GETFLAGS; to set them goes the same way


@attack("reduced")
def lease_a_file(place: Place) -> None:
    """With a lease on the standard library, whoever opens it next would wait for 45 seconds."""
    with open(place.submission / "answer.py") as file:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)


@attack("reduced")
def lease_with_a_wide_command(place: Place) -> None:
    """The kernel reads 32 bits of the command; so must the filter."""
    with open(place.submission / "answer.py") as file:
        number = {"x86_64": 72, "aarch64": 25}[os.uname().machine]  # fcntl
        call(number, file.fileno(), fcntl.F_SETLEASE | 1 << 32, fcntl.F_RDLCK)


@attack("reduced")
def watch_the_secrets(place: Place) -> int:
    return call("inotify_init")


@attack("reduced")
def make_a_fifo(place: Place) -> None:
    os.mkfifo(place.scratch / "fifo")


@attack("reduced")
def shared_memory(place: Place) -> int:
    return os.open("/dev/shm", os.O_TMPFILE | os.O_RDWR)


@attack("reduced")
def memory_in_no_limit(place: Place) -> int:
    return os.memfd_create("hoard")


# --- the outer world


@attack("reduced")
def connect_to_the_loopback(place: Place) -> None:
    socket.create_connection(("127.0.0.1", place.port), timeout=2)


@attack("reduced")
def resolve_a_name(place: Place) -> socket.socket:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


@attack("reduced")
def connect_to_a_unix_socket(place: Place) -> None:
    with socket.socket(socket.AF_UNIX) as ours:
        ours.connect(str(place.listener))


@attack("reduced")
def connect_to_an_abstract_socket(place: Place) -> None:
    with socket.socket(socket.AF_UNIX) as ours:
        ours.connect(place.abstract)


@attack("reduced")
def send_a_datagram(place: Place) -> None:
    """A pair needs no socket(), and a datagram no connect()."""
    ours, _theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.sendto(b"x", f"{place.listener}.dgram")


@attack("reduced")
def connect_one_of_a_pair(place: Place) -> None:
    ours, _theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.connect(f"{place.listener}.dgram")


# --- processes


@attack("reduced")
def fork(place: Place) -> None:
    if os.fork() == 0:
        os._exit(0)


@attack("reduced")
def double_fork(place: Place) -> None:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1)
        os._exit(0)


@attack("reduced")
def clone_a_process(place: Place) -> None:
    clone = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    if call(clone, signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)


@attack("reduced")
def clone3_a_process(place: Place) -> None:
    if call(435, struct.pack("=11Q", 0, 0, 0, 0, signal.SIGCHLD, *[0] * 6), 88) == 0:
        os._exit(0)


@attack("reduced")
def run_a_program(place: Place) -> bytes:
    return subprocess.run(["/bin/true"], check=True, capture_output=True).stdout


@attack("reduced")
def become_a_program(place: Place) -> None:
    os.execv("/bin/true", ["true"])


@attack("reduced")
def spawn_a_program(place: Place) -> int:
    return os.posix_spawn("/bin/true", ["true"], {})


@attack("reduced")
def signal_the_parent(place: Place) -> None:
    os.kill(place.parent, 0)


@attack("reduced")
def signal_a_thread_of_the_parent(place: Place) -> None:
    call("tgkill", place.parent, place.parent, 0)


@attack("reduced")
def signal_everyone(place: Place) -> None:
    os.kill(-1, 0)


@attack("reduced")
def signal_by_ownership(place: Place) -> None:
    """The owner of a descriptor is sent a signal of our choice when it can be read."""
    ours, _ = socket.socketpair()
    fcntl.fcntl(ours, fcntl.F_SETOWN, place.parent)


@attack("reduced")
def hold_the_parent(place: Place) -> int:
    return os.pidfd_open(place.parent)


@attack("plain")
def read_the_parents_memory(place: Place) -> int:
    return os.open(f"/proc/{place.parent}/mem", os.O_RDONLY)


@attack("plain")
def write_the_parents_memory(place: Place) -> int:
    return os.open(f"/proc/{place.parent}/mem", os.O_RDWR)


@attack("plain")
def read_the_parents_environment(place: Place) -> int:
    return os.open(f"/proc/{place.parent}/environ", os.O_RDONLY)


@attack("plain")
def trace_the_parent(place: Place) -> None:
    call("ptrace", 16, place.parent, 0, 0)


@attack("plain")
def copy_the_parents_memory(place: Place) -> None:
    text = ctypes.create_string_buffer(8)
    piece = struct.pack("@PN", ctypes.addressof(text), 8)
    call("process_vm_readv", place.parent, piece, 1, piece, 1, 0)


@attack("reduced")
def slow_the_host_down(place: Place) -> None:
    os.setpriority(os.PRIO_PROCESS, place.parent, os.getpriority(os.PRIO_PROCESS, 0))


@attack("reduced")
def limit_the_parent(place: Place) -> None:
    import resource

    resource.prlimit(place.parent, resource.RLIMIT_CORE, (0, 0))


# --- privileges


@attack("plain")
def raise_a_limit(place: Place) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))


@attack("plain")
def be_another_user(place: Place) -> None:
    os.setuid(12345)


@attack("plain")
def mount_a_file_system(place: Place) -> None:
    call("mount", b"tmpfs", bytes(place.scratch), b"tmpfs", 0, b"")


@attack("plain")
def unmount_the_scratch(place: Place) -> None:
    os.chdir("/")
    call("umount2", bytes(place.scratch), 2)


@attack("plain")
def change_the_root(place: Place) -> None:
    os.chroot(place.scratch)


@attack("reduced")
def be_root_in_a_namespace(place: Place) -> None:
    call("unshare", 0x10000000)


@attack("plain")
def join_a_namespace(place: Place) -> None:
    call("setns", os.open("/proc/1/ns/net", os.O_RDONLY), 0)


@attack("plain")
def open_by_handle(place: Place) -> None:
    handle = ctypes.create_string_buffer(struct.pack("=Ii", 8, 1) + b"\2\0\0\0\0\0\0\0")
    call("open_by_handle_at", os.open(place.submission, os.O_RDONLY), handle, 0)


@attack("reduced")
def new_ways_to_mount(place: Place) -> None:
    call(428, -100, b"/", 1)  # open_tree


@attack("reduced")
def asynchronous_calls(place: Place) -> None:
    call(425, 8, ctypes.create_string_buffer(120))  # io_uring_setup


@attack("reduced")
def keys(place: Place) -> None:
    call({"x86_64": 250, "aarch64": 219}[os.uname().machine], 0, -3, 0)  # keyctl


@attack("reduced")
def outlive_the_parent(place: Place) -> None:
    call("prctl", 1, 0)


@attack("reduced")
def call_as_x32(place: Place) -> None:
    call(0x40000000 + 39)


# --- appetite


@attack("plain")
def much_memory(place: Place) -> int:
    return len(bytearray(1 << 30))


@attack("plain")
def much_memory_in_pieces(place: Place) -> int:
    hoard: list[bytearray] = []
    while len(hoard) < 1024:
        hoard.append(bytearray(1 << 20))
    return len(hoard)


@attack("plain")
def a_large_file(place: Place) -> int:
    return (place.scratch / "large").write_bytes(bytes(2 << 20))


@attack("strong")
def many_files_full(place: Place) -> None:
    for number in range(8):
        (place.scratch / str(number)).write_bytes(bytes(1 << 19))


@attack("strong")
def many_files_empty(place: Place) -> None:
    for number in range(5000):
        (place.scratch / str(number)).touch()


@attack("plain")
def many_descriptors(place: Place) -> None:
    for _ in range(1000):
        os.dup(0)


@attack("plain")
def endless_work(place: Place) -> None:
    while True:
        pass


# --- what must work


@permitted
def descriptors(place: Place) -> bool:
    """Only ours is open, and the standard ones lead nowhere."""
    found = []
    for number in range(4096):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    null = os.stat(os.devnull).st_rdev
    return found == [0, 1, 2, place.keep_fd] and all(os.fstat(n).st_rdev == null for n in (0, 1, 2))


@permitted
def environment(place: Place) -> bool:
    kept = os.environ["HOME"] == os.environ["TMPDIR"] == str(place.scratch)
    return kept and "PATH" in os.environ and "A_TOKEN" not in os.environ


@permitted
def no_capabilities(place: Place) -> bool:
    held = (ctypes.c_uint32 * 6)()
    call("capget", (ctypes.c_uint32 * 2)(0x20080522, 0), held)
    return not any(held)


@permitted
def starts_in_its_scratch(place: Place) -> bool:
    return Path.cwd() == place.scratch


@permitted
def read_the_submission(place: Place) -> bool:
    return (place.submission / "answer.py").read_text() == "x = 1\n" and os.listdir(
        place.submission
    ) == ["answer.py"]


@permitted
def import_the_submission(place: Place) -> bool:
    sys.path.append(str(place.submission))
    return int(__import__("answer").x) == 1


@permitted
def import_the_library(place: Place) -> bool:
    """Modules that nobody has imported yet, one of them a shared object."""
    fresh = {"colorsys", "_lsprof"} - set(sys.modules)
    return len(fresh) == 2 and all(__import__(name) for name in fresh)


@permitted
def threads(place: Place) -> bool:
    seen: list[int] = []
    ours = [threading.Thread(target=seen.append, args=(n,)) for n in range(8)]
    for thread in ours:
        thread.start()
    for thread in ours:
        thread.join()
    with ThreadPoolExecutor(4) as pool:
        return sorted(seen) == list(pool.map(int, range(8)))


@permitted
def coroutines(place: Place) -> bool:
    async def wait() -> bool:
        await asyncio.sleep(0)
        return await asyncio.to_thread(lambda: True)

    return asyncio.run(wait())


@permitted
def temporary_files(place: Place) -> bool:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a", "b")
        path.parent.mkdir()
        path.write_text("text")
        path = path.rename(path.with_name("c"))
        return path.read_text() == "text" and path.is_relative_to(place.scratch)


@permitted
def null_and_random(place: Place) -> bool:
    with open(os.devnull, "w") as null, open("/dev/urandom", "rb") as noise:
        print("nothing", file=null)
        return len(noise.read(8)) == len(os.urandom(8))


@permitted
def signal_itself(place: Place) -> bool:
    heard: list[int] = []
    for number in (signal.SIGUSR1, signal.SIGALRM):
        signal.signal(number, lambda number, frame: heard.append(number))
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(0.05)
    return heard == [signal.SIGUSR1, signal.SIGUSR1, signal.SIGALRM]


@permitted
def numpy_computes(place: Place) -> bool:
    import numpy as np

    rng = np.random.default_rng(0)
    matrix = rng.standard_normal((200, 200))
    np.save(place.scratch / "matrix.npy", matrix)
    product = matrix @ np.linalg.inv(np.load(place.scratch / "matrix.npy"))
    return bool(np.allclose(product, np.eye(200)))


@permitted
def torch_learns(place: Place) -> bool:
    if "torch" not in sys.modules:
        return True  # only the run with the large libraries has it
    import torch

    model = torch.nn.Sequential(torch.nn.Linear(4, 64), torch.nn.Tanh(), torch.nn.Linear(64, 1))
    optimizer = torch.optim.Adam(model.parameters())
    x = torch.randn(256, 4)
    losses = []
    for _ in range(5):
        loss = (model(x) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    torch.save(model.state_dict(), place.scratch / "model.pt")
    return bool(losses[-1] < losses[0])


@permitted
def matplotlib_draws(place: Place) -> bool:
    if "matplotlib" not in sys.modules:
        return True
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 2, 3], label="$x^2$")
    axes.legend()
    figure.savefig(place.scratch / "figure.png")
    return (place.scratch / "figure.png").read_bytes().startswith(b"\x89PNG")


# Attacks that are run at the plain level too, where they do what they say and no harm. So their
# failure at the others means something. Some need the user that files belong to.
REAL_TO_ALL = """
    read_a_secret connect_to_the_loopback connect_to_an_abstract_socket double_fork
    clone_a_process clone3_a_process run_a_program signal_by_ownership many_files_full
"""
REAL_TO_THE_OWNER = """
    chmod_by_descriptor connect_to_a_unix_socket send_a_datagram lease_a_file
    lease_with_a_wide_command
"""
REAL = (REAL_TO_ALL + REAL_TO_THE_OWNER).split()


def attacks_on(level: Isolation) -> list[str]:
    """What this level must stop."""
    return [name for name, (lowest, _) in ATTACKS.items() if lowest <= level]


# --- the warm parent, when this file is run


@contextmanager
def listeners(folder: Path) -> Iterator[int]:
    """Servers outside the sandbox, which a guest must not reach. Gives the port of one."""
    path = str(folder / "listener")
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as unix,
        socket.socket(socket.AF_UNIX) as abstract,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagram,
    ):
        unix.bind(path)
        unix.listen()
        abstract.bind(f"\0{path}")
        abstract.listen()
        datagram.bind(f"{path}.dgram")
        yield tcp.getsockname()[1]


def outcome(sandbox: Sandbox, folder: Path, name: str, deed: Attack, port: int) -> dict[str, Any]:
    """Fork a guest for one deed: what it returned, what it raised, or how it died."""
    scratch, submission = folder / f"scratch-{name}", folder / f"submission-{name}"
    scratch.mkdir()
    submission.mkdir()
    (submission / "answer.py").write_text("x = 1\n")
    limits = LIMITS if name != "endless_work" else Limits(512 << 20, 1, 1 << 20, 64)
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    pid = sandbox.fork()
    if pid == 0:
        place = Place(
            scratch, submission, folder / "secret" / "answers.txt", folder / "listener", port,
            parent, theirs.fileno(),
        )  # fmt: skip
        try:
            sandbox.enter(scratch, submission, theirs.fileno(), limits)
            answer = {"returned": repr(deed(place))}
        except SandboxError as error:
            answer = {"broken": str(error)}
        except (OSError, MemoryError, ValueError) as error:
            answer = {"raised": repr(error)}
        except BaseException as error:
            answer = {"broken": repr(error)}
        theirs.sendall(json.dumps(answer).encode())
        os._exit(0)
    theirs.close()
    with ours, os.fdopen(os.pidfd_open(pid)) as handle:
        said = ours.recv(1 << 16) if select.select([ours], [], [], 15)[0] else b""
        signal.pidfd_send_signal(handle.fileno(), signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return json.loads(said) if said else {"died": status}


def daemon_outlives_its_guest(sandbox: Sandbox) -> bool:
    """Whether the grandchild of a guest without a filter lives on when the guest is killed."""
    ours, theirs = socket.socketpair()
    pid = sandbox.fork()
    if pid == 0:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                ours.close()
                theirs.send(b"ready")
                theirs.recv(1)  # until the one who asks has looked
            os._exit(0)
        time.sleep(20)
    theirs.close()
    with ours:
        ours.recv(5)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return not select.select([ours], [], [], 2)[0]  # the end of file comes when all have gone


def readable() -> list[Path]:
    """Everything that Python was installed with, but not the folders above it."""
    import sysconfig

    places = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    return [Path(place) for place in {*places, "/usr/lib", "/lib", "/lib64", "/usr/share/fonts"}]


def main(level: str, folder: Path, *libraries: str) -> None:
    for library in libraries:
        __import__(library)
    if "torch" in libraries:
        import torch

        torch.set_num_threads(1)
    os.environ["A_TOKEN"] = "a secret of the host's"
    secret = folder / "secret" / "answers.txt"
    secret.parent.mkdir()
    secret.write_text("42")
    secret.with_name("removable").touch()
    with listeners(folder) as port:
        sandbox = Sandbox(readable(), Isolation(level))
        names = {*attacks_on(sandbox.level), *(REAL if level == "plain" else ())}
        deeds = {**PERMITTED, **{name: ATTACKS[name][1] for name in names}}
        report: dict[str, Any] = {
            name: outcome(sandbox, folder, name, deed, port) for name, deed in deeds.items()
        }
        report["level"] = sandbox.level
        report["missing"] = sandbox.missing
        report["daemon"] = daemon_outlives_its_guest(sandbox)
    print(json.dumps(report))


def orphan(level: str, folder: Path, keep_fd: str) -> None:
    """Fork a guest that says when it has entered, and wait to be killed."""
    scratch, submission = folder / "scratch", folder / "submission"
    scratch.mkdir()
    submission.mkdir()
    sandbox = Sandbox(readable(), Isolation(level))
    if sandbox.fork() == 0:
        sandbox.enter(scratch, submission, int(keep_fd), LIMITS)
        os.write(int(keep_fd), b"entered")
        time.sleep(30)
    signal.pause()


# --- the tests


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, __file__, *map(str, arguments)]


ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    folder.chmod(0o755)
    done = subprocess.run(
        command("main", arguments[0], folder, *arguments[1:]),
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of every deed, by the level asked for."""
    return {level: run(tmp_path_factory.mktemp(level), level) for level in LEVELS}


Reports = dict[str, dict[str, Any]]


@pytest.mark.parametrize("level", LEVELS)
def test_attacks_are_stopped(reports: Reports, level: str) -> None:
    """All that the level reached here must stop; each in a process of its own, in the fixture."""
    report = reports[level]
    done = {name: report[name] for name in attacks_on(report["level"])}
    assert not {name: what for name, what in done.items() if not {"raised", "died"} & set(what)}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", PERMITTED)
def test_ordinary_work_goes_on(reports: Reports, level: str, name: str) -> None:
    assert reports[level][name] == {"returned": "True"}


@pytest.mark.parametrize("name", REAL)
def test_an_attack_is_real(reports: Reports, name: str) -> None:
    report = reports["plain"]
    told = any(complaint.startswith(OWN_UID) for complaint in report["missing"])
    same_user = os.geteuid() != 0 or told
    assert "returned" in report[name] or (name in REAL_TO_THE_OWNER.split() and not same_user)


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_is_told(reports: Reports, level: Isolation) -> None:
    reached, missing = Isolation(reports[level]["level"]), reports[level]["missing"]
    assert reached <= level
    absent = {complaint.partition(":")[0] for complaint in missing}
    assert set(LAYERS[Isolation.STRONG]) - set(LAYERS[reached]) <= absent
    assert not absent & set(LAYERS[reached])


def test_a_daemon_dies_with_its_guest(reports: Reports) -> None:
    assert reports["plain"]["daemon"]
    assert not reports["strong"]["daemon"] or reports["strong"]["level"] != "strong"


def test_endless_work_ends(reports: Reports) -> None:
    """By the kernel, with no help from the host, which would have waited longer."""
    died = {level: reports[level]["endless_work"]["died"] for level in LEVELS}
    assert set(died.values()) <= {-signal.SIGXCPU, -signal.SIGKILL}


@pytest.mark.parametrize("level", LEVELS)
def test_a_guest_dies_with_its_parent(tmp_path: Path, level: str) -> None:
    read, write = os.pipe()
    with subprocess.Popen(
        command("orphan", level, tmp_path, str(write)), env=ENVIRONMENT, pass_fds=[write]
    ) as parent:
        os.close(write)
        assert os.read(read, 7) == b"entered"
        parent.kill()
    with open(read, "rb", buffering=0) as guest:
        assert select.select([guest], [], [], 5)[0], "the guest lives on"
        assert guest.read() == b""


def test_the_large_libraries_work(tmp_path: Path) -> None:
    report = run(tmp_path, "strong", "torch", "torch.optim", "matplotlib.pyplot")
    assert {report[name]["returned"] for name in PERMITTED} == {"True"}


def test_a_parent_with_threads_is_refused() -> None:
    held = threading.Event()
    thread = threading.Thread(target=held.wait)
    thread.start()
    try:
        with pytest.raises(SandboxError, match="more than one thread"):
            Sandbox([])
    finally:
        held.set()
        thread.join()


def test_a_missing_layer_lowers_the_level(tmp_path: Path) -> None:
    """Without pyseccomp, say: then the level is plain, and Landlock is kept all the same."""
    code = (
        "import sys; sys.modules['pyseccomp'] = None\n"
        "from grader.guest.sandbox import Sandbox; sandbox = Sandbox([], 'reduced')\n"
        "print(sandbox.level, sandbox.missing)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("plain ")
    assert "seccomp: import of pyseccomp" in done.stdout


def test_refused_calls_are_named_once() -> None:
    """libseccomp refuses a name it does not know; a name twice is our mistake."""
    names = REFUSED.split()
    assert len(names) == len(set(names))


if __name__ == "__main__":
    what, asked, where, *others = sys.argv[1:]
    if what == "main":
        main(asked, Path(where), *others)
    else:
        orphan(asked, Path(where), *others)
