"""Written answers: found under their heading, however a student writes there."""

from __future__ import annotations

import pytest

from grader.course.answers import answers, decoded, grade_written
from grader.course.manifest import Part
from grader.course.markers import PLACEHOLDER
from grader.course.results import Status

STUB = f"# 9 · Softmax\n\nShow both.\n\n## (a)\n\n{PLACEHOLDER}\n\n## (b)\n\n{PLACEHOLDER}\n"


@pytest.mark.parametrize(
    "heading",
    [
        "## (c)",
        "## c",
        "## C",
        "## c)",
        "## c.",
        "## (c) Why ReLU helps",
        "## c) Why ReLU helps",
        "## c: why",
        "## Part c",
        "## Part (c) Why",
        "## Question c",
        "## **(c)**",
        "## _(c)_ ##",
        "##(c)",
        "# (c)",
        "###### (c)",
        "  ## (c)",
    ],
)
def test_a_part_is_opened_by_its_letter(heading: str) -> None:
    assert answers(f"# 7 · Title\n\n{heading}\n\nThe slope stays one.\n", ["c"]) == {
        "c": "The slope stays one."
    }


@pytest.mark.parametrize(
    "heading",
    [
        "(c)",
        "**(c)**",
        "\t## (c)",
        "    ## (c)",
        "####### (c)",
        "## (d)",
        "## Comparison",
        "## (cc)",
        "## c why",
        "## Cats c",
        "## Answer",
    ],
)
def test_and_by_nothing_else(heading: str) -> None:
    text = f"# 7 · Title\n\n{heading}\n\nThe slope stays one.\n"
    assert answers(text, ["b", "c"]) == {"b": "", "c": ""}


@pytest.mark.parametrize("heading", ["## Answer", "# ANSWER", "## Your answer:", "### *Answer*"])
def test_an_answer_without_a_letter(heading: str) -> None:
    assert answers(f"Title\n\n{heading}\nFour.\n", ["answer"]) == {"answer": "Four."}


@pytest.mark.parametrize("heading", ["## Answers", "## Unanswered", "## (a)", ""])
def test_a_lost_heading_loses_no_answer_where_there_is_but_one(heading: str) -> None:
    assert "Four." in answers(f"{heading}\nFour.\n", ["answer"])["answer"]
    assert answers(f"{PLACEHOLDER}\n", ["answer"]) == {"answer": ""}


class TestSeveralParts:
    def test_each_has_its_own_text(self) -> None:
        text = STUB.replace(PLACEHOLDER, "One.", 1).replace(PLACEHOLDER, "Two.")
        assert answers(text, ["a", "b"]) == {"a": "One.", "b": "Two."}

    def test_in_any_order_and_in_pieces(self) -> None:
        text = "## (b)\nTwo.\n## (a)\nOne.\n## (b)\nMore.\n"
        assert answers(text, ["a", "b"]) == {"a": "One.", "b": "Two.\nMore."}

    def test_a_students_own_headings_stay_in_the_answer(self) -> None:
        own = "### A better net\n\nText.\n\n# Results\n\n## Widths\n\nMore."
        assert answers(f"## (b)\n\n{own}\n", ["a", "b"]) == {"a": "", "b": own}

    def test_letters_of_a_students_own_open_no_part_that_has_its_heading(self) -> None:
        text = "## (a)\n### b) Second\nOne.\n## (b)\n### A. B. Novikoff\nTwo.\n"
        wanted = {"a": "### b) Second\nOne.", "b": "### A. B. Novikoff\nTwo."}
        assert answers(text, ["a", "b"]) == wanted

    @pytest.mark.parametrize("fence", ["```", "~~~", "````", "```python", "  ```"])
    def test_what_is_in_a_code_fence_is_no_heading(self, fence: str) -> None:
        code = f"{fence}\n# a) the first\n## (b)\n{fence.removesuffix('python')}"
        text = f"## (a)\n{code}\n## (b)\nTwo.\n"
        assert answers(text, ["a", "b"]) == {"a": code.strip(), "b": "Two."}

    @pytest.mark.parametrize("line", ["```x = 1```", "    ```", "~~~~ is no word `here`"])
    def test_what_is_no_code_fence_hides_no_heading(self, line: str) -> None:
        found = answers(f"## (a)\nOne.\n{line}\n## (b)\nTwo.\n", ["a", "b"])
        assert found["b"] == "Two."

    def test_another_fence_inside_a_fence_does_not_end_it(self) -> None:
        text = "## (a)\n```\n~~~\n## (b)\n```\n## (b)\nTwo.\n"
        assert answers(text, ["a", "b"])["b"] == "Two."


