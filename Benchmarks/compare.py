#!/usr/bin/env python3
"""The same weeks through fluoro, HiGHS and CBC, one after the other on this machine.

What is compared: fluoro's seconds are those of the whole command, from the scenario file to the checked roster and the
exported program. HiGHS and CBC get that program alone, as an MPS file, and their seconds are for reading and solving it
to a gap of 0, on one thread. The program holds the rows that fluoro learned of sessions on its way (a program without
them would be another problem: it decides counts, not times), so the others are spared that search. Read their seconds
as theirs for the final program and not for the week, and their optima as a confirmation of fluoro's.

A week that no roster can keep is shown without them: its proof is in no program. Where fluoro stopped at its limit, the
program is what it had learned until then; its optimum must lie between fluoro's bound and fluoro's roster.

Seconds are medians over the runs; a run that ends at the limit is not repeated. Solvers: HiGHS through `highspy`
(pip install highspy), CBC as the command `cbc` (apt-get install coinor-cbc). A column whose solver is missing says so.

Usage: python3 Benchmarks/compare.py [--fluoro PATH] [--limit SECONDS] [--runs N] [SCENARIO ...]
Without scenarios: every Scenarios/*/scenario.yaml, and the contract's where FLUORO_CONTRACT names its folder.
Exits 1 where an answer of HiGHS or CBC contradicts fluoro's or fluoro fails, 64 where there is nothing to run.
"""

import argparse
import importlib.util
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tables import markdown

PACKAGE = Path(__file__).resolve().parent.parent
GRACE_SECONDS = 10
"""How long past its limit a process may take before it is stopped from outside."""
TOLERANCE = 1e-6
"""Relative difference of objectives that counts as none: the solvers' own integrality tolerance."""


@dataclass
class Answer:
    """What one run says. `status` is optimal, infeasible, limit, or what went wrong."""

    status: str
    seconds: float
    objective: float | None = None
    bound: float | None = None

    @property
    def is_repeatable(self):
        return self.status in ("optimal", "infeasible")


def run_process(command, limit):
    """Runs a command: the finished process (None where it had to be stopped from outside) and its seconds."""
    begin = time.perf_counter()
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              timeout=limit + GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        done = None
    return done, time.perf_counter() - begin


def run_fluoro(fluoro, scenario, program, limit):
    """One whole command, which also writes `program`."""
    roster = program.with_suffix(".json")
    for path in (roster, program):
        path.unlink(missing_ok=True)
    done, seconds = run_process(
        [fluoro, "roster", scenario, "-o", roster, "--export", program, "--time-limit", limit], limit)
    if done is None:
        return Answer("stopped from outside", seconds)
    if not roster.exists():
        return Answer("nothing found" if done.returncode == 75 else f"exit code {done.returncode}", seconds)
    found = json.loads(roster.read_text())
    status = "limit" if found["status"] == "feasible" else found["status"]
    return Answer(status, seconds, found.get("objective"), found.get("bound"))


def run_highs(program, limit):
    """A process of its own, which can be stopped; the seconds are its own, without the start of Python."""
    done, seconds = run_process([sys.executable, __file__, "--highs-alone", program, "--limit", limit], limit)
    if done is None:
        return Answer("stopped from outside", seconds)
    if done.returncode != 0:
        return Answer(f"exit code {done.returncode}", seconds)
    return Answer(**json.loads(done.stdout.splitlines()[-1]))


def highs_alone(program, limit):
    """What the process of `run_highs` does: prints an answer as JSON."""
    import highspy

    solver = highspy.Highs()
    for option, value in [("output_flag", False), ("time_limit", float(limit)), ("mip_rel_gap", 0.0), ("threads", 1)]:
        solver.setOptionValue(option, value)
    begin = time.perf_counter()
    if solver.readModel(str(program)) == highspy.HighsStatus.kError:
        print(json.dumps({"status": "cannot read the program", "seconds": 0}))
        return
    solver.run()
    seconds = time.perf_counter() - begin
    info, model = solver.getInfo(), solver.getModelStatus()
    known = {
        highspy.HighsModelStatus.kOptimal: "optimal", highspy.HighsModelStatus.kInfeasible: "infeasible",
        highspy.HighsModelStatus.kTimeLimit: "limit",
    }
    has_point = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    objective = info.objective_function_value if has_point else None
    status = known.get(model, f"HiGHS: {solver.modelStatusToString(model)}")
    print(json.dumps({"status": status, "seconds": seconds, "objective": objective}))


def run_cbc(program, limit):
    """One command of CBC; its own gaps default to 0."""
    written = program.with_suffix(".cbc")
    written.unlink(missing_ok=True)
    done, seconds = run_process(
        ["cbc", program, "-timeMode", "elapsed", "-sec", limit, "-ratioGap", "0", "-threads", "0", "-solve",
         "-solution", written], limit)
    if done is None:
        return Answer("stopped from outside", seconds)
    if "errors on input" in done.stdout or not written.exists():
        return Answer("cannot read the program", seconds)
    first = written.read_text().splitlines()[0]
    if first.startswith(("Infeasible", "Integer infeasible")):
        # CBC also says so where its limit came during preprocessing, which proves nothing.
        return Answer("infeasible" if seconds < limit else "limit", seconds)
    # Without a solution CBC prints the relaxation's objective in its place.
    value = None if "no integer solution" in first else re.search(r"objective value\s+(\S+)", first)
    known = {"Optimal": "optimal", "Stopped on time": "limit"}
    ending = first.split(" - ")[0].split(" (")[0]
    return Answer(known.get(ending, f"CBC: {ending}"), seconds, float(value[1]) if value else None)


