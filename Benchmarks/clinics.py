#!/usr/bin/env python3
"""The capacity study beside a SimPy model of the same clinic: do they agree, and how fast is each?

    pip install simpy pyyaml
    swift build -c release --product fluoro
    swift build -c release --package-path Benchmarks --product ClinicWeeks
    python3 Benchmarks/clinics.py [--study PATH] [--option N ...] [--replications N] [--memory]

The SimPy model (Benchmarks/clinic) books and runs the same study under the staffed week that fluoro reports, with random numbers
of its own, so that the two agree but for chance: a measure that differs by more than three standard errors is told, and the script
exits 1. `ClinicWeeks` is the simulation alone on one core. Peak memory, with --memory, is that of the whole command.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clinic.model import Replication  # noqa: E402
from clinic.reading import read  # noqa: E402
from tables import markdown  # noqa: E402

PACKAGE = Path(__file__).resolve().parent.parent


def report(options, *more):
    command = [str(options.fluoro), "simulate", str(options.study), "--json", *map(str, more)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def with_simpy(options, found):
    """Measures of each replication, and clinic-weeks a second."""
    if len(found["staffed_weeks"]) > 1:
        sys.exit(f"{found['name']}: the SimPy model knows no steps; take another --option")
    added = found.get("add", {})
    clinic = read(options.study, found["staffed_weeks"][0]["arm_sessions"], added.get("recovery_bays", 0))
    runs, begin = [], time.perf_counter()
    for number in range(options.replications):
        runs.append(Replication(clinic, f"{options.seed}/{number}").run())
    weeks = clinic.study["weeks"] + clinic.study.get("warmup_weeks", 0)
    return runs, options.replications * weeks / (time.perf_counter() - begin)


def compare(found, runs, replications):
    """Rows of the table, and the measures that differ by more than three standard errors."""
    rows, apart = [], []
    # A half-width of fluoro's is so many standard errors (Student's t, about 2 for 40 replications).
    errors = 2.02 if replications >= 40 else 2.1
    for key in runs[0]:
        ours = found["measures"][key]
        values = [run[key] for run in runs]
        mean, error = statistics.fmean(values), statistics.stdev(values) / math.sqrt(len(values))
        both = math.hypot(error, (ours["half_width"] or 0) / errors)
        difference = (ours["mean"] - mean) / both if both > 0 else 0 if abs(ours["mean"] - mean) < 1e-9 else math.inf
        if abs(difference) > 3:
            apart.append(key)
        rows.append([key, f"{ours['mean']:.3f} ± {ours['half_width'] or 0:.3f}", f"{mean:.3f} ± {2 * error:.3f}",
                     f"{difference:+.1f}"])
    return rows, apart


def memory(options):
    rows = []
    for count in (100, 400, 1600):
        process = subprocess.Popen([str(options.fluoro), "simulate", str(options.study), "--replications", str(count)],
                                   stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        rows.append([str(count), f"{usage.ru_maxrss / 1024:.0f}"])
    print(markdown(["replications", "peak memory, MB"], rows))


def main():
    contract = Path(os.environ.get("FLUORO_CONTRACT", PACKAGE / "../shared/contract"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fluoro", type=Path, default=PACKAGE / ".build/release/fluoro")
    parser.add_argument("--weeks-program", type=Path, default=PACKAGE / "Benchmarks/.build/release/ClinicWeeks")
    parser.add_argument("--study", type=Path, default=contract / "studies/second-c-arm/study.yaml")
    parser.add_argument("--option", type=int, nargs="*", default=[0, 2], help="positions of options, from 0")
    parser.add_argument("--replications", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory", action="store_true", help="print peak memory instead")
    options = parser.parse_args()
    if options.memory:
        return memory(options)
    options_found = report(options, "--replications", options.replications, "--threads", 1)["options"]
    all_apart, speeds = [], []
    for number in options.option:
        runs, speed = with_simpy(options, options_found[number])
        speeds.append(speed)
        rows, apart = compare(options_found[number], runs, options.replications)
        all_apart += apart
        print(f"{options_found[number]['name']}\n")
        print(markdown(["measure", "fluoro", "SimPy", "standard errors apart"], rows) + "\n")
    print_speed(options, statistics.fmean(speeds))
    if all_apart:
        sys.exit("more than three standard errors apart: " + ", ".join(all_apart))


def print_speed(options, simpy_speed):
    rows = [["SimPy", "1", f"{simpy_speed:,.0f}", "1"]]
    for threads in (1, 2):
        out = subprocess.run([str(options.weeks_program), str(options.study), "--threads", str(threads)], check=True,
                             capture_output=True, text=True).stdout
        speed = float(out.split()[0])
        rows.append(["fluoro", str(threads), f"{speed:,.0f}", f"{speed / simpy_speed:.0f}"])
    print(markdown(["simulator", "threads", "clinic-weeks a second", "times SimPy"], rows))


if __name__ == "__main__":
    main()
