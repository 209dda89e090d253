"""The frames of host and guest: each arrives as it was sent, or not at all."""

from __future__ import annotations

import socket
from typing import Any

import msgspec
import numpy as np
import pytest
from msgspec.structs import astuple, replace

from grader.calling import calls
from grader.course.results import Isolation
from grader.guest import frames
from grader.guest.frames import Frame, Work
from grader.guest.sandbox import Limits
from grader.guest.wire import Garbled, Wire
from grader.plain.values import same


def probe(module: Any, x: float) -> Any:
    return module.f(x)


def lent() -> None: ...


REQUEST = calls.Request("probe", (1.5, [lent]), {"x": np.ones(2)}, {"g": lent}, 3.0, probe, ("a",))
OUTCOME = calls.Outcome(
    calls.RAISED, {"a": (1, 2)}, "ValueError", "why", "line 1", ("0",), ("W: x",), ("ValueError",)
)
FRAMES: list[Frame] = [
    frames.Hello(Isolation.REDUCED, ["namespaces: none"]),
    frames.Setup(Work("/root", "section", "file.py", ("f", "g")), "/scratch", Limits(1, 2, 3, 4)),
    frames.Forked(42),
    frames.Entered(),
    frames.Ready.pack(calls.RETURNED, "", {"f": ["x", "W1"]}),
    frames.Request.pack(REQUEST, lambda function: 7),
    frames.Callback.pack(7, (1.5,), {"x": None}),
    frames.Reply.pack([1.5]),
    frames.Outcome.pack(OUTCOME),
]


def through(sent: Any, kind: Any) -> Any:
    here, there = socket.socketpair()
    with here, there:
        Wire(here).send(sent)
        return Wire(there).receive(kind)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: type(frame).__name__)
def test_a_frame_comes_through_or_is_garbled(frame: Frame) -> None:
    kind = type(frame)
    assert through(frame, kind) == frame
    tag, *fields = msgspec.msgpack.decode(msgspec.msgpack.encode(frame))
    wrong: list[Any] = [
        [tag, *fields, 1],
        ["score", *fields],
        fields,
        {"tag": tag},
        tag,
        *([tag, *fields[:n]] for n in range(len(fields))),
    ]
    for place, field in enumerate(fields):
        if kind.__annotations__[list(kind.__struct_fields__)[place]] != "Tree":
            other: Any = [] if isinstance(field, str | int | float) else 1.5
            wrong.append([tag, *fields[:place], other, *fields[place + 1 :]])
    for tree in wrong:
        with pytest.raises(Garbled):
            through(tree, kind)


def test_a_request_is_read_as_it_was_written() -> None:
    read = frames.Request.pack(REQUEST, lambda function: 7).unpack(lambda number, name: lent)
    assert read.probe is not None
    assert read.probe.__name__ == "probe"
    assert (read.args, read.plants) == (REQUEST.args, REQUEST.plants)
    assert same(read.kwargs, REQUEST.kwargs)
    assert (read.function, read.seconds, read.refuses) == ("probe", 3.0, ("a",))


def test_an_outcome_is_read_as_it_was_written() -> None:
    assert frames.Outcome.pack(OUTCOME).unpack() == OUTCOME


def test_texts_of_a_guest_are_cut_short() -> None:
    long = "x" * 10_000
    forged = frames.Outcome(calls.RAISED, None, long, long, long, *[[long] * 99] * 3)
    read = forged.unpack()
    assert [len(text) for text in (read.error, read.text, read.where)] == [100, 1000, 200]
    assert [len(texts) for texts in (read.changed, read.warnings, read.bases)] == [20, 5, 20]
    assert len(read.changed[0] + read.warnings[0] + read.bases[0]) == 60 + 300 + 100
    claim = frames.Ready(calls.RETURNED, long, [("f", [long, "a b"]), ("g", [long] * 40)])
    ready, names = claim.unpack()
    assert len(ready.text) == 1000
    assert names == {"f": ["x" * 40, "?"]}


def test_texts_that_are_no_unicode_are_mended() -> None:
    half = "\ud800"
    outcome = calls.Outcome(calls.RAISED, half, half, half, half, (), (half,), (half,))
    assert through(frames.Outcome.pack(outcome), frames.Outcome).warnings == ["?"]
    assert through(frames.Ready.pack(calls.UNAVAILABLE, half, {}), frames.Ready).text == "?"
    with pytest.raises(ValueError, match=r"^\?$"):
        through(frames.Reply.pack(None, half), frames.Reply).unpack()


@pytest.mark.parametrize(
    "frame",
    [
        frames.Ready("right", "", []),
        frames.Ready(calls.RAISED, "", []),
        frames.Callback(0, ["list", []], ["dict", []]),
        frames.Callback(0, ["tuple", []], ["list", []]),
        replace(frames.Outcome.pack(OUTCOME), kind=calls.DIED),
        replace(frames.Outcome.pack(OUTCOME), kind="right"),
        replace(frames.Outcome.pack(OUTCOME), value=["score"]),
        frames.Reply(["score"], ""),
    ],
    ids=lambda frame: repr(astuple(frame))[:60],
)
def test_what_a_frame_holds_may_be_garbled(frame: Any) -> None:
    with pytest.raises(Garbled):
        through(frame, type(frame)).unpack()
