"""Draws the README's pictures from what the commands print: `python docs/pictures/make.py`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SECTION = "section_c_forward_pass"
BEN = ROOT / "examples/submissions/ben/assignments" / SECTION


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bundle, out = Path(folder, "bundle"), Path(folder, "out")
        run(ROOT, "-m", "grader", "release", bundle, "--students")
        for file in BEN.glob("ex*.py"):
            shutil.copy(file, bundle / "assignments" / SECTION)
        slip = (ROOT / "tests" / SECTION / "mistakes/ex11/results_flattened.py").read_text()
        (bundle / "assignments" / SECTION / "ex11_manual_forward.py").write_text(slip)
        draw("student", "pytest", run(bundle, "-m", "pytest", "--color=yes"))
        words: list[str | Path] = ["grade", ROOT / "examples/submissions", "--out", out]
        told = run(ROOT, "-m", "grader", *words).replace(str(out), "out")
        draw("scores", "python -m grader grade examples/submissions --out out", told)


def run(folder: Path, *words: str | Path) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "112", "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def draw(name: str, command: str, said: str) -> None:
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=112, file=nowhere)
        console.print(Text(f"$ {command}", style="bold"))
        # A progress bar redraws its line and is gone at the end; the picture shows what is left.
        said = re.sub(r"\r|\x1b\[\d*[AK]", "", said.rpartition("\x1b[?25h")[2])
        console.print(Text.from_ansi(said.strip("\n")))
        svg = console.export_svg(title=command.split()[0])
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # no font from elsewhere
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
