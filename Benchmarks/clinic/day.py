"""The day as it runs, as processes on SimPy."""

import simpy


class Room:
    """Counts of one day."""

    def __init__(self):
        self.busy = dict.fromkeys(["c_arm", "radiologist", "technologist", "nurse", "bay"], 0.0)
        self.waited = 0.0
        self.last_turnover = {}
        self.last_task = {}


class RunningDay:
    def __init__(self, clinic, weekday):
        self.env = simpy.Environment()
        self.clinic = clinic
        self.count = Room()
        rows = clinic.rows[weekday]
        env = self.env
        self.arms = {row.c_arm: simpy.PriorityResource(env) for row in rows}
        self.leads = {row.technologist: simpy.Resource(env) for row in rows}
        self.hands = {row.radiologist: simpy.Resource(env) for row in rows}
        self.bays = simpy.Resource(env, max(1, clinic.bays))
        self.tasks = simpy.Store(env)
        blocks = [(name, hours[weekday]) for name, hours in clinic.nurses if hours[weekday]]
        latest = max((hours[-1][1] for _, hours in blocks), default=0)
        for name, hours in blocks:
            for block in hours:
                env.process(self.nurse(name, block, stays=block[1] == latest))

    def nurse(self, name, block, stays):
        """Takes tasks in the order of asking, begins none outside hours, and the last one stays until all is done."""
        start, end = block
        yield self.env.timeout(start)
        while True:
            task = self.tasks.get()
            if stays:
                length, done = yield task
            else:
                yield task | self.env.timeout(max(0, end - self.env.now))
                if not task.triggered:
                    task.cancel()
                    return
                length, done = task.value
            yield self.env.timeout(length)
            self.count.busy["nurse"] += length
            self.count.last_task[name] = max(self.count.last_task.get(name, 0), self.env.now)
            done.succeed()
            if not stays and self.env.now >= end:
                return

    def ask_nurse(self, length):
        done = self.env.event()
        self.tasks.put((length, done))
        return done

    def visit(self, procedure, place, late, step):
        """From arrival until the patient leaves; the room goes on to turnover."""
        env, count = self.env, self.count
        booked = place.intake[1] if place.intake else place.start
        arrives = max(0, booked + late)
        yield env.timeout(arrives)
        if procedure.intake:
            yield self.ask_nurse(procedure.intake)
        if env.now < place.start:
            yield env.timeout(place.start - env.now)
        arm = self.arms[place.row.c_arm].request(priority=place.start)
        yield arm
        entered = env.now
        lead = self.leads[place.row.technologist].request()
        yield lead
        led = env.now
        yield env.timeout(procedure.setup)
        hand = self.hands[place.row.radiologist].request()
        yield hand
        yield env.timeout(step)
        count.busy["radiologist"] += step
        self.hands[place.row.radiologist].release(hand)
        bay = None
        if procedure.needs_bay:
            bay = self.bays.request()
            yield bay
        env.process(self.turnover(procedure, place, arm, lead, entered, led))
        if bay:
            got = env.now
            yield env.timeout(procedure.recovery)
            if procedure.discharge:
                yield self.ask_nurse(procedure.discharge)
            self.bays.release(bay)
            count.busy["bay"] += env.now - got
        own = procedure.intake + procedure.setup + step + procedure.recovery + procedure.discharge
        count.waited += env.now - max(arrives, booked) - own

    def turnover(self, procedure, place, arm, lead, entered, led):
        yield self.env.timeout(procedure.turnover)
        row = place.row
        self.arms[row.c_arm].release(arm)
        self.leads[row.technologist].release(lead)
        self.count.busy["c_arm"] += self.env.now - entered
        self.count.busy["technologist"] += self.env.now - led
        key = (row.c_arm, row.end)
        self.count.last_turnover[key] = max(self.count.last_turnover.get(key, 0), self.env.now)

    def run(self, visits):
        for visit in visits:
            self.env.process(self.visit(*visit))
        self.env.run()
        return self.count
