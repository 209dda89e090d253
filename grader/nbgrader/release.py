"""A course for nbgrader: an assignment per section, a notebook per exercise.

The notebooks in `source/` are ours, those in `release/` are made of them by nbgrader itself.
"""

from __future__ import annotations

import os
from pathlib import Path

from grader.course.manifest import Exercise, Kit
from grader.course.markers import CODE_STUB, PLACEHOLDER
from grader.errors import UserError
from grader.files import new_folder, write_files
from grader.nbgrader.needed import need_nbgrader
from grader.nbgrader.notebooks import source_notebook
from grader.nbgrader.quiet import nbgrader_at_work
from grader.release.students import checking_files, visible_checks

CONFIG = f'''\
"""nbgrader's settings for this course: its commands and formgrader read them here."""

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "neural-networks-from-scratch"
c.ClearSolutions.code_stub = {{"python": "{CODE_STUB}"}}
c.ClearSolutions.text_stub = "{PLACEHOLDER}"
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"]
c.Execute.timeout = 120
'''


def release_course(kit: Kit, folder: Path) -> int:
    """Write the course into a new or empty folder; how many notebooks it has."""
    need_nbgrader()
    exercises = kit.authored()
    with new_folder(folder) as course:
        write_files(course, {"nbgrader_config.py": CONFIG})
        for section in sorted({exercise.section for exercise in exercises}):
            own = [exercise for exercise in exercises if exercise.section == section]
            _write_source(kit, course / "source" / section, own)
        _generate(course)
    return len(exercises)


def _write_source(kit: Kit, folder: Path, exercises: list[Exercise]) -> None:
    import nbformat

    # nbgrader hands out whatever lies beside a notebook: only what students may see.
    files = checking_files(kit)
    for exercise in exercises:
        if exercise.code_parts:
            name = exercise.check_file.partition("/")[2]
            files[f"tests/{name}"] = visible_checks(kit, exercise)
        notebook = nbformat.writes(source_notebook(kit, exercise))
        files[f"{exercise.name}.ipynb"] = notebook + "\n"
    write_files(folder, files)


def _generate(course: Path) -> None:
    """nbgrader's own `generate_assignment`, for every assignment."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config import Config

    config = Config()
    config.CourseDirectory.root = str(course.resolve())
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = PLACEHOLDER
    with nbgrader_at_work():
        api = NbGraderAPI(config=config)
        for assignment in sorted(os.listdir(course / "source")):
            made = api.generate_assignment(assignment)
            if not made["success"]:
                told = (made.get("error") or made.get("log") or "").strip().splitlines()
                raise UserError(f"nbgrader could not make {assignment}: {' '.join(told[-3:])}")
        api.gradebook.close()
