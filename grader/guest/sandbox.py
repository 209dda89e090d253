"""The sandbox: what a stranger's Python may reach, and how a process enters it.

A warm parent makes one `Sandbox`. Each guest is a `fork()` of it, which calls `enter()` before it
reads a byte of the submission, and talks to the host over the one descriptor that it keeps.

    strong   own PID, network, IPC and mount namespaces, Landlock, seccomp, limits, no privileges
    reduced  the same without namespaces
    plain    limits, a clean environment, no privileges

Nothing here is Linux's until it is called, so that the module can be imported anywhere.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import signal
import socket
import stat
import struct
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from grader.course.results import Isolation

if sys.platform != "win32":
    import resource

LAYERS = {
    Isolation.STRONG: ("namespaces", "Landlock", "seccomp"),
    Isolation.REDUCED: ("Landlock", "seccomp"),
    Isolation.PLAIN: (),
}
OWN_UID = "own uid"  # where root runs the grader; good to have, but no level hangs on it

SCRATCH_FILES = 1024  # how many files a guest may have, where its scratch folder can be bounded
TASKS = 256  # how many threads, where they can be counted for the guest alone

KEPT_VARIABLES = """
    PATH LANG LC_ALL TZ MPLCONFIGDIR MPLBACKEND PYTHONDONTWRITEBYTECODE
    OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS NUMEXPR_NUM_THREADS
"""


class SandboxError(Exception):
    """A layer of the sandbox that cannot be had. Its text begins with the layer's name."""


class Limits(NamedTuple):
    """What one guest may use."""

    memory_bytes: int  # beyond what the warm parent has mapped
    cpu_seconds: int
    file_bytes: int  # of one file, and of the whole scratch folder where it can be bounded
    open_files: int


