"""A template repository for GitHub Classroom: the students' bundle, and a workflow with points."""

from __future__ import annotations

from pathlib import Path

from grader.course.manifest import Kit
from grader.files import new_folder, write_files
from grader.release.students import students_files

WORKFLOW = """\
# Runs the visible checks on every push and tells GitHub Classroom the points.
# They are a student's own mirror: the grades come from the grader, which has hidden checks too.
name: Autograding Tests
on: [push, workflow_dispatch, repository_dispatch]
permissions:
  checks: write
  actions: read
  contents: read
jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install -r requirements.txt
      - id: checks
        run: python -m grader.student.classroom
        continue-on-error: true
      - uses: classroom-resources/autograding-grading-reporter@v1
        env:
{results}
        with:
          runners: {runners}
"""


def release_classroom(kit: Kit, folder: Path) -> int:
    """Write the template into a new or empty folder; how many files it has."""
    files = students_files(kit)
    files.pop(".github/workflows/check.yml")
    files[".github/workflows/classroom.yml"] = workflow(kit)
    with new_folder(folder) as staged:
        write_files(staged, files)
    return len(files)


def workflow(kit: Kit) -> str:
    labels = [exercise.label for exercise in kit.authored() if exercise.code_parts]
    results = [
        f"          {label.upper()}_RESULTS: ${{{{ steps.checks.outputs.{label} }}}}"
        for label in labels
    ]
    return WORKFLOW.format(results="\n".join(results), runners=",".join(labels))
