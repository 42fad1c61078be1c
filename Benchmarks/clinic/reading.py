"""A study and its clinic, read from the files that fluoro reads, as far as the model needs them."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

DAY = 24 * 60
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

# Minutes of hold of the drugs that the public studies name.
HOLDS = {"aspirin": 6 * DAY, "warfarin": 5 * DAY, "apixaban": 75 * 60, "clopidogrel": 7 * DAY}


def minute(text):
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


@dataclass
class Procedure:
    code: str
    is_spine: bool
    skill: str
    intake: int
    setup: int
    step: int
    turnover: int
    recovery: int
    discharge: int
    follows_holds: bool

    @property
    def room(self):
        return self.setup + self.step + self.turnover

    @property
    def needs_bay(self):
        return self.recovery + self.discharge > 0


@dataclass
class Row:
    """An arm-session of the staffed week."""
    start: int
    end: int
    c_arm: str
    radiologist: str
    technologist: str
    procedures: set


@dataclass
class Clinic:
    study: dict
    procedures: dict
    grid: int
    open_days: list
    bays: int
    nurses: list  # of (id, blocks by weekday)
    rows: list  # by weekday, by start and then C-arm
    reserve: tuple  # procedure and how many a day
    repeat_days: int
    intake_wait: int
    discharge_wait: int
    spine_limit: dict
    staffed: dict = field(default_factory=dict)  # minutes a week by kind
    starts: dict = field(default_factory=dict)  # room starts by weekday and procedure, once they were asked for


def procedure(text):
    minutes = text["minutes"]
    is_spine = text["service"] == "spine"
    return Procedure(
        text["code"], is_spine, text["skill"], minutes.get("intake", 0), minutes.get("setup", 0), minutes["procedure"],
        minutes.get("turnover", 0), minutes.get("recovery", 0), minutes.get("discharge", 0),
        text.get("follows_holds", is_spine))


def read(path, arm_sessions, added_bays=0):
    """The clinic of a study under a staffed week as the report names it."""
    study = yaml.safe_load(Path(path).read_text())
    base = yaml.safe_load((Path(path).parent / study["base"]).read_text())
    site, staff, policy = base["site"], base["staff"], base.get("policy", {})
    halves = {name: tuple(map(minute, span)) for name, span in site["halves"].items()}
    procedures = {text["code"]: procedure(text) for text in base["procedures"]}
    reserve = policy.get("addon_reserve")
    clinic = Clinic(
        study, procedures, site.get("grid_minutes", 5), [WEEKDAYS.index(day) for day in site["open_days"]],
        site.get("recovery_bays", 0) + added_bays,
        [(nurse["id"], [[tuple(map(minute, block)) for block in nurse["hours"].get(day, [])] for day in WEEKDAYS])
         for nurse in staff.get("nurses", [])],
        [[] for _ in WEEKDAYS], (reserve["procedure"], reserve["per_day"]) if reserve else (None, 0),
        policy.get("repeat_interval_days", 14), policy.get("intake_max_wait", 10), policy.get("discharge_max_wait", 15),
        {one["id"]: one.get("max_spine_minutes") for one in staff["radiologists"]})
    skills = {one["id"]: one["skills"] for one in staff["radiologists"]}
    leads = {one["id"]: one.get("spine", False) for one in staff["technologists"]}
    for row in arm_sessions:
        day, half = row["session"].split("/")
        lead = row["technologist"]
        # Added technologists are copies of one who may do spine visits.
        takes = {code for code, one in procedures.items() if one.skill in skills[row["radiologist"]]
                 and (not one.is_spine or leads.get(lead, True))}
        clinic.rows[WEEKDAYS.index(day)].append(Row(*halves[half], row["c_arm"], row["radiologist"], lead, takes))
    for rows in clinic.rows:
        rows.sort(key=lambda row: row.start)
    clinic.staffed = staffed(clinic)
    return clinic


def staffed(clinic):
    """Minutes a week that each kind of resource is there."""
    minutes = dict.fromkeys(["c_arm", "radiologist", "technologist", "nurse", "bay"], 0)
    for day in clinic.open_days:
        rows = clinic.rows[day]
        for row in rows:
            minutes["c_arm"] += row.end - row.start
            minutes["technologist"] += row.end - row.start
        minutes["radiologist"] += sum(end - start for start, end, _ in {(r.start, r.end, r.radiologist) for r in rows})
        minutes["bay"] += clinic.bays * sum(end - start for start, end in {(r.start, r.end) for r in rows})
        minutes["nurse"] += sum(end - start for _, blocks in clinic.nurses for start, end in blocks[day])
    return minutes
