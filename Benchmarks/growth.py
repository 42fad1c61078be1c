#!/usr/bin/env python3
"""How the building of a week's integer program grows with the number of requests.

Each size is a synthetic week of the seed clinic's staff; `pairs` gives each two orders of it one patient, who must not
meet themselves: the most kinds of visits that a program can have to tell apart. Milliseconds are wall clock, the median
of the rounds. Instructions are counted by valgrind's callgrind from the call of `WeekProgram(scenario)` to its return:
the same on a busy machine. Without valgrind their columns say so.

Usage: python3 Benchmarks/growth.py [--sizes N ...] [--rounds N] [--limit RATIO]
Build first: swift build --package-path Benchmarks -c release --product ModelGrowth
Exits 1 where twice the requests take more than RATIO times the instructions; milliseconds are not judged.
"""

import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tables import markdown

FOLDER = Path(__file__).resolve().parent
BUILD_CALL = "*builtProgram*"
"""The function of ModelGrowth.swift that builds one program, in any mangling."""


def measured(program, requests, rounds, pairs):
    """What ModelGrowth prints of one size, as a dictionary."""
    arguments = [program, str(requests), str(rounds)] + (["pairs"] if pairs else [])
    done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)


def counted(program, requests, pairs, folder):
    """Instructions of one build; None where callgrind cannot tell."""
    arguments = [
        "valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind.out'}",
        f"--toggle-collect={BUILD_CALL}", program, str(requests), "1",
    ] + (["pairs"] if pairs else [])
    # Hashes seeded by chance would make the counts differ a little from run to run.
    environment = dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1")
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found or found.group(1) == "0":
        last = (done.stderr.strip().splitlines() or ["no output"])[-1]
        print(f"callgrind counted nothing at {requests} requests: {last}", file=sys.stderr)
        return None
    return int(found.group(1))


def without_debug_sections(program, folder):
    """A copy that older valgrinds can read: they stop at debug sections newer than they are."""
    copy = folder / program.name
    if not shutil.which("strip") or subprocess.run(["strip", "--strip-debug", "-o", copy, program]).returncode != 0:
        return program
    return copy


def table(program, sizes, rounds, pairs, folder):
    """Rows as text, and (requests, instructions) of each size where they are known."""
    rows, costs = [], []
    for requests in sizes:
        size = measured(program, requests, rounds, pairs)
        instructions = None
        if folder is not None:
            instructions = counted(without_debug_sections(program, folder), requests, pairs, folder)
        if instructions is not None:
            costs.append((requests, instructions))
        rows.append(
            [f"{size[key]}" for key in ("requests", "kinds", "columns", "rows", "nonzeros")]
            + [f"{size['milliseconds']:.1f}"]
            + (["no valgrind"] * 2 if instructions is None else
               [f"{instructions / 1e6:.1f}", f"{instructions / requests / 1e3:.0f}"]))
    return rows, costs


def main():
    parser = argparse.ArgumentParser(description="How model building grows with the number of requests.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--limit", type=float, default=2.5, help="most growth allowed for twice the requests")
    options = parser.parse_args()
    program = FOLDER / ".build/release/ModelGrowth"
    if not program.exists():
        sys.exit(f"{program} is not there: swift build --package-path Benchmarks -c release --product ModelGrowth")
    header = ["requests", "kinds", "columns", "rows", "nonzeros", "ms", "M instructions", "k instr. a request"]
    steep = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) if shutil.which("valgrind") else None
        for title, pairs in [("A patient for each order", False), ("A patient for each two orders", True)]:
            rows, costs = table(program, sorted(options.sizes), options.rounds, pairs, folder)
            print(f"{title}:\n\n{markdown(header, rows)}\n", flush=True)
            for (small, cheap), (large, dear) in zip(costs, costs[1:]):
                if dear / cheap > options.limit ** math.log2(large / small):
                    steep.append(f"{title}: from {small} to {large} requests {dear / cheap:.1f} times the instructions")
    for line in steep:
        print(f"grows faster than allowed: {line}", file=sys.stderr)
    sys.exit(1 if steep else 0)


if __name__ == "__main__":
    main()