class Sandbox:
    """What the warm parent prepares once, and each guest then enters.

    `level` is the best this machine allows, up to the one asked for; `missing` names what is not
    had, with the reason. The parent must have one thread, and from here on it lives in the
    namespaces of its guests.
    """

    def __init__(self, readable: Sequence[Path], level: Isolation = Isolation.STRONG) -> None:
        self.missing = [
            f"{layer}: not asked for"
            for layer in LAYERS[Isolation.STRONG]
            if layer not in LAYERS[level]
        ]
        self._readable = [path for path in readable if path.exists()]
        self._rules: list[bytes] = []
        self._program = b""
        self._home: int | None = None  # our PID namespace, if we are allowed to come back to it
        # One of our own, so that no other parent's guests count against TASKS, and so high that no
        # system has given it to a person.
        self._uid = 2_000_000_000 + os.getpid()
        self._layers = [*LAYERS[level], OWN_UID]

        if not sys.platform.startswith("linux"):
            self.missing += [f"{layer}: this is not Linux" for layer in LAYERS[level]]
            self._layers = []
        elif len(os.listdir("/proc/self/task")) > 1:
            raise SandboxError("the warm parent has more than one thread")
        else:
            self._settle()
        self.level = max(level for level in LAYERS if set(LAYERS[level]) <= set(self._layers))

    def fork(self) -> int:
        """Like `os.fork()`, but the child is the first process of its own PID namespace.

        When that process dies, the kernel kills whatever else is left in its namespace.
        """
        if "namespaces" not in self._layers:
            return os.fork()
        if self._home is None:
            return self._fork_by_a_helper()
        _libc("unshare", CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                _libc("setns", self._home, CLONE_NEWPID)
        return pid

    def enter(self, scratch: Path, submission: Path, keep_fd: int, limits: Limits) -> None:
        """Give up, in the child and for good, all but what a guest needs.

        At the strong level `scratch` is empty to the guest, whatever lies in it outside, and what
        it writes there goes with it. It can read `submission`, a folder or a file not in `scratch`.
        """
        if "namespaces" in self._layers:
            with _layer("namespaces"):
                _own_scratch(scratch, limits)
        # A submission in a closed folder is read as root, who has no privilege left but the name.
        uid = self._uid if self._can_change_user([submission, scratch.parent]) else None
        if uid is not None:
            os.chown(scratch, uid, uid)
        ruleset = None
        if "Landlock" in self._layers:
            with _layer("Landlock"):
                ruleset = _ruleset(self._rules, scratch, submission)
        _close_files({keep_fd} if ruleset is None else {keep_fd, ruleset})
        _clean_environment(scratch)
        with suppress(PermissionError):  # it leads a session already, when it was not forked
            os.setsid()
        os.chdir(scratch)
        _limit(limits, own_tasks=uid is not None or self._in_user_namespace())
        if uid is not None:
            with _layer(OWN_UID):
                os.setgroups([])
                os.setresgid(uid, uid, uid)
                os.setresuid(uid, uid, uid)
        if sys.platform.startswith("linux"):
            _drop_privileges()
        if ruleset is not None:
            with _layer("Landlock"):
                _libc("syscall", LANDLOCK_RESTRICT_SELF, ruleset, 0)
                os.close(ruleset)
        if "seccomp" in self._layers:
            with _layer("seccomp"):
                _load(self._program)

    # --- in the warm parent, once

    def _settle(self) -> None:
        """Find out which layers can be had, by a rehearsal that is repeated without what failed."""
        while complaint := self._prepare() or self._rehearse():
            layer = complaint.partition(":")[0]
            if layer not in self._layers:
                raise SandboxError(complaint)
            self._layers.remove(layer)
            self.missing.append(complaint)
        if "namespaces" in self._layers:
            self._isolate()
        # Processes of the same user could otherwise read and write our memory at the plain level.
        _libc("prctl", PR_SET_DUMPABLE, 0)

    def _prepare(self) -> str:
        """Make what guests share. Returns the complaint of the layer that failed, or nothing."""
        try:
            if OWN_UID in self._layers and os.geteuid() != 0:
                self._layers.remove(OWN_UID)  # nothing is missing: we have no other user to leave
            if "Landlock" in self._layers and not self._rules:
                with _layer("Landlock"):
                    _landlock_rights()
                    self._rules = [_rule(path, READ) for path in self._readable]
            if "seccomp" in self._layers and not self._program:
                with _layer("seccomp"):
                    self._program = _filter()
        except SandboxError as error:
            return str(error)
        return ""

    def _rehearse(self) -> str:
        """Run a whole guest, and return its complaint, or nothing."""
        if not self._layers:
            return ""
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            scratch, submission = Path(folder, "scratch"), Path(folder, "submission")
            scratch.mkdir()
            submission.mkdir()
            read, write = os.pipe()
            pid = os.fork()
            if pid == 0:
                self._rehearsal(scratch, submission, write)
            os.close(write)
            with open(read, encoding="utf-8") as pipe:
                report = pipe.read()
            os.waitpid(pid, 0)
        return str(json.loads(report)) if report else "the rehearsal of a guest died without a word"

    def _rehearsal(self, scratch: Path, submission: Path, write: int) -> NoReturn:
        pid, complaint = -1, ""
        try:
            if OWN_UID in self._layers and not self._can_change_user(self._readable):
                raise SandboxError(f"{OWN_UID}: what guests read is not readable to another user")
            if "namespaces" in self._layers:
                self._isolate()
            with _layer("namespaces"):
                pid = self.fork()
            if pid == 0:
                self.enter(scratch, submission, write, Limits(2**30, 60, 2**20, 64))
            else:
                os.waitpid(pid, 0)
        except Exception as error:
            complaint = str(error)
        with suppress(OSError):
            if pid <= 0:
                os.write(write, json.dumps(complaint).encode())
        os._exit(0)

    def _isolate(self) -> None:
        """Move this process into new namespaces; a new user namespace lends the right to it."""
        with _layer("namespaces"):
            uid, gid = os.geteuid(), os.getegid()
            kinds = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC
            try:
                _libc("unshare", kinds)
            except PermissionError:
                _libc("unshare", kinds | CLONE_NEWUSER)
                Path("/proc/self/setgroups").write_text("deny")
                Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
                Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
                # A guest of the helper becomes our child when the helper has gone.
                _libc("prctl", PR_SET_CHILD_SUBREAPER, 1)
            else:
                self._home = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
            _mount("none", "/", None, MS_REC | MS_PRIVATE)  # what is mounted here stays here

    # --- parts

    def _in_user_namespace(self) -> bool:
        return "namespaces" in self._layers and self._home is None

    def _can_change_user(self, paths: Sequence[Path]) -> bool:
        """Whether these paths can be read as the guest's own user. Asked in a child, as root."""
        if OWN_UID not in self._layers:
            return False
        groups = os.getgroups()
        try:
            os.setgroups([])
            os.setegid(self._uid)
            os.seteuid(self._uid)
            return all(
                os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0), effective_ids=True)
                for path in paths
            )
        except OSError:  # no right to change, no such user here, or a closed folder on the way
            return False
        finally:
            os.seteuid(0)
            os.setegid(0)
            with suppress(PermissionError):
                os.setgroups(groups)

    def _fork_by_a_helper(self) -> int:
        """The fork where there is no way back from a new PID namespace: a helper goes for us.

        The guest starts when the helper has gone, or it would take that death for its parent's.
        """
        ours, theirs = socket.socketpair()
        with ours, theirs:
            helper = os.fork()
            if helper == 0:
                pid = -1
                with suppress(OSError):
                    _libc("unshare", CLONE_NEWPID)
                    pid = os.fork()
                if pid == 0:
                    theirs.recv(1)
                    return 0
                theirs.send(struct.pack("=i", pid))
                os._exit(0)
            pid = int(struct.unpack("=i", ours.recv(4))[0])
            os.waitpid(helper, 0)
            if pid < 0:
                raise SandboxError("namespaces: no process could be started in a new PID namespace")
            ours.send(b"!")
        return pid


