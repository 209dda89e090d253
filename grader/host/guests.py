"""Starts guests and ends them: forked from a warm parent on Linux, spawned elsewhere."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psutil

from grader.course.manifest import INSTALLED
from grader.course.results import Isolation
from grader.guest import frames
from grader.guest.frames import Setup, Work
from grader.guest.libraries import library
from grader.guest.parent import SPAWNED
from grader.guest.sandbox import Limits
from grader.guest.wire import Closed, Garbled, Wire

START_SECONDS = 120.0  # importing torch on a cold, busy disk
KERNELS = {"OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "MKL_ENABLE_INSTRUCTIONS", "MKL_CBWR"}
KERNELS |= {"NPY_DISABLE_CPU_FEATURES", "ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA"}
"""They choose the code that multiplies matrices, and so how it rounds: a guest's as its host's, or
what a student gave would not be what the host finds when it replays the call."""


class GuestsError(Exception):
    """No guest can be had; the fault is ours, not the submission's."""


@dataclass
class Guest:
    """One running guest: the wire to it, and the means to watch and to end it."""

    wire: Wire
    process: psutil.Process | None
    scratch: Path
    _spawned: subprocess.Popen[bytes] | None = None
    _cpu: float = 0.0

    def cpu_seconds(self) -> float:
        """CPU time it has used so far, with the latest reading once it is gone."""
        with contextlib.suppress(psutil.Error):
            if self.process is not None:
                times = self.process.cpu_times()
                self._cpu = max(self._cpu, times.user + times.system)
        return self._cpu

    def alive(self) -> bool:
        try:
            return self.process is not None and self.process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def meet(self) -> None:
        """Wait until it is about to import the submission: what fails before is our fault."""
        try:
            self.wire.receive(frames.Entered, _within(START_SECONDS))
        except (Closed, Garbled):
            self.end()
            raise GuestsError("a guest ended before it could import anything") from None

    def end(self) -> None:
        """Kill it and whatever it has started, and clear what it left on disk."""
        with contextlib.suppress(psutil.Error):
            if self.process is not None:
                children = self.process.children(recursive=True)
                self.process.kill()
                for child in children:
                    with contextlib.suppress(psutil.Error):
                        child.kill()
        self.wire.sock.close()
        if self._spawned is not None:
            if sys.platform != "win32":
                with contextlib.suppress(OSError):  # it leads a group: those whose parent has gone
                    os.killpg(self._spawned.pid, signal.SIGKILL)
            self._spawned.wait()
        _remove(self.scratch)


@dataclass
class GuestHouse:
    """Gives out guests: one warm parent per set of libraries, kept until `close`."""

    level: Isolation
    folder: Path  # for what guests read and write; removed at the end
    kit: Path = INSTALLED  # where the given code lies
    _parents: dict[tuple[str, ...], _WarmParent] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.chmod(0o755)  # guests under another uid must reach their own folders
        if not hasattr(os, "fork") or sys.platform != "linux":
            self.level = Isolation.PLAIN

    def isolation(self, libraries: tuple[str, ...]) -> Isolation:
        """The weakest level of the guests so far; where there were none, of one with these."""
        if self.level == Isolation.PLAIN:
            return self.level
        parents = self._parents.values() or [self._parent(libraries)]
        return min(parent.level for parent in parents)

    def start(self, libraries: tuple[str, ...], work: Work) -> Guest:
        """A guest that has been told what to import."""
        scratch = Path(tempfile.mkdtemp(prefix="scratch-", dir=self.folder))
        scratch.chmod(0o777)
        memory = max(library(name).memory for name in ("numpy", *libraries))
        limits = Limits(memory_bytes=memory, cpu_seconds=600, file_bytes=16 * 2**20, open_files=64)
        setup = Setup(work, str(scratch), limits)
        try:
            guest = self._new(libraries, setup)
            guest.meet()
            return guest
        except (Closed, Garbled, OSError) as error:
            _remove(scratch)
            raise GuestsError(f"no guest could be started: {error}") from None

    def _new(self, libraries: tuple[str, ...], setup: Setup) -> Guest:
        if self.level == Isolation.PLAIN:
            return _spawn(libraries, self.kit, setup)
        parent = self._parent(libraries)
        try:
            return parent.fork(setup)
        except (Closed, Garbled, OSError):  # the parent is gone: another takes its place once
            self._parents.pop(libraries).close()
            return self._parent(libraries).fork(setup)

    def close(self) -> None:
        for parent in self._parents.values():
            parent.close()
        self._parents.clear()
        _remove(self.folder)

    def _parent(self, libraries: tuple[str, ...]) -> _WarmParent:
        if libraries not in self._parents:
            self._parents[libraries] = _WarmParent(libraries, self.level, self.kit)
        return self._parents[libraries]


