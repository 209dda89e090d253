"""The warm parent: imports the libraries once, then forks a guest per submission and exercise.

It only imports: a parent that ran any multi-threaded region would leave children that hang.
Run as `python -m grader.guest.parent FD LIBRARIES LEVEL KIT`; with the level `plain-spawn` it is no
parent but one single guest, which is how macOS and Windows do without fork.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import socket
import sys
import sysconfig
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course.manifest import MANIFEST_FILE
from grader.course.results import Isolation
from grader.guest import frames
from grader.guest.frames import Setup
from grader.guest.given import MODULES
from grader.guest.libraries import Library, importable, installed, library, preload
from grader.guest.sandbox import Sandbox
from grader.guest.serve import serve
from grader.guest.wire import Closed, Wire

SPAWNED = "plain-spawn"


def main() -> None:
    fd, libraries, level, kit = sys.argv[1:]
    sys.path.insert(0, kit)  # the given code is the kit's own; the grader is whoever starts this
    names = [name for name in libraries.split(",") if name]
    used = [library(name) for name in names]
    for name in MODULES:
        importlib.import_module(name)
    preload(used)
    allowed = importable(names)
    _forget_kits()
    wire = Wire(_socket(fd))
    if level == SPAWNED:
        wire.send(frames.Hello(Isolation.PLAIN, []))
        setup = wire.receive(Setup)
        if sys.platform == "win32":  # no limits to set there
            os.chdir(setup.scratch)
        else:
            _enter(Sandbox(list(readable(used)), Isolation.PLAIN), setup, wire.sock)
        serve(wire, setup.work, allowed)
        return
    gc.collect()
    gc.freeze()
    assert threading.active_count() == 1, "a warm parent must stay single-threaded"
    sandbox = Sandbox(list(readable(used)), Isolation(level))
    wire.send(frames.Hello(sandbox.level, sandbox.missing))
    with contextlib.suppress(Closed):
        while True:
            _serve_fork(wire, sandbox, allowed)


def _serve_fork(wire: Wire, sandbox: Sandbox, allowed: frozenset[str]) -> None:
    wire.sock.settimeout(None)
    token, fds, _, _ = socket.recv_fds(wire.sock, 1, 1)
    if not token:
        raise Closed
    setup = wire.receive(Setup)
    channel = socket.socket(fileno=fds[0])
    pid = sandbox.fork()
    if pid == 0:
        _guest(channel, setup, sandbox, allowed)
    channel.close()
    wire.send(frames.Forked(pid))
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _guest(channel: socket.socket, setup: Setup, sandbox: Sandbox, allowed: frozenset[str]) -> None:
    code = 1
    try:
        _enter(sandbox, setup, channel)
        serve(Wire(channel), setup.work, allowed)
        code = 0
    finally:
        os._exit(code)


def _enter(sandbox: Sandbox, setup: Setup, channel: socket.socket) -> None:
    submission = Path(setup.work.root).parent
    sandbox.enter(Path(setup.scratch), submission, channel.fileno(), setup.limits)


def readable(libraries: Sequence[Library]) -> Iterator[Path]:
    """What a guest may read: the standard library, the allowed libraries, shared objects."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    yield from (
        entry for entry in stdlib.iterdir() if entry.name not in ("site-packages", "dist-packages")
    )
    yield from (path for _, path in installed(libraries) if path.exists())
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    shared = [f"/lib/{multiarch}", f"/usr/lib/{multiarch}", "/lib64", "/usr/lib64"]
    shared += ["/etc/ld.so.cache", "/usr/share/zoneinfo", "/etc/localtime"]
    yield from (Path(path) for path in shared if Path(path).exists())
    yield from Path(sys.base_prefix, "lib").glob("*.so*")
    import chapter11

    yield Path(chapter11.__file__ or "").parent
    for each in libraries:
        yield from each.reads()


def _forget_kits() -> None:
    """A kit's folder, such as `grader` came from, holds the reference: no guest looks there."""
    sys.path[:] = [path for path in sys.path if path and not Path(path, MANIFEST_FILE).is_file()]
    os.environ.pop("PYTHONPATH", None)


def _socket(fd: str) -> socket.socket:
    if sys.platform == "win32":  # handles do not pass by number there: the socket comes by stdin
        return socket.fromshare(sys.stdin.buffer.read(int(fd)))
    return socket.socket(fileno=int(fd))


if __name__ == "__main__":
    main()
