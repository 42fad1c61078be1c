#!/usr/bin/env python3
"""One table of what the harness measured: a row for each week, the median of each step.

Usage: swift package benchmark --format markdown --no-progress > FILE, then python3 Benchmarks/summary.py FILE
Exits 1 where the file holds no measurement.
"""

import re
import sys
from pathlib import Path

from tables import markdown

STEPS = ["read", "eligibility", "model", "solve", "check"]
MILLISECONDS = {"ns": 1e-6, "μs": 1e-3, "ms": 1, "s": 1e3}
THOUSANDS = {"": 1, "K": 1e3, "M": 1e6}


def medians(text):
    """By week and step: the 50th percentile by metric, times in milliseconds."""
    found, benchmark = {}, None
    for line in text.splitlines():
        if line.startswith("### "):
            step, _, week = line[4:].strip().partition(": ")
            benchmark = found.setdefault(week, {}).setdefault(step, {}) if step in STEPS else None
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if benchmark is None or len(cells) != 9 or not cells[3].isdigit():
            continue
        name, unit = re.fullmatch(r"(.*?)(?: \(([^ ]*)\))?(?: \*)?", cells[0]).groups()
        name, unit = (name, unit or "") if not name.startswith("Time (wall") else ("wall clock", unit or "")
        factor = MILLISECONDS[unit] if name == "wall clock" else THOUSANDS.get(unit, 1)
        benchmark[name] = int(cells[3]) * factor
    return found


def milliseconds(value):
    return "-" if value is None else f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def size(name):
    """Sorts weeks named for their number of requests by it, before all others."""
    number = re.match(r"\d+", name)
    return (0, int(number[0]), name) if number else (1, 0, name)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = medians(Path(sys.argv[1]).read_text())
    if not found:
        sys.exit(f"{sys.argv[1]} holds no measurement")
    rows = []
    for week in sorted(found, key=size):
        solve = found[week].get("solve", {})
        gap = solve.get("gap, per mille")
        rows.append(
            [week] + [milliseconds(found[week].get(step, {}).get("wall clock")) for step in STEPS]
            + ["-" if gap is None else "proven" if gap == 0 else f"{gap / 10:.1f} %"])
    print(markdown(["week"] + [f"{step}, ms" for step in STEPS] + ["gap"], rows))


if __name__ == "__main__":
    main()
