"""Derives `assignments/` from `reference/`: what students start from, never edited by hand."""

from __future__ import annotations

from pathlib import Path

from grader.course.manifest import Exercise, Kit
from grader.course.markers import clear_solutions
from grader.files import write_whole

TREE = "assignments"


def derived(kit: Kit) -> dict[str, str]:
    """Every file of `assignments/`, by its path in there, with the text it must have."""
    found: dict[str, str] = {}
    for exercise in kit.authored():
        for name in exercise.files:
            file = kit.root / "reference" / name
            if file.is_file():
                shown = f"reference/{name}"
                found[name] = clear_solutions(file.read_text(encoding="utf-8"), shown)
    return found


def build(kit: Kit) -> list[str]:
    """Write what is missing or stale, remove what has no source; the paths that changed."""
    changed: list[str] = []
    wanted = derived(kit)
    for name, text in wanted.items():
        file = kit.root / TREE / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, text.encode())
            changed.append(f"{TREE}/{name}")
    for file in strays(kit, wanted):
        file.unlink()
        changed.append(f"{TREE}/{file.relative_to(kit.root / TREE).as_posix()} (removed)")
    return changed


def strays(kit: Kit, wanted: dict[str, str]) -> list[Path]:
    """Files under `assignments/` that no reference gives."""
    tree = kit.root / TREE
    return [
        file
        for file in sorted(tree.rglob("*"))
        if file.is_file()
        and "__pycache__" not in file.parts
        and file.relative_to(tree).as_posix() not in wanted
    ]


def stub_files(kit: Kit, exercise: Exercise) -> dict[str, bytes]:
    """One exercise as a student gets it, as the files of a submission."""
    wanted = derived(kit)
    return {name: wanted[name].encode() for name in exercise.files if name in wanted}
