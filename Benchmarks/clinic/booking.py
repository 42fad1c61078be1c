"""Places: the first that keeps every rule beside what is booked."""

from dataclasses import dataclass


@dataclass
class Place:
    date: int
    start: int
    row: object
    intake: tuple = None  # nurse, start
    discharge: tuple = None


def is_free(spans, start, end):
    for begins, ends in spans:
        if ends > start and begins < end:
            return False
    return True


class Day:
    """What is booked on one date."""

    def __init__(self, clinic, date):
        self.clinic = clinic
        self.date = date
        self.rows = clinic.rows[date % 7]
        self.arms = {row.c_arm: [] for row in self.rows}
        self.hands = {row.radiologist: [] for row in self.rows}
        self.nurses = {name: [] for name, _ in clinic.nurses}
        self.blocks = [(name, hours[date % 7]) for name, hours in clinic.nurses]
        self.stays = []
        self.visits = []
        self.full = set()
        self.reserves = []

    def starts(self, procedure):
        """Room starts with their rows: by time, then C-arm; the same on all such days."""
        known = self.clinic.starts
        key = (self.date % 7, procedure.code)
        if key not in known:
            known[key] = sorted(
                (start, number) for number, row in enumerate(self.rows) if procedure.code in row.procedures
                for start in range(row.start, row.end - procedure.room + 1, self.clinic.grid))
        return known[key]

    def first(self, procedure, not_before=0, nothing_before=0, last=False):
        whole = not_before <= 0 and nothing_before <= 0
        if whole and procedure.code in self.full:
            return None
        starts = self.starts(procedure)
        for start, number in reversed(starts) if last else starts:
            if start < not_before:
                continue
            place = self.place(procedure, start, self.rows[number], nothing_before)
            if place:
                return place
        if whole:
            self.full.add(procedure.code)
        return None

    def place(self, procedure, start, row, nothing_before):
        begin = start + procedure.setup
        end = begin + procedure.step
        if not is_free(self.arms[row.c_arm], start, start + procedure.room):
            return None
        if not is_free(self.hands[row.radiologist], begin, end):
            return None
        intake = discharge = None
        if procedure.intake:
            intake = self.intake(procedure, start, nothing_before)
            if not intake:
                return None
        elif start < nothing_before:
            return None
        if procedure.needs_bay:
            ready = end + procedure.recovery
            leave = ready
            if procedure.discharge:
                discharge = self.discharge(procedure, ready, intake)
                if not discharge:
                    return None
                leave = discharge[1] + procedure.discharge
            if not self.has_bay(end, leave):
                return None
        return Place(self.date, start, row, intake, discharge)

    def nurse(self, start, length, also=()):
        """The first nurse in order who is there and free."""
        for name, blocks in self.blocks:
            if any(begins <= start and start + length <= ends for begins, ends in blocks) and is_free(
                    self.nurses[name] + [span for who, span in also if who == name], start, start + length):
                return name
        return None

    def intake(self, procedure, start, nothing_before):
        latest = start - procedure.intake
        for begin in range(latest, latest - self.clinic.intake_wait - 1, -self.clinic.grid):
            if begin < nothing_before:
                return None
            name = self.nurse(begin, procedure.intake)
            if name:
                return name, begin
        return None

    def discharge(self, procedure, ready, intake):
        mine = [(intake[0], (intake[1], intake[1] + procedure.intake))] if intake else []
        for begin in range(ready, ready + self.clinic.discharge_wait + 1, self.clinic.grid):
            name = self.nurse(begin, procedure.discharge, mine)
            if name:
                return name, begin
        return None

    def has_bay(self, start, end):
        taken = [span for span in self.stays if span[0] < end and span[1] > start]
        moments = [start] + [begins for begins, _ in taken if begins > start]
        return all(sum(begins <= at < ends for begins, ends in taken) < self.clinic.bays for at in moments)

    def spans(self, procedure, place):
        """What a visit takes: (list, span) pairs."""
        begin = place.start + procedure.setup
        end = begin + procedure.step
        taken = [(self.arms[place.row.c_arm], (place.start, place.start + procedure.room)),
                 (self.hands[place.row.radiologist], (begin, end))]
        if place.intake:
            taken.append((self.nurses[place.intake[0]], (place.intake[1], place.intake[1] + procedure.intake)))
        leave = end + procedure.recovery
        if place.discharge:
            leave = place.discharge[1] + procedure.discharge
            taken.append((self.nurses[place.discharge[0]], (place.discharge[1], leave)))
        if procedure.needs_bay:
            taken.append((self.stays, (end, leave)))
        return taken

    def take(self, procedure, place):
        for spans, span in self.spans(procedure, place):
            spans.append(span)

    def give_back(self, procedure, place):
        for spans, span in self.spans(procedure, place):
            spans.remove(span)
        self.full.clear()

    def keep_reserves(self):
        code, count = self.clinic.reserve
        if not code:
            return
        procedure = self.clinic.procedures[code]
        for _ in range(count):
            place = self.first(procedure, last=True)
            if place:
                self.take(procedure, place)
                self.reserves.append((procedure, place))
        self.full.clear()

    def release_reserves(self):
        for procedure, place in self.reserves:
            self.give_back(procedure, place)
        self.reserves = []
