"""What a guest's process is started with, and what it is held to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.calling.calls import Request
from grader.grading.submission import Plan, grade
from grader.grading.whole_class import local_executor
from grader.host import guests
from grader.host.transport import GuestTransport
from grader.intake import Submission
from tests.kit.kit import ROOT, plain_guest


def test_a_guest_rounds_as_its_host_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in guests.KERNELS:
        monkeypatch.setenv(name, "chosen by this machine")
    own = guests._environment()
    assert {name: own.get(name) for name in guests.KERNELS} == dict.fromkeys(
        guests.KERNELS, "chosen by this machine"
    )


def test_a_guest_has_none_of_the_instructors_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LMS_TOKEN", "secret")
    assert "secret" not in guests._environment().values()


OVERWRITTEN = """
import sys
from types import ModuleType

import chapter11.data
from chapter11 import network
from chapter11.data import moons, xor

chapter11.data.moons = lambda: "mine"
xor.__code__ = (lambda: "mine").__code__
moons.__defaults__ = ("mine",) * 4
sys.modules["chapter11.network"] = ModuleType("mine")
del network.predict

def f():
    from chapter11.network import predict
    return [len(chapter11.data.moons()), len(moons()), len(xor()), callable(predict)]

def spoils():
    chapter11.data.moons = lambda: "mine"
    return 1

def asked(lent):
    class Rate(float):
        pass
    return lent(Rate(0.5), [Rate(2)])
"""


@pytest.fixture
def guest(tmp_path: Path) -> Iterator[GuestTransport]:
    with plain_guest(tmp_path, OVERWRITTEN) as transport:
        yield transport


def test_the_given_code_is_ours_at_every_call(guest: GuestTransport) -> None:
    right = [4, 4, 2, True]
    assert guest.call(Request("f")).value == right
    assert guest.call(Request("spoils")).value == 1
    assert guest.call(Request("f")).value == right


def test_a_lent_function_is_asked_with_plain_numbers(guest: GuestTransport) -> None:
    asked: list[object] = []

    def lent(*numbers: object) -> int:
        asked.extend(numbers)
        return 7

    assert guest.call(Request("asked", (lent,))).value == 7
    assert asked == [0.5, [2.0]]


def test_guests_are_gone_with_the_worker_that_had_them(tmp_path: Path) -> None:
    plan = Plan(ROOT, (13,), folder=str(tmp_path))
    work = (ROOT / "reference" / "section_c_forward_pass" / "ex13_capacity.py").read_bytes()
    submission = Submission("ann", {"section_c_forward_pass/ex13_capacity.py": work})
    with local_executor(1)() as pool:
        assert pool.submit(grade, submission, plan).result().score == 15
        assert len(list(tmp_path.iterdir())) == 1
    assert not list(tmp_path.iterdir())
