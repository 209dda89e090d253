"""The template for GitHub Classroom: a bundle whose workflow reports points."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.course.manifest import load_kit
from tests.kit.kit import ROOT, run

STEM = "section_c_forward_pass/ex13_capacity.py"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("classroom") / "template"
    done = run("-m", "grader", "release", folder, "--classroom")
    assert done.returncode == 0, done.stderr
    return folder


def reported(template: Path, output: Path) -> tuple[int, dict[str, dict[str, Any]]]:
    environment = {**os.environ, "GITHUB_OUTPUT": str(output), "PYTHONPATH": str(template)}
    done = subprocess.run(
        [sys.executable, "-m", "grader.student.classroom"],
        cwd=template,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    pairs = [line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines()]
    return done.returncode, {name: json.loads(base64.b64decode(text)) for name, text in pairs}


def test_points_of_the_visible_checks(template: Path, tmp_path: Path) -> None:
    work = template / "assignments" / STEM
    stub = work.read_text(encoding="utf-8")
    try:
        work.write_text((ROOT / "reference" / STEM).read_text(encoding="utf-8"), encoding="utf-8")
        code, found = reported(template, tmp_path / "output")
    finally:
        work.write_text(stub, encoding="utf-8")
    assert code == 1  # the others are not started
    right = found["ex13"]
    assert (right["status"], right["max_score"]) == ("pass", 15)
    points = [part.points for part in load_kit(ROOT).manifest.exercise(13).code_parts]
    assert [test["score"] for test in right["tests"]] == points
    other = found["ex11"]
    assert (other["status"], other["tests"][0]["status"]) == ("fail", "fail")
    assert other["tests"][0]["message"] == "forward is not written yet"


def test_outside_a_kit_it_says_what_is_missing(tmp_path: Path) -> None:
    done = run("-m", "grader.student.classroom", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"Error: .*exercises\.toml cannot be read: .*\n", done.stderr)


def test_the_workflow_names_every_exercise_with_code(template: Path) -> None:
    text = (template / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    labels = [exercise.label for exercise in load_kit(ROOT).authored() if exercise.code_parts]
    assert re.findall(r"(EX\d\d)_RESULTS: \$\{\{ steps\.checks\.outputs\.(ex\d\d) \}\}", text) == [
        (label.upper(), label) for label in labels
    ]
    assert f"runners: {','.join(labels)}" in text
    assert not (template / ".github/workflows/check.yml").exists()
