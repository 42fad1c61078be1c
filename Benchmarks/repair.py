#!/usr/bin/env python3
"""How long the cheapest repair takes, and how far it is proven, on public weeks in which something breaks.

    swift build -c release --product fluoro
    FLUORO_CONTRACT=../shared/contract python3 Benchmarks/repair.py [--limit 20] [--fluoro .build/release/fluoro]

Prints a table: what broke, status, cost, bound, patients to telephone, seconds of the whole command. Each repaired roster is
judged by the contract's checker, too; a violation ends the run with exit 1.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

EVENTS = [
    ("two-arm-week", "C-arm down from 10:00 on", "--c-arm c1 --from 2026-12-01T10:00 --to 2026-12-01T17:00 --now 2026-12-01T09:30"),
    ("two-arm-week", "radiologist away all week", "--radiologist r1 --now 2026-11-30T07:00 --to 2026-12-04T18:00"),
    ("clinic-week-1", "C-arm down for the rest of the day", "--c-arm c1 --now 2026-12-07T14:00"),
    ("clinic-week-1", "radiologist away for the day", "--radiologist r3 --now 2026-12-08T07:30"),
    ("clinic-week-1", "technologist away 09:30-11:00", "--technologist t1 --now 2026-12-08T07:30 --from 09:30 --to 11:00"),
    ("clinic-week-1", "nurse away 09:30-11:00", "--nurse n1 --now 2026-12-08T07:30 --from 09:30 --to 11:00"),
    ("clinic-week-1", "session closed", "--session fri/pm --now 2026-12-08T07:30"),
    ("clinic-week-1", "C-arm down all week", "--c-arm c2 --now 2026-12-07T12:00 --to 2026-12-11T18:00"),
    ("clinic-week-2", "C-arm down all week", "--c-arm c2 --now 2026-12-14T07:00 --to 2026-12-18T18:00"),
    ("clinic-week-2", "radiologist away all week", "--radiologist r1 --now 2026-12-14T07:00 --to 2026-12-18T18:00"),
    ("tight-week-1", "C-arm down for the day", "--c-arm c1 --now 2026-12-21T07:00 --to 2026-12-21T18:00"),
    ("tight-week-2", "C-arm down for the day", "--c-arm c1 --now 2026-12-01T07:00 --to 2026-12-01T18:00"),
    ("tight-week-2", "technologist away until 10:30", "--technologist t1 --now 2026-12-01T07:00 --to 2026-12-01T10:30"),
    ("busy-week", "C-arm down for the day", "--c-arm c1 --now 2026-12-01T07:00 --to 2026-12-01T18:00"),
]


def roster(fluoro, week, folder):
    """The week's roster, made once."""
    path = folder / f"{week.stem}.json"
    if not path.exists():
        subprocess.run([fluoro, "roster", week, "-o", path, "--time-limit", "30"], check=True, capture_output=True)
    return path


def repaired(fluoro, week, before, event, limit, folder):
    """The answer to one event, and how many seconds it took."""
    begin = time.monotonic()
    run = subprocess.run(
        [fluoro, "repair", week, before, *event.split(), "--json", "--time-limit", str(limit),
         "-o", folder / "new.json", "--scenario-out", folder / "new.yaml"],
        capture_output=True, text=True)
    seconds = time.monotonic() - begin
    if run.returncode != 0:
        sys.exit(f"{week.name} {event}: exit {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout), seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=20, help="seconds for one repair")
    parser.add_argument("--fluoro", default=".build/release/fluoro")
    options = parser.parse_args()
    contract = pathlib.Path(os.environ.get("FLUORO_CONTRACT", "../shared/contract"))
    print("| week | what broke | status | cost | bound | to telephone | s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for week, what, event in EVENTS:
            path = contract / "scenarios" / f"{week}.yaml"
            answer, seconds = repaired(
                options.fluoro, path, roster(options.fluoro, path, folder), event, options.limit, folder)
            judge = subprocess.run(
                [sys.executable, contract / "check_roster.py", folder / "new.yaml", folder / "new.json"],
                capture_output=True, text=True)
            if judge.returncode != 0:
                sys.exit(f"{week}, {what}: {judge.stdout}{judge.stderr}")
            calls = sum(1 for change in answer["changes"] if "old" in change)
            print(f"| {week} | {what} | {answer['status']} | {answer['cost']} | {answer['bound']} | {calls} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
