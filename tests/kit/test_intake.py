"""Intake: what students hand in, as they hand it in, and as they should not."""

from __future__ import annotations

import builtins
import bz2
import gzip
import io
import json
import lzma
import os
import pickle
import socket
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UserError
from grader.intake import IntakeError, Submission, bounds, read_class, read_submission

SECTIONS = ("section_a_perceptron", "section_b_activations")
A, B = SECTIONS
EX01 = f"{A}/ex01_logic_gates.py"
EX06 = f"{B}/ex06_activations.py"
WORK = {EX01: b"one = 1\n", EX06: b"six = 6\n"}

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="names and pipes of POSIX")

Files = dict[str, bytes]


def write(folder: Path, files: Files) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def zipped(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for path, content in files.items():
            # By ZipInfo, so that no name is made harmless on the way in.
            info = zipfile.ZipInfo("placeholder")
            info.filename, info.compress_type = path, compression
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def tarred(files: Files, mode: str = "w:gz", fmt: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    # typeshed lists the modes one by one
    with tarfile.open(fileobj=buffer, mode=mode, format=fmt) as archive:  # type: ignore[call-overload]
        for path, content in files.items():
            archive.addfile(member(path, size=len(content)), io.BytesIO(content))
    return buffer.getvalue()


def member(path: str, **fields: Any) -> tarfile.TarInfo:
    info = tarfile.TarInfo(path)
    for name, value in fields.items():
        setattr(info, name, value)
    return info


def tar_of(*members: tarfile.TarInfo, fmt: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar of headers; those with a size are followed by as many zeros."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=fmt) as archive:
        for info in members:
            archive.addfile(info, io.BytesIO(bytes(info.size)) if info.isreg() else None)
    return buffer.getvalue()


PACK: dict[str, Callable[[Files], bytes]] = {
    "zip": zipped,
    "tar": lambda files: tarred(files, "w"),
    "tar.gz": tarred,
    "tar.bz2": lambda files: tarred(files, "w:bz2"),
    "tar.xz": lambda files: tarred(files, "w:xz"),
}


def place_one(tmp_path: Path, form: str, files: Files) -> Path:
    """A class of one, alice, whose work is a folder or packed."""
    packed = {f"alice.{form}": PACK[form](files)} if form in PACK else below("alice", files)
    return write(tmp_path / "class", packed)


def below(folder: str, files: Files) -> Files:
    return {f"{folder}/{path}": content for path, content in files.items()}


def one(folder: Path) -> Submission:
    [submission] = read_class(folder, SECTIONS).submissions
    return submission


def hand_in(tmp_path: Path, name: str, content: bytes) -> Submission:
    """As the only child of a class, and by itself: the same either way."""
    write(tmp_path / "class", {name: content})
    submission = one(tmp_path / "class")
    assert submission == read_submission(tmp_path / "class" / name, SECTIONS)
    return submission


def assert_problem(submission: Submission, *words: str) -> None:
    assert submission.files == {}
    for word in words:
        assert word in submission.problem
    assert "\n" not in submission.problem
    assert "; " in submission.problem, "a remedy follows the fault"


# Shapes


SHAPES = {
    "root": WORK,
    "part of it": {EX01: WORK[EX01]},
    "assignments": below("assignments", WORK),
    "wrapped": below("homework", WORK),
    "wrapped assignments": below("nn-main", below("assignments", WORK)),
    "wrapped twice": below("homework", below("homework", WORK)),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", ["folder", "zip", "tar.gz"])
def test_shapes(tmp_path: Path, shape: str, form: str) -> None:
    files = SHAPES[shape]
    place = place_one(tmp_path, form, files)
    expected = {path: WORK[path] for path in WORK if any(path in name for name in files)}
    assert one(place) == Submission("alice", expected)


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        *PACK.items(),
        ("ZIP", lambda files: zipped(files, zipfile.ZIP_STORED)),
        ("tgz", tarred),
        ("tar.gz", PACK["tar"]),  # as Safari leaves it
        ("tar", tarred),
    ],
)
def test_archives(tmp_path: Path, suffix: str, pack: Any) -> None:
    assert hand_in(tmp_path, f"j.r. smith.{suffix}", pack(WORK)) == Submission("j.r. smith", WORK)


@pytest.mark.parametrize("fmt", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("length", [10, 90, 99, 100, 101, 140, 180])
def test_tar_formats_with_long_names(tmp_path: Path, fmt: int, length: int) -> None:
    # ustar splits a name at a slash, into 155 and 100 bytes
    name = f"{A}/{'d' * (length // 2)}/{'é' * ((length - length // 2) // 2)}.py"
    files = {name: b"x" * 512, EX01: b"y" * 513, EX06: b""}
    assert hand_in(tmp_path, "alice.tar", tarred(files, "w", fmt)).files == files


@pytest.mark.skipif(sys.platform == "win32", reason="another tar")
@pytest.mark.parametrize("fmt", ["v7", "ustar", "gnu", "pax", "oldgnu"])
def test_tars_of_the_system(tmp_path: Path, fmt: str) -> None:
    write(tmp_path / "work", WORK)
    write(tmp_path / "work", {f"{A}/{'n' * 60}.py": b"long"})
    (tmp_path / "class").mkdir()
    made = subprocess.run(
        ["tar", f"--format={fmt}", "-czf", tmp_path / "class/alice.tgz", "./"],
        cwd=tmp_path / "work",
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no tar with such formats here")
    assert one(tmp_path / "class").files == {**WORK, f"{A}/{'n' * 60}.py": b"long"}


def test_helpers_stay_beside_the_sections(tmp_path: Path) -> None:
    files = {
        **below("hw/assignments", {**WORK, "shared.py": b"inner"}),
        "hw/shared.py": b"outer",
        "hw/helper.py": b"helper",
        "hw/data/points.csv": b"1,2",
        "top.py": b"top",
    }
    assert hand_in(tmp_path, "alice.zip", zipped(files)).files == {
        **WORK,
        "shared.py": b"inner",
        "helper.py": b"helper",
        "data/points.csv": b"1,2",
        "top.py": b"top",
    }


def test_sections_at_the_root_win_over_those_in_assignments(tmp_path: Path) -> None:
    files = {**below("assignments", {EX01: b"stub", EX06: b"six"}), EX01: b"mine"}
    assert one(write(tmp_path / "class", below("alice", files))).files == {
        EX01: b"mine",
        EX06: b"six",
    }


def test_sections_in_several_places(tmp_path: Path) -> None:
    files = below("first", WORK) | below("second", WORK)
    assert_problem(hand_in(tmp_path, "alice.zip", zipped(files)), "alice.zip", "first, second")


def test_no_section_folder_keeps_what_is_there(tmp_path: Path) -> None:
    files = {"ex01_logic_gates.py": b"1", "stuff/notes.md": b"2", "stuff/photo.jpg": b"3"}
    found = hand_in(tmp_path, "alice.zip", zipped(files))
    assert found.problem == ""
    assert set(found.files) == {"ex01_logic_gates.py", "stuff/notes.md"}


def test_a_copy_of_the_whole_repository(tmp_path: Path) -> None:
    # Both the section folders of our own trees and what would shadow our modules are left out.
    files = {
        **below("nn-main/assignments", WORK),
        **below("nn-main/reference", WORK),
        **below("nn-main/tests", {EX01: b"", f"{A}/test_ex01_logic_gates.py": b""}),
        **below("nn-main/examples/good", WORK),
        "nn-main/chapter11/network.py": b"",
        "nn-main/assignments/chapter11/network.py": b"",
        "nn-main/grader/__init__.py": b"",
        "nn-main/conftest.py": b"conftest",
        "nn-main/exercises.toml": b"",
        "nn-main/.git/hooks/x.py": b"",
    }
    files = {path: content for path, content in files.items() if "examples" not in path}
    assert hand_in(tmp_path, "alice.zip", zipped(files)).files == {
        **WORK,
        "conftest.py": b"conftest",
    }


def test_only_our_own_trees_are_no_submission_of_them(tmp_path: Path) -> None:
    files = below("reference", WORK) | {"tests/x.py": b"", "notes.md": b"hi"}
    assert hand_in(tmp_path, "alice.zip", zipped(files)) == Submission("alice", {"notes.md": b"hi"})


@pytest.mark.parametrize("form", ["folder", "zip", "tar"])
def test_what_is_left_out(tmp_path: Path, form: str) -> None:
    junk = [
        f"{A}/plot.png",
        f"{A}/ex01_logic_gates.pyc",
        f"{A}/Makefile",
        f"{A}/.hidden.py",
        f"{A}/__pycache__/x.py",
        f"{A}/.ipynb_checkpoints/ex01_logic_gates.py",
        f"__MACOSX/{A}/._ex01_logic_gates.py",
        ".git/config.txt",
        "web/node_modules/pkg/index.json",
        "env/pyvenv.cfg",
        "env/share/tool.py",
        "env/lib/python3.11/site-packages/pkg.py",
    ]
    files = WORK | dict.fromkeys(junk, b"junk")
    kept = {f"{A}/{name}": b"kept" for name in ("a.md", "b.json", "c.CSV", "d.npy", "e.npz")}
    kept |= {f"{A}/ex02.ipynb": b"{}", f"{A}/f.txt": b"text"}
    assert one(place_one(tmp_path, form, files | kept)).files == WORK | kept


@pytest.mark.parametrize("wrapper", ["", "hw/"])
def test_an_environment_made_around_the_work(tmp_path: Path, wrapper: str) -> None:
    files = WORK | {"pyvenv.cfg": b"", "lib/python3.11/site-packages/pkg.py": b""}
    wrapped = {wrapper + path: content for path, content in files.items()}
    assert hand_in(tmp_path, "alice.zip", zipped(wrapped)).files == WORK


def test_junk_is_nobodys_wrapping_folder(tmp_path: Path) -> None:
    files = below("hw", WORK) | below("__MACOSX/hw", WORK) | below(".git", WORK)
    assert hand_in(tmp_path, "alice.zip", zipped(files)).files == WORK


def test_windows_separators_dots_and_doubled_slashes(tmp_path: Path) -> None:
    files = {EX01.replace("/", "\\"): b"1", f"./{EX06}": b"2", f"{A}//x.py": b"3", f"{A}\\": b""}
    assert hand_in(tmp_path, "alice.zip", zipped(files)).files == {
        EX01: b"1",
        EX06: b"2",
        f"{A}/x.py": b"3",
    }


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("form", ["zip", "tar"])
def test_the_last_of_a_name_wins(tmp_path: Path, form: str) -> None:
    first, last = f"{A}/./ex01_logic_gates.py", EX01
    files = {first: b"old and longer", last: b"new"}
    content = zipped(files) if form == "zip" else tarred(files, "w")
    assert hand_in(tmp_path, f"alice.{form}", content).files == {EX01: b"new"}


def test_a_file_that_is_also_a_folder(tmp_path: Path) -> None:
    files = WORK | {f"{A}/x.py": b"", f"{A}/x.py/y.py": b"", f"{A}/x.py/z/y.py": b""}
    assert set(hand_in(tmp_path, "alice.zip", zipped(files)).files) == {*WORK, f"{A}/x.py"}


def test_a_submission_travels(tmp_path: Path) -> None:
    submission = hand_in(tmp_path, "alice.zip", zipped(WORK))
    assert pickle.loads(pickle.dumps(submission)) == submission
    json.dumps([submission.student, submission.problem, *submission.files])


# The class


def test_a_class(tmp_path: Path) -> None:
    place = write(
        tmp_path / "class",
        {
            "bob.zip": zipped(below("homework", WORK)),
            **below("alice", WORK),
            "Zoë Müller-李.tar.gz": tarred(WORK),
            "broken.zip": b"PK\3\4 no",
            ".DS_Store": b"",
            "Thumbs.db": b"",
            "__MACOSX/x": b"",
            ".git/x": b"",
            "notes.txt": b"",
            "grades.csv": b"",
        },
    )
    (place / "dora").mkdir()
    found = read_class(place, SECTIONS)
    students = [submission.student for submission in found.submissions]
    assert students == ["Zoë Müller-李", "alice", "bob", "broken", "dora"]
    files = {submission.student: submission.files for submission in found.submissions}
    assert files["alice"] == files["bob"] == files["Zoë Müller-李"] == WORK
    assert files["dora"] == {}
    problems = {s.student for s in found.submissions if s.problem}
    assert problems == {"broken"}
    assert [sentence.split()[0] for sentence in found.ignored] == ["grades.csv", "notes.txt"]


def test_lms_bulk_download(tmp_path: Path) -> None:
    place = write(
        tmp_path / "class",
        {
            "Ann Lee_12345_assignsubmission_file_/homework.zip": zipped(below("hw", WORK)),
            "Bo Ek_12346_assignsubmission_file_/deep er/my.tar.gz": tarred(WORK),
            "Cy Oh_12347_assignsubmission_file_/hw.rar": b"Rar!",
            "Di Wu_12348_assignsubmission_file_/one.zip": zipped(WORK),
            "Di Wu_12348_assignsubmission_file_/two.zip": zipped(WORK),
            "Ed Fu_12349_assignsubmission_file_/hw.zip": b"nothing",
            "Flo_1_assignsubmission_file_/hw.zip": zipped({"inner.zip": zipped(WORK)}),
            "Gus_1_assignsubmission_file_/work.ipynb": b"{}",
            **below("Hal_1_assignsubmission_file_", WORK | {"old.zip": b"nothing"}),
        },
    )
    found = {s.student.split("_")[0]: s for s in read_class(place, SECTIONS).submissions}
    assert found["Ann Lee"] == Submission("Ann Lee_12345_assignsubmission_file_", WORK)
    assert found["Bo Ek"].files == found["Hal"].files == WORK
    assert_problem(found["Cy Oh"], "hw.rar could not be opened", ".zip or .tar.gz")
    assert_problem(found["Di Wu"], "one.zip", "two.zip", "hand in one")
    assert_problem(found["Ed Fu"], "hw.zip could not be opened")
    assert_problem(found["Flo"], "another archive")
    assert found["Gus"].files == {"work.ipynb": b"{}"}


@pytest.mark.parametrize("form", ["zip", "tar.gz", "tar.xz"])
@pytest.mark.parametrize("folder", ["", "Class 2025/"])
def test_a_class_in_one_archive(tmp_path: Path, form: str, folder: str) -> None:
    files = {
        "Ann_1_assignsubmission_file_/homework.zip": zipped(below("hw", WORK)),
        **below("bob/hw/assignments", WORK),
        "cy.tar.gz": tarred(WORK),
        "dora/essay.docx": b"",
        "eve.rar": b"",
        "fay.ipynb": b"{}",
        "gus/data/huge.csv": bytes(bounds.MAX_FILE_BYTES + 1),
        "hal.zip": bytes(bounds.MAX_BYTES + 1),
        "ida/../../x.py": b"",
        "notes.txt": b"",
        "__MACOSX/bob/x.py": b"",
        ".DS_Store": b"",
        "flat.txt/": b"",
    }
    files = {folder + path: content for path, content in files.items()}
    if form != "zip":
        del files[f"{folder}flat.txt/"]
    (tmp_path / f"class.{form}").write_bytes(PACK[form](files))
    found = read_class(tmp_path / f"class.{form}", SECTIONS)
    by_name = {s.student.split("_")[0]: s for s in found.submissions}
    empty = {"flat.txt"} if form == "zip" else set()
    assert set(by_name) == {"Ann", "bob", "cy", "dora", "eve", "fay", "gus", "hal", "ida"} | empty
    for name in ("Ann", "bob", "cy"):
        assert by_name[name].files == WORK
        assert by_name[name].problem == ""
    assert by_name["dora"] == Submission("dora", {})
    assert_problem(by_name["eve"], "eve.rar could not be opened")
    assert by_name["fay"].files == {"fay.ipynb": b"{}"}
    assert_problem(by_name["gus"], "data/huge.csv has 10.0 MB")
    assert_problem(by_name["hal"], "hal.zip could not be opened", "50 MB")
    assert_problem(by_name["ida"], "ida could not be read", "../../x.py")
    assert found.ignored == ["notes.txt is no submission: neither a folder nor an archive"]


@pytest.mark.parametrize(
    ("files", "students"),
    [
        (below("alice", WORK), ["alice"]),
        (below("alice/assignments", WORK), ["alice"]),
        ({"Ann_1_assignsubmission_file_/hw.zip": zipped(WORK)}, ["Ann_1_assignsubmission_file_"]),
        ({"class/alice.zip": zipped(WORK), "class/bob.zip": zipped(WORK)}, ["alice", "bob"]),
        (below("class/alice", WORK), ["alice"]),
        ({"alice/ex01_logic_gates.py": b""}, ["alice"]),
    ],
)
def test_the_only_child_of_an_archive(tmp_path: Path, files: Files, students: list[str]) -> None:
    (tmp_path / "bulk.zip").write_bytes(zipped(files))
    found = read_class(tmp_path / "bulk.zip", SECTIONS)
    assert [submission.student for submission in found.submissions] == students
    assert not any(submission.problem for submission in found.submissions)


@pytest.mark.parametrize(
    "names",
    [
        ("alice", "alice.zip"),
        ("alice.zip", "alice.tar.gz"),
        ("alice.zip", "alice.rar"),
        ("Alice.zip", "alice.tgz"),
        ("STRASSE.zip", "straße.tgz"),
        (unicodedata.normalize("NFC", "Zoë.zip"), unicodedata.normalize("NFD", "Zoë.tgz")),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_name_that_comes_twice(tmp_path: Path, names: tuple[str, str], packed: bool) -> None:
    files = {f"{name}/x.py" if "." not in name else name: zipped(WORK) for name in names}
    place = tmp_path / "class"
    if packed:
        place = tmp_path / "class.zip"
        place.write_bytes(zipped(files))
    else:
        write(place, files)
    with pytest.raises(IntakeError, match="both student") as caught:
        read_class(place, SECTIONS)
    assert all(name in str(caught.value) for name in names)


def test_errors_are_the_commands_errors() -> None:
    assert issubclass(IntakeError, UserError)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds no submission"),
        ({".DS_Store": b"", "notes.txt": b""}, "holds no submission"),
        (WORK, "one submission; give the folder that holds it"),
        (below("assignments", WORK), "one submission; give the folder that holds it"),
        ({EX01: b"", "helper.py": b""}, "one submission; give the folder that holds it"),
    ],
)
def test_a_folder_that_is_no_class(tmp_path: Path, files: Files, words: str) -> None:
    (tmp_path / "class").mkdir()
    with pytest.raises(IntakeError, match=words) as caught:
        read_class(write(tmp_path / "class", files), SECTIONS)
    assert str(tmp_path / "class") in str(caught.value)
    (tmp_path / "class.zip").write_bytes(zipped(files))
    with pytest.raises(IntakeError, match=words):
        read_class(tmp_path / "class.zip", SECTIONS)


@pytest.mark.parametrize("name", ["nothing", "notes.txt", "class.rar", "work.ipynb", "bad\0name"])
def test_a_path_that_is_no_class(tmp_path: Path, name: str) -> None:
    if name != "nothing" and "\0" not in name:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(IntakeError, match="give the folder that holds the submissions"):
        read_class(tmp_path / name, SECTIONS)


@pytest.mark.parametrize("name", ["nothing", "notes.txt"])
def test_a_path_that_is_no_submission(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_bytes(b"")
    with pytest.raises(IntakeError, match=name):
        read_submission(tmp_path / name, SECTIONS)


def test_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path / "alice", WORK))
    assert read_submission(Path("."), SECTIONS) == Submission("alice", WORK)


@pytest.mark.parametrize("content", [b"", b"no zip", zipped(WORK)[:-30]])
def test_a_class_archive_that_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "class.zip").write_bytes(content)
    with pytest.raises(IntakeError, match=r"class\.zip could not be opened: it is damaged"):
        read_class(tmp_path / "class.zip", SECTIONS)


def test_a_class_archive_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "class.zip").write_bytes(zipped({"alice/x.py": bytes(9000), "bob/x.py": b""}))
    monkeypatch.setattr(bounds, "MAX_CLASS_BYTES", 5000)
    with pytest.raises(IntakeError, match="unpack it and give the folder"):
        read_class(tmp_path / "class.zip", SECTIONS)


@pytest.mark.parametrize("path", ["../x.py", "/alice/x.py", "C:/x.py"])
def test_a_class_archive_with_unsafe_children(tmp_path: Path, path: str) -> None:
    (tmp_path / "class.zip").write_bytes(zipped({path: b"", "bob/x.py": b""}))
    with pytest.raises(IntakeError, match="unsafe name"):
        read_class(tmp_path / "class.zip", SECTIONS)


GOOD_NAMES = [
    "Zoë",
    "李小龍",
    "O'Brien, Pat",
    '=cmd("x")',
    "José María (2)",
    "a.b.c",
    "🎓",
    "نیم‌فاصله",
]


@needs_posix
@pytest.mark.parametrize("name", GOOD_NAMES)
def test_names_of_people(tmp_path: Path, name: str) -> None:
    place = write(tmp_path / "class", below(name, WORK))
    assert one(place) == Submission(name, WORK)
    (tmp_path / "class.tar").write_bytes(tarred(below(name, WORK), "w"))
    assert one(tmp_path / "class.tar") == Submission(name, WORK)


@needs_posix
@pytest.mark.parametrize("name", ["al\nice", "al\x1bice", "al\u2028ice", " ", "x" * 201, "李" * 70])
def test_names_that_no_file_can_have_everywhere(tmp_path: Path, name: str) -> None:
    place = write(tmp_path / "class", {f"{name}/x.py": b""})
    with pytest.raises(IntakeError, match="rename it") as caught:
        read_class(place, SECTIONS)
    assert str(caught.value).isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    place = tmp_path / "class"
    os.makedirs(os.fsencode(place) + b"/alice/" + A.encode())
    write(place, below("alice", WORK))
    with open(os.fsencode(place) + b"/alice/" + A.encode() + b"/m\xfcll.py", "wb"):
        pass
    assert one(place) == Submission("alice", WORK)
    os.mkdir(os.fsencode(place) + b"/m\xfcller")
    with pytest.raises(IntakeError, match=r"m\\udcfcller"):
        read_class(place, SECTIONS)


# Links, pipes and devices


@needs_links
def test_links_in_folders_are_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", {"key.py": b"secret", EX06: b"secret"})
    place = write(tmp_path / "class", {f"alice/{EX01}": b"1"})
    (place / "alice" / A / "stolen.py").symlink_to(secret / "key.py")
    (place / "alice" / B).symlink_to(secret / B, target_is_directory=True)
    (place / "alice" / "loop").symlink_to(place / "alice", target_is_directory=True)
    (place / "alice" / A / "dangling.py").symlink_to(tmp_path / "nothing")
    (place / "bob").symlink_to(secret, target_is_directory=True)
    (place / "carl.zip").symlink_to(secret / "key.py")
    found = read_class(place, SECTIONS)
    assert found.submissions == [Submission("alice", {EX01: b"1"})]
    assert [sentence.split(",")[0] for sentence in found.ignored] == [
        "bob is a link",
        "carl.zip is a link",
    ]


@needs_links
def test_the_class_itself_may_be_linked(tmp_path: Path) -> None:
    place = write(tmp_path / "class", below("alice", WORK))
    (tmp_path / "link").symlink_to(place, target_is_directory=True)
    assert one(tmp_path / "link").files == WORK


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
@pytest.mark.parametrize("target", ["/etc/passwd", "../../secret.py", EX06])
def test_links_in_tars_are_left_out(tmp_path: Path, kind: bytes, target: str) -> None:
    link = member(f"{A}/stolen.py", type=kind, linkname=target)
    over = member(EX01, type=kind, linkname=target)
    content = tar_of(member(EX06, size=3), link, over)
    assert hand_in(tmp_path, "alice.tar", content).files == {EX06: bytes(3)}


def test_a_link_to_a_very_long_name_in_a_tar(tmp_path: Path) -> None:
    link = member("x.py", type=tarfile.SYMTYPE, linkname="l" * 300)
    content = tar_of(link, member(EX06, size=3), fmt=tarfile.GNU_FORMAT)
    assert hand_in(tmp_path, "alice.tar", content).files == {EX06: bytes(3)}


def test_links_in_zips_are_left_out(tmp_path: Path) -> None:
    buffer = io.BytesIO(zipped(WORK))
    with zipfile.ZipFile(buffer, "a") as archive:
        info = zipfile.ZipInfo(f"{A}/stolen.py")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert hand_in(tmp_path, "alice.zip", buffer.getvalue()).files == WORK


@needs_posix
def test_pipes_and_sockets_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write(tmp_path / "class", below("alice", WORK))
    os.mkfifo(place / "alice" / A / "pipe.py")
    os.mkfifo(place / "bob.zip")
    monkeypatch.chdir(place / "alice" / A)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.py")
        found = read_class(place, SECTIONS)
    assert found.submissions == [Submission("alice", WORK)]
    assert found.ignored == ["bob.zip is neither a file nor a folder"]
    with pytest.raises(IntakeError, match="no submission"):
        read_submission(place / "bob.zip", SECTIONS)
    with pytest.raises(IntakeError, match="neither a folder nor an archive"):
        read_class(place / "bob.zip", SECTIONS)


@pytest.mark.parametrize("kind", [tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE])
def test_pipes_and_devices_in_tars_are_left_out(tmp_path: Path, kind: bytes) -> None:
    content = tar_of(member(f"{A}/x.py", type=kind), member(EX06, size=3))
    assert hand_in(tmp_path, "alice.tar", content).files == {EX06: bytes(3)}


# Names that lead elsewhere


@pytest.mark.parametrize(
    "path",
    [
        "../evil.py",
        f"{A}/../../evil.py",
        f"{A}/../../evil.bin",
        "..\\..\\evil.py",
        "/etc/evil.py",
        "//host/evil.py",
        "\\evil.py",
        "C:\\evil.py",
        f"{A}/c:evil.py",
        "x\0.py",
    ],
)
@pytest.mark.parametrize("form", ["zip", "tar"])
def test_unsafe_names(tmp_path: Path, path: str, form: str) -> None:
    files = WORK | {path: b"evil"}
    if form == "zip":
        content = zipped(files)
    else:
        pax = member("harmless.py", size=4, pax_headers={"path": path})
        content = tar_of(member(EX01, size=3), pax)
    submission = hand_in(tmp_path, f"alice.{form}", content)
    assert_problem(submission, f"alice.{form} could not be opened", "unsafe name")
    assert submission.problem.isprintable()


@needs_posix
def test_unsafe_names_in_a_folder(tmp_path: Path) -> None:
    """A backslash is a letter here and leads elsewhere on the worker that runs Windows."""
    place = write(tmp_path / "class", {"alice/..\\..\\evil.py": b"", **below("bob", WORK)})
    alice, bob = read_class(place, SECTIONS).submissions
    assert_problem(alice, "alice could not be read", "unsafe name")
    assert bob.files == WORK


def test_a_folders_own_entry_is_harmless(tmp_path: Path) -> None:
    files = {"./": b"", "/": b"", f"{A}/": b"", **WORK}
    assert hand_in(tmp_path, "alice.zip", zipped(files)).files == WORK


@pytest.mark.parametrize("path", [f"{A}/{'x' * 300}.py", f"{A}/{'d/' * 600}x.py"])
def test_names_that_are_too_long(tmp_path: Path, path: str) -> None:
    files = WORK | {path: b""}
    assert_problem(hand_in(tmp_path, "alice.zip", zipped(files)), "too long")
    assert len(one(tmp_path / "class").problem) < 400


def test_a_very_deep_name_takes_no_time(tmp_path: Path) -> None:
    files = {"d/" * 30_000 + f"{number}.py": b"" for number in range(20)}
    assert_problem(hand_in(tmp_path, "alice.zip", zipped(files)), "too long")


# Too much


@pytest.mark.parametrize("form", ["folder", "zip", "tar.gz"])
@pytest.mark.parametrize(
    ("limit", "words"),
    [("MAX_FILE_BYTES", "has 0.0 MB"), ("MAX_BYTES", "what it holds"), ("MAX_FILES", "2 files")],
)
def test_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, limit: str, words: str
) -> None:
    sizes = {"MAX_FILE_BYTES": 999, "MAX_BYTES": 1999, "MAX_FILES": 1}
    files = {EX01: bytes(1000), EX06: bytes(1000), "left_out.bin": bytes(10_000)}
    junk = {"env/lib/site-packages/x.py": bytes(10_000), ".git/x.py": bytes(10_000)}
    place = place_one(tmp_path, form, files | junk)
    monkeypatch.setattr(bounds, "UNPACKED", 1000)
    # What is not kept does not count.
    for name, allowed in {"MAX_FILE_BYTES": 1000, "MAX_BYTES": 2000, "MAX_FILES": 2}.items():
        monkeypatch.setattr(bounds, name, allowed)
    assert one(place).problem == ""
    monkeypatch.setattr(bounds, limit, sizes[limit])
    assert_problem(one(place), words)


