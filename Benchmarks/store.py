#!/usr/bin/env python3
"""How long whole commands take on a clinic's store: start, reading, rules, commit to the disk, end.

    python3 Benchmarks/store.py [--runs 40] [--fluoro .build/release/fluoro]

Makes the seed clinic's store in a temporary folder with its optimal roster published, and runs each command on a fresh
copy of it. Prints wall-clock and processor milliseconds.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent


def measured(command):
    """Wall-clock and processor milliseconds of a command that must succeed."""
    begin = time.perf_counter()
    process = os.fork()
    if process == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.execv(command[0], command)
    _, status, usage = os.wait4(process, 0)
    wall = (time.perf_counter() - begin) * 1000
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}")
    return wall, (usage.ru_utime + usage.ru_stime) * 1000


def fresh(base, store):
    """Puts a copy of the store in place, on the disk before the clock runs."""
    shutil.copyfile(base, store)
    with open(store, "rb") as file:
        os.fsync(file.fileno())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--fluoro", default=str(HERE / ".build/release/fluoro"))
    options = parser.parse_args()
    scenario = str(HERE / "Scenarios/seed-clinic/scenario.yaml")
    with tempfile.TemporaryDirectory() as folder:
        base, store, roster = (os.path.join(folder, name) for name in ("base.sqlite", "clinic.sqlite", "week.json"))

        def fluoro(*arguments):
            subprocess.run([options.fluoro, *arguments], check=True, stdout=subprocess.DEVNULL)

        fluoro("roster", scenario, "-o", roster)
        week = json.load(open(roster))
        fluoro("init", base, scenario, "--now", f"{week['week']}T06:00")
        fluoro("publish", roster, "--data", base, "--now", f"{week['week']}T06:00")
        visits = sorted(visit["start"] for visit in week["appointments"])
        day = max(set(start[:10] for start in visits), key=lambda date: sum(date in start for start in visits))
        visit = next(row["request"] for row in week["appointments"] if row["start"].startswith(day))
        data = ["--data", store, "--now", f"{day}T07:00"]
        addon = ["addon", "--patient", "P-0999", "--procedure", "lumbar-tfesi", "--mri", "today", "--driver", *data]
        commands = [
            ("--version (start and end alone)", ["--version"]),
            ("addon, proposals", addon),
            ("addon --accept 1", [*addon, "--accept", "1"]),
            ("cancel, with the waiting list", ["cancel", visit, *data]),
            ("arrive", ["arrive", visit, *data]),
            ("day", ["day", *data]),
        ]
        print("| command | median, ms | 95 % | processor, ms |\n|---|---|---|---|")
        for name, command in commands:
            runs = []
            for _ in range(options.runs):
                fresh(base, store)
                runs.append(measured([options.fluoro, *command]))
            walls = sorted(wall for wall, _ in runs)
            late = walls[min(len(walls) - 1, int(len(walls) * 0.95))]
            work = statistics.median(processor for _, processor in runs)
            print(f"| {name} | {statistics.median(walls):.0f} | {late:.0f} | {work:.0f} |")


if __name__ == "__main__":
    main()
