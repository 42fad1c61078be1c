#!/usr/bin/env python3
"""The event engine alone: M/M/1 on fluoro's engine, on SimPy and on Ciw, one after the other in one run.

    pip install simpy ciw
    swift build -c release --package-path Benchmarks --product QueueEngine
    python3 Benchmarks/queues.py [--runs 5] [--customers 100000]

An event is an arrival or the end of a service. Each engine draws its own random numbers; the mean wait in the line is that of
all runs, beside the closed form load / (1 - load) in mean services (the line begins empty).
"""
import argparse
import pathlib
import random
import statistics
import subprocess
import time

import ciw
import simpy


def fluoro(program, customers, load, seed):
    out = subprocess.run(
        [program, "--customers", str(customers), "--load", str(load), "--seed", str(seed)],
        check=True, capture_output=True, text=True).stdout.split()
    return int(out[0]), float(out[1]), float(out[2])


def with_simpy(customers, load, seed):
    draws = random.Random(seed)
    env = simpy.Environment()
    server = simpy.Resource(env, 1)
    waited = 0.0

    def customer():
        nonlocal waited
        came = env.now
        with server.request() as turn:
            yield turn
            waited += env.now - came
            yield env.timeout(draws.expovariate(1))

    def arrivals():
        for _ in range(customers):
            yield env.timeout(draws.expovariate(load))
            env.process(customer())

    env.process(arrivals())
    begin = time.perf_counter()
    env.run()
    return 2 * customers, time.perf_counter() - begin, waited / customers


def with_ciw(customers, load, seed):
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(load)], service_distributions=[ciw.dists.Exponential(1)],
        number_of_servers=[1])
    simulation = ciw.Simulation(network)
    begin = time.perf_counter()
    simulation.simulate_until_max_customers(customers)
    seconds = time.perf_counter() - begin
    waits = [record.waiting_time for record in simulation.get_all_records()]
    return 2 * len(waits), seconds, statistics.fmean(waits)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--customers", type=int, default=100_000, help="for SimPy and Ciw; fluoro's engine takes ten times as many")
    parser.add_argument("--load", type=float, default=0.8)
    options = parser.parse_args()
    program = pathlib.Path(__file__).parent / ".build" / "release" / "QueueEngine"
    engines = [
        ("fluoro", lambda seed: fluoro(program, 10 * options.customers, options.load, seed)),
        ("SimPy", lambda seed: with_simpy(options.customers, options.load, seed)),
        ("Ciw", lambda seed: with_ciw(options.customers, options.load, seed)),
    ]
    speeds = {name: [] for name, _ in engines}
    waits = {name: [] for name, _ in engines}
    for seed in range(1, options.runs + 1):
        for name, run in engines:
            events, seconds, wait = run(seed)
            speeds[name].append(events / seconds)
            waits[name].append(wait)
    print(f"| engine | events a second, median of {options.runs} | times SimPy | mean wait (closed form {options.load / (1 - options.load):.3g}) |")
    print("| --- | --- | --- | --- |")
    simpy_speed = statistics.median(speeds["SimPy"])
    for name, _ in engines:
        speed = statistics.median(speeds[name])
        print(f"| {name} | {speed:,.0f} | {speed / simpy_speed:.1f} | {statistics.fmean(waits[name]):.3f} |")


if __name__ == "__main__":
    main()
