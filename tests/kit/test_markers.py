"""Markers are read strictly: what nbgrader would miss or misread is an error with its place."""

from __future__ import annotations

from typing import Any

import pytest

from grader.course.manifest import load_kit
from grader.course.markers import (
    CODE_STUB,
    HIDDEN,
    PLACEHOLDER,
    SOLUTION,
    MarkerError,
    Region,
    clear_hidden,
    clear_solutions,
    hidden_lines,
    regions,
)
from tests.kit.kit import ROOT

SOLVED = '''\
"""An exercise."""

X = 3  # a solution is begun below


def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    y = 2 * x
    return y
    ### END SOLUTION


def triple(x):
    ### BEGIN SOLUTION
    return 3 * x
    ### END SOLUTION
'''
STUB = '''\
"""An exercise."""

X = 3  # a solution is begun below


def double(x):
    """Twice x."""
    raise NotImplementedError


def triple(x):
    raise NotImplementedError
'''
CHECKS = """\
def test_seen(): ...

### BEGIN HIDDEN TESTS
def test_unseen(): ...
### END HIDDEN TESTS

def test_seen_too(): ...
"""


def lines(*text: str) -> str:
    return "\n".join(text) + "\n"


class TestRegions:
    def test_are_found_with_their_lines(self) -> None:
        assert regions(SOLVED, "f.py") == [Region(SOLUTION, 8, 11), Region(SOLUTION, 15, 17)]
        assert regions(CHECKS, "f.py") == [Region(HIDDEN, 3, 5)]
        assert regions("", "f.py") == []

    def test_hidden_lines_are_theirs_and_no_others(self) -> None:
        assert hidden_lines(CHECKS + SOLVED, "f.py") == {3, 4, 5}

    @pytest.mark.parametrize("odd", ["\f", "\v", "\x1c", "\u2028", "\x85"])
    def test_lines_are_counted_as_python_counts_them(self, odd: str) -> None:
        assert hidden_lines(f"'{odd}'\n{CHECKS}", "f.py") == {4, 5, 6}

    def test_line_ends_of_windows_do_no_harm(self) -> None:
        assert hidden_lines(CHECKS.replace("\n", "\r\n"), "f.py") == {3, 4, 5}

    @pytest.mark.parametrize(
        "line",
        [
            "### begin solution",
            "### Begin Solution",
            "### BEGIN SOLUTIONS",
            "### BEGIN SOLUTION:",
            "### BEGIN  SOLUTION",
            "### BEGIN_SOLUTION",
            "### BEGINSOLUTION",
            "### BEGN SOLUTION",
            "## BEGIN SOLUTION",
            "# BEGIN SOLUTION",
            "#### BEGIN SOLUTION",
            "###BEGIN SOLUTION",
            "### BEGIN SOLUTION ###",
            "### BEGIN HIDDEN TEST",
            "### BEGIN HIDEN TESTS",
            "### END HIDDEN-TESTS",
            "x = 1  ### BEGIN SOLUTION",
            '"""Write between ### BEGIN SOLUTION and the end."""',
            "between the begin solution marker and the end",
        ],
    )
    def test_what_nearly_is_a_marker_is_refused(self, line: str) -> None:
        with pytest.raises(MarkerError) as caught:
            regions(lines("x = 1", "", line), "section/ex99.py")
        assert str(caught.value).startswith(f"section/ex99.py:3: {line!r} looks like a marker but")

    @pytest.mark.parametrize(
        "line",
        [
            "# The solution begins here",
            "### END",
            "# hidden units",
            "# begin with the shapes",
            "# (c) Solution by hand",
            "begin = solution = 1",
            "# ## Tests",
            "### A heading of Markdown",
        ],
    )
    def test_what_only_speaks_of_one_is_not(self, line: str) -> None:
        assert regions(lines(line), "f.py") == []

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                lines("### BEGIN SOLUTION", "", "### BEGIN SOLUTION", "### END SOLUTION"),
                "f.py:3: BEGIN SOLUTION inside the SOLUTION begun at line 1; regions do not nest",
            ),
            (
                lines("### BEGIN HIDDEN TESTS", "### BEGIN SOLUTION", "### END SOLUTION"),
                "f.py:2: BEGIN SOLUTION inside the HIDDEN TESTS begun at line 1",
            ),
            (lines("", "### END SOLUTION"), "f.py:2: END SOLUTION without its BEGIN"),
            (
                lines("### BEGIN SOLUTION", "### END HIDDEN TESTS"),
                "f.py:2: END HIDDEN TESTS without its BEGIN",
            ),
            (lines("", "### BEGIN SOLUTION", "x"), "f.py:2: BEGIN SOLUTION without its END"),
        ],
    )
    def test_nested_and_stray_markers_are_refused(self, text: str, told: str) -> None:
        with pytest.raises(MarkerError) as caught:
            regions(text, "f.py")
        assert str(caught.value).startswith(told)


