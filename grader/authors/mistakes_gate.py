"""Whether each known mistake is caught: in its own part, in no other, and told by its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass

from grader.authors.coverage import Executed, changed_names, executed, noticing
from grader.course.manifest import Exercise
from grader.course.results import Status, part_status
from grader.grading.mistakes import Mistake
from grader.grading.submission import Grader, Plan, grader_for
from grader.host.checks import Check, Verdict, run
from grader.host.transport import GuestTransport


def complaints(
    plan: Plan,
    mistakes: Mapping[int, Sequence[Mistake]],
    pool: Executor,
    done: Callable[[], None],
) -> dict[int, list[str]]:
    """By exercise, what is not as it should be with its known mistakes."""
    found: dict[tuple[int, str], list[str]] = {}
    # The longest first, so that no worker is left alone with it at the end.
    order = sorted(filter(mistakes.get, mistakes), key=lambda number: -len(mistakes[number]))
    reached = {pool.submit(_reached, plan, number): number for number in order}
    asked = {}
    for future in as_completed(reached):
        number = reached[future]
        for slug, checks in future.result().items():
            asked[pool.submit(_complaints, plan, number, slug, checks)] = number, slug
    for judged in as_completed(asked):
        found[asked[judged]] = judged.result()
        done()
    return {
        number: [told for mistake in known for told in found[number, mistake.slug]]
        for number, known in mistakes.items()
    }


def executed_checks(plan: Plan, number: int) -> Executed:
    """A worker's task: what each check of an exercise runs."""
    grader = grader_for(plan)
    exercise = grader.kit.manifest.exercise(number)
    return executed(grader.kit, exercise, grader.checks[number], plan.seed)


def _reached(plan: Plan, number: int) -> dict[str, frozenset[str]]:
    """A worker's task: by mistake, the checks that can notice it."""
    grader = grader_for(plan)
    exercise = grader.kit.manifest.exercise(number)
    reference = (grader.kit.root / "reference" / exercise.code_file).read_text(encoding="utf-8")
    runs = executed_checks(plan, number)
    found = {}
    for mistake in grader.diagnosis(exercise).mistakes:
        text = mistake.file.read_text(encoding="utf-8")
        found[mistake.slug] = noticing(runs, changed_names(reference, text))
    return found


def _complaints(plan: Plan, number: int, slug: str, checks: frozenset[str]) -> list[str]:
    """A worker's task: judge one mistake, by those of the checks that can notice it."""
    grader = grader_for(plan)
    exercise = grader.kit.manifest.exercise(number)
    mistake = next(m for m in grader.diagnosis(exercise).mistakes if m.slug == slug)
    with grader.laid_out({exercise.code_file: mistake.source.encode()}) as root:
        transport = GuestTransport(grader.house, exercise, root)
        try:
            return list(_Trial(grader, exercise, mistake, transport).complaints(checks))
        finally:
            transport.close()


@dataclass
class _Trial:
    """One mistake, graded as a submission, but only as far as there is something to learn."""

    grader: Grader
    exercise: Exercise
    mistake: Mistake
    transport: GuestTransport

    def complaints(self, names: frozenset[str]) -> Iterator[str]:
        shown = f"mistake {self.exercise.label}/{self.mistake.slug}"
        extras = {part.name for part in self.exercise.parts if part.extra}
        for part, checks in self.grader.checks_by_part(self.exercise).items():
            self.transport.grant()
            reaching = [check for check in checks if check.name in names]
            if part == self.mistake.part:
                yield from (f"{shown} {told}" for told in self._own(reaching))
                continue
            if part in extras:  # what a function refuses may fall with the function
                continue
            failed = next((v for v in self._verdicts(reaching) if v.status != Status.RIGHT), None)
            if failed is not None:
                yield (
                    f"{shown} breaks {self.mistake.part}, but {part} is '{failed.status}' too: "
                    f"one mistake must cost one part; plant a stand-in. {failed.message}"
                )

    def _own(self, checks: Sequence[Check]) -> Iterator[str]:
        """Run the part's checks until its student would be told of this mistake and no other.

        Later checks could take nothing from that: what fails is compared with the mistake itself,
        and a mistake that one failure does not look like is none that all of them look like.
        """
        part, statuses = self.mistake.part, []
        diagnosis = self.grader.diagnosis(self.exercise)
        matching = [known for known in diagnosis.mistakes if known.part == part]
        message = ""
        for verdict in self._verdicts(checks):
            statuses.append(verdict.status)
            if verdict.status == Status.WRONG:
                message = message or verdict.message
                matching = diagnosis.matching(verdict, matching)
                if matching == [self.mistake]:
                    return
        status = part_status(statuses) if statuses else Status.RIGHT
        if status != Status.WRONG:
            yield f"is '{status}' in {part}: no check catches it; add one. {message}".rstrip()
        else:
            others = ", ".join(known.slug for known in matching) or "none"
            yield (
                f"is caught, but its student is not told: the calls of the checks that fail match "
                f"{others} of the known mistakes; tell them apart by other inputs. {message}"
            )

    def _verdicts(self, checks: Sequence[Check]) -> Iterator[Verdict]:
        for check in checks:
            verdict = run(check, self.transport, self.grader.plan.seed)
            yield verdict
            if verdict.status != Status.RIGHT and self.transport.lost_guest:
                return
