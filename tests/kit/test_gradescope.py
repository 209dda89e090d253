"""The autograder for Gradescope, run in the folders that its documentation describes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.kit.kit import ROOT, Command, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Gradescope runs Linux")
SECTION = "section_c_forward_pass"
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEST = {
    "score": {"type": "number"},
    "max_score": {"type": "number"},
    "status": {"enum": ["passed", "failed"]},
    "name": {"type": "string"},
    "name_format": FORMAT,
    "number": {"type": "string"},
    "output": {"type": "string"},
    "output_format": FORMAT,
    "tags": {"type": "array", "items": {"type": "string"}},
    "visibility": VISIBILITY,
    "extra_data": {"type": "object"},
}
RESULTS = {
    "score": {"type": "number"},
    "execution_time": {"type": "number"},
    "output": {"type": "string"},
    "output_format": FORMAT,
    "test_output_format": FORMAT,
    "test_name_format": FORMAT,
    "visibility": VISIBILITY,
    "stdout_visibility": VISIBILITY,
    "extra_data": {"type": "object"},
    "tests": {
        "type": "array",
        "items": {"type": "object", "properties": TEST, "additionalProperties": False},
    },
    "leaderboard": {"type": "array"},
}
SCHEMA = {
    "type": "object",
    "properties": RESULTS,
    "additionalProperties": False,
    "anyOf": [{"required": ["score"]}, {"required": ["tests"]}],
}
"""Gradescope's specification of results.json: it wants a score, of the whole or of each test."""


@pytest.fixture(scope="module")
def autograder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`/autograder` as Gradescope lays it out, setup.sh having been run."""
    folder = tmp_path_factory.mktemp("gradescope")
    done = run("-m", "grader", "release", folder / "made", "--gradescope", "--exercise", "13")
    assert done.returncode == 0, done.stderr
    root = folder / "autograder"
    with zipfile.ZipFile(folder / "made" / "autograder.zip") as archive:
        archive.extractall(root / "source")
        modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
    assert modes["run_autograder"] & modes["setup.sh"] & 0o111
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    return root


def submitted(root: Path, files: dict[str, str]) -> dict[str, Any]:
    shutil.rmtree(root / "submission", ignore_errors=True)
    shutil.rmtree(root / "results", ignore_errors=True)
    for name, text in files.items():
        file = root / "submission" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "submission").mkdir(exist_ok=True)
    environment = {**os.environ, "AUTOGRADER_ROOT": str(root), "AUTOGRADER_PYTHON": sys.executable}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        ["bash", str(root / "run_autograder")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads((root / "results" / "results.json").read_text("utf-8"))
    jsonschema.validate(found, SCHEMA)
    return found


def reference(name: str) -> str:
    return (ROOT / "reference" / SECTION / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["", f"{SECTION}/", f"homework/{SECTION}/"])
def test_right_work_wherever_it_lies(autograder: Path, folder: str) -> None:
    name = "ex13_capacity.py"
    found = submitted(autograder, {f"{folder}{name}": reference(name)})
    own = [test for test in found["tests"] if test["number"].startswith("13.")]
    assert [(test["score"], test["status"]) for test in own] == [
        (5.0, "passed"),
        (4.0, "passed"),
        (5.0, "passed"),
        (1.0, "passed"),
    ]
    assert sum(test["score"] for test in found["tests"]) == 15
    assert {test["visibility"] for test in found["tests"]} == {"visible"}


def test_a_message_is_markdown_that_quotes(autograder: Path) -> None:
    source = "def parameter_table(layer_dims):\n    raise ValueError('``` <b>')\n"
    found = submitted(autograder, {"ex13_capacity.py": source})
    [told] = [test["output"] for test in found["tests"] if "parameter_table" in test["name"]]
    assert told.startswith("**wrong**\n\n````text\nCalled parameter_table(")
    assert told.endswith("\n````")


@pytest.mark.parametrize("files", [{}, {"notes.txt": "nothing"}])
def test_nothing_to_grade(autograder: Path, files: dict[str, str]) -> None:
    found = submitted(autograder, files)
    assert sum(test["score"] for test in found.get("tests", [])) == 0


def test_a_fault_of_ours_is_told(autograder: Path) -> None:
    manifest = autograder / "source" / "exercises.toml"
    text = manifest.read_text(encoding="utf-8")
    try:
        manifest.write_text("nonsense", encoding="utf-8")
        found = submitted(autograder, {})
    finally:
        manifest.write_text(text, encoding="utf-8")
    assert found["score"] == 0
    assert "exercises.toml is not valid TOML" in found["output"]


def test_several_students_are_not_one(grader: Command, tmp_path: Path) -> None:
    out, to = tmp_path / "out", tmp_path / "results.json"
    grader("grade", ROOT / "examples/submissions", "--out", out, "--exercise", "13")
    done = grader("export", "gradescope", out, "--to", to)
    assert done.returncode == 2
    assert "Gradescope grades one at a time" in done.stderr
    assert not to.exists()
