"""A newcomer clones the repository, runs `make extract` and gets the results."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def clone(target: Path) -> None:
    """Copies what a clone of the current tree would contain: every file that git tracks or would add, without outputs.

    Skips the test if git is not installed or this is not a working tree (an unpacked archive).
    """
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip(f"not a git working tree: {os.fsdecode(listed.stderr).strip()}")
    for name in os.fsdecode(listed.stdout).split("\0"):
        source = ROOT / name
        if source.is_file() and not name.startswith("extracted/"):
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def make_extract(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs `make extract` in the folder, on its code, with the environment of this test linked as `.venv`."""
    if not (folder / ".venv").exists():
        (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    for inherited in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):  # this test may run under `make test`
        environment.pop(inherited, None)
    command = ["make", "--assume-old=.venv/.run-ready", "extract"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file in a folder, by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.model
def test_a_clone_extracts_with_one_command_and_gives_the_same_again(tmp_path: Path) -> None:
    folder = tmp_path / "a clone"  # a path with a space in it, as people have
    clone(folder)
    raw = digests(folder / "raw")

    first = make_extract(folder)
    assert first.returncode == 0, first.stdout + first.stderr
    written = digests(folder / "extracted")
    assert {"documents.jsonl", "facts.jsonl", "conflicts.jsonl", "report.html", "report.md"} <= written.keys()

    second = make_extract(folder)
    assert second.returncode == 0, second.stdout + second.stderr
    assert digests(folder / "extracted") == written
    assert digests(folder / "raw") == raw
