"""How sound the checks are: `docs/soundness.md`, derived by `tox -e soundness`.

For each exercise: its checks, the known mistakes that they catch, and how many mutants of the
reference they notice. A mutant is the reference with one small change in a solution, made by
cosmic-ray's operators; it is graded as a submission is. One that no check notices shows a hole in
the checks, or is equivalent: right all the same, for a reason that a person has written down.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.authors.coverage import noticing
from grader.authors.mistakes_gate import executed_checks
from grader.course.manifest import Exercise, Kit
from grader.course.markers import SOLUTION, regions
from grader.course.results import Status
from grader.errors import UserError
from grader.files import write_whole
from grader.grading.mistakes import mistake_files
from grader.grading.submission import Plan, grader_for
from grader.grading.whole_class import local_executor
from grader.host.checks import collect, run
from grader.host.transport import GuestTransport

MEASURED, ARGUED, PAGE = "docs/soundness.json", "docs/equivalents.toml", "docs/soundness.md"
TARGET = 0.95  # of the mutants that are not equivalent
SECONDS = 10.0  # of CPU for a part's checks: the reference needs far less, an endless loop more

OPERATORS = (
    *(
        f"core/ReplaceBinaryOperator_{pair}"
        for pair in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "Pow_Mul", "FloorDiv_Div")
    ),
    *("core/ReplaceBinaryOperator_Mod_Mul", "core/ReplaceBinaryOperator_Mul_Add"),
    *(
        f"core/ReplaceComparisonOperator_{pair}"
        for pair in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq", "NotEq_Eq", "Lt_GtE")
    ),
    *(f"core/ReplaceComparisonOperator_{pair}" for pair in ("Gt_LtE", "Is_IsNot", "IsNot_Is")),
    *(f"core/ReplaceUnaryOperator_Delete_{name}" for name in ("USub", "Not")),
    *("core/ReplaceTrueWithFalse", "core/ReplaceFalseWithTrue"),
    *("core/ReplaceAndWithOr", "core/ReplaceOrWithAnd"),
    *("core/ReplaceBreakWithContinue", "core/ReplaceContinueWithBreak"),
    *("core/NumberReplacer", "core/ZeroIterationForLoop", "core/AddNot"),
)
"""One or two changes for each kind of place; cosmic-ray's other ones of a place, such as a shift
in the stead of a sum, fail at once and say nothing."""


NOT_JUDGED = re.compile(r"^\s*raise |figsize=|linewidth=|set_(title|xlabel|ylabel)\(|\.legend\(")
"""What an error says, and how a figure looks, is nobody's to judge: not mutated."""


@dataclass(frozen=True)
class Mutant:
    function: str  # that it is in
    line: int
    before: str
    after: str
    source: str

    def record(self) -> dict[str, str]:
        return {"function": self.function, "before": self.before, "after": self.after}


@dataclass(frozen=True)
class Measured:
    """What was found of one exercise, and of which files."""

    digest: str
    checks: int
    hidden: int
    mistakes: int
    mutants: int
    survivors: list[dict[str, str]]


def digest(kit: Kit, exercise: Exercise) -> str:
    """Changes with the reference, the checks, or the list of known mistakes."""
    found = hashlib.sha256()
    for name in (f"reference/{exercise.code_file}", f"tests/{exercise.check_file}"):
        file = kit.root / name
        found.update(file.read_bytes() if file.is_file() else b"")
    for mistake in mistake_files(kit, exercise):
        found.update(mistake.stem.encode())
    return found.hexdigest()[:16]


