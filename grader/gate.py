"""`python -m grader check`: what must be true of every exercise before anyone sees it.

Nothing is taken on trust: the reference, the stubs and every known mistake are graded as
submissions are. Each complaint says what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.progress import Progress

from grader import score, soundness
from grader.build import derived, strays, stub_files
from grader.cells import heading
from grader.checks.calls import Outcome
from grader.checks.direct import load
from grader.errors import UserError
from grader.grade import Plan
from grader.host.checks import Check, collect
from grader.intake import Submission
from grader.manifest import Exercise, Kit
from grader.markers import PLACEHOLDER, SOLUTION, MarkerError, regions
from grader.mistakes import Mistake, load_mistakes, mistakes_folder
from grader.reach import defined, reached_parts
from grader.run import grade_class, local_executor
from grader.score import ExerciseResult
from grader.written import answers

GATES = ("files", "reference", "stubs", "mistakes")
_RUBRIC_POINTS = re.compile(r"^[-*] (\d+(?:\.\d+)?) points?\b", re.MULTILINE)


def check_kit(
    kit: Kit,
    numbers: Sequence[int],
    gates: Sequence[str],
    jobs: int,
    folder: str,
    progress: Progress,
) -> list[str]:
    """All complaints about these exercises; none where the kit is sound."""
    exercises = [kit.manifest.exercise(number) for number in numbers]
    complaints: list[str] = []
    graded = [gate for gate in gates if gate != "files"]
    try:
        if "files" in gates:
            complaints.extend(_files(kit, exercises))
        if graded:
            complaints.extend(_graded(kit, exercises, graded, jobs, folder, progress))
    except (MarkerError, UserError) as error:  # nothing more can be said until this is mended
        complaints.append(str(error))
    return complaints


# --- files: in their places, derived ones current, examples true


def _files(kit: Kit, exercises: Sequence[Exercise]) -> Iterator[str]:
    wanted = derived(kit)
    for name, text in wanted.items():
        file = kit.root / "assignments" / name
        if not file.is_file():
            yield f"assignments/{name} is missing; run 'python -m grader build'"
        elif file.read_text(encoding="utf-8") != text:
            yield (
                f"assignments/{name} is not what reference/{name} gives. It is derived: change the "
                "reference, then run 'python -m grader build'"
            )
    for file in [*strays(kit, wanted), *_strays(kit)]:
        shown = file.relative_to(kit.root).as_posix()
        yield f"{shown} belongs to no exercise of exercises.toml; remove it, or list its exercise"
    checks = collect(kit, exercises)
    yield from _soundness(kit)
    for exercise in exercises:
        yield from _reference_files(kit, exercise)
        yield from _checks(exercise, checks[exercise.number])
        yield from _examples(kit, exercise)
        if exercise.code_parts and not load_mistakes(kit, exercise):
            folder = mistakes_folder(kit, exercise).relative_to(kit.root).as_posix()
            yield f"{folder}/ holds no known mistake; write some, since they test the checks"


def _soundness(kit: Kit) -> Iterator[str]:
    """The published page is what was measured, and says of which exercises it is not current."""
    page = kit.root / soundness.PAGE
    if not page.is_file():  # another author's kit may do without
        return
    if page.read_text(encoding="utf-8") != soundness.page(kit):
        yield (
            f"{soundness.PAGE} is not what was measured and argued, or hides what has changed "
            "since; run 'python -m grader build', or 'tox run -e soundness' to measure anew"
        )


def _strays(kit: Kit) -> Iterator[Path]:
    """Files in the authors' trees that no exercise knows."""
    exercises = kit.manifest.exercises
    known = {kit.root / "reference" / name for e in exercises for name in e.files}
    known |= {kit.root / "tests" / exercise.check_file for exercise in exercises}
    folders = {mistakes_folder(kit, exercise) for exercise in exercises}
    trees = [kit.root / "reference"]
    trees += [kit.root / "tests" / section.name for section in kit.manifest.sections]
    for tree in trees:
        for file in sorted(tree.rglob("*")):
            if not file.is_file() or "__pycache__" in file.parts or file in known:
                continue
            if not (file.parent in folders and file.suffix == ".py"):
                yield file


