#!/usr/bin/env python3
"""How far fluoro gets on made-up weeks of growing size, and on the contract's.

For each size some weeks of `fluoro generate`, seeds 1, 2, 3 and so on, each solved until the target gap of its size or
the limit. Seconds and gaps are of the whole command; memory is the process's peak. The public weeks run to the proof.
Where the contract's checker is there, each roster passes it, or the script exits 1.

Usage: python3 Benchmarks/sizes.py [--fluoro PATH] [--weeks N] [--size NAME ...]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tables import markdown

PACKAGE = Path(__file__).resolve().parent.parent


@dataclass
class Size:
    name: str
    options: list
    gap: float
    limit: float


SIZES = [
    Size("two C-arms, 35 requests", [], 0, 60),
    Size("four C-arms, 120 requests",
         "--arms 4 --radiologists 8 --technologists 9 --spine 60 --joint 60".split(), 0.02, 60),
    Size("ten C-arms, 300 requests",
         "--arms 10 --radiologists 20 --technologists 22 --spine 150 --joint 150".split(), 0.05, 120),
]


@dataclass
class Run:
    seconds: float
    gap: float
    megabytes: float
    objective: float
    bound: float


def run(fluoro, scenario, folder, gap, limit, checker):
    """One whole command; None where the week is impossible."""
    roster = folder / "roster.json"
    before = time.perf_counter()
    process = subprocess.Popen(
        [str(fluoro), "roster", str(scenario), "-o", str(roster), "--gap", str(gap), "--time-limit", str(limit)],
        stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    code = os.waitstatus_to_exitcode(status)
    if code == 1:
        return None
    if code != 0:
        sys.exit(f"{scenario}: exit code {code}")
    found = json.loads(roster.read_text())
    if checker and subprocess.run([sys.executable, checker, scenario, roster]).returncode != 0:
        sys.exit(f"{scenario}: the contract's checker refuses the roster")
    objective, bound = found["objective"], found["bound"]
    distance = max(0, objective - bound) / max(abs(objective), 1e-9)
    return Run(seconds, distance, usage.ru_maxrss / 1024, objective, bound)


def percent(gap):
    return f"{100 * gap:.1f} %" if gap else "0"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fluoro", type=Path, default=PACKAGE / ".build/release/fluoro")
    parser.add_argument("--weeks", type=int, default=20, help="weeks of each size")
    parser.add_argument("--size", nargs="*", help="first words of the sizes to run, or `public`")
    arguments = parser.parse_args()
    contract = Path(os.environ.get("FLUORO_CONTRACT", PACKAGE / "../shared/contract"))
    checker = contract / "check_roster.py" if (contract / "check_roster.py").exists() else None
    wanted = lambda name: not arguments.size or any(name.startswith(word) for word in arguments.size)
    rows, public = [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for size in filter(lambda size: wanted(size.name), SIZES):
            runs = []
            for seed in range(1, arguments.weeks + 1):
                scenario = folder / "week.yaml"
                subprocess.run([str(arguments.fluoro), "generate", "--seed", str(seed), *size.options, "-o",
                                str(scenario)], check=True)
                runs.append(run(arguments.fluoro, scenario, folder, size.gap, size.limit, checker))
            runs = [one for one in runs if one]
            seconds = [one.seconds for one in runs]
            rows.append([size.name, str(len(runs)), f"{percent(size.gap)} in {size.limit:g} s",
                         str(sum(one.gap <= size.gap for one in runs)), f"{statistics.median(seconds):.2f}",
                         f"{max(seconds):.2f}", percent(statistics.median(one.gap for one in runs)),
                         percent(max(one.gap for one in runs)), f"{max(one.megabytes for one in runs):.0f}"])
        if checker and wanted("public"):
            for scenario in sorted((contract / "scenarios").glob("*.yaml")):
                limit = 120 if scenario.stem.startswith("ten") else 60
                found = run(arguments.fluoro, scenario, folder, 0, limit, checker)
                public.append([scenario.stem] + (
                    [f"{found.objective:g}", f"{found.bound:g}", percent(found.gap), f"{found.seconds:.2f}",
                     f"{found.megabytes:.0f}"] if found else ["impossible", "-", "-", "-", "-"]))
    if rows:
        print(markdown(["made-up weeks", "number", "target", "reached", "median s", "worst s", "median gap", "worst gap",
                        "MB"], rows))
    if public:
        print()
        print(markdown(["public week", "roster", "bound", "gap", "s", "MB"], public))


if __name__ == "__main__":
    main()