def mutants(text: str, file: str) -> list[Mutant]:
    """Every mutant of a reference file that differs inside a solution."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    solved = {
        line
        for region in regions(text, file)
        if region.kind == SOLUTION
        for line in range(region.first, region.last)
    }
    lines, functions = text.splitlines(), _functions(text)
    found: dict[str, Mutant] = {}
    for name in OPERATORS:
        operator, occurrence = get_operator(name)(), 0
        while (source := mutate_code(text, operator, occurrence)) is not None:
            occurrence += 1
            changed = _changed_line(text, source)
            if changed in solved and not NOT_JUDGED.search(lines[changed - 1]):
                before = lines[changed - 1].strip()
                after = re.sub(r"  +", " ", source.splitlines()[changed - 1].strip())
                place = functions.get(changed, "")
                found.setdefault(source, Mutant(place, changed, before, after, source))
    return sorted(found.values(), key=lambda mutant: (mutant.line, mutant.after))


def _functions(text: str) -> dict[int, str]:
    """The function that a line is in, by its number; a method with its class."""
    found: dict[int, str] = {}

    def enter(node: ast.AST, outer: str) -> None:
        for inner in ast.iter_child_nodes(node):
            name = outer
            if isinstance(inner, ast.FunctionDef | ast.ClassDef):
                name = f"{outer}.{inner.name}" if outer else inner.name
                lines = range(inner.lineno, (inner.end_lineno or inner.lineno) + 1)
                found.update(dict.fromkeys(lines, name))
            enter(inner, name)

    enter(ast.parse(text), "")
    return found


def _changed_function(text: str, mutant: Mutant) -> frozenset[str] | None:
    """The function at the module's top, or the method, that a mutant is in; None for neither."""
    classes = {node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    outer, _, inner = mutant.function.partition(".")
    if not outer or (outer in classes and not inner):
        return None
    return frozenset({f"{outer}.{inner.partition('.')[0]}" if outer in classes else outer})


def _changed_line(before: str, after: str) -> int:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((i for i, (a, b) in enumerate(pairs, 1) if a != b), 0)


def survives(plan: Plan, number: int, source: str, names: frozenset[str]) -> bool:
    """Whether these checks pass on this text; ends with the first that does not."""
    grader = grader_for(plan)
    exercise = grader.kit.manifest.exercise(number)
    with grader.laid_out({exercise.code_file: source.encode()}) as root:
        transport = GuestTransport(grader.house, exercise, root)
        try:
            for check in grader.checks[number]:
                if check.name not in names:
                    continue
                transport.grant()
                transport.budget = min(transport.budget, SECONDS)
                if run(check, transport, plan.seed).status != Status.RIGHT:
                    return False
            return True
        finally:
            transport.close()


def measure(kit: Kit, exercises: Sequence[Exercise], jobs: int) -> Iterator[tuple[str, Measured]]:
    """Grade all mutants of these exercises; yields each exercise as it is done."""
    checks = collect(kit, exercises)
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        Path(folder).chmod(0o711)
        plan = Plan(kit.root, tuple(e.number for e in exercises), folder=folder)
        with local_executor(jobs)() as pool:
            for exercise in exercises:
                file = kit.root / "reference" / exercise.code_file
                text = file.read_text(encoding="utf-8")
                made = mutants(text, exercise.code_file)
                runs = pool.submit(executed_checks, plan, exercise.number).result()
                futures = {}
                for mutant in made:
                    noticed_by = noticing(runs, _changed_function(text, mutant))
                    task = plan, exercise.number, mutant.source, noticed_by
                    futures[pool.submit(survives, *task)] = mutant
                left = [futures[future] for future in as_completed(futures) if future.result()]
                own = checks[exercise.number]
                yield (
                    exercise.label,
                    Measured(
                        digest(kit, exercise),
                        len(own),
                        sum(check.hidden for check in own),
                        len(mistake_files(kit, exercise)),
                        len(made),
                        [m.record() for m in sorted(left, key=lambda m: (m.line, m.after))],
                    ),
                )


# --- the page


def page(kit: Kit) -> str:
    """`docs/soundness.md`, of what was measured and what was argued."""
    measured = read_measured(kit)
    argued = _argued(kit)
    rows: list[str] = []
    details: list[str] = []
    for exercise in code_exercises(kit):
        found = measured.get(exercise.label)
        if found is None:
            rows.append(f"| {exercise.number} | {exercise.title} | not measured yet | | | |")
            continue
        since = "" if found.digest == digest(kit, exercise) else ", before its last change"
        reasons = [*argued.get(exercise.label, []), *argued.get("all", [])]
        judged = [(survivor, _why(reasons, survivor)) for survivor in found.survivors]
        holes = [survivor for survivor, why in judged if not why]
        equivalent = [(survivor, why) for survivor, why in judged if why]
        counted = found.mutants - len(equivalent)
        score = 1 - len(holes) / counted if counted else 1.0
        rows.append(
            f"| {exercise.number} | {exercise.title} | {found.checks} ({found.hidden}) | "
            f"{found.mistakes} of {found.mistakes} | {counted - len(holes)} of {counted} | "
            f"{score:.0%}{since} |"
        )
        details += _details(exercise, holes, equivalent)
    return "\n".join([_HEAD, *rows, "", _SURVIVORS, *details]).rstrip() + "\n"


_HEAD = f"""\
# How sound the checks are

Derived by `tox -e soundness`, which measures what has changed since; `python -m grader check` fails
where this page does not say what was measured, and of which version.

- **Checks**: all of them, and in brackets those that only the grader runs.
- **Known mistakes**: each is caught in its part alone, and its student told by its sentence;
  `check` proves it.
- **Mutants**: the reference with one small change in a solution (a sign, an operator, a comparison,
  a number, a loop that is not run), by the operators of cosmic-ray, graded as a submission. Those
  that are *equivalent*, right all the same by the contract, are not counted; each stands below with
  its reason. What an error says and how a figure looks is not mutated. The aim is {TARGET:.0%}
  noticed.

| | exercise | checks (hidden) | known mistakes caught | mutants noticed | |
|---|---|---|---|---|---|"""

_SURVIVORS = "## Mutants that no check notices\n"


def write_page(kit: Kit) -> list[str]:
    """Write the page where it is not what was measured, and where there are measurements."""
    file = kit.root / PAGE
    if not (kit.root / MEASURED).is_file():
        return []
    text = page(kit)
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return []
    write_whole(file, text.encode())
    return [PAGE]


def _details(
    exercise: Exercise,
    holes: Sequence[dict[str, str]],
    equivalent: Sequence[tuple[dict[str, str], str]],
) -> Iterator[str]:
    if not holes and not equivalent:
        return
    yield f"### {exercise.number} · {exercise.title}\n"
    for survivor in holes:
        yield f"- **not noticed**: {_shown(survivor)}"
    by_reason: dict[str, list[str]] = {}
    for survivor, why in equivalent:
        by_reason.setdefault(why, []).append(_shown(survivor))
    for why, shown in by_reason.items():
        yield f"- equivalent: {why}"
        yield from (f"  - {one}" for one in shown)
    yield ""


def _shown(survivor: dict[str, str]) -> str:
    return f"{survivor['function']}: `{survivor['before']}` → `{survivor['after']}`"


def _why(argued: Sequence[dict[str, str]], survivor: dict[str, str]) -> str:
    """Why a mutant is right all the same; '' where nobody has said so."""
    for reason in argued:
        asked = [(name, reason[name]) for name in ("function", "before", "after") if name in reason]
        if all(re.search(pattern, survivor[name]) for name, pattern in asked):
            return reason["why"]
    return ""


def _argued(kit: Kit) -> dict[str, list[dict[str, str]]]:
    """Why survivors are right all the same, by exercise, or for `all` of them.

    `function`, `before` and `after` are regular expressions that find mutants; `why` argues them.
    """
    file = kit.root / ARGUED
    if not file.is_file():
        return {}
    try:
        found: dict[str, list[dict[str, str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UserError(f"{file} is not valid TOML: {error}") from None
    return found


def read_measured(kit: Kit) -> dict[str, Measured]:
    file = kit.root / MEASURED
    if not file.is_file():
        return {}
    table = json.loads(file.read_text(encoding="utf-8"))
    return {label: Measured(**found) for label, found in table.items()}


def _write_measured(kit: Kit, measured: dict[str, Measured]) -> None:
    table = {label: asdict(measured[label]) for label in sorted(measured)}
    text = json.dumps(table, indent=1, ensure_ascii=False) + "\n"
    write_whole(kit.root / MEASURED, text.encode())


def stale(kit: Kit, exercises: Sequence[Exercise]) -> list[Exercise]:
    """Exercises of which nothing, or something else, was measured."""
    measured = read_measured(kit)
    return [
        exercise
        for exercise in exercises
        if exercise.label not in measured
        or measured[exercise.label].digest != digest(kit, exercise)
    ]


def code_exercises(kit: Kit) -> list[Exercise]:
    return [exercise for exercise in kit.authored() if exercise.code_parts]


def measure_anew(
    kit: Kit, exercises: Sequence[Exercise], jobs: int, tell: Callable[[str], object]
) -> None:
    """Measure these exercises and write the page; what is measured is kept as it comes."""
    measured = read_measured(kit)
    for label, found in measure(kit, exercises, jobs):
        measured[label] = found
        _write_measured(kit, measured)
        tell(f"{label}: {found.mutants - len(found.survivors)} of {found.mutants} noticed")
    for name in write_page(kit):
        tell(f"wrote {name}")