def _reference_files(kit: Kit, exercise: Exercise) -> Iterator[str]:
    for name in exercise.files:
        file = kit.root / "reference" / name
        if not file.is_file():
            yield f"reference/{name} is missing; exercises.toml asks for it"
            continue
        text = file.read_text(encoding="utf-8")
        if not any(region.kind == SOLUTION for region in regions(text, f"reference/{name}")):
            yield f"reference/{name} has no solution between markers; students would get it whole"
        if name.endswith(".md"):
            yield from _rubric(exercise, name, text)
        else:
            yield from _names(exercise, name, text)


def _rubric(exercise: Exercise, name: str, text: str) -> Iterator[str]:
    found = answers(text, [part.name for part in exercise.written_parts])
    for part in exercise.written_parts:
        answer = found[part.name]
        if not answer or PLACEHOLDER in answer:
            yield f"reference/{name}: no model answer under {heading(part.name)!r}"
        points = sum(float(number) for number in _RUBRIC_POINTS.findall(answer))
        if points != part.points:
            yield (
                f"reference/{name}: the rubric of {part.name} gives {points:g} points, "
                f"exercises.toml {part.points:g}; write its criteria as '- 2 points: ...'"
            )


def _names(exercise: Exercise, name: str, text: str) -> Iterator[str]:
    tree = ast.parse(text)
    kinds = (ast.FunctionDef, ast.ClassDef)
    defined = {node.name: node for node in tree.body if isinstance(node, kinds)}
    for part in exercise.code_parts:
        function = defined.get(part.name.partition(".")[0])
        if function is None:
            yield f"reference/{name} does not define {part.name}, a part of the exercise"
        elif not ast.get_docstring(function):
            yield f"reference/{name}: {part.name} has no docstring for its student"
    if ">>>" not in text:
        yield f"reference/{name} has no example (>>>) in a docstring"


def _checks(exercise: Exercise, checks: Sequence[Check]) -> Iterator[str]:
    for part in exercise.code_parts:
        served = [check.hidden for check in checks if check.part == part.name]
        if not served:
            yield f"tests/{exercise.check_file}: no check serves {part.name}"
        elif False not in served:
            yield f"tests/{exercise.check_file}: {part.name} has no visible check"


def _examples(kit: Kit, exercise: Exercise) -> Iterator[str]:
    """Run the examples in the docstrings against the reference."""
    file = kit.root / "reference" / exercise.code_file
    if not file.is_file():
        return
    folder = str(file.parent)
    sys.path.append(folder)
    try:
        module = load(file, f"reference/{exercise.code_file}")
        if isinstance(module, Outcome):
            yield module.text
            return
        runner = doctest.DocTestRunner(verbose=False)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            for test in doctest.DocTestFinder(exclude_empty=True).find(module):
                runner.run(test)
        if runner.failures:
            shown = f"reference/{exercise.code_file}"
            yield f"{shown}: an example in a docstring is not true:\n{said.getvalue().strip()}"
    finally:
        sys.path.remove(folder)
        sys.modules.pop(exercise.name, None)


# --- graded: reference, stubs and mistakes, each as a submission