class TestNoAnswer:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            " \n\t\n",
            PLACEHOLDER,
            f"\n{PLACEHOLDER}\n\n",
            f"**{PLACEHOLDER}**",
            f"_{PLACEHOLDER.lower()}_ ...",
            f"`{PLACEHOLDER}.`",
            "<!-- three reasons -->",
            "<!-- three\n\nreasons -->\n",
            f"<!-- hint -->\n{PLACEHOLDER}\n<!-- hint -->",
        ],
    )
    def test_is_what_a_stub_holds(self, text: str) -> None:
        assert answers(f"## (c)\n{text}\n", ["c"]) == {"c": ""}

    @pytest.mark.parametrize("text", ["4", "No.", f"{PLACEHOLDER} It grows.", "$x^2$", "- one"])
    def test_is_not_what_a_student_wrote(self, text: str) -> None:
        assert answers(f"## (c)\n{text}\n", ["c"]) == {"c": text}

    def test_of_a_comment_the_rest_counts(self) -> None:
        assert answers("## (c)\n<!-- why? -->\nIt grows.\n", ["c"]) == {"c": "It grows."}


@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n")])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_files_of_windows_are_read_alike(change: type[str], start: str) -> None:
    assert answers(start + change("## (c)\nOne.\nTwo.\n"), ["c"]) == {"c": "One.\nTwo."}


class TestGrades:
    PARTS = (Part("a", 1, written=True), Part("b", 2.5, written=True))

    def test_an_answer_awaits_a_person_and_none_is_not_attempted(self) -> None:
        a, b = grade_written(STUB.replace(PLACEHOLDER, "One.", 1), "ex09.md", self.PARTS)
        assert (a.status, a.points, a.max_points, a.message) == (Status.AWAITING, 0, 1, "")
        assert (b.status, b.points, b.max_points) == (Status.NOT_ATTEMPTED, 0, 2.5)
        assert b.message == "no answer under its heading in ex09.md"

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (None, "ex09.md is missing"),
            ("", "no answer under its heading in ex09.md"),
            (STUB, "no answer under its heading in ex09.md"),
            ("All in one, without headings.", "no answer under its heading in ex09.md"),
        ],
    )
    def test_nothing_to_read(self, text: str | None, told: str) -> None:
        for result in grade_written(text, "ex09.md", self.PARTS):
            assert (result.status, result.message) == (Status.NOT_ATTEMPTED, told)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("one two three", Status.WRONG),
        ("one two three four", Status.AWAITING),
        ("# A heading of five words\n\none two three four", Status.AWAITING),
        ("one two three four five six", Status.AWAITING),
        ("#1 two three four", Status.AWAITING),  # without a space it is no heading
        ("one two three four five six seven", Status.WRONG),
        ("one - two - three - four - five - six", Status.AWAITING),
        ("well-known half-open twice-told", Status.AWAITING),  # three words, or six
        ("one two three four\n\n**Rubric**\n\n- 1 point: this does not count", Status.AWAITING),
        ("", Status.NOT_ATTEMPTED),
    ],
)
def test_the_length_of_an_answer_where_it_is_limited(answer: str, status: str) -> None:
    part = Part("answer", 15.0, written=True, words=(4, 6))
    (result,) = grade_written(f"## Answer\n\n{answer}\n", "ex05.md", [part])
    assert result.status == status
    assert (status == Status.WRONG) == ("4 to 6 words are asked for" in result.message)


def test_no_length_is_judged_where_the_heading_is_lost() -> None:
    part = Part("answer", 15.0, written=True, words=(4, 6))
    question = "Say why in four to six words, please, and no more."
    (result,) = grade_written(f"{question}\n\none two three four\n", "ex05.md", [part])
    assert result.status == Status.AWAITING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_as_its_editor_wrote_it(encoding: str) -> None:
    assert decoded("naïve".encode(encoding)) == "naïve"
