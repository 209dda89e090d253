"""`grade(submission) -> Result`: the unit of work, plain data in and out."""

from __future__ import annotations

import gc
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grader.checks.messages import clean
from grader.course.answers import answers, decoded, grade_written
from grader.course.cells import heading, written_text
from grader.course.manifest import Exercise, Kit, Part, load_kit
from grader.course.results import (
    ExerciseResult,
    Isolation,
    PartResult,
    Result,
    Status,
    exercise_result,
    part_status,
)
from grader.grading.diagnosis import Diagnosis
from grader.grading.mistakes import load_mistakes
from grader.host.checks import Check, Verdict, collect, run
from grader.host.guests import GuestHouse, GuestsError
from grader.host.transport import GuestTransport
from grader.intake import Submission


@dataclass(frozen=True)
class Plan:
    """How a class is graded: the same for all its submissions."""

    root: Path  # of the kit
    exercises: tuple[int, ...]
    seed: int = 0
    level: Isolation = Isolation.STRONG  # of isolation; what is reached stands in the result
    folder: str = ""  # for guests' files; whoever starts the workers removes it at the end


OUR_FAULT = "The grader could not run this: "


def grade(submission: Submission, plan: Plan, exercises: tuple[int, ...] = ()) -> Result:
    """Grade one submission: all exercises of the plan, or only these."""
    return grader_for(plan).grade(submission, exercises or plan.exercises)


def nothing_graded(
    kit: Kit, submission: Submission, plan: Plan, exercises: Sequence[int], why: str
) -> Result:
    """The record of a submission that the grader itself has failed over."""
    message = f"{OUR_FAULT}{why}. Its points are still to be found."
    results = []
    for number in exercises:
        parts = kit.manifest.exercise(number).parts
        results.append(exercise_result(number, [_could_not_run(part, message) for part in parts]))
    return Result(submission.student, plan.seed, Isolation.STRONG, tuple(results))


@lru_cache(maxsize=4)
def grader_for(plan: Plan) -> Grader:
    """The grader of this process for a plan: checks collected, guests' parents warm."""
    return Grader(plan)


