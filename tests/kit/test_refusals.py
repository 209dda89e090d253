"""What would do a part's work is refused while that part is judged, and only then."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from grader.calling.calls import FORBIDDEN, RETURNED, Request
from grader.calling.direct import DirectTransport
from grader.calling.loading import load
from grader.guest.imports import ImportGuard
from tests.kit.kit import plain_guest

SKLEARN = ("sklearn.linear_model", "sklearn.svm", "scipy.optimize")
HUBER = ("torch.nn.HuberLoss", "torch.nn.functional.huber_loss", "torch._C._nn.huber_loss")

SOURCE = """
import numpy as np
import sklearn.linear_model
import torch
import torch.nn.functional as F
from scipy.optimize import linprog
from sklearn import svm
from sklearn.linear_model import LogisticRegression as Model, Perceptron
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch.nn.functional import huber_loss as own_name

X, y = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0, 1])
ready = Perceptron()
loss = torch.nn.HuberLoss()
device = "cuda" if torch.cuda.is_available() else "cpu"

def by_bound_name(): return Model().fit(X, y).coef_.size
def by_module(): return sklearn.linear_model.SGDClassifier().fit(X, y).coef_.size
def by_instance(): return ready.fit(X, y).coef_.size
def by_pipeline(): return len(make_pipeline(StandardScaler(), svm.SVC()).fit(X, y).classes_)
def by_late_import():
    from sklearn.linear_model import RidgeClassifier
    return RidgeClassifier().fit(X, y).coef_.size
def by_subclass():
    class Mine(Perceptron): pass
    return Mine().fit(X, y).coef_.size
def by_function(): return linprog([1.0]).status
def scaled(): return float(StandardScaler().fit_transform(X).sum())

def huber_bound(): return own_name(torch.ones(2), torch.zeros(2)).item()
def huber_attribute(): return F.huber_loss(torch.ones(2), torch.zeros(2)).item()
def huber_module(): return loss(torch.ones(2), torch.zeros(2)).item()
def own_formula(): return torch.where(torch.ones(2) > 0, 0.5, 1.0).mean().item()

def with_torch(): return torch.tensor([1.0, 2.0]).sum().item()
def with_from_numpy(): return (torch.from_numpy(X) @ torch.from_numpy(X)).numpy().sum()
def without_torch(): return float(X.sum())
def caught():
    try:
        return Model().fit(X, y).coef_.size
    except Exception:
        return -1
"""

CASES = [
    (SKLEARN, "by_bound_name", True),
    (SKLEARN, "by_module", True),
    (SKLEARN, "by_instance", True),
    (SKLEARN, "by_pipeline", True),
    (SKLEARN, "by_late_import", True),
    (SKLEARN, "by_subclass", True),
    (SKLEARN, "by_function", True),
    (SKLEARN, "scaled", False),
    (SKLEARN, "without_torch", False),
    (HUBER, "huber_bound", True),
    (HUBER, "huber_attribute", True),
    (HUBER, "huber_module", True),
    (HUBER, "own_formula", False),
    (("torch",), "with_torch", True),
    (("torch",), "with_from_numpy", True),
    (("torch",), "without_torch", False),
    (("torch",), "by_bound_name", False),
    (("no.such.library",), "without_torch", False),
]


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> DirectTransport:
    file = tmp_path_factory.mktemp("refusals") / "refused.py"
    file.write_text(SOURCE, encoding="utf-8")
    return DirectTransport(load(file, file.name))


@pytest.mark.parametrize(("refuses", "function", "refused"), CASES)
def test_use_is_refused_under_every_name(
    direct: DirectTransport, refuses: tuple[str, ...], function: str, refused: bool
) -> None:
    outcome = direct.call(Request(function, refuses=refuses))
    assert outcome.kind == (FORBIDDEN if refused else RETURNED), outcome
    assert not refused or "which does the work that this part is about" in outcome.text
    assert direct.call(Request(function)).kind == RETURNED  # and nothing is left behind


def test_who_catches_the_refusal_goes_on_without(direct: DirectTransport) -> None:
    assert direct.call(Request("caught", refuses=SKLEARN)).value == -1


def test_a_guest_refuses_too(tmp_path: Path) -> None:
    with plain_guest(tmp_path, SOURCE, ("numpy", "sklearn", "torch")) as guest:
        ended = [
            guest.call(Request(function, refuses=refuses)).kind == FORBIDDEN
            for refuses, function, _ in CASES[:4]
        ]
    assert ended == [refused for _, _, refused in CASES[:4]]


UNUSED = """
import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure

def f(): return [1.0, object()]
"""


def test_what_is_imported_and_not_used_costs_nothing(tmp_path: Path) -> None:
    with plain_guest(tmp_path, UNUSED) as guest:
        outcome = guest.call(Request("f"))
    assert outcome.kind == RETURNED, outcome
    assert outcome.value[0] == 1.0


def test_a_file_may_ask_for_a_gpu_of_a_torch_that_is_not_there(tmp_path: Path) -> None:
    guard = ImportGuard(frozenset({"numpy"}), [tmp_path])
    torch = guard.create_module(ModuleSpec("torch", guard))
    assert ("cuda" if torch.cuda.is_available() else "cpu") == "cpu"
    assert not list(torch.cuda.devices())
    guard.importing = False
    with pytest.raises(Exception, match="it uses torch"):
        bool(torch.cuda.is_available)