def test_a_zip_that_declares_200_megabytes(tmp_path: Path) -> None:
    bomb = zipped({f"{A}/x{number}.txt": bytes(10**7) for number in range(20)})
    assert len(bomb) < 210_000
    assert_problem(hand_in(tmp_path, "alice.zip", bomb), "200.0 MB", "50 MB")


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_an_archive_that_is_too_large(tmp_path: Path, form: str) -> None:
    place = write(tmp_path / "class", {f"alice.{form}": PACK[form](WORK)})
    os.truncate(place / f"alice.{form}", bounds.MAX_BYTES + 1)  # a tar may end in zeros
    assert_problem(one(place), "it has 50.0 MB, more than the 50 MB")


def lying(files: Files, size: int) -> bytes:
    """A zip whose headers all declare `size`."""
    content = bytearray(zipped(files))
    for signature, offset in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        start = content.find(signature)
        while start >= 0:
            struct.pack_into("<I", content, start + offset, size)
            start = content.find(signature, start + 4)
    return bytes(content)


@pytest.mark.parametrize("size", [0, 1, 100])
def test_a_zip_that_lies(tmp_path: Path, size: int) -> None:
    bomb = lying({f"{A}/x{number}.txt": bytes(10**7) for number in range(20)}, size)
    submission = hand_in(tmp_path, "alice.zip", bomb)
    # Either noticed, or nothing but what was declared is read.
    assert sum(map(len, submission.files.values())) <= 20 * size
    if size:
        assert_problem(submission, "damaged")