class TestClearing:
    def test_a_solution_leaves_a_stub(self) -> None:
        assert clear_solutions(SOLVED, "ex99.py") == STUB

    def test_a_model_answer_leaves_a_placeholder(self) -> None:
        text = lines("## (c)", "", "### BEGIN SOLUTION", "Since 2 < 3.", "### END SOLUTION")
        cleared = clear_solutions(text, "ex99.md")
        assert cleared.split() == ["##", "(c)", *PLACEHOLDER.split()]

    def test_what_has_no_solution_stays_as_it_is(self) -> None:
        assert clear_solutions(STUB, "ex99.py") == STUB

    def test_hidden_checks_leave_nothing(self) -> None:
        assert clear_hidden(CHECKS, "test_ex99.py") == lines(
            "def test_seen(): ...", "", "", "def test_seen_too(): ..."
        )

    def test_hidden_checks_at_the_end_leave_one_line_end(self) -> None:
        text = lines("x = 1", "", "", "### BEGIN HIDDEN TESTS", "y = 2", "### END HIDDEN TESTS")
        assert clear_hidden(text, "test_ex99.py") == "x = 1\n"

    def test_each_kind_has_its_own_files(self) -> None:
        with pytest.raises(
            MarkerError, match=r"ex99\.py: hidden tests belong into a file of checks"
        ):
            clear_solutions(CHECKS, "ex99.py")
        with pytest.raises(MarkerError, match=r"test_ex99\.py: a solution does not belong"):
            clear_hidden(SOLVED, "test_ex99.py")

    def test_nothing_is_cleared_where_a_marker_is_misspelt(self) -> None:
        with pytest.raises(MarkerError, match="looks like a marker"):
            clear_solutions(SOLVED.replace("BEGIN", "Begin", 1), "ex99.py")


def test_nbgrader_leaves_the_same() -> None:
    """Its own preprocessors, on every reference, every file of checks, and odd line ends."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

    solutions = ClearSolutions(
        enforce_metadata=False, code_stub={"python": CODE_STUB}, text_stub=PLACEHOLDER
    )
    hidden = ClearHiddenTests(enforce_metadata=False)

    def nbgraders(preprocessor: Any, text: str, file: str) -> str:
        cell = new_markdown_cell(text) if file.endswith(".md") else new_code_cell(text)
        notebook, _ = preprocessor.preprocess(new_notebook(cells=[cell]), {})
        return str(notebook.cells[0].source)

    def read(name: str) -> str:
        return (ROOT / name).read_text(encoding="utf-8")

    exercises = load_kit(ROOT).authored()
    references = {file: read(f"reference/{file}") for e in exercises for file in e.files}
    checks = {e.check_file: read(f"tests/{e.check_file}") for e in exercises if e.code_parts}
    assert len(references) > len(checks) > 30
    references["tabs.py"] = SOLVED.replace("    ", "\t")
    references["windows.py"] = SOLVED.replace("\n", "\r\n")
    references["separators.py"] = f"'\f \v \u2028'\n{SOLVED}"
    references["no_line_end.py"] = SOLVED.rstrip("\n")
    for file, text in references.items():
        assert clear_solutions(text, file) == nbgraders(solutions, text, file)
    for file, text in checks.items():
        assert clear_hidden(text, file) == nbgraders(hidden, text, file).rstrip("\n") + "\n"
