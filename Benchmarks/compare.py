#!/usr/bin/env python3
"""The same weeks through fluoro, HiGHS and CBC, one after the other on this machine.

fluoro makes each roster and exports the integer program that it ended with; HiGHS (PyPI `highspy`) and CBC
(`coinor-cbc`) then solve that program alone. Solvers that are not installed are left out, and said so.

The exported program already holds the rows that fluoro found necessary on its way, so the others are spared that
search: read their times as theirs for the final program, not for the whole task.

Usage: python3 Benchmarks/compare.py [--fluoro PATH] [--limit SECONDS] [SCENARIO ...]
Without scenarios: every Scenarios/*/scenario.yaml. Exits 1 where proven optima differ.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
GRACE_SECONDS = 30
"""How long past its limit a solver may take before it is stopped from outside."""


def run_fluoro(fluoro, scenario, folder, limit):
    """Returns (objective or None, status, seconds, path of the exported program or None)."""
    roster, program = folder / "roster.json", folder / "week.mps"
    begin = time.perf_counter()
    done = subprocess.run(
        [fluoro, "roster", scenario, "-o", roster, "--export", program, "--time-limit", str(limit)],
        capture_output=True, text=True, timeout=limit + GRACE_SECONDS,
    )
    seconds = time.perf_counter() - begin
    if not roster.exists():
        return None, f"exit {done.returncode}", seconds, None
    answer = json.loads(roster.read_text())
    return answer.get("objective"), answer["status"], seconds, program if program.exists() else None


def run_highs(program, limit):
    """Solves an MPS file by HiGHS: (objective or None, status, seconds)."""
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(limit))
    solver.setOptionValue("mip_rel_gap", 0.0)
    begin = time.perf_counter()
    solver.readModel(str(program))
    solver.run()
    seconds = time.perf_counter() - begin
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None, "infeasible", seconds
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    proven = status == highspy.HighsModelStatus.kOptimal
    return (info.objective_function_value if found else None), ("optimal" if proven else "limit"), seconds


def run_cbc(program, limit):
    """Solves an MPS file by CBC: (objective or None, status, seconds)."""
    answer = program.parent / "cbc.txt"
    answer.unlink(missing_ok=True)
    begin = time.perf_counter()
    subprocess.run(
        ["cbc", str(program), "-sec", str(limit), "-ratio", "0", "-solve", "-solution", str(answer)],
        capture_output=True, text=True, timeout=limit + GRACE_SECONDS,
    )
    seconds = time.perf_counter() - begin
    first = answer.read_text().splitlines()[0] if answer.exists() else ""
    if first.startswith(("Infeasible", "Integer infeasible")):
        return None, "infeasible", seconds
    objective = float(first.split()[-1]) if "objective value" in first else None
    return objective, ("optimal" if first.startswith("Optimal") else "limit"), seconds


def available_solvers():
    """Name and function of each solver that is there; the others are named on stderr."""
    solvers = []
    try:
        import highspy  # noqa: F401

        solvers.append(("HiGHS", run_highs))
    except ImportError:
        print("HiGHS is left out: pip install highspy", file=sys.stderr)
    if shutil.which("cbc"):
        solvers.append(("CBC", run_cbc))
    else:
        print("CBC is left out: apt-get install coinor-cbc", file=sys.stderr)
    return solvers


def cell(objective, status, seconds):
    value = "-" if objective is None else f"{objective:g}"
    return f"{value} {status}, {seconds:.2f} s"


def print_table(header, rows):
    """A Markdown table, columns aligned for a terminal."""
    widths = [max(len(row[column]) for row in [header] + rows) for column in range(len(header))]
    for row in [header, ["-" * width for width in widths]] + rows:
        print("| " + " | ".join(text.ljust(width) for text, width in zip(row, widths)) + " |")


def scenario_name(path):
    return path.parent.name if path.stem == "scenario" else path.stem


def main():
    parser = argparse.ArgumentParser(description="The same weeks through fluoro, HiGHS and CBC.")
    parser.add_argument("--fluoro", type=Path, default=PACKAGE / ".build/release/fluoro")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each solver and week")
    parser.add_argument("scenarios", type=Path, nargs="*")
    options = parser.parse_args()
    if not options.fluoro.exists():
        sys.exit(f"{options.fluoro} is not there: swift build -c release")
    scenarios = options.scenarios or sorted(PACKAGE.glob("Scenarios/*/scenario.yaml"))
    if not scenarios:
        sys.exit("no scenario: name files, or see Scenarios/")

    solvers = available_solvers()
    rows, differ = [], []
    for scenario in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            objective, status, seconds, program = run_fluoro(options.fluoro, scenario, Path(folder), options.limit)
            row = [scenario_name(scenario), cell(objective, status, seconds)]
            for name, solve in solvers:
                if program is None or status == "infeasible":
                    row.append("-")
                    continue
                theirs = solve(program, options.limit)
                row.append(cell(*theirs))
                both_proven = status == "optimal" and theirs[1] in ("optimal", "infeasible")
                if both_proven and (theirs[0] is None or abs(theirs[0] - objective) > 1e-6 * max(1, abs(objective))):
                    differ.append(f"{scenario_name(scenario)}: fluoro {objective:g}, {name} {theirs[0]} ({theirs[1]})")
            rows.append(row)
    print_table(["week", "fluoro, whole command"] + [f"{name}, exported program" for name, _ in solvers], rows)
    for line in differ:
        print(f"proven optima differ: {line}", file=sys.stderr)
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
