"""What a guest's process is started with."""

import pytest

from grader.host import guests


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
