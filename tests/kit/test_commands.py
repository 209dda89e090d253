"""The commands: bad input is one clear sentence and exit code 2, with nothing half-written."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from grader.errors import sentence_of
from grader.files import new_folder, write_whole
from tests.kit.kit import ROOT, Command, Done, run

SECTION = "section_c_forward_pass"
RIGHT = (ROOT / "reference" / SECTION / "ex13_capacity.py").read_bytes()

SLOW = RIGHT + b"\nimport time\n\ntime.sleep(3)\n"


def hand_in(folder: Path, student: str, content: bytes = RIGHT) -> Path:
    file = folder / student / SECTION / "ex13_capacity.py"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return folder


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    return hand_in(hand_in(tmp_path / "in", "ann"), "bob", b"def count_parameters(:\n")


class TestWhichKit:
    """The one that is named, else the nearest upwards, else the one that is installed."""

    @pytest.fixture
    def installed(self, tmp_path: Path, kit_copy: Path) -> Callable[..., Done]:
        """The package where pip would put it, the copy being no part of it; no given code there."""
        site = tmp_path / "site"
        site.mkdir()
        shutil.move(kit_copy / "grader", site)
        hand_in(tmp_path / "in", "ann")

        def command(*words: str | Path, cwd: Path = tmp_path) -> Done:
            return run("-m", "grader", *words, root=site, cwd=cwd)

        return command

    def test_the_nearest_upwards(
        self, installed: Callable[..., Done], tmp_path: Path, kit_copy: Path
    ) -> None:
        words = ["grade", tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1"]
        done = installed(*words, cwd=kit_copy / "docs" / "students")
        assert (done.returncode, done.stderr) == (0, "")
        record = json.loads((tmp_path / "out/results/ann.json").read_text("utf-8"))
        assert {one["number"]: one["score"] for one in record["exercises"]} == {11: 0, 13: 15}

    def test_the_one_named_is_told(
        self, installed: Callable[..., Done], tmp_path: Path, kit_copy: Path
    ) -> None:
        words = ["grade", "in", "--out", "out", "--exercise", "13", "--isolation", "plain"]
        done = installed("--kit", "kit", *words)
        assert (done.returncode, done.stderr) == (0, f"Kit: {kit_copy}\n")
        row = (tmp_path / "out/scores.csv").read_text("utf-8").splitlines()[1]
        assert row == "ann,15,15,0,15"
        done = installed("--kit", "kit", "report", "out")
        assert (done.returncode, done.stderr) == (0, f"Kit: {kit_copy}\n")

    def test_the_one_installed_is_told(self, in_copy: Command, tmp_path: Path) -> None:
        done = in_copy("-m", "grader", "check", "--exercise", "1", cwd=tmp_path)
        assert done.returncode == 2
        told = done.stderr.splitlines()
        assert told[0] == f"Kit: {tmp_path / 'kit'}"
        assert "exercise 1 is listed but not written yet; there are 11, 13" in told[1]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["grade", "in", "--out", "out"], "there is no kit here: neither "),
            (["--kit", "in", "report", "out"], "in/exercises.toml cannot be read: No such file"),
        ],
    )
    def test_where_there_is_none(
        self, installed: Callable[..., Done], words: list[str], told: str
    ) -> None:
        done = installed(*words)
        assert done.returncode == 2
        assert done.stderr.startswith(f"Error: {told}")
        assert len(done.stderr.splitlines()) == 1
        assert installed(*words, "--help").returncode == 0

    def test_what_is_handed_out_is_no_kit_to_grade_with(
        self, grader: Command, tmp_path: Path, handed_in: Path
    ) -> None:
        bundle = tmp_path / "bundle"
        assert grader("release", bundle, "--students").returncode == 0
        done = grader("--kit", bundle, "grade", handed_in, "--out", tmp_path / "out")
        assert done.returncode == 2
        assert f"{bundle} has no exercise in reference/" in done.stderr


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda at: None, "cannot be read (No such file"),
        (lambda at: at.mkdir(), "no submission"),
        (lambda at: at.write_text("hello"), "neither a folder nor"),
        (lambda at: (at / SECTION).mkdir(parents=True), "one submission"),
        (lambda at: [hand_in(at, "ann"), (at / "ann.zip").write_bytes(b"")], "ann"),
    ],
)
def test_submissions_that_are_none(
    grader: Command, tmp_path: Path, make: object, told: str
) -> None:
    make(tmp_path / "in")  # type: ignore[operator]
    done = grader("grade", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--exercise", "99"], "there is no exercise 99"),
        (["--seed", "-1"], "--seed"),
        (["--jobs", "0"], "--jobs"),
        (["--isolation", "total"], "--isolation"),
    ],
)
def test_options_that_make_no_sense(
    grader: Command, tmp_path: Path, handed_in: Path, words: list[str], told: str
) -> None:
    done = grader("grade", handed_in, "--out", tmp_path / "out", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_exercise_that_nobody_has_written_yet(
    in_copy: Command, tmp_path: Path, handed_in: Path
) -> None:
    words = ["grade", handed_in, "--out", tmp_path / "out", "--exercise", "1"]
    done = in_copy("-m", "grader", *words)
    assert done.returncode == 2
    assert "exercise 1 is listed but not written yet; there are 11, 13" in done.stderr


def test_out_may_not_be_a_file(grader: Command, tmp_path: Path, handed_in: Path) -> None:
    (tmp_path / "out").write_text("mine")
    done = grader("grade", handed_in, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "is a file; give a folder" in done.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_out_may_not_lie_among_the_submissions(grader: Command, handed_in: Path) -> None:
    done = grader("grade", handed_in, "--out", handed_in / "out")
    assert done.returncode == 2
    assert "would be taken for a student" in done.stderr
    assert not (handed_in / "out").exists()


def test_an_output_folder_in_use(grader: Command, tmp_path: Path, handed_in: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with FileLock(out / ".lock"):
        done = grader("grade", handed_in, "--out", out, "--exercise", "13")
    assert done.returncode == 2
    assert "in use by another running grader" in done.stderr
    assert not (out / "scores.csv").exists()


def test_grading_again_runs_only_what_changed(
    grader: Command, tmp_path: Path, handed_in: Path
) -> None:
    out = tmp_path / "out"
    words = ["grade", handed_in, "--out", out, "--exercise", "13"]
    assert grader(*words).returncode == 0
    before = {file.name for file in (out / ".graded").iterdir()}
    assert len(before) == 2
    shutil.copy(
        handed_in / "ann" / SECTION / "ex13_capacity.py",
        handed_in / "bob" / SECTION / "ex13_capacity.py",
    )
    done = grader(*words)
    assert done.returncode == 0
    # Bob's file is now Ann's, and what has been graded once is known by its content.
    assert {file.name for file in (out / ".graded").iterdir()} == before
    assert json.loads((out / "results/bob.json").read_text())["score"] == 15.0


def test_fresh_grades_again_what_is_remembered(
    grader: Command, tmp_path: Path, handed_in: Path
) -> None:
    out = tmp_path / "out"
    words = ["grade", handed_in, "--out", out, "--exercise", "13"]
    assert grader(*words).returncode == 0
    for file in (out / ".graded").iterdir():
        file.write_text(file.read_text().replace('"score": 15.0', '"score": 1.0'))
    assert grader(*words).returncode == 0
    assert json.loads((out / "results/ann.json").read_text())["score"] == 1.0
    assert grader(*words, "--fresh").returncode == 0
    assert json.loads((out / "results/ann.json").read_text())["score"] == 15.0


def test_a_seed_is_recorded_and_changes_the_inputs(
    grader: Command, tmp_path: Path, handed_in: Path
) -> None:
    (handed_in / "bob" / SECTION / "ex13_capacity.py").write_bytes(
        b"def count_parameters(layer_dims):\n    return 235146\n"
    )
    told = set()
    for seed in ("1", "2"):
        out = tmp_path / f"out{seed}"
        done = grader("grade", handed_in, "--out", out, "--seed", seed, "--exercise", "13")
        assert done.returncode == 0
        record = json.loads((out / "results/bob.json").read_text())
        assert record["seed"] == int(seed)
        told.add(record["exercises"][0]["parts"][0]["message"])
    assert len(told) == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_jobs_change_nothing_but_the_time(
    grader: Command, tmp_path: Path, handed_in: Path, jobs: str
) -> None:
    done = grader("grade", handed_in, "--out", tmp_path / "out", "--exercise", "13", "--jobs", jobs)
    assert done.returncode == 0
    assert (tmp_path / "out" / "scores.csv").read_text() == (
        "student,score,max_score,awaiting,ex13\nann,15,15,0,15\nbob,0,15,0,0\n"
    )


def test_archives_and_odd_names(grader: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "Zoë, the 1st.zip", "w") as archive:
        archive.writestr(f"homework/assignments/{SECTION}/ex13_capacity.py", RIGHT)
    hand_in(tmp_path / "tar", "x")
    with tarfile.open(folder / "tara.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "tar" / "x" / SECTION, SECTION)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 no")
    (folder / "notes.txt").write_text("call Ann")
    done = grader("grade", folder, "--out", tmp_path / "out", "--exercise", "13")
    assert done.returncode == 0, done.stderr
    assert "notes.txt" in done.stdout
    assert (tmp_path / "out" / "scores.csv").read_text(encoding="utf-8") == (
        "student,score,max_score,awaiting,ex13\n"
        '"Zoë, the 1st",15,15,0,15\nbroken,0,15,0,0\ntara,15,15,0,15\n'
    )
    broken = json.loads((tmp_path / "out/results/broken.json").read_text())
    assert broken["exercises"][0]["status"] == "could not run"
    assert "broken.zip" in broken["exercises"][0]["parts"][0]["message"]


def test_report_writes_pages_with_names_escaped(grader: Command, tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "in", "<b>bold")
    out = tmp_path / "out"
    assert grader("grade", folder, "--out", out, "--exercise", "13").returncode == 0
    done = grader("report", out)
    assert done.returncode == 0, done.stderr
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;bold" in page
    assert "<b>bold" not in page


def test_work_in_the_wrong_place_is_found(grader: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for place in ("flat", "case/Section_C_Forward_Pass", "deep/hw/section c"):
        (folder / place).mkdir(parents=True)
        (folder / place / "ex13_capacity.py").write_bytes(RIGHT)
    for place in ("twice/old", "twice/new"):
        (folder / place).mkdir(parents=True)
        (folder / place / "ex13_capacity.py").write_bytes(RIGHT)
    (folder / "empty").mkdir()
    done = grader("grade", folder, "--out", tmp_path / "out", "--exercise", "13")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "scores.csv").read_text().splitlines()[1:] == [
        "case,15,15,0,15",
        "deep,15,15,0,15",
        "empty,0,15,0,0",
        "flat,15,15,0,15",
        "twice,0,15,0,0",
    ]
    assert "empty: no file of an exercise was found" in done.stdout


def test_a_submission_that_the_grader_stumbles_over_stops_nobody(
    grader: Command, tmp_path: Path, handed_in: Path
) -> None:
    odd = handed_in / "odd"
    for place in (f"{SECTION}/ex13_capacity.py", f"{SECTION.upper()}/ex13_capacity.py/own.py"):
        (odd / place).parent.mkdir(parents=True, exist_ok=True)
        (odd / place).write_bytes(RIGHT)
    done = grader("grade", handed_in, "--out", tmp_path / "out", "--exercise", "13")
    assert done.returncode == 0, done.stderr
    rows = (tmp_path / "out" / "scores.csv").read_text().splitlines()[1:]
    assert rows == ["ann,15,15,0,15", "bob,0,15,0,0", "odd,0,15,0,0"]
    record = json.loads((tmp_path / "out/results/odd.json").read_text())
    told = record["exercises"][0]["parts"][0]["message"]
    assert told.startswith("The grader could not run this: ")


def test_report_is_of_the_latest_run(grader: Command, tmp_path: Path, handed_in: Path) -> None:
    out = tmp_path / "out"
    assert grader("grade", handed_in, "--out", out, "--exercise", "13").returncode == 0
    shutil.rmtree(handed_in / "bob")
    assert grader("grade", handed_in, "--out", out, "--exercise", "11").returncode == 0
    done = grader("report", out)
    assert done.returncode == 0, done.stderr
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert "ann" in page
    assert "bob" not in page


def test_report_of_nothing(grader: Command, tmp_path: Path) -> None:
    done = grader("report", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "there is no folder" in done.stderr
    (tmp_path / "empty").mkdir()
    done = grader("report", tmp_path / "empty")
    assert done.returncode == 2
    assert "holds no results" in done.stderr


def test_forced_plain_isolation_is_said(grader: Command, tmp_path: Path) -> None:
    folder, out = hand_in(tmp_path / "in", "ann"), tmp_path / "out"
    words = ["grade", folder, "--out", out, "--exercise", "13", "--isolation", "plain"]
    done = grader(*words)
    assert done.returncode == 0, done.stderr
    record = json.loads((out / "results/ann.json").read_text())
    assert record["isolation"] == "plain"
    assert record["score"] == 15.0


def test_a_killed_run_leaves_nobody_behind_and_goes_on(
    grader: Command, tmp_path: Path, handed_in: Path
) -> None:
    (handed_in / "bob" / SECTION / "ex13_capacity.py").write_bytes(SLOW)
    out = tmp_path / "out"
    words = ["-m", "grader", "grade", str(handed_in), "--out", str(out), "--exercise", "13"]
    command = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    process = psutil.Process(command.pid)
    wait_for(lambda: (out / "results" / "ann.json").exists())
    workers = process.children(recursive=True)
    command.kill()
    command.wait()
    assert workers
    _, alive = psutil.wait_procs(workers, timeout=20)
    assert not alive
    assert not (out / "scores.csv").exists()
    assert grader(*words[2:]).returncode == 0
    assert (out / "scores.csv").read_text().splitlines()[1:] == ["ann,15,15,0,15", "bob,15,15,0,15"]


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def in_new_folder(folder: Path, content: bytes) -> None:
    with new_folder(folder) as staged:
        (staged / "file").write_bytes(content)


def gone(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.open("wb")


class TestWhatTheSystemRefuses:
    """One sentence that names the path and what to do, exit code 2, and no traceback."""

    @staticmethod
    def told(done: Done, *words: str) -> None:
        assert done.returncode == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        [sentence] = [line for line in done.stderr.splitlines() if not line.startswith("Kit: ")]
        assert sentence.startswith("Error: ")
        assert all(word in sentence for word in words), sentence

    def test_a_misspelt_marker_in_a_release(self, in_copy: Command, kit_copy: Path) -> None:
        file = kit_copy / "reference" / SECTION / "ex13_capacity.py"
        text = file.read_text(encoding="utf-8").replace("### BEGIN SOLUTION", "### BEGIN SOLUTON")
        file.write_text(text, encoding="utf-8")
        done = in_copy("-m", "grader", "release", kit_copy / "handout", "--students")
        self.told(done, "ex13_capacity.py:", "looks like a marker")
        assert not (kit_copy / "handout").exists()

    def test_a_manifest_that_is_no_toml(self, in_copy: Command, kit_copy: Path) -> None:
        (kit_copy / "exercises.toml").write_text("[[exercise]\n", encoding="utf-8")
        self.told(in_copy("-m", "grader", "build"), "exercises.toml", "not valid TOML")

    def test_a_file_in_the_way_of_a_release(self, grader: Command, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        done = grader("release", tmp_path / "file" / "x", "--students")
        self.told(done, str(tmp_path / "file"), "give another path")

    def test_a_file_in_the_way_of_an_export_or_of_pages(
        self, grader: Command, handed_in: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        assert grader("grade", handed_in, "--out", out, "--exercise", "13").returncode == 0
        (tmp_path / "file").touch()
        done = grader("export", "csv", out, "--to", tmp_path / "file" / "x.csv")
        self.told(done, str(tmp_path / "file"))
        (out / "report").touch()
        self.told(grader("report", out), str(out / "report"), "give another path")

    @pytest.mark.parametrize("command", ["check", "soundness"])
    def test_an_exercise_that_there_is_not(self, grader: Command, command: str) -> None:
        self.told(grader(command, "--exercise", "99"), "there is no exercise 99")

    @pytest.mark.parametrize("put", [write_whole, in_new_folder])
    def test_a_full_disk(
        self, put: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(file: Path, content: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")  # it names no file

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space") as error:
            put(tmp_path / "x", b"text")
        assert sentence_of(error.value) == (
            f"{tmp_path / 'x'} cannot be used: No space left on device; make room on that disk, "
            "and run the command again"
        )
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("put", [write_whole, in_new_folder])
    def test_a_folder_that_has_gone(
        self, put: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Path, "write_bytes", lambda file, content: gone(file))
        with pytest.raises(FileNotFoundError) as error:
            put(tmp_path / "x", b"text")
        assert sentence_of(error.value) == (
            f"{tmp_path / 'x'} cannot be used: No such file or directory; see whether it has been "
            "moved or removed"
        )