@contextmanager
def _layer(name: str) -> Iterator[None]:
    """Say of a failure which layer it belongs to."""
    try:
        yield
    except SandboxError:
        raise
    except Exception as error:
        raise SandboxError(f"{name}: {error}") from error


# --- what a guest does to itself, in the order of `enter`


def _own_scratch(scratch: Path, limits: Limits) -> None:
    """Lay a small file system over the scratch folder, since no limit bounds a folder."""
    _libc("unshare", CLONE_NEWNS)
    options = f"size={limits.file_bytes},nr_inodes={SCRATCH_FILES},mode=700"
    _mount("tmpfs", str(scratch), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options)


def _close_files(kept: set[int]) -> None:
    """Close every descriptor but these; what was standard input and output becomes /dev/null."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    top = max(int(name) for name in os.listdir("/dev/fd")) + 1
    for below, above in pairwise(sorted({2, *kept, top})):
        os.closerange(below + 1, above)


def _clean_environment(scratch: Path) -> None:
    for name in set(os.environ).difference(KEPT_VARIABLES.split()):
        del os.environ[name]
    os.environ.update(HOME=str(scratch), TMPDIR=str(scratch))
    tempfile.tempdir = None  # what the parent found is not ours: look again


def _limit(limits: Limits, own_tasks: bool) -> None:
    def limit(kind: int, soft: int, hard: int | None = None) -> None:
        hard = soft if hard is None else hard
        allowed = resource.getrlimit(kind)[1]
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)
        resource.setrlimit(kind, (soft, hard))

    # The first process of a PID namespace does not die of SIGXCPU, but of SIGKILL a second later.
    limit(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1)
    limit(resource.RLIMIT_FSIZE, limits.file_bytes)
    limit(resource.RLIMIT_NOFILE, limits.open_files)
    limit(resource.RLIMIT_CORE, 0)
    if own_tasks:
        limit(resource.RLIMIT_NPROC, TASKS)
    if sys.platform.startswith("linux"):  # elsewhere it is not kept
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.memory_bytes)


def _drop_privileges() -> None:
    """No capability or way to one, closed to others of our user, gone with the parent."""
    _libc("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    nobody = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _libc("capset", nobody, (ctypes.c_uint32 * 6)())
    _libc("prctl", PR_SET_DUMPABLE, 0)
    _libc("prctl", PR_SET_PDEATHSIG, int(signal.SIGKILL))


# --- Landlock: which files. Refuses whatever it handles and no rule grants

READ = 0b1100  # files and folders
FILE_RIGHTS = 0b110  # read and write: all that a rule on a file of ours may grant
EXECUTE = 0b1  # granted nowhere; a shared object needs only to be read


@cache
def _landlock_rights() -> int:
    """Every right to a file that this kernel knows, of those we know."""
    version = _libc("syscall", LANDLOCK_CREATE_RULESET, None, 0, 1)
    return (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1


def _rule(path: Path, rights: int) -> bytes:
    """The rule for a path, which stays open. Making it once is what keeps a guest cheap."""
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        rights &= FILE_RIGHTS
    return struct.pack("=Qi", rights, descriptor)


def _ruleset(rules: Sequence[bytes], scratch: Path, submission: Path) -> int:
    """The ruleset of one guest: one made in the parent would collect the folders of them all."""
    version = _libc("syscall", LANDLOCK_CREATE_RULESET, None, 0, 1)
    network = 0b11 if version >= 4 else 0  # TCP: bind, connect
    scopes = 0b11 if version >= 6 else 0  # abstract sockets and signals, to processes outside
    handled = struct.pack("=QQQ", _landlock_rights(), network, scopes)
    ruleset = _libc("syscall", LANDLOCK_CREATE_RULESET, handled, len(handled), 0)
    own = (
        _rule(scratch, _landlock_rights() & ~EXECUTE),
        _rule(submission, READ),
        _rule(Path(os.devnull), FILE_RIGHTS),
        _rule(Path("/dev/urandom"), READ),
    )
    for rule in (*rules, *own):
        _libc("syscall", LANDLOCK_ADD_RULE, ruleset, 1, rule, 0)
    return ruleset


# --- seccomp: which system calls

# Landlock does not see changes to a file's mode, owner, times or attributes, and permissions do not
# stop a guest that keeps the host's user. So these are refused, wherever the file is.
REFUSED = """
    fork vfork execve execveat ptrace process_vm_readv process_vm_writev kcmp
    tkill rt_sigqueueinfo rt_tgsigqueueinfo
    setpriority ioprio_set sched_setaffinity sched_setattr sched_setparam sched_setscheduler
    migrate_pages move_pages setrlimit
    socket connect bind listen accept accept4
    shmget semget msgget mq_open memfd_create add_key request_key keyctl
    chmod fchmod fchmodat chown fchown lchown fchownat utime utimes utimensat futimesat
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
    truncate mknod mknodat name_to_handle_at open_by_handle_at
    inotify_init inotify_init1 fanotify_init sync syncfs
    mount umount2 pivot_root chroot unshare setns quotactl acct swapon swapoff
    bpf perf_event_open userfaultfd personality modify_ldt syslog
    init_module finit_module delete_module kexec_load kexec_file_load reboot
