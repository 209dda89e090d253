"""The course on the terminal: a line per exercise, then the next one to do and what to mend."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Any

from grader.checks.student import UNWRITTEN
from grader.course.answers import decoded, grade_written
from grader.course.manifest import Exercise, Kit
from grader.course.results import PartResult, Status, exercise_status, part_status
from grader.student.ended import Ended, read_from

WIDTH = 100  # of what is read, however wide the terminal


@dataclass
class Course:
    """A plugin of pytest: gathers how the checks end, and shows it by exercise."""

    kit: Kit
    target: str
    hints: int = 0
    _ended: dict[int, list[Ended]] = field(default_factory=dict)
    _running: str = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        found = read_from(report)
        if found is not None:
            self._ended.setdefault(found.exercise, []).append(found)

    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Nothing of pytest's own about a check that the course shows."""
        return ("", "", "") if report.when != "collect" and hasattr(report, "ended") else None

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._running = nodeid

    def pytest_terminal_summary(self, terminalreporter: Any, exitstatus: int) -> None:
        shown = [e for e in self.kit.manifest.exercises if self._is_shown(e)]
        if not shown and exitstatus == 5:
            terminalreporter.write_line("There are no checks under tests/.")
        elif exitstatus == 2 and self._running:  # Ctrl-C
            place = f"Stopped while {self._running} was running."
            terminalreporter.write_line(f"{place} If it hung, look for a loop that never ends.")
        elif exitstatus in (0, 1, 5):  # else pytest has said what is the matter
            self.write(terminalreporter, shown)

    def _is_shown(self, exercise: Exercise) -> bool:
        """Checked just now; an exercise with nothing but answers to write has no checks."""
        file = self.kit.root / self.target / exercise.written_file
        return exercise.number in self._ended or (not exercise.code_parts and file.is_file())

    def status(self, exercise: Exercise) -> Status:
        """Of the whole exercise."""
        answers = [answer.status for answer in self._answers(exercise)]
        return exercise_status([*self._parts(exercise).values(), *answers])

    def write(self, terminal: Any, exercises: list[Exercise]) -> None:
        """Write to pytest's terminal reporter."""
        terminal.write_line("")
        for section in self.kit.manifest.sections:
            lines = [e for e in exercises if e.section == section.name]
            if lines:
                terminal.write_line(f"{section.letter}  {section.title}", bold=True)
            for exercise in lines:
                self._write_line(terminal, exercise)
        self._write_total(terminal, exercises)
        undone = [e for e in exercises if self.status(e) not in (Status.RIGHT, Status.AWAITING)]
        if undone:
            self._write_next(terminal, undone[0], undone[1:])

    def _write_line(self, terminal: Any, exercise: Exercise) -> None:
        status = self.status(exercise)
        points, most = self._points(exercise), sum(p.points for p in exercise.code_parts)
        written = sum(part.points for part in exercise.written_parts)
        told = f"{points:>4g} / {most:g}" if exercise.code_parts else ""
        if written:
            answers = self._answers(exercise)
            answered = all(answer.status == Status.AWAITING for answer in answers)
            told += f"{' + ' if told else ''}{written:g} written{', answered' if answered else ''}"
        terminal.write(f"  {exercise.number:>2}  {exercise.title:<46} ")
        terminal.write(f"{status.shown:<12}", **status.markup)
        terminal.write_line(f" {told}")

    def _write_total(self, terminal: Any, exercises: list[Exercise]) -> None:
        points = sum(self._points(exercise) for exercise in exercises)
        most = sum(part.points for e in exercises for part in e.code_parts)
        terminal.write_line("")
        terminal.write_line(f"{points:g} of {most:g} points by the visible checks.", bold=True)
        ended = [check for exercise in exercises for check in self._ended.get(exercise.number, [])]
        if all(check.message.endswith(UNWRITTEN) for check in ended):
            terminal.write_line("Nothing is written yet, so nothing is wrong: this is the start.")
            return
        person = any(exercise.written_parts for exercise in exercises)
        reads = ", and a person reads the written parts" if person else ""
        terminal.write_line(f"The grader has more checks than these{reads}.")

    def _write_next(self, terminal: Any, exercise: Exercise, later: list[Exercise]) -> None:
        extras = {part.name for part in exercise.parts if part.extra}
        failed = [e for e in self._ended.get(exercise.number, []) if e.status != Status.RIGHT]
        failed.sort(key=lambda e: e.part in extras)  # what the exercise asks comes first
        file = exercise.code_file if failed else exercise.written_file
        terminal.write_line("")
        terminal.write_line(f"Next: exercise {exercise.number}, {exercise.title}", bold=True)
        terminal.write_line(f"  {self.target}/{file}")
        first = next((e for e in failed if e.status != Status.NOT_ATTEMPTED), None)
        if first is not None:
            whole = first.status == Status.COULD_NOT_RUN or first.message.startswith("Called")
            message = first.message if whole else f"{first.part}: {first.message}"
            if first.part in extras:
                message = f"An extra, {first.part}: {first.message}"
            _write_text(terminal, message, red=True)
            failed.remove(first)
        elif not failed:
            self._write_answers(terminal, exercise)
        elif not (self.kit.root / self.target / file).is_file():
            terminal.write_line("  this file is missing")
        else:
            names = dict.fromkeys(e.part for e in failed if e.part not in extras)
            terminal.write_line(f"  to write: {', '.join(names)}")
            told = dict.fromkeys(e.message for e in failed if not e.message.endswith(UNWRITTEN))
            for message in told:  # a name that is missing may be a name misspelt
                _write_text(terminal, message)
        self._write_rest(terminal, failed if first is not None else [], later)
        shown = exercise.hints[: max(self.hints, 0)]
        for number, hint in enumerate(shown, 1):
            _write_text(terminal, f"hint {number}: {hint}")
        if len(shown) < len(exercise.hints):
            more = "another hint" if shown else "a hint"
            terminal.write_line(f"  pytest --hints {len(shown) + 1}  shows {more}", light=True)
        if exercise.code_parts:
            terminal.write_line(f"  pytest -k {exercise.label}  runs this one alone", light=True)

    def _write_answers(self, terminal: Any, exercise: Exercise) -> None:
        """What is to do in the written part, once all the code is right."""
        wrong = [answer for answer in self._answers(exercise) if answer.status == Status.WRONG]
        for answer in wrong:  # too short or too long: that can be told without a person
            _write_text(terminal, f"{answer.name}: {answer.message}", red=True)
        if not wrong:
            terminal.write_line(
                "  the code is right; the written answer is still to come"
                if exercise.code_parts
                else "  write your answer there, under its heading"
            )

    def _write_rest(self, terminal: Any, failed: list[Ended], later: list[Exercise]) -> None:
        """The other failures, as counts; a file that cannot run fails all its checks at once."""
        others = [ended for exercise in later for ended in self._ended.get(exercise.number, [])]
        counts = {
            "more failing here": sum(ended.status == Status.WRONG for ended in failed),
            "not started here": sum(ended.status == Status.NOT_ATTEMPTED for ended in failed),
            "failing in later exercises": sum(
                e.status in (Status.WRONG, Status.COULD_NOT_RUN) for e in others
            ),
        }
        told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        if told:
            terminal.write_line(f"  checks: {told}", light=True)

    def _parts(self, exercise: Exercise) -> dict[str, Status]:
        """How each part stands that a check served."""
        statuses: dict[str, list[Status]] = {}
        for check in self._ended.get(exercise.number, []):
            statuses.setdefault(check.part, []).append(check.status)
        return {name: part_status(found) for name, found in statuses.items()}

    def _points(self, exercise: Exercise) -> float:
        parts = self._parts(exercise)
        return sum(p.points for p in exercise.code_parts if parts.get(p.name) == Status.RIGHT)

    def _answers(self, exercise: Exercise) -> list[PartResult]:
        if not exercise.written_parts:
            return []
        file = self.kit.root / self.target / exercise.written_file
        text = decoded(file.read_bytes()) if file.is_file() else None
        return grade_written(text, exercise.written_file, exercise.written_parts)


def _write_text(terminal: Any, text: str, **markup: bool) -> None:
    width = min(terminal.config.get_terminal_writer().fullwidth, WIDTH) - 2
    for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False):
        terminal.write_line(f"  {line}", **markup)