def test_a_zip_that_boasts(tmp_path: Path) -> None:
    assert_problem(hand_in(tmp_path, "alice.zip", lying(WORK, 2**32 - 2)), "more than the 10 MB")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_tar_bomb(tmp_path: Path, pack: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # It ends at the limit, whether what it holds would be kept or left out.
    monkeypatch.setattr(bounds, "MAX_BYTES", 2 * 10**6)
    for name in (EX01, "left_out.bin"):
        bomb = pack(tar_of(member(name, size=10 * 10**6)))
        assert_problem(hand_in(tmp_path, "alice.tar.gz", bomb), "unpacks to more than 8 MB")


def test_a_tar_with_too_large_a_file(tmp_path: Path) -> None:
    content = gzip.compress(tar_of(member(EX01, size=11 * 10**6)))
    assert_problem(hand_in(tmp_path, "alice.tar.gz", content), EX01, "11.0 MB")


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_tar_with_too_large_a_header(tmp_path: Path, kind: bytes) -> None:
    header = member("x", type=kind, size=10**8).tobuf(tarfile.GNU_FORMAT)
    assert_problem(hand_in(tmp_path, "alice.tar", header + bytes(10**6)), "unusual")


def test_a_tar_with_a_negative_size(tmp_path: Path) -> None:
    info = member(EX01, size=3, pax_headers={"size": "-512"})
    assert_problem(hand_in(tmp_path, "alice.tar", tar_of(info)), "unusual")


def test_a_tar_with_very_many_headers(tmp_path: Path) -> None:
    """tarfile recurses for each of them."""
    header = member("x", type=tarfile.XGLTYPE, size=0).tobuf(tarfile.GNU_FORMAT)
    content = gzip.compress(header * 20_000 + tar_of(member(EX01, size=3)))
    assert hand_in(tmp_path, "alice.tar.gz", content).files == {EX01: bytes(3)}


def test_a_tar_with_very_many_records(tmp_path: Path) -> None:
    """Time that grows with the square of them would be minutes."""
    records = b"5 a=\n" * (bounds.MAX_HEADER_BYTES // 5)
    header = member("x", type=tarfile.XHDTYPE, size=len(records)).tobuf(tarfile.GNU_FORMAT)
    block = header + records + bytes(-len(records) % 512)
    content = gzip.compress(block * 20 + tar_of(member(EX01, size=3)))
    assert hand_in(tmp_path, "alice.tar.gz", content).files == {EX01: bytes(3)}


@pytest.mark.parametrize("record", [b"0 path=x\n", b"99 path=x\n", b"-5 path=x\n", b"x", b"9" * 99])
def test_a_tar_with_a_broken_header(tmp_path: Path, record: bytes) -> None:
    header = member("x", type=tarfile.XHDTYPE, size=len(record)).tobuf(tarfile.GNU_FORMAT)
    content = header + record.ljust(512, b"\0") + tar_of(member(EX01, size=3))
    assert_problem(hand_in(tmp_path, "alice.tar", content), "damaged")


@pytest.mark.parametrize("form", ["old", "pax"])
def test_a_sparse_tar(tmp_path: Path, form: str) -> None:
    info = member(EX01, size=3)
    if form == "old":
        content = bytearray(tar_of(info))
        content[156:157] = tarfile.GNUTYPE_SPARSE
        total = sum(content[:148]) + 8 * ord(" ") + sum(content[156:512])
        content[148:156] = b"%06o\0 " % total
    else:
        info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0"}
        content = bytearray(tar_of(info))
    assert_problem(hand_in(tmp_path, "alice.tar", bytes(content)), "unusual")


# Broken


def test_an_encrypted_zip(tmp_path: Path) -> None:
    content = bytearray(zipped(WORK))
    for signature, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        content[content.find(signature) + offset] |= 1
    assert hand_in(tmp_path, "alice.zip", bytes(content)) == Submission(
        "alice",
        {},
        "alice.zip could not be opened: it is encrypted; hand it in without a password",
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression(tmp_path: Path, method: int) -> None:
    """Python unpacks 10 kB of bzip2 to 200 MB without a chance to stop it."""
    assert_problem(hand_in(tmp_path, "alice.zip", zipped(WORK, method)), "compression is unusual")


BROKEN = {
    "empty.zip": b"",
    "empty.tar.gz": b"",
    "empty.tar": b"",
    "text.zip": b"this is no zip",
    "text.tar": b"this is no tar" * 100,
    "text.tar.gz": b"this is no tar",
    "rar.zip": b"Rar!\x1a\x07\x01\x00" * 10,
    "gzip of text.tar.gz": gzip.compress(b"text" * 1000),
    "cut.zip": zipped(WORK)[:-10],
    "cut in half.zip": zipped(WORK)[: len(zipped(WORK)) // 2],
    "cut.tar.gz": tarred(WORK)[:-10],
    "cut in half.tar.gz": tarred(WORK)[: len(tarred(WORK)) // 2],
    "cut in half.tar.bz2": tarred(WORK, "w:bz2")[:100],
    "cut in half.tar.xz": tarred(WORK, "w:xz")[:100],
    "cut between members.tar": tarred(WORK, "w")[:1024],
    "cut in a header.tar": tarred(WORK, "w")[:1300],
    "cut in a file.tar": tarred(WORK, "w")[:515],
    "checksum.tar.gz": tarred(WORK)[:-8] + bytes(8),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_archives(tmp_path: Path, name: str) -> None:
    assert_problem(hand_in(tmp_path, name, BROKEN[name]), f"{name} could not be opened")


@pytest.mark.parametrize("form", ["zip", "tar", "tar.gz"])
def test_damage_anywhere_is_a_problem_or_does_no_harm(tmp_path: Path, form: str) -> None:
    content = {"zip": zipped(WORK), "tar": tarred(WORK, "w"), "tar.gz": tarred(WORK)}[form]
    content = content[:4096]  # the rest of the tar is zeros
    for place in range(0, len(content), 7):
        for byte in (0, 0xFF, content[place] ^ 0x10):
            damaged = content[:place] + bytes([byte]) + content[place + 1 :]
            hand_in(tmp_path, f"alice.{form}", damaged)


def test_an_archive_in_itself_ends(tmp_path: Path) -> None:
    inner = zipped(WORK)
    for _ in range(5):
        inner = zipped({"again.zip": inner})
    assert_problem(hand_in(tmp_path, "alice.zip", inner), "again.zip", "another archive")


@pytest.mark.parametrize("name", ["alice.rar", "alice.7z", "alice.tar.zst", "alice.gz"])
def test_archives_of_other_kinds(tmp_path: Path, name: str) -> None:
    submission = hand_in(tmp_path, name, b"whatever")
    assert submission.student == "alice"
    assert_problem(submission, f"{name} could not be opened", "hand in a .zip or .tar.gz")


def test_a_notebook(tmp_path: Path) -> None:
    submission = hand_in(tmp_path, "alice.ipynb", b"{}")
    assert submission.student == "alice"
    assert submission.files == {"alice.ipynb": b"{}"}


# What the system refuses; whoever runs these tests may be root, who can read everything.


def refuse(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Lets no one read the file or list the folder."""

    def guard(function: Any) -> Any:
        def guarded(path: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(path, str | Path) and os.path.normpath(path) == str(target):
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *args, **kwargs)

        return guarded

    monkeypatch.setattr(os, "scandir", guard(os.scandir))
    monkeypatch.setattr(os, "stat", guard(os.stat))
    monkeypatch.setattr(builtins, "open", guard(open))


@pytest.mark.parametrize("what", ["alice", f"alice/{A}", f"alice/{EX01}", "alice.zip"])
def test_what_cannot_be_read_costs_one_student(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    place = write(tmp_path / "class", below("bob", WORK))
    write(place, {what: zipped(WORK)} if "zip" in what else below("alice", WORK))
    refuse(monkeypatch, place / what)
    alice, bob = read_class(place, SECTIONS).submissions
    assert bob == Submission("bob", WORK)
    assert_problem(alice, "Permission denied")


def test_a_class_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write(tmp_path / "class", below("bob", WORK))
    refuse(monkeypatch, place)
    with pytest.raises(IntakeError, match="Permission denied"):
        read_class(place, SECTIONS)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write(tmp_path / "class", below("bob", WORK))
    guarded = os.stat
    refuse(monkeypatch, place)
    monkeypatch.setattr(os, "stat", guarded)
    with pytest.raises(IntakeError, match="Permission denied"):
        read_class(place, SECTIONS)


def test_nothing_is_written(tmp_path: Path) -> None:
    place = write(tmp_path / "class", {"alice.zip": zipped(WORK), "bob.tar.gz": tarred(WORK)})
    (tmp_path / "class.zip").write_bytes(zipped({"alice.zip": zipped(WORK)}))
    before = sorted(tmp_path.rglob("*"))
    read_class(place, SECTIONS)
    read_class(tmp_path / "class.zip", SECTIONS)
    assert sorted(tmp_path.rglob("*")) == before