SOLVERS = [
    ("HiGHS", run_highs, lambda: importlib.util.find_spec("highspy") is not None, "pip install highspy"),
    ("CBC", run_cbc, lambda: shutil.which("cbc") is not None, "apt-get install coinor-cbc"),
]


def repeated(run, runs):
    """The first answer with the median of the seconds; its status says so where the answers are not all the same."""
    answers = [run()]
    while len(answers) < runs and answers[0].is_repeatable:
        answers.append(run())
    first = answers[0]
    same = all(a.status == first.status and close(a.objective, first.objective) for a in answers)
    seconds = statistics.median(answer.seconds for answer in answers)
    return Answer(first.status if same else "answers differ", seconds, first.objective, first.bound)


def close(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


def contradiction(ours, theirs):
    """Why an answer for the program cannot stand beside fluoro's for the week; None where it can."""
    if theirs.status == "answers differ":
        return "its own runs differ"
    if theirs.status == "infeasible":
        return "it finds no solution"
    if theirs.objective is None:
        return None
    if ours.bound is not None and theirs.objective < ours.bound and not close(theirs.objective, ours.bound):
        return f"{theirs.objective:g} is below fluoro's bound {ours.bound:g}"
    if theirs.status == "optimal" and theirs.objective > ours.objective and not close(theirs.objective, ours.objective):
        return f"its optimum {theirs.objective:g} is above fluoro's roster {ours.objective:g}"
    return None


def cells(answer):
    """Objective and seconds as text."""
    number = "-" if answer.objective is None else f"{round(answer.objective, 3):.10g}"
    if answer.status == "limit" and answer.bound is not None and answer.objective is not None:
        number += f" (bound {answer.bound:.10g})"
    elif answer.status != "optimal":
        number = answer.status if answer.objective is None else f"{number} ({answer.status})"
    return [number, f"{answer.seconds:.2f}"]


def week_row(name, scenario, options, folder):
    """One row of the table, and what contradicts fluoro in it."""
    program = folder / "week.mps"
    ours = repeated(lambda: run_fluoro(options.fluoro, scenario, program, options.limit), options.runs)
    row, wrong, confirmed = [name] + cells(ours), [], []
    if ours.status not in ("optimal", "infeasible", "limit", "nothing found"):
        wrong.append(f"{name}: fluoro: {ours.status}")
    for solver, run, is_there, _ in SOLVERS:
        if not is_there():
            row += ["not installed", "-"]
        elif ours.objective is None or not program.exists():
            row += ["-", "-"]
        else:
            theirs = repeated(lambda: run(program, options.limit), options.runs)
            row += cells(theirs)
            reason = contradiction(ours, theirs)
            if reason:
                wrong.append(f"{name}: {solver}: {reason}")
            confirmed.append(ours.status == "optimal" and theirs.status == "optimal")
    if wrong:
        return row + ["NO"], wrong
    if not confirmed:
        return row + ["not compared"], wrong
    return row + ["yes" if all(confirmed) else "no proof"], wrong


def contract_folder():
    folder = os.environ.get("FLUORO_CONTRACT")
    return Path(folder).resolve() / "scenarios" if folder else None


def scenario_name(path):
    """The folder of a `scenario.yaml`, else the file; a week of the contract says so, since some share their names."""
    if path.stem == "scenario":
        return path.resolve().parent.name
    return f"contract {path.stem}" if path.resolve().parent == contract_folder() else path.stem


def default_scenarios():
    contract = contract_folder()
    return sorted(PACKAGE.glob("Scenarios/*/scenario.yaml")) + (sorted(contract.glob("*.yaml")) if contract else [])


def fail(text):
    print(text, file=sys.stderr)
    sys.exit(64)


def main():
    parser = argparse.ArgumentParser(description="The same weeks through fluoro, HiGHS and CBC.")
    parser.add_argument("--fluoro", type=Path, default=PACKAGE / ".build/release/fluoro")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each solver and week")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the seconds are the median")
    parser.add_argument("--highs-alone", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("scenarios", type=Path, nargs="*")
    options = parser.parse_args()
    if options.highs_alone:
        return highs_alone(options.highs_alone, options.limit)
    if not options.fluoro.exists():
        fail(f"{options.fluoro} is not there: swift build -c release")
    scenarios = options.scenarios or default_scenarios()
    missing = [str(path) for path in scenarios if not path.exists()]
    if missing or not scenarios or options.runs < 1 or options.limit <= 0:
        fail(f"not there: {', '.join(missing)}" if missing else "name scenarios, at least 1 run and a limit above 0")
    for name, _, is_there, how in SOLVERS:
        if not is_there():
            print(f"{name} is not installed: {how}", file=sys.stderr)

    rows, wrong = [], []
    with tempfile.TemporaryDirectory() as folder:
        for scenario in scenarios:
            name = scenario_name(scenario)
            print(f"{name} ...", file=sys.stderr, flush=True)
            row, contradictions = week_row(name, scenario, options, Path(folder))
            rows.append(row)
            wrong += contradictions
    header = ["week", "fluoro", "s, whole command"]
    for name, _, _, _ in SOLVERS:
        header += [f"{name}, program", "s"]
    print(markdown(header + ["agree"], rows))
    print(f"\nMedians of up to {options.runs} runs, limit {options.limit:g} s, {os.cpu_count()} processors "
          f"({platform.machine()}), one run at a time.")
    for line in wrong:
        print(f"wrong: {line}", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