class Grader:
    """Grades submissions one after another."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.kit: Kit = load_kit(plan.root)
        self.kit.make_importable()
        self.exercises = [self.kit.manifest.exercise(number) for number in plan.exercises]
        self.checks = collect(self.kit, self.exercises)
        folder = tempfile.mkdtemp(prefix="guests-", dir=plan.folder or None)
        self.house = GuestHouse(plan.level, Path(folder), self.kit.root)
        self._diagnoses: dict[int, Diagnosis] = {}
        gc.collect()
        gc.freeze()  # what is imported stays: nobody need look through it again
        # At the latest when this process ends: a pool's worker ends as any other, being spawned.
        weakref.finalize(self, self.house.close)

    def grade(self, submission: Submission, exercises: Sequence[int]) -> Result:
        with self.laid_out(submission.files) as root:
            graded = tuple(
                self.grade_exercise(submission, self.kit.manifest.exercise(number), root)
                for number in exercises
            )
        return Result(submission.student, self.plan.seed, self.isolation(), graded)

    @contextmanager
    def laid_out(self, files: Mapping[str, bytes]) -> Iterator[Path]:
        """A submission's files where its guests may read them."""
        folder = Path(tempfile.mkdtemp(prefix="submission-", dir=self.house.folder))
        try:
            folder.chmod(0o755)
            root = folder / "assignments"  # so that `assignments.section_x` imports as at home
            root.mkdir()
            for name, content in files.items():
                file = root / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            yield root
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def isolation(self) -> Isolation:
        """The weakest level among the guests so far."""
        sets = {exercise.libraries for exercise in self.exercises if exercise.code_parts}
        # Where nobody has needed a guest yet, the cheapest to start tells the level.
        return self.house.isolation(min(sets, key=len)) if sets else Isolation.STRONG

    def grade_exercise(
        self, submission: Submission, exercise: Exercise, root: Path
    ) -> ExerciseResult:
        if submission.problem:
            parts = [_could_not_run(part, submission.problem) for part in exercise.parts]
            return exercise_result(exercise.number, parts)
        results = {result.name: result for result in self._code_parts(exercise, root)}
        text = _answers(submission, exercise)
        for result in grade_written(text, exercise.written_file, exercise.written_parts):
            results[result.name] = result
        return exercise_result(exercise.number, [results[part.name] for part in exercise.parts])

    def checks_by_part(self, exercise: Exercise) -> dict[str, list[Check]]:
        by_part: dict[str, list[Check]] = {part.name: [] for part in exercise.code_parts}
        for check in self.checks[exercise.number]:
            by_part[check.part].append(check)
        return by_part

    def verdicts(self, exercise: Exercise, transport: GuestTransport) -> dict[str, list[Verdict]]:
        """How the checks of each part end; a part's first time-out or crash ends that part."""
        by_part = self.checks_by_part(exercise)
        verdicts: dict[str, list[Verdict]] = {name: [] for name in by_part}
        for name, checks in by_part.items():
            transport.grant()
            for check in checks:
                verdict = run(check, transport, self.plan.seed)
                verdicts[name].append(verdict)
                if verdict.status != Status.RIGHT and transport.lost_guest:
                    break
        return verdicts

    def _code_parts(self, exercise: Exercise, root: Path) -> list[PartResult]:
        if not exercise.code_parts:
            return []
        transport = GuestTransport(self.house, exercise, root)
        try:
            verdicts = self.verdicts(exercise, transport)
        except GuestsError as error:
            message = f"{OUR_FAULT}{error}"
            return [_could_not_run(part, message) for part in exercise.code_parts]
        finally:
            transport.close()
        first, *rest = exercise.code_parts
        return [
            self._part(exercise, first, verdicts[first.name], transport.note),
            *(self._part(exercise, part, verdicts[part.name]) for part in rest),
        ]

    def _part(
        self, exercise: Exercise, part: Part, verdicts: Sequence[Verdict], note: str = ""
    ) -> PartResult:
        """What a part earned; the note says what its student should know of the file."""
        points = float(part.points)
        status = (
            part_status([verdict.status for verdict in verdicts])
            if verdicts
            else Status.COULD_NOT_RUN
        )
        if status == Status.RIGHT:
            return PartResult(part.name, points, points, status, clean(note), extra=part.extra)
        failed = [verdict for verdict in verdicts if verdict.status != Status.RIGHT]
        of_status = [verdict for verdict in failed if verdict.status == status] or failed
        lines = [of_status[0].message if of_status else "no check serves this part"]
        mistake = None
        if status == Status.WRONG:
            mistake = self.diagnosis(exercise).of([v for v in failed if v.status == Status.WRONG])
        if mistake is not None:
            lines.append(f"Likely cause: {mistake.sentence}")
        message = clean("\n".join(filter(None, [*lines, note])))
        slug = mistake.slug if mistake is not None else None
        return PartResult(part.name, 0.0, points, status, message, slug, part.extra)

    def diagnosis(self, exercise: Exercise) -> Diagnosis:
        if exercise.number not in self._diagnoses:
            self._diagnoses[exercise.number] = Diagnosis(load_mistakes(self.kit, exercise))
        return self._diagnoses[exercise.number]


def _answers(submission: Submission, exercise: Exercise) -> str | None:
    """The text of the written parts; None where no file holds it."""
    names = [part.name for part in exercise.written_parts]
    written = submission.files.get(exercise.written_file)
    notebook = submission.files.get(exercise.notebook_file)
    if written is None and notebook is None:
        return None
    of_file = decoded(written) if written is not None else ""
    of_notebook = written_text(notebook, exercise.label, names) if notebook is not None else ""
    if not of_file or not of_notebook:
        return of_file or of_notebook
    found = answers(of_notebook, names) | {n: a for n, a in answers(of_file, names).items() if a}
    return "\n\n".join(f"{heading(name)}\n\n{answer}" for name, answer in found.items() if answer)


def _could_not_run(part: Part, message: str) -> PartResult:
    points, status = float(part.points), Status.COULD_NOT_RUN
    return PartResult(part.name, 0.0, points, status, clean(message), extra=part.extra)
