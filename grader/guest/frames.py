"""What host and guest say to one another: each frame's fields, how it is packed and how it is read.

Of a frame only its fields go over the wire, in the order they stand in here. What comes from a
guest is a claim: other fields, or fields of other types, are `Garbled`, and texts are cut short.

    parent -> host    Hello, then a Forked for each guest
    host -> parent    Setup
    guest -> host     Entered, Ready, then Callbacks and an Outcome for each call
    host -> guest     Request, and a Reply to each Callback
"""

from __future__ import annotations
import __future__

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from grader.calling import calls
from grader.calling.calls import source_of
from grader.course.results import Isolation
from grader.guest.packing import Borrow, Lend, mended, pack, unpack
from grader.guest.sandbox import Limits
from grader.guest.wire import Garbled
from grader.plain.values import to_plain

READY_KINDS = {calls.RETURNED, calls.NOT_ATTEMPTED, calls.UNAVAILABLE}
OUTCOME_KINDS = {
    calls.RETURNED,
    calls.RAISED,
    calls.NOT_ATTEMPTED,
    calls.FORBIDDEN,
    calls.TIMED_OUT,
}

Tree = Any
"""A packed value, see `packing`."""


class Frame(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A list on the wire: the frame's tag, then its fields."""


# --- between the host and a warm parent, which is ours


class Hello(Frame, tag="hello"):
    level: Isolation  # that the parent has reached
    missing: list[str]  # layers that it lacks, with the reasons


class Work(NamedTuple):
    """What a guest is to import."""

    root: str  # the submission's folder
    section: str
    file: str  # in the root
    functions: tuple[str, ...]  # whose parameter names the host wants for its messages


class Setup(Frame, tag="setup"):
    work: Work
    scratch: str  # the folder that the guest may write to
    limits: Limits


class Forked(Frame, tag="forked"):
    pid: int


# --- from a guest that starts


class Entered(Frame, tag="entered"):
    """It is in its sandbox: whatever goes wrong from here on is the submission's doing."""


class Ready(Frame, tag="ready"):
    """It has imported the file, or tells why not."""

    kind: str
    text: str
    names: list[tuple[str, list[str]]]  # of functions, and of their parameters

    @classmethod
    def pack(cls, kind: str, text: str, names: dict[str, list[str]]) -> Ready:
        words = [(name, [mended(word) for word in found]) for name, found in names.items()]
        return cls(kind, mended(text), words)

    def unpack(self) -> tuple[calls.Outcome, dict[str, list[str]]]:
        if self.kind not in READY_KINDS:
            raise Garbled(f"no way to be ready: {self.kind[:40]!r}")
        names = {
            function: [word if word.isidentifier() else "?" for word in (w[:40] for w in found)]
            for function, found in self.names
            if len(found) < 40
        }
        return calls.Outcome(self.kind, text=self.text[:1000]), names


# --- a call: the request, what the guest asks while it runs, how it ended


class Request(Frame, tag="request"):
    function: str
    args: Tree
    kwargs: Tree
    plants: Tree
    seconds: float
    probe: str  # its source; empty where there is none
    refuses: tuple[str, ...]

    @classmethod
    def pack(cls, request: calls.Request, lend: Lend) -> Request:
        return cls(
            request.function,
            pack(request.args, lend),
            pack(request.kwargs, lend),
            pack(request.plants, lend),
            request.seconds,
            source_of(request.probe) if request.probe else "",
            request.refuses,
        )

    def unpack(self, borrow: Borrow) -> calls.Request:
        return calls.Request(
            self.function,
            unpack(self.args, borrow),
            unpack(self.kwargs, borrow),
            unpack(self.plants, borrow),
            self.seconds,
            _probe(self.function, self.probe) if self.probe else None,
            self.refuses,
        )


def _probe(name: str, source: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {}
    flags = __future__.annotations.compiler_flag
    exec(compile(source, "<probe>", "exec", flags=flags), namespace)
    probe: Callable[..., Any] = namespace[name]
    return probe


class Callback(Frame, tag="callback"):
    """The guest asks for the value of a function that was lent to it."""

    number: int
    args: Tree
    kwargs: Tree

    @classmethod
    def pack(cls, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Callback:
        return cls(number, pack(to_plain(args)), pack(to_plain(kwargs)))

    def unpack(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        args, kwargs = unpack(self.args), unpack(self.kwargs)
        if not isinstance(args, tuple) or not isinstance(kwargs, dict):
            raise Garbled("no arguments")
        return args, kwargs


class Reply(Frame, tag="reply"):
    value: Tree
    error: str  # what the function raised instead; empty where it has a value

    @classmethod
    def pack(cls, value: Any, error: str = "") -> Reply:
        return cls(pack(value), mended(error))

    def unpack(self) -> Any:
        if self.error:
            raise ValueError(self.error)
        return unpack(self.value)


class Outcome(Frame, tag="outcome"):
    kind: str
    value: Tree
    error: str
    text: str
    where: str
    changed: list[str]
    warnings: list[str]
    bases: list[str]

    @classmethod
    def pack(cls, outcome: calls.Outcome) -> Outcome:
        return cls(
            outcome.kind,
            pack(outcome.value),
            mended(outcome.error),
            mended(outcome.text),
            mended(outcome.where),
            list(outcome.changed),
            [mended(warning) for warning in outcome.warnings],
            [mended(name) for name in outcome.bases],
        )

    def unpack(self) -> calls.Outcome:
        if self.kind not in OUTCOME_KINDS:
            raise Garbled(f"no such outcome: {self.kind[:40]!r}")
        return calls.Outcome(
            self.kind,
            unpack(self.value),
            self.error[:100],
            self.text[:1000],
            self.where[:200],
            tuple(place[:60] for place in self.changed[:20]),
            tuple(warning[:300] for warning in self.warnings[:5]),
            tuple(name[:100] for name in self.bases[:20]),
        )
