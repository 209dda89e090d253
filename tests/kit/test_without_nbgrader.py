"""nbgrader is an extra: all but its own course, notebooks and gradebook does without it."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import pytest

from tests.kit.kit import ROOT, Command, Done, run

# nbgrader, and what it alone brings along: an import of one of these fails as if it were not there.
MISSING = """\
import sys

names = "nbgrader nbformat nbconvert nbclient traitlets sqlalchemy alembic IPython ipykernel"
names += " jupyter_client jupyter_core jupyter_server jupyterlab notebook"
sys.modules.update(dict.fromkeys(names.split()))
"""
FILE = "section_c_forward_pass/ex13_capacity.py"


@pytest.fixture
def plain(kit_copy: Path, tmp_path: Path) -> Command:
    """`python -m grader ...` on the copy, and in all its processes, without nbgrader."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(MISSING, encoding="utf-8")
    work = tmp_path / "in" / "ann" / FILE
    work.parent.mkdir(parents=True)
    shutil.copy(ROOT / "reference" / FILE, work)

    def command(*words: str | Path) -> Done:
        path = Path(f"{site}{os.pathsep}{kit_copy}")
        return run("-m", "grader", *words, root=path, cwd=tmp_path)

    done = command("grade", "in", "--out", "out", "--exercise", "13", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return command


def test_what_is_not_nbgraders_works(plain: Command, tmp_path: Path) -> None:
    grades = tmp_path / "canvas.csv"
    grades.write_text("Student,ID,SIS Login ID,Section,Work (7)\nAnn,1,ann,S,\n", encoding="utf-8")
    for words in (
        "report out",
        "build",
        "check --exercise 13 --only files",
        "release students --students",
        "release classroom --classroom",
        "export csv out --to out.csv",
        "export json out --to out.json",
        "export gradescope out --to results.json",
        "export canvas out canvas.csv --column Work --to upload.csv",
    ):
        done = plain(*words.split())
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    with (tmp_path / "upload.csv").open(encoding="utf-8", newline="") as file:
        assert [row["Work (7)"] for row in csv.DictReader(file)] == ["15"]


@pytest.mark.parametrize(
    "words",
    [
        "release course",
        "export gradebook out in --course course",
        "export canvas out canvas.csv --column Work --to upload.csv --course course",
    ],
)
def test_what_is_says_what_to_install(plain: Command, tmp_path: Path, words: str) -> None:
    done = plain(*words.split())
    assert done.returncode == 2
    line = done.stderr.splitlines()[-1]
    assert "needs nbgrader" in line
    assert '-e ".[nbgrader]"' in line
    assert not (tmp_path / "course").exists()
