"""What was graded before: the same work has the same key, and whatever it hangs on another."""

from __future__ import annotations

import importlib.metadata

import pytest

from grader.course.manifest import load_kit
from grader.course.results import Isolation
from grader.grading import store
from grader.intake import Submission
from tests.kit.kit import ROOT

KIT = load_kit(ROOT)
OWN = "section_c_forward_pass/ex12_batch_forward.py"
HELPER = "section_b_activations/helpers.py"
PLAIN = b"import numpy as np\n"


def key(files: dict[str, bytes]) -> str:
    exercise = KIT.manifest.exercise(12)
    return store.key(KIT, exercise, Submission("ann", files), 0, Isolation.STRONG)


@pytest.mark.parametrize(
    "source",
    [
        b"from section_b_activations.helpers import sigmoid\n",
        b"from assignments.section_b_activations.helpers import sigmoid\n",
        b"import importlib\nhelpers = importlib.import_module(FOLDER + '.helpers')\n",
        b"data = open('../' + FOLDER + '/helpers.py').read()\n",
        b"from pathlib import Path as P\ntext = P('..', FOLDER, 'helpers.py').read_text()\n",
        b"import sys\nsys.path.append('../' + FOLDER)\nimport helpers\n",
        b"weights = np.loadtxt('../' + FOLDER + '/helpers.py')\n",
    ],
)
def test_a_helper_in_another_section_counts(source: bytes) -> None:
    assert key({OWN: source, HELPER: b"a = 1\n"}) != key({OWN: source, HELPER: b"a = 2\n"})


def test_another_section_does_not_count_where_nothing_leads_to_it() -> None:
    assert key({OWN: PLAIN, HELPER: b"a = 1\n"}) == key({OWN: PLAIN, HELPER: b"a = 2\n"})


@pytest.mark.parametrize("name", ["helpers.py", "section_c_forward_pass/helpers.py", "data/x.csv"])
def test_what_lies_beside_the_exercise_counts(name: str) -> None:
    assert key({OWN: PLAIN, name: b"a = 1\n"}) != key({OWN: PLAIN, name: b"a = 2\n"})


def test_the_libraries_that_checks_draw_by_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key({OWN: PLAIN})
    installed = importlib.metadata.version
    for library in ("hypothesis", "numpy"):
        with monkeypatch.context() as other:
            other.setattr(
                store, "version", lambda name, it=library: "0" if name == it else installed(name)
            )
            store._environment.cache_clear()
            assert key({OWN: PLAIN}) != before
    store._environment.cache_clear()
