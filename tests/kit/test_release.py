"""The students' bundle runs by itself, and holds nothing that students must not see."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from grader.course.manifest import load_kit
from grader.guest.libraries import library
from tests.kit.kit import ROOT, Command, run, secrets


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "students"
    done = run("-m", "grader", "release", folder, "--students")
    assert done.returncode == 0, done.stderr
    return folder


def test_nothing_secret_is_anywhere_in_it(bundle: Path) -> None:
    text = "\n".join(
        file.read_text(encoding="utf-8") for file in bundle.rglob("*") if file.is_file()
    )
    lines = {line.strip() for line in text.splitlines()}
    assert len(secrets()) > 300
    assert not [secret for secret in secrets() if secret in lines]
    assert "BEGIN SOLUTION" not in re.sub(r"grader/.*", "", _without(bundle, "grader"))
    assert "BEGIN HIDDEN" not in _without(bundle, "grader")


def _without(bundle: Path, folder: str) -> str:
    return "\n".join(
        file.read_text(encoding="utf-8")
        for file in bundle.rglob("*")
        if file.is_file() and file.relative_to(bundle).parts[0] != folder
    )


def test_no_file_of_the_authors_is_in_it(bundle: Path) -> None:
    names = {file.relative_to(bundle).as_posix() for file in bundle.rglob("*") if file.is_file()}
    assert not [name for name in names if "reference" in name or "mistakes" in name]
    assert not [name for name in names if name.startswith(("tests/kit", "grader/host", "examples"))]
    for name in ("README.md", "conftest.py", "exercises.toml", "requirements.txt"):
        assert name in names


def test_it_runs_by_itself(bundle: Path) -> None:
    done = run("-m", "pytest", root=bundle)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "not started" in done.stdout
    assert "Next: exercise 1, " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "NotImplementedError" not in done.stdout


def test_a_right_solution_is_right_in_it(bundle: Path) -> None:
    stem = "section_c_forward_pass/ex11_manual_forward.py"
    stub = (bundle / "assignments" / stem).read_text(encoding="utf-8")
    try:
        reference = (ROOT / "reference" / stem).read_text(encoding="utf-8")
        (bundle / "assignments" / stem).write_text(reference, encoding="utf-8")
        done = run("-m", "pytest", "-k", "ex11", root=bundle)
        assert done.returncode == 0, done.stdout
    finally:
        (bundle / "assignments" / stem).write_text(stub, encoding="utf-8")


def test_what_an_exercise_does_not_use_is_not_loaded(bundle: Path) -> None:
    code = (
        "import sys, pytest; pytest.main(['-q', '-k', 'ex11 or ex14 or ex22']);"
        "loaded = {'torch', 'sklearn'} & set(sys.modules); print('loaded:', sorted(loaded))"
    )
    done = run("-c", code, root=bundle)
    assert "loaded: []" in done.stdout


def test_its_requirements_are_what_exercises_may_use(bundle: Path) -> None:
    text = (bundle / "requirements.txt").read_text(encoding="utf-8")
    named = {re.split("[>=]", line)[0] for line in text.splitlines()}
    used = {name for exercise in load_kit(ROOT).authored() for name in exercise.libraries}
    assert named == {library(name).distribution for name in used} | {"pytest"}


def test_the_workflow_runs_it_on_three_systems() -> None:
    text = (ROOT / ".github/workflows/students.yml").read_text(encoding="utf-8")
    for system in ("ubuntu-latest", "macos-latest", "windows-latest"):
        assert system in text
    assert f"{sys.version_info.major}.11" in text


@pytest.mark.parametrize(
    "make", [lambda f: (f / "x").mkdir(parents=True), lambda f: f.write_text("mine")]
)
def test_it_is_not_written_over_something(grader: Command, tmp_path: Path, make: object) -> None:
    folder = tmp_path / "there"
    make(folder)  # type: ignore[operator]
    done = grader("release", folder, "--students")
    assert done.returncode == 2
    assert "is not an empty folder; give a new one" in done.stderr
