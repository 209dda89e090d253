"""Notebooks handed in: the same work earns the same points as in a `.py` and a `.md`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.calling.calls import NOT_ATTEMPTED, RAISED, RETURNED, UNAVAILABLE, Outcome, Request
from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.course.cells import cells, exercise_label, written_text
from grader.course.manifest import kit_root, load_kit
from grader.course.results import Isolation, Status
from grader.grading.mistakes import load_mistakes
from grader.grading.submission import Grader, Plan
from grader.intake import Submission, read_submission
from grader.intake.placing import put_in_place
from grader.nbgrader.course import graded_cell
from grader.nbgrader.notebooks import hidden_checks, source_notebook
from grader.release.students import visible_checks
from tests.kit.kit import ROOT, run

FORWARD = """\
def forward(x, W1, b1, W2, b2):
    z1 = W1 @ x + b1
    a1 = np.maximum(z1, 0)
    z2 = W2 @ a1 + b2
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": sigmoid(z2)}
"""
SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


def code(source: str, grade_id: str = "", **own: Any) -> dict[str, Any]:
    metadata = {"nbgrader": {"grade_id": grade_id, **own}} if grade_id else {}
    lines = source.splitlines(keepends=True)  # as Jupyter writes it
    return {"cell_type": "code", "metadata": metadata, "source": lines, "outputs": [{"x": 1}]}


def text(source: str, grade_id: str = "", **own: Any) -> dict[str, Any]:
    return code(source, grade_id, **own) | {"cell_type": "markdown"}


def notebook(*found: dict[str, Any]) -> bytes:
    return json.dumps({"cells": found, "metadata": {}, "nbformat": 4}).encode()


def called(tmp_path: Path, content: bytes, function: str, *args: Any) -> Outcome:
    file = tmp_path / "ex11_manual_forward.ipynb"
    file.write_bytes(content)
    transport = DirectTransport(load(file, file.name, {"forward", "table", "Net"}))
    return transport.call(Request(function, args))


TOLERATED = {
    "in order": [code("import numpy as np"), code(SIGMOID), code(FORWARD, "ex11-forward")],
    "out of order": [code(FORWARD, "ex11-forward"), code(SIGMOID), code("import numpy as np")],
    "magics": [
        code("%matplotlib inline\nimport numpy as np\n!pip install numpy\nnp.exp?"),
        code("%%time\n" + SIGMOID),
        code(FORWARD),
    ],
    "another language": [
        code("import numpy as np"),
        code("%%bash\necho '"),
        code(SIGMOID + FORWARD),
    ],
    "trials": [
        code("import numpy as np\nimport time\nimport matplotlib.pyplot as plt"),
        code("x = np.ones(3)\nlosses = [time.sleep(60) for _ in range(9)]\nplt.plot(losses)"),
        code(SIGMOID),
        code(FORWARD + "\nprint(forward(1, 2, 3, 4, 5))", "ex11-forward"),
        code("out = forward(x, x, x, x, x)\nassert False\nraise SystemExit"),
        code("while True:\n    pass"),
    ],
    "a local name as in a trial": [
        code("import numpy as np, time"),
        code("z1 = time.sleep(60)"),
        code(SIGMOID),
        code(FORWARD),
    ],
    "a broken cell of another function": [
        code("import numpy as np"),
        code("def unfinished(:"),
        code(SIGMOID + FORWARD),
    ],
    "a line that fails": [
        code("import numpy as np\n1 / 0\nimport nonsense"),
        code(SIGMOID + FORWARD),
    ],
    "checks of ours": [
        code("import numpy as np"),
        code(SIGMOID + FORWARD, "ex11-forward", solution=True, locked=False),
        code("def forward(*a): return 1", "ex11-forward-checks", locked=True, solution=False),
        code("def forward(*a): return 2", "ex11-forward-checks"),
        code("def forward(*a): return 3", "another", locked=True, solution=False),
    ],
    "the later of two": [
        code("import numpy as np\ndef forward(): return 1"),
        code(SIGMOID + FORWARD),
    ],
    "annotations of nothing": [
        code("import numpy as np"),
        code(SIGMOID + FORWARD.replace("forward(x,", "forward(x: NDArray,")),
    ],
    "a value filled in later": [
        code("import numpy as np\nACTIVATIONS = {}"),
        code("def s(z): return 1 / (1 + np.exp(-z))\nACTIVATIONS['sigmoid'] = s"),
        code(FORWARD.replace("sigmoid(z2)", "ACTIVATIONS['sigmoid'](z2)")),
    ],
    "the oldest format": [code("import numpy as np\n" + SIGMOID + FORWARD)],
}


@pytest.mark.parametrize("name", TOLERATED)
def test_what_is_tolerated(tmp_path: Path, name: str) -> None:
    args = [np.array([[value]]) for value in (1.0, 2.0, -1.0, 3.0, 0.5)]
    outcome = called(tmp_path, notebook(*TOLERATED[name]), "forward", *args)
    assert outcome.kind == RETURNED, outcome
    assert outcome.value["z2"] == 3.5


def test_a_multi_line_string_is_no_magic(tmp_path: Path) -> None:
    source = 'TEXT = """\n%matplotlib\n!ls\n"""\ndef table(): return TEXT'
    assert called(tmp_path, notebook(code(source)), "table").value == "\n%matplotlib\n!ls\n"


@pytest.mark.parametrize(
    ("source", "kind", "told"),
    [
        ("def table(:\n    return 1", RAISED, "SyntaxError"),
        ("def table(x=unknown):\n    return 1", RAISED, "NameError"),
        ("def table():\n    raise NotImplementedError", NOT_ATTEMPTED, ""),
        ("def other():\n    return 1", NOT_ATTEMPTED, ""),
        ("def table():\n    return 1 / 0", RAISED, "ZeroDivisionError"),
    ],
)
def test_how_a_cell_that_is_wrong_is_told(
    tmp_path: Path, source: str, kind: str, told: str
) -> None:
    outcome = called(tmp_path, notebook(code("import numpy as np"), code(source)), "table")
    assert (outcome.kind, outcome.error) == (kind, told)


def test_the_line_that_failed_is_shown(tmp_path: Path) -> None:
    source = "def table():\n    row = 1\n    return row / 0"
    outcome = called(tmp_path, notebook(code("import numpy as np"), code(source)), "table")
    assert outcome.where == "line 4: return row / 0"


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"cells": 3}', b'{"cells": [3]}', b'{"cells": ' + b"[" * 9**5],
)
def test_what_is_no_notebook_cannot_be_run(tmp_path: Path, content: bytes) -> None:
    outcome = called(tmp_path, content, "forward")
    assert outcome.kind in (UNAVAILABLE, NOT_ATTEMPTED)
    assert written_text(content, "ex14", ["c"]) == ""
    assert exercise_label(content) == ""


def test_cells_of_odd_kinds_are_passed_over() -> None:
    odd: list[dict[str, Any]] = [
        {"cell_type": 3, "source": 4, "metadata": {"nbgrader": 5}},
        {"metadata": []},
        {},
    ]
    assert [cell.kind for cell in cells(notebook(*odd))] == ["3", "", ""]


def test_written_answers_by_their_cell() -> None:
    content = notebook(
        text("# 14: what is asked\n## (c)\nnot an answer", "ex14-question", locked=True),
        text("## (c)\nThe width.", "ex14-c", solution=True),
    )
    assert written_text(content, "ex14", ["c"]) == "## (c)\n\n## (c)\nThe width."
    assert exercise_label(content) == "ex14"


@pytest.fixture(scope="module")
def eleven() -> Iterator[Grader]:
    grader = Grader(Plan(kit_root(), (11, 14), level=Isolation.PLAIN))
    yield grader
    grader.house.close()


def grade(grader: Grader, tmp_path: Path, name: str, content: bytes) -> dict[str, str]:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    manifest = load_kit(kit_root()).manifest
    given = read_submission(tmp_path / "alice", {section.name for section in manifest.sections})
    return statuses(grader, put_in_place(manifest, given))


def statuses(grader: Grader, submission: Submission) -> dict[str, str]:
    graded = grader.grade(submission, (11, 14))
    return {f"{e.number} {p.name}": p.status for e in graded.exercises for p in e.parts}


@pytest.mark.parametrize("number", [e.number for e in load_kit(ROOT).manifest.exercises])
def test_each_part_has_one_graded_cell(number: int) -> None:
    """Also one that is of all the functions of an exercise, such as its refusals."""
    kit = load_kit(ROOT)
    exercise = kit.manifest.exercise(number)
    marked = [cell.metadata.get("nbgrader", {}) for cell in source_notebook(kit, exercise).cells]
    found = sorted(own["grade_id"] for own in marked if own.get("grade"))
    assert found == sorted(graded_cell(exercise, n) for n in range(len(exercise.parts)))


@pytest.mark.parametrize(
    "name",
    [
        "alice/section_c_forward_pass/ex11_manual_forward.ipynb",
        "alice/hw/assignments/section_c_forward_pass/ex11_manual_forward.ipynb",
        "alice/ex11_manual_forward.ipynb",
        "alice/my homework.ipynb",
    ],
)
def test_a_notebook_is_graded_wherever_it_lies(eleven: Grader, tmp_path: Path, name: str) -> None:
    content = notebook(code("import numpy as np\n" + SIGMOID), code(FORWARD, "ex11-forward"))
    found = grade(eleven, tmp_path, name, content)
    assert found["11 forward"] == Status.RIGHT
    assert found["14 fit"] == Status.NOT_ATTEMPTED


def test_a_written_answer_in_a_notebook_awaits_a_person(eleven: Grader, tmp_path: Path) -> None:
    content = notebook(
        text("## (c)\nWider is closer.", "ex14-c"), code("def make_data(n): return 1")
    )
    found = grade(eleven, tmp_path, "alice/x.ipynb", content)
    assert (found["14 c"], found["14 make_data"]) == (Status.AWAITING, Status.WRONG)


def test_a_lone_notebook_is_a_submission(eleven: Grader, tmp_path: Path) -> None:
    content = notebook(code("import numpy as np\n" + SIGMOID), code(FORWARD, "ex11-forward"))
    (tmp_path / "bob.ipynb").write_bytes(content)
    given = read_submission(tmp_path / "bob.ipynb", {"section_c_forward_pass"})
    placed = put_in_place(load_kit(kit_root()).manifest, given)
    assert placed.student == "bob"
    assert statuses(eleven, placed)["11 forward"] == Status.RIGHT


def test_a_cell_of_checks_judges_its_part_alone_as_the_grader_does(tmp_path: Path) -> None:
    """A class with a mistake costs its own parts.

    What trains it is judged by a stand-in, which is among the hidden checks.
    """
    kit = load_kit(ROOT)
    exercise = kit.manifest.exercise(31)
    known = {mistake.slug: mistake for mistake in load_mistakes(kit, exercise)}
    (tmp_path / "tests").mkdir()
    visible = tmp_path / "tests" / f"test_{exercise.name}.py"
    visible.write_text(visible_checks(kit, exercise), encoding="utf-8")
    shutil.copy(ROOT / "exercises.toml", tmp_path)
    ends = []
    for part in ("train_moons", "NeuralNetwork.forward"):
        call = f"check_part({exercise.name!r}, {part!r}, {hidden_checks(kit, exercise, part)!r})"
        source = known["forward_without_biases"].source
        cells = f"{source}\nfrom grader.student.kernel import check_part\n{call}\n"
        (tmp_path / "cells.py").write_text(cells, encoding="utf-8")
        ends.append(run("cells.py", cwd=tmp_path))
    assert ends[0].returncode == 0, ends[0].stderr
    assert "CheckFailed: Ran a trial, network(" in ends[1].stderr
