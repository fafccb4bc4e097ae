"""Kills the program at random moments, again and again, and looks at what is left: `make torture`.

    python bench/torture.py [--kills 200] [--seed 1]

Half of the kills come at any moment of a run, half while it writes its output. The kill is SIGKILL, to the first process alone. After each,
the output folder must prove whole (`factmill verify`), with the old run or the new one; the user's own file and the decisions must be
there; no process may live on; and the next run must leave nothing but its output.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

TEXT = "The Treaty of Lund was signed on {day} May 1950. It entered into force in {year}. Norway joined the treaty in 1961.\n"
NOTE = "The user's own file.\n"


def start(raw: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run of the program, in a process of its own."""
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(out), "--workers", "2", "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def is_writing(out: Path) -> bool:
    return (out / ".factmill-new").exists() or (out / ".factmill-complete").exists()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        torture(Path(folder), chosen.kills, chance)


def torture(folder: Path, kills: int, chance: random.Random) -> None:
    raws = [folder / "raw0", folder / "raw1"]
    for number, raw in enumerate(raws):
        raw.mkdir()
        for day in range(1, 29):
            (raw / f"{day}.txt").write_text(TEXT.format(day=day, year=1951 + number) * 20)
    out = folder / "out"
    began = time.monotonic()
    assert start(raws[0], out).wait() == 0
    duration = time.monotonic() - began
    (out / "notes.txt").write_text(NOTE)
    conflict = json.loads((out / "conflicts.jsonl").read_text().splitlines()[0])["id"]
    subprocess.run(
        [sys.executable, "-m", "pipeline", "decide", conflict, "both", str(out)], check=True, stdout=subprocess.DEVNULL
    )
    decisions = (out / "decisions.jsonl").read_bytes()
    tally: Counter[str] = Counter()
    for kill in range(kills):
        raw = raws[(kill + 1) % 2]
        run = start(raw, out)
        at_writing = bool(kill % 2)
        if at_writing:
            while run.poll() is None and not is_writing(out):
                time.sleep(0.001)
            time.sleep(chance.random() * 0.2)
        else:
            time.sleep(chance.random() * duration)
        children = psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []
        ended = run.poll() is not None
        run.kill()
        run.communicate()
        _, alive = psutil.wait_procs(children, timeout=5)
        problems = check(out, decisions)
        if alive:
            problems.append(f"{len(alive)} processes live on")
        if problems:
            tally["LOST"] += 1
            print(f"kill {kill}: {'; '.join(problems)}")
        tally["had ended before" if ended else "killed while writing" if at_writing else "killed at any moment"] += 1
        facts = (out / "facts.jsonl").read_text()
        years = {'"edtf":"1951"' in facts, '"edtf":"1952"' in facts}
        assert years == {True, False}, "one run, not a mixture"
        if kill % 10 == 9:
            assert start(raw, out).wait() == 0
            left = [entry.name for entry in out.iterdir() if entry.name.startswith(".")]
            if left:
                tally["LEFTOVERS"] += 1
                print(f"after kill {kill}: {left}")
    for what, number in sorted(tally.items()):
        print(f"{number:4}  {what}")
    print("nothing was lost" if not tally["LOST"] and not tally["LEFTOVERS"] else "SOMETHING WAS LOST")
    shutil.rmtree(out)


def check(out: Path, decisions: bytes) -> list[str]:
    """What is wrong with an output folder after a kill."""
    done = subprocess.run([sys.executable, "-m", "pipeline", "verify", str(out)], capture_output=True, text=True)
    problems = [done.stderr.strip()] if done.returncode else []
    if (out / "notes.txt").read_text() != NOTE:
        problems.append("the user's file is gone")
    if (out / "decisions.jsonl").read_bytes() != decisions:
        problems.append("the decisions are gone")
    return problems


if __name__ == "__main__":
    main()
