"""Diagnosis by replay: finds the known mistake that gives what the student gave."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from types import ModuleType

import msgspec

from grader.calling import calls
from grader.calling.calls import Outcome, Request, execute, source_of
from grader.checks.student import Call
from grader.grading.mistakes import Mistake
from grader.guest.packing import pack
from grader.host.checks import Verdict
from grader.plain.values import same

RTOL, ATOL = 1e-9, 1e-12
"""Two writings of one slip differ by rounding. Looser, a rounded answer would look like any slip
that happens to be right where it was asked."""


class Diagnosis:
    """The known mistakes of one exercise. What a mistake gives is kept: a class asks alike."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = mistakes
        self._modules: dict[str, ModuleType] = {}
        self._given: dict[bytes, Outcome] = {}

    def of(self, failed: Sequence[Verdict]) -> Mistake | None:
        """The one mistake that every failed check's calls look like; None where none or several."""
        parts = {verdict.check.part for verdict in failed}
        matching = [mistake for mistake in self.mistakes if mistake.part in parts]
        for verdict in failed:
            matching = self.matching(verdict, matching)
        return matching[0] if len(matching) == 1 else None

    def matching(self, failed: Verdict, among: Sequence[Mistake]) -> list[Mistake]:
        """Those of these mistakes that the calls of a failed check look like."""
        made = failed.calls
        if not made or any(call.outcome.kind == calls.DIED for call in made):
            return []
        return [mistake for mistake in among if all(self._matches(mistake, call) for call in made)]

    def _matches(self, mistake: Mistake, call: Call) -> bool:
        given = self._replayed(mistake, call.request)
        asked = call.outcome
        if given.kind != asked.kind or given.changed != asked.changed:
            return False
        if _warns(asked) and not _warns(given):
            return False  # a right value may be wrong for its warning alone
        if given.kind == calls.RAISED:
            return (given.error, given.text) == (asked.error, asked.text)
        return same(given.value, asked.value, RTOL, ATOL)

    def _replayed(self, mistake: Mistake, request: Request) -> Outcome:
        module = self._modules.get(mistake.slug)
        if module is None:
            module = self._modules[mistake.slug] = mistake.module()
        key = _key(mistake, request)
        if key is None:
            return execute(module, request.fresh())
        if key not in self._given:
            self._given[key] = execute(module, request.fresh())
        return self._given[key]


def _warns(outcome: Outcome) -> bool:
    return any(text.startswith("RuntimeWarning") for text in outcome.warnings)


def _key(mistake: Mistake, request: Request) -> bytes | None:
    """Names a replay by its content; None where a lent function takes part, which has none."""
    lent: list[object] = []

    def lend(function: object) -> int:
        lent.append(function)
        return 0

    arguments = [pack(request.args, lend), pack(request.kwargs, lend)]
    if lent or request.plants:
        return None
    probe = source_of(request.probe) if request.probe else ""
    tree = [mistake.slug, request.function, probe, request.seconds, request.refuses, *arguments]
    return hashlib.sha256(msgspec.msgpack.encode(tree)).digest()