"""

# From Linux 5.1 on, a call has one number on every machine. But for a few (close_range, openat2,
# faccessat2, epoll_pwait2, futex_waitv) we answer as an older kernel would: then no call that Linux
# still gains needs an entry above, and threads are made by clone, whose flags can be seen, and not
# by clone3.
FIRST_NEW, LAST_NEW = 424, 511
NEW_ALLOWED = (436, 437, 439, 441, 449)


SOME_PID = 0x5E1F5E1F  # stands in the filter for the guest's own, which is not known yet


def _filter() -> bytes:
    """The program of the filter, compiled once for all guests."""
    sc = import_module("pyseccomp")
    refused = sc.ERRNO(errno.EPERM)
    rules = sc.SyscallFilter(sc.ALLOW)
    rules.set_attr(sc.Attr.ACT_BADARCH, sc.KILL_PROCESS)
    for name in REFUSED.split():
        rules.add_rule(refused, name)
    for number in range(FIRST_NEW, LAST_NEW + 1):
        if number not in NEW_ALLOWED:
            rules.add_rule(sc.ERRNO(errno.ENOSYS), number)

    def refuse(name: str, argument: int, value: int, mask: int = 0xFFFFFFFF) -> None:
        """Refuse a call where these bits of an argument have this value. The kernel reads 32."""
        rules.add_rule(refused, name, sc.Arg(argument, sc.MASKED_EQ, mask, value))

    refuse("clone", 0, 0, mask=CLONE_THREAD)  # a process, and not a thread
    for kind in (2, 3):  # datagrams can be sent to any socket in the file system
        refuse("socketpair", 1, kind, mask=0xF)
    for command in (8, 10, 15, 1024, 1026):  # F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY
        refuse("fcntl", 1, command)
    for command in (0x8901, 0x8902, 0x5412):  # FIOSETOWN, SIOCSPGRP, TIOCSTI
        refuse("ioctl", 1, command)
    rules.add_rule(refused, "ioctl", sc.Arg(1, sc.GT, 0xFFFF))  # such as those of file systems
    refuse("prctl", 0, PR_SET_PDEATHSIG)
    rules.add_rule(refused, "prlimit64", sc.Arg(2, sc.NE, 0))  # a limit is set, not only asked for
    for name in ("kill", "tgkill"):  # others; `abort` and `raise` are signals to oneself
        rules.add_rule(refused, name, sc.Arg(0, sc.NE, SOME_PID))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _load(program: bytes) -> None:
    own = program.replace(struct.pack("=I", SOME_PID), struct.pack("=I", os.getpid()))
    instructions = ctypes.create_string_buffer(own)
    header = struct.pack("@HP", len(own) // 8, ctypes.addressof(instructions))
    _libc("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header)


# --- the C library

MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 0x4000, 0x40000
CLONE_THREAD, CLONE_NEWNS, CLONE_NEWIPC = 0x10000, 0x20000, 0x8000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
CAPABILITY_VERSION_3 = 0x20080522
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _libc(name: str, *arguments: Any) -> int:
    """Call a function of the C library, and raise an OSError as Python's own do."""
    wide = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    result = int(getattr(_library(), name)(*wide))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def _mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    encoded = kind.encode() if kind else None
    _libc("mount", source.encode(), os.fsencode(target), encoded, flags, options.encode())