def _graded(
    kit: Kit,
    exercises: Sequence[Exercise],
    gates: Sequence[str],
    jobs: int,
    folder: str,
    progress: Progress,
) -> Iterator[str]:
    cases: dict[tuple[str, int], list[tuple[Submission, Mistake | None]]] = {}
    for exercise in exercises:
        if "reference" in gates:
            files = _tree_files(kit, exercise, "reference")
            case = Submission(f"reference of {exercise.number}", files), None
            cases["reference", exercise.number] = [case]
        if "stubs" in gates:
            case = Submission(f"stub of {exercise.number}", stub_files(kit, exercise)), None
            cases["stubs", exercise.number] = [case]
        if "mistakes" in gates:
            cases["mistakes", exercise.number] = [
                (_as_submission(exercise, mistake), mistake)
                for mistake in load_mistakes(kit, exercise)
            ]
    total = sum(len(group) for group in cases.values())
    bar = progress.add_task("checking", total=total)
    # One pool for all, and each case only for its own exercise.
    plan = Plan(kit.root, tuple(e.number for e in exercises), folder=folder)
    asked = [
        (submission, (number,)) for (_, number), group in cases.items() for submission, _ in group
    ]
    results = grade_class(
        kit,
        [submission for submission, _ in asked],
        plan,
        local_executor(min(jobs, max(total, 1))),
        done=lambda result: progress.advance(bar),
        only={submission.student: numbers for submission, numbers in asked},
        parts=_reached(kit, exercises, cases),
    )
    by_student = {result.student: result.exercises[0] for result in results}
    for (gate, number), group in cases.items():
        exercise = kit.manifest.exercise(number)
        for submission, mistake in group:
            graded = by_student[submission.student]
            if mistake is not None:
                yield from _mistake(exercise, mistake, graded)
            elif gate == "reference":
                yield from _reference(exercise, graded)
            else:
                yield from _stub(exercise, graded)


def _reached(
    kit: Kit,
    exercises: Sequence[Exercise],
    cases: Mapping[tuple[str, int], Sequence[tuple[Submission, Mistake | None]]],
) -> dict[str, frozenset[str]]:
    """By submission of a mistake: its own part, and those that its functions can reach."""
    found: dict[str, frozenset[str]] = {}
    checks = collect(kit, exercises)
    for (gate, number), group in cases.items():
        exercise = kit.manifest.exercise(number)
        for submission, mistake in group if gate == "mistakes" else ():
            assert mistake is not None
            changed = defined(ast.parse(mistake.file.read_text(encoding="utf-8")))
            text = (kit.root / "tests" / exercise.check_file).read_text(encoding="utf-8")
            parts = reached_parts(checks[number], text, mistake.source, changed)
            found[submission.student] = frozenset({*parts, mistake.part})
    return found


def _reference(exercise: Exercise, graded: ExerciseResult) -> Iterator[str]:
    for part, result in zip(exercise.parts, graded.parts, strict=True):
        wanted = score.AWAITING if part.written else score.RIGHT
        if result.status != wanted:
            yield (
                f"reference of exercise {exercise.number}: {part.name} is {result.status!r}, "
                f"should be {wanted!r}. {result.message}"
            )


def _stub(exercise: Exercise, graded: ExerciseResult) -> Iterator[str]:
    for result in graded.parts:
        if result.status != score.NOT_ATTEMPTED:
            yield (
                f"stub of exercise {exercise.number}: a check of {result.name} ends as "
                f"{result.status!r} on the untouched stub, should be 'not attempted'. Let it call "
                f"the student's function before it judges. {result.message}"
            )


def _mistake(exercise: Exercise, mistake: Mistake, graded: ExerciseResult) -> Iterator[str]:
    shown = f"mistake {exercise.label}/{mistake.slug}"
    for result in graded.parts:
        if result.name in {part.name for part in exercise.written_parts}:
            continue
        if result.name != mistake.part and result.status != score.RIGHT:
            yield (
                f"{shown} breaks {mistake.part}, but {result.name} is {result.status!r} too: "
                f"one mistake must cost one part; plant a stand-in. {result.message}"
            )
        elif result.name == mistake.part and result.status != score.WRONG:
            yield f"{shown} is {result.status!r} in {result.name}: no check catches it; add one"
        elif result.name == mistake.part and result.mistake != mistake.slug:
            yield (
                f"{shown} is caught, but its student is not told: the calls of the checks that "
                f"fail match {result.mistake or 'none or several'} of the known mistakes; "
                f"tell them apart by other inputs. {result.message}"
            )


def _tree_files(kit: Kit, exercise: Exercise, tree: str) -> dict[str, bytes]:
    files = {name: kit.root / tree / name for name in exercise.files}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def _as_submission(exercise: Exercise, mistake: Mistake) -> Submission:
    name = f"mistake {exercise.label} {mistake.slug}"
    return Submission(name, {exercise.code_file: mistake.source.encode()})
