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
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from rich.progress import Progress

from grader.authors import mutation
from grader.authors.build import derived, strays, stub_files
from grader.authors.leaks import leaks
from grader.authors.mistakes_gate import complaints
from grader.calling.calls import Outcome
from grader.calling.loading import load
from grader.calling.surroundings import Surroundings
from grader.course.answers import answers
from grader.course.cells import heading
from grader.course.manifest import Exercise, Kit, load_kit
from grader.course.markers import PLACEHOLDER, SOLUTION, regions
from grader.course.results import ExerciseResult, Status
from grader.errors import UserError
from grader.grading.mistakes import load_mistakes, mistake_files, mistakes_folder
from grader.grading.submission import Plan
from grader.grading.whole_class import grade_class, local_executor
from grader.host.checks import Check, collect
from grader.intake import Submission

GATES = ("files", "reference", "plain", "stubs", "mistakes")
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
    graded = [gate for gate in gates if gate != "files"]
    if not graded:
        return _of_files(kit.root, tuple(numbers))
    exercises = [kit.manifest.exercise(number) for number in numbers]
    with local_executor(jobs)() as pool:  # one for all: workers warm up slowly
        files = pool.submit(_of_files, kit.root, tuple(numbers)) if "files" in gates else None
        try:
            found = list(_graded(kit, exercises, graded, pool, folder, progress))
        except UserError as error:  # no more can be said until this is mended
            found = [str(error)]
        told = files.result() if files is not None else []
    return told + [complaint for complaint in found if complaint not in told]


def _of_files(root: Path, numbers: tuple[int, ...]) -> list[str]:
    """A worker's task, beside the graded ones."""
    kit = load_kit(root)
    try:
        return list(_files(kit, [kit.manifest.exercise(number) for number in numbers]))
    except UserError as error:
        return [str(error)]


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
        yield from leaks(kit, exercise, checks[exercise.number])
        if exercise.code_parts and not mistake_files(kit, exercise):
            folder = mistakes_folder(kit, exercise).relative_to(kit.root).as_posix()
            yield f"{folder}/ holds no known mistake; write some, since they test the checks"
        if exercise.code_parts and not (kit.root / "tests" / exercise.plain_file).is_file():
            yield (
                f"tests/{exercise.plain_file} is missing; write the exercise as a textbook prints "
                "it, since that should earn every part but the extras"
            )


def _soundness(kit: Kit) -> Iterator[str]:
    """The published page is what was measured, and says of which exercises it is not current."""
    page = kit.root / mutation.PAGE
    if not page.is_file():  # another author's kit may do without
        return
    if page.read_text(encoding="utf-8") != mutation.page(kit):
        yield (
            f"{mutation.PAGE} is not what was measured and argued, or hides what has changed "
            "since; run 'python -m grader build', or 'tox run -e soundness' to measure anew"
        )


def _strays(kit: Kit) -> Iterator[Path]:
    """Files in the authors' trees that no exercise knows."""
    exercises = kit.manifest.exercises
    known = {kit.root / "reference" / name for e in exercises for name in e.files}
    for exercise in exercises:
        known |= {kit.root / "tests" / name for name in (exercise.check_file, exercise.plain_file)}
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
    for function in exercise.functions:
        node = defined.get(function)
        if node is None:
            yield f"reference/{name} does not define {function}, a part of the exercise"
        elif not ast.get_docstring(node):
            yield f"reference/{name}: {function} has no docstring for its student"
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
    with Surroundings([file.parent]).around():
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


# --- graded: reference, stubs and mistakes, each as a submission


def _graded(
    kit: Kit,
    exercises: Sequence[Exercise],
    gates: Sequence[str],
    pool: Executor,
    folder: str,
    progress: Progress,
) -> Iterator[str]:
    plan = Plan(kit.root, tuple(e.number for e in exercises), folder=folder)
    cases: dict[tuple[str, int], Submission] = {}
    for exercise in exercises:
        if "reference" in gates:
            files = _tree_files(kit, exercise, "reference")
            cases["reference", exercise.number] = Submission(f"reference {exercise.label}", files)
        if "plain" in gates and (files := _plain_files(kit, exercise)):
            cases["plain", exercise.number] = Submission(f"plain {exercise.label}", files)
        if "stubs" in gates:
            files = stub_files(kit, exercise)
            cases["stubs", exercise.number] = Submission(f"stub {exercise.label}", files)
    mistakes = {
        exercise.number: load_mistakes(kit, exercise) if "mistakes" in gates else []
        for exercise in exercises
    }
    total = len(cases) + sum(len(known) for known in mistakes.values())
    bar = progress.add_task("checking", total=total)
    results = grade_class(
        kit,
        list(cases.values()),
        plan,
        lambda: contextlib.nullcontext(pool),
        done=lambda result: progress.advance(bar),
        only={case.student: (number,) for (_, number), case in cases.items()},
    )
    told = complaints(plan, mistakes, pool, lambda: progress.advance(bar))
    for (gate, number), result in zip(cases, results, strict=True):
        exercise, graded = kit.manifest.exercise(number), result.exercises[0]
        judge = {"reference": _reference, "plain": _plain, "stubs": _stub}[gate]
        yield from judge(exercise, graded)
    for exercise in exercises:
        yield from told[exercise.number]


def _reference(exercise: Exercise, graded: ExerciseResult) -> Iterator[str]:
    for part, result in zip(exercise.parts, graded.parts, strict=True):
        wanted = Status.AWAITING if part.written else Status.RIGHT
        if result.status != wanted:
            yield (
                f"reference of exercise {exercise.number}: {part.name} is '{result.status}', "
                f"should be '{wanted}'. {result.message}"
            )


def _plain(exercise: Exercise, graded: ExerciseResult) -> Iterator[str]:
    for part, result in zip(exercise.parts, graded.parts, strict=True):
        if not (part.written or part.extra or result.status == Status.RIGHT):
            yield (
                f"plain solution of exercise {exercise.number}: {part.name} is '{result.status}', "
                "should be 'right'. Ask no more than the exercise's words do, or make it an extra. "
                f"{result.message}"
            )


def _stub(exercise: Exercise, graded: ExerciseResult) -> Iterator[str]:
    for result in graded.parts:
        if result.status != Status.NOT_ATTEMPTED:
            yield (
                f"stub of exercise {exercise.number}: a check of {result.name} ends as "
                f"'{result.status}' on the untouched stub, should be '{Status.NOT_ATTEMPTED}'. "
                f"Let it call the student's function before it judges. {result.message}"
            )


def _tree_files(kit: Kit, exercise: Exercise, tree: str) -> dict[str, bytes]:
    files = {name: kit.root / tree / name for name in exercise.files}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file()}


def _plain_files(kit: Kit, exercise: Exercise) -> dict[str, bytes]:
    file = kit.root / "tests" / exercise.plain_file
    return {exercise.code_file: file.read_bytes()} if file.is_file() else {}
