"""The course on the terminal: a line per exercise, then the next one to do and what to mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from grader.manifest import Exercise, Kit
from grader.score import AWAITING, NOT_ATTEMPTED, RIGHT, part_status
from grader.written import grade_written

COLORS = {
    "right": {"green": True},
    "partly": {"yellow": True},
    "wrong": {"red": True},
    "cannot run": {"red": True},
    "not started": {"light": True},
}


@dataclass(frozen=True)
class Ended:
    """How one check ended."""

    part: str
    name: str
    status: str
    message: str


@dataclass
class Course:
    """Gathers how the checks end, and shows it by exercise."""

    kit: Kit
    target: str
    hints: int = 0
    _ended: dict[int, list[Ended]] = field(default_factory=dict)

    def add(self, exercise: Exercise, part: str, name: str, status: str, message: str) -> None:
        self._ended.setdefault(exercise.number, []).append(Ended(part, name, status, message))

    def status(self, exercise: Exercise) -> str:
        """Of the whole exercise, in the words of the course."""
        statuses = list(self._parts(exercise).values())
        statuses += [RIGHT if answered else NOT_ATTEMPTED for answered in self._answers(exercise)]
        if all(status == RIGHT for status in statuses):
            return "right"
        if all(status == NOT_ATTEMPTED for status in statuses):
            return "not started"
        if RIGHT in statuses:
            return "partly"
        return "cannot run" if "could not run" in statuses else "wrong"

    def write(self, terminal: Any) -> None:
        """Write to pytest's terminal reporter."""
        exercises = [e for e in self.kit.written(self.target) if e.number in self._ended]
        exercises = exercises or [e for e in self.kit.written(self.target)]
        terminal.write_line("")
        for section in self.kit.manifest.sections:
            lines = [e for e in exercises if e.section == section.name]
            if lines:
                terminal.write_line(f"{section.letter}  {section.title}", bold=True)
            for exercise in lines:
                self._write_line(terminal, exercise)
        self._write_total(terminal, exercises)
        undone = [e for e in exercises if self.status(e) != "right"]
        if undone:
            self._write_next(terminal, undone[0], undone[1:])

    def _write_line(self, terminal: Any, exercise: Exercise) -> None:
        status = self.status(exercise)
        points, most = self._points(exercise), sum(p.points for p in exercise.code_parts)
        written = sum(part.points for part in exercise.written_parts)
        answered = all(self._answers(exercise))
        told = f" + {written:g} written{', answered' if answered else ''}" if written else ""
        terminal.write(f"  {exercise.number:>2}  {exercise.title:<46} ")
        terminal.write(f"{status:<12}", **COLORS[status])
        terminal.write_line(f" {points:>4g} / {most:g}{told}")

    def _write_total(self, terminal: Any, exercises: list[Exercise]) -> None:
        points = sum(self._points(exercise) for exercise in exercises)
        most = sum(part.points for e in exercises for part in e.code_parts)
        terminal.write_line("")
        terminal.write_line(f"{points:g} of {most:g} points by the visible checks.", bold=True)
        terminal.write_line(
            "The grader has more checks than these, and a person reads the written parts."
        )

    def _write_next(self, terminal: Any, exercise: Exercise, later: list[Exercise]) -> None:
        tree = f"{self.target}/"
        failed = [e for e in self._ended.get(exercise.number, []) if e.status != RIGHT]
        file = exercise.code_file if failed or not exercise.written_parts else exercise.written_file
        terminal.write_line("")
        terminal.write_line(f"Next: exercise {exercise.number}, {exercise.title}", bold=True)
        terminal.write_line(f"  {tree}{file}")
        first = next((e for e in failed if e.status != NOT_ATTEMPTED), None)
        if first is not None:
            where = "" if first.message.startswith("Called") else f"{first.part}: "
            terminal.write_line(f"  {where}{first.message}", red=True)
            failed.remove(first)
        elif failed:
            names = dict.fromkeys(e.part for e in failed)
            terminal.write_line(f"  to write: {', '.join(names)}")
            failed = []
        else:
            terminal.write_line("  the code is right; the written answer is still to come")
        self._write_rest(terminal, failed, later)
        for number, hint in enumerate(exercise.hints[: self.hints], 1):
            terminal.write_line(f"  hint {number}: {hint}")
        if self.hints < len(exercise.hints):
            more = "another hint" if self.hints else "a hint"
            terminal.write_line(f"  pytest --hints {self.hints + 1}  shows {more}", light=True)
        terminal.write_line(f"  pytest -k {exercise.label}  runs this one alone", light=True)

    def _write_rest(self, terminal: Any, failed: list[Ended], later: list[Exercise]) -> None:
        wrong = sum(ended.status != NOT_ATTEMPTED for ended in failed)
        open_ = len(failed) - wrong
        others = [
            ended.status
            for exercise in later
            for ended in self._ended.get(exercise.number, [])
            if ended.status not in (RIGHT, NOT_ATTEMPTED)
        ]
        counts = [
            f"{wrong} more failing here" if wrong else "",
            f"{open_} not started here" if open_ else "",
            f"{len(others)} failing in later exercises" if others else "",
        ]
        told = ", ".join(filter(None, counts))
        if told:
            terminal.write_line(f"  checks: {told}", light=True)

    def _parts(self, exercise: Exercise) -> dict[str, str]:
        ended = self._ended.get(exercise.number, [])
        statuses: dict[str, list[str]] = {part.name: [] for part in exercise.code_parts}
        for check in ended:
            statuses.setdefault(check.part, []).append(check.status)
        return {name: part_status(found) if found else RIGHT for name, found in statuses.items()}

    def _points(self, exercise: Exercise) -> float:
        parts = self._parts(exercise)
        return sum(p.points for p in exercise.code_parts if parts[p.name] == RIGHT)

    def _answers(self, exercise: Exercise) -> list[bool]:
        if not exercise.written_parts:
            return []
        file = self.kit.root / self.target / exercise.written_file
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
        results = grade_written(text, exercise.written_file, exercise.written_parts)
        return [result.status == AWAITING for result in results]