class _WarmParent:
    def __init__(self, libraries: tuple[str, ...], level: Isolation, kit: Path) -> None:
        self._process, self._wire, self.level = _launch(libraries, level.value, kit)

    def fork(self, setup: Setup) -> Guest:
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._wire.sock, [b"g"], [theirs.fileno()])
            self._wire.send(setup)
            forked = self._wire.receive(frames.Forked, _within(START_SECONDS))
        try:
            process = psutil.Process(forked.pid)
        except psutil.Error:
            process = None  # it died at once; the wire will say so
        return Guest(Wire(ours), process, Path(setup.scratch))

    def close(self) -> None:
        self._wire.sock.close()
        self._process.kill()
        self._process.wait()


def _spawn(libraries: tuple[str, ...], kit: Path, setup: Setup) -> Guest:
    process, wire, _ = _launch(libraries, SPAWNED, kit)
    wire.send(setup)
    return Guest(wire, psutil.Process(process.pid), Path(setup.scratch), process)


def _launch(
    libraries: tuple[str, ...], level: str, kit: Path
) -> tuple[subprocess.Popen[bytes], Wire, Isolation]:
    """Start `grader.guest.parent` and wait for its hello, which tells the level reached."""
    ours, theirs = socket.socketpair()
    with theirs, tempfile.TemporaryFile() as errors:
        process = _popen([",".join(libraries), level, str(kit)], theirs, errors)
        wire = Wire(ours)
        try:
            theirs.close()  # or its death would not be noticed
            hello = wire.receive(frames.Hello, _within(START_SECONDS))
        except (Closed, Garbled) as error:
            process.kill()
            process.wait()
            errors.seek(0)
            lines = errors.read().decode(errors="replace").strip().splitlines() or [str(error)]
            raise GuestsError(f"the guests' parent process did not start: {lines[-1]}") from None
    return process, wire, hello.level


def _popen(words: list[str], channel: socket.socket, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the parent's module, with its end of the channel."""
    program = [sys.executable, "-P", "-m", "grader.guest.parent"]
    environment, folder = _environment(), Path(sys.prefix).anchor
    null = subprocess.DEVNULL
    if sys.platform == "win32":  # a socket does not pass by its number there, but as bytes on stdin
        share = channel.share(os.getpid())
        program += [str(len(share)), *words]
        process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=null, stderr=errors, env=environment, cwd=folder
        )
        assert process.stdin is not None
        process.stdin.write(channel.share(process.pid))
        process.stdin.close()
        return process
    program += [str(channel.fileno()), *words]
    return subprocess.Popen(
        program,
        pass_fds=[channel.fileno()],
        stdin=null,
        stdout=null,
        stderr=errors,
        env=environment,
        cwd=folder,
    )


def _environment() -> dict[str, str]:
    """One thread each, Agg for figures, and nothing of the instructor's secrets."""
    kept = {"PATH", "HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "MPLCONFIGDIR"}
    kept |= {"LD_LIBRARY_PATH", "USERPROFILE", "XDG_CACHE_HOME", *KERNELS}
    environment = {name: value for name, value in os.environ.items() if name.upper() in kept}
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    environment |= dict.fromkeys(threads, "1")
    environment |= {"MPLBACKEND": "Agg", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    if Path(sysconfig.get_path("purelib")).resolve() != INSTALLED:  # else it is found by itself
        environment["PYTHONPATH"] = str(INSTALLED)
    return environment


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:  # a guest has nested folders deeper than Python can follow
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(["rm", "-rf", str(folder)], check=False, timeout=30)


def _within(seconds: float) -> Any:
    """A watch that ends a wait after so many seconds."""
    end = time.monotonic() + seconds

    def watch() -> None:
        if time.monotonic() > end:
            raise Closed(f"no answer within {seconds:g} s")

    return watch
