"""The clinic week after week: who asks, who gets which place, who comes."""

import math
import random
from dataclasses import dataclass

from .booking import Day
from .day import RunningDay
from .reading import DAY, HOLDS, minute


@dataclass
class Patient:
    procedure: object
    asked: int  # date of the first asking
    order: int  # of the demand's entries; same-day patients last
    number: int
    urgent: bool = False
    authorization: int = 0
    hold: int = 0
    patience: float = math.inf
    second: bool = False
    ready: int = None  # first ready date
    listed: int = None
    place: object = None


class Replication:
    def __init__(self, clinic, seed):
        self.clinic = clinic
        self.study = clinic.study
        self.random = random.Random(seed)
        self.days = {}
        self.seconds = {}
        self.numbers = 0
        self.waiting = 0
        self.warmup = 7 * self.study.get("warmup_weeks", 0)
        self.last = self.warmup + 7 * self.study["weeks"]
        self.horizon = 7 * self.study.get("booking_horizon_weeks", 12)
        self.totals = {}
        self.to_visit = []

    def add(self, key, value=1):
        if self.now >= self.warmup:
            self.totals[key] = self.totals.get(key, 0) + value

    def happens(self, probability):
        return probability > 0 and self.random.random() < probability

    def share(self, key):
        return self.study.get("patients", {}).get(key, 0)

    def day(self, date):
        if date not in self.days:
            self.days[date] = Day(self.clinic, date)
            self.days[date].keep_reserves()
        return self.days[date]

    def is_open(self, date):
        return date % 7 in self.clinic.open_days

    # What a patient brings

    def patient(self, code, order, same_day=False):
        procedure = self.clinic.procedures[code]
        self.numbers += 1
        one = Patient(procedure, self.now, order, self.numbers)
        patients = self.study.get("patients", {})
        if "patience_weeks" in patients:
            one.patience = self.random.expovariate(1 / (7 * patients["patience_weeks"]))
        if same_day:
            return one
        one.urgent = self.happens(self.share("urgent"))
        days = patients.get("authorization_days")
        if days and procedure.is_spine:
            one.authorization = math.ceil(self.random.triangular(days["min"], days["max"], days["mode"]))
        if procedure.follows_holds and self.happens(self.share("anticoagulant")):
            drugs = patients["medications"]
            one.hold = HOLDS[self.random.choices(list(drugs), list(drugs.values()))[0]]
        return one

    def poisson(self, mean):
        count, product, limit = 0, self.random.random(), math.exp(-mean)
        while product > limit:
            count += 1
            product *= self.random.random()
        return count

    def rate(self, entry):
        week = max(0, (self.now - self.warmup) // 7)
        course = 1
        for step in self.study.get("course", []):
            if week + 1 >= step["from_week"]:
                course = step["times"]
        growth = (1 + entry.get("growth_per_year", 0)) ** (week / 52)
        return entry["per_week"] * growth * course / len(self.clinic.open_days)

    # A day

    def treat(self):
        day = self.day(self.now)
        day.release_reserves()
        come, stay_away = [], []
        for one in day.visits:
            (stay_away if self.happens(self.share("no_show")) else come).append(one)
        gone = list(stay_away)
        late = [self.lateness() for _ in come]
        come, late = self.same_day(day, come, late, gone)
        running = RunningDay(self.clinic, self.now % 7)
        count = running.run([(one.procedure, one.place, minutes, self.length(one.procedure))
                             for one, minutes in zip(come, late)])
        self.note(count)
        for one in come:
            self.finish(one)
        for one in gone:
            day.give_back(one.procedure, one.place)
        for one in stay_away:
            self.miss(one)

    def lateness(self):
        law = self.study.get("patients", {}).get("unpunctual_minutes")
        return self.random.gauss(law["mean"], law["sd"]) if law else 0

    def length(self, procedure):
        variation = self.study.get("durations", {}).get("cv", 0)
        if not variation:
            return procedure.step
        variance = math.log(1 + variation * variation)
        return self.random.lognormvariate(math.log(procedure.step) - variance / 2, math.sqrt(variance))

    def same_day(self, day, come, late, gone):
        asked = self.study.get("same_day")
        if not asked:
            return come, late
        begin, end = minute(asked["from"]), minute(asked["until"])
        minutes = sorted(self.random.uniform(begin, end) for _ in range(self.poisson(asked["per_day"])))
        procedure = self.clinic.procedures[asked["procedure"]]
        for at in minutes:
            one = self.patient(asked["procedure"], len(self.study["demand"]), same_day=True)
            self.add("requests")
            self.add("same_day_asked")
            # The place of one who did not come is free from its booked start on.
            for other in [other for other in gone if other.place.start <= at]:
                day.give_back(other.procedure, other.place)
                gone.remove(other)
            one.place = day.first(procedure, nothing_before=at)
            if one.place:
                self.add("same_day_served")
                day.take(procedure, one.place)
                come, late = come + [one], late + [0]
            else:
                self.asking.append(one)
        return come, late

    def note(self, count):
        for key, minutes in count.busy.items():
            self.add("busy." + key, minutes)
        self.add("waited", count.waited)
        for (_, end), last in count.last_turnover.items():
            self.add("overtime.room", max(0, last - end))
        for name, hours in self.clinic.nurses:
            blocks = hours[self.now % 7]
            if blocks and name in count.last_task:
                self.add("overtime.nurse", max(0, count.last_task[name] - blocks[-1][1]))

    def finish(self, one):
        self.leave(one)
        self.add("visits")
        self.add("visits.spine" if one.procedure.is_spine else "visits.joint")
        if one.ready is not None and self.now >= self.warmup:
            self.to_visit.append(self.now - one.asked)
            self.add("for_place", self.now - one.ready)
        if one.procedure.is_spine and not one.second and self.happens(self.study.get("repeat_probability", 0)):
            date = self.now + self.clinic.repeat_days
            while not self.is_open(date):
                date += 1
            one.second, one.listed, one.ready = True, None, None
            self.seconds.setdefault(date, []).append(one)

    def leave(self, one):
        if one.listed is None:
            return
        self.waiting -= 1
        one.listed = None

    def miss(self, one):
        if self.happens(self.share("rebook")):
            self.asking.append(one)
            return
        self.leave(one)
        self.add("missed")

    # An evening

    def evening(self):
        self.cancel()
        for one in self.seconds.pop(self.now, []):
            one.asked = self.now
            self.add("requests")
            self.asking.append(one)
        for order, entry in enumerate(self.study["demand"]):
            for _ in range(self.poisson(self.rate(entry))):
                self.add("requests")
                self.asking.append(self.patient(entry["procedure"], order))
        self.asking.sort(key=lambda one: (not one.urgent, one.asked, one.order, one.number))
        for one in self.asking:
            self.book(one)

    def cancel(self):
        date = self.now + 1
        while not self.is_open(date):
            date += 1
        day = self.day(date)
        for one in list(day.visits):
            if self.happens(self.share("late_cancel")):
                day.visits.remove(one)
                day.give_back(one.procedure, one.place)
                self.miss(one)

    def book(self, one):
        ready = (self.now + 1) * DAY + one.hold
        if one.ready is None and not one.second:
            ready = max(ready, (self.now + one.authorization) * DAY)
        ready_date = ready // DAY
        if one.ready is None:
            one.ready = ready_date
        last = min(self.now + self.horizon, ready_date + min(one.patience, 10**6))
        date = ready_date
        while date <= last:
            if self.is_open(date):
                day = self.day(date)
                place = day.first(one.procedure, not_before=ready - date * DAY)
                if place:
                    day.take(one.procedure, place)
                    day.visits.append(one)
                    one.place = place
                    if one.listed is None:
                        one.listed = self.now
                        self.waiting += 1
                    return
            date += 1
        self.leave(one)
        self.add("lost")

    def run(self):
        for self.now in range(self.last):
            self.asking = []
            if self.is_open(self.now):
                self.treat()
                self.evening()
                del self.days[self.now]
            self.add("nights", self.waiting)
        return self.measures()

    def measures(self):
        weeks, total = self.study["weeks"], lambda key: self.totals.get(key, 0)
        ordered = sorted(self.to_visit)
        count = len(ordered)
        values = {
            "visits_per_week": total("visits") / weeks,
            "visits_per_week.spine": total("visits.spine") / weeks,
            "visits_per_week.joint": total("visits.joint") / weeks,
            "requests_per_week": total("requests") / weeks,
            "lost_per_week": total("lost") / weeks,
            "missed_per_week": total("missed") / weeks,
            "days_to_visit.mean": sum(ordered) / count,
            "days_to_visit.p90": ordered[math.ceil(0.9 * count) - 1],
            "days_for_place.mean": total("for_place") / count,
            "waiting_list.mean": total("nights") / (7 * weeks),
            "on_site_wait_minutes.mean": total("waited") / total("visits"),
            "overtime_minutes_per_week.room": total("overtime.room") / weeks,
            "overtime_minutes_per_week.nurse": total("overtime.nurse") / weeks,
        }
        if total("same_day_asked"):
            values["same_day.served_share"] = total("same_day_served") / total("same_day_asked")
        for kind, minutes in self.clinic.staffed.items():
            if minutes:
                values["busy_of_staffed." + kind] = total("busy." + kind) / (minutes * weeks)
        return values
