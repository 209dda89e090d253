"""Cells as plain Python: what IPython takes for its own is taken out, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

from grader.calling.calls import FAILED
from grader.calling.ipython import as_python, written_file
from grader.calling.notebook import load_sources

SAME = [
    "x = 7 % 3",
    "y = (a\n     % b)",
    'text = """\n%matplotlib inline\n!ls\n"""',
    "z = W @ x  # why does this need a column?",
    "total = first + \\\n    second",
    "print('is it so?')",
]


@pytest.mark.parametrize("code", SAME)
def test_what_is_python_stays(code: str) -> None:
    assert as_python(code) == code
    # Beside a magic the lines are read one by one.
    assert as_python(f"%time\n{code}") == f"pass\n{code}"


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install numpy \\\n    scipy\nx = 1", "pass\n\nx = 1"),
        ("if IN_COLAB:\n    !pip install -q numpy\nx = 1", "if IN_COLAB:\n    pass\nx = 1"),
        ("for p in names:\n    !pip install {p}", "for p in names:\n    pass"),
        ("files = !ls\nx = 1", "files = []\nx = 1"),
        ("%time y = train(3)", "y = train(3)"),
        ("np.sum?\nx = 1", "pass\nx = 1"),
        ("?np.sum", "pass"),
        ("%%time\nx = 1", "\nx = 1"),
        ("%%bash\nls\npwd", "\n\n"),
        ("def f():\n    %timeit -n 3 g()\n    return 1", "def f():\n    pass\n    return 1"),
    ],
)
def test_what_is_not_python_goes(cell: str, python: str) -> None:
    ast.parse(as_python(cell))
    assert as_python(cell) == python


def test_a_cell_that_writes_a_file() -> None:
    assert written_file("%%writefile helpers.py\nx = 1\n") == ("helpers.py", "x = 1\n")
    assert written_file("%%time\nx = 1") is None


def loaded(*cells: str) -> ModuleType:
    module = ModuleType("notebook")
    load_sources(module, Path("notebook.ipynb"), cells, ["f"])
    return module


REGISTER = """
TABLE = {}
def register(name):
    def take(g):
        TABLE[name] = g
        return g
    return take
"""
ADD_TO = """
def add_to(kind):
    def take(g):
        setattr(kind, g.__name__, g)
    return take
"""


@pytest.mark.parametrize(
    "cells",
    [
        (
            REGISTER,
            "@register('one')\ndef g():\n    return 1",
            "def f():\n    return TABLE['one']()",
        ),
        ("TABLE = []\nfor n in (1, 2):\n    TABLE.append(n)", "def f():\n    return TABLE[0]"),
        (
            "class Net:\n    pass",
            ADD_TO,
            "@add_to(Net)\ndef one(self):\n    return 1",
            "def f():\n    return Net().one()",
        ),
        ("class Net:\n    pass", "Net.one = lambda self: 1", "def f():\n    return Net().one()"),
        ("D = {}\ndef fill():\n    D['a'] = 1\nfill()", "def f():\n    return D['a']"),
        ("D = {'a': 0}\nif True:\n    D['a'] += 1", "def f():\n    return D['a']"),
    ],
)
def test_what_cells_make_of_each_other_is_kept(cells: tuple[str, ...]) -> None:
    assert loaded(*cells).f() == 1


def test_a_trial_is_not_run() -> None:
    module = loaded("def f():\n    return 1", "print(f())\nresult = [f() for _ in range(10)]")
    assert not hasattr(module, "result")


def test_a_name_that_could_not_be_defined_is_kept_with_its_error() -> None:
    module = loaded("DATA = open('/no/such/file')", "def f():\n    return DATA")
    assert isinstance(vars(module)[FAILED]["DATA"], FileNotFoundError)
