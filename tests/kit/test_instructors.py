"""The ten commands of docs/instructors.md, one after the other, as they stand there."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.kit.kit import ROOT

PAGE = ROOT / "docs" / "instructors.md"
CANVAS = """\
Student,ID,SIS Login ID,Section,Homework 1 (7)
    Points Possible,,,,510
Ada,1,ada,A,
Ben,2,ben,A,
"""


def commands() -> list[str]:
    """The first block of the page, without its comments."""
    block = re.search(r"in ten commands\n.*?```\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return [line.partition("  #")[0].strip() for line in block[1].splitlines()]


class Shell:
    """A terminal: what a command changes of folder and environment, the next one finds."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def run(self, command: str) -> str:
        left = self.folder / "left"
        script = f"{command}\nstatus=$?; pwd >{left}; env -0 >>{left}; exit $status"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        folder, _, environment = left.read_text("utf-8").partition("\n")
        left.unlink()
        self.folder = Path(folder)
        pairs = (entry.partition("=") for entry in environment.split("\0") if entry)
        self.environment = {name: value for name, _, value in pairs}
        return done.stdout

    @contextmanager
    def running(self, command: str) -> Iterator[None]:
        """A command that goes on until a person ends it."""
        with (self.folder / "log").open("wb") as log:
            started = subprocess.Popen(
                ["bash", "-c", command],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait(30)


@pytest.fixture
def jupyter(tmp_path: Path) -> tuple[str, dict[str, str]]:
    """Where Jupyter will answer, and settings for one that nobody sits in front of."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    settings = {
        "ServerApp": {"allow_root": True, "open_browser": False, "port": port, "port_retries": 0},
        "IdentityProvider": {"token": "secret"},
    }
    folder = tmp_path / "jupyter"
    folder.mkdir()
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return f"http://127.0.0.1:{port}/formgrader/api/", {"JUPYTER_CONFIG_DIR": str(folder)}


def ask(address: str, body: object = None) -> object:
    request = urllib.request.Request(
        address,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "token secret"},
        method="GET" if body is None else "PUT",
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def grade_as_a_person(formgrader: str) -> None:
    """Give ada a point for the first written answer of exercise 14."""
    until = time.monotonic() + 120
    while True:
        try:
            ask(f"{formgrader}status")
            break
        except OSError:
            assert time.monotonic() < until, "formgrader does not answer"
            time.sleep(0.5)
    section = "section_c_forward_pass/ex14_universal_approximation"
    grades = [
        grade
        for one in ask(f"{formgrader}submitted_notebooks/{section}")  # type: ignore[attr-defined]
        if one["student"] == "ada"
        for grade in ask(f"{formgrader}grades?submission_id={one['id']}")  # type: ignore[attr-defined]
        if grade["name"] == "ex14-c"
    ]
    assert len(grades) == 1
    ask(f"{formgrader}grade/{grades[0]['id']}", {"manual_score": 1})


@pytest.mark.skipif(sys.platform == "win32", reason="they are for a Unix shell, as the page says")
def test_from_an_empty_machine_to_grades(
    tmp_path: Path, jupyter: tuple[str, dict[str, str]]
) -> None:
    formgrader, settings = jupyter
    lines = commands()
    assert len(lines) == 10
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "PIP_", "SSL_", "http", "https", "no_proxy")
    environment = {name: value for name, value in os.environ.items() if name.startswith(kept)}
    environment.pop("PIP_CONSTRAINT", None)
    # The tests' own environment is not on an empty machine's path.
    own = str(Path(sys.executable).parent)
    environment["PATH"] = ":".join(p for p in os.environ["PATH"].split(":") if p != own)
    environment |= settings | {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    shell = Shell(tmp_path, environment | {"GIT_CONFIG_VALUE_0": "*"})
    said = {}
    for line in lines:
        if "jupyter lab" in line:
            with shell.running(line):
                grade_as_a_person(formgrader)
        else:
            said[line] = shell.run(line.replace("git clone KIT", f"git clone {ROOT}"))
        if line.startswith("git"):
            (shell.folder / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    kit = tmp_path / "kit"
    assert shell.folder == kit
    assert (kit / "course" / "release" / "section_c_forward_pass").is_dir()
    assert (kit / "handout" / "assignments").is_dir()
    assert (kit / "out" / "report" / "index.html").is_file()
    golden = (kit / "examples" / "scores.csv").read_text("utf-8")
    assert (kit / "out" / "scores.csv").read_text("utf-8") == golden
    scores = {row["student"]: float(row["score"]) for row in csv.DictReader(golden.splitlines())}
    with (kit / "upload.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["SIS Login ID"]: row["Homework 1 (7)"] for row in csv.DictReader(file)}
    assert float(rows["ada"]) == scores["ada"] + 1  # a person's point has come along
    assert float(rows["ben"]) == scores["ben"]
