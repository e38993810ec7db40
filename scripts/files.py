"""Lets danvan look at every file of a folder, and says what came of it.

    files.py DANVAN FOLDER

Each is read by `model import` and `figure import --dry-run`, and a text once more with its first
column as titles, so that all of its rows are looked at. It must end within 20 seconds and
200 MB, by itself, with 0, 1, 64 or 65, and say what is wrong where it is not 0. Prints a table, and a
line for each that does not.
"""

import collections
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time

SECONDS = 20
MEGABYTES = 200
# Taken; rows are held; not a file, or not asked so; no data that can be taken.
CODES = {0, 1, 64, 65}


def files(folder):
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(place, name)
            if os.path.isfile(path):
                yield path


def ways(path):
    """How to read a file: noun and options."""
    yield "model", []
    yield "figure", []
    if path.lower().endswith((".csv", ".tsv", ".txt")):
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            line = file.readline(10_000)
        mark = max(",;\t|", key=line.count)
        heads = next(csv.reader([line], delimiter=mark), []) if line.strip() else []
        head = next((h.strip() for h in heads if h.strip() and "=" not in h), None)
        if head and "\0" not in head:
            yield "model", ["--map", f"{head}=title", "--set", "year=2026"]


def run(danvan, noun, options, path, scratch):
    """What a run ended with, what it said, its seconds of clock and its megabytes."""
    command = [danvan, "--db", f"{scratch}/danvan.db", noun, "import", path, "--dry-run"]
    command += ["--set", "province=22", "--format", "csv"] + options
    with open(f"{scratch}/out", "w+b") as out, open(f"{scratch}/err", "w+b") as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env={"PATH": "/usr/bin:/bin", "DANVAN_LANG": "en"})
        code, usage = None, None
        while code is None:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() - start > SECONDS:
                process.kill()
                _, _, usage = os.wait4(process.pid, 0)
                code = "too long"
            else:
                time.sleep(0.002)
        process.returncode = 0
        err.seek(0)
        said = err.read().decode("utf-8", "replace")
    return code, said, time.monotonic() - start, usage.ru_maxrss / 1024


def faults(code, said, memory):
    if code not in CODES:
        yield f"ended with {code}"
    if code != 0 and "Error:" not in said:
        yield "no message"
    if memory > MEGABYTES:
        yield f"{memory:.0f} MB"


def main(danvan, folder):
    codes, kinds = collections.Counter(), collections.Counter()
    slowest, largest, wrong, count = (0, ""), (0, ""), [], 0
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([danvan, "--db", f"{scratch}/danvan.db", "init", "--seed"], check=True,
                       stdout=subprocess.DEVNULL)
        for path in files(folder):
            count += 1
            kinds[os.path.splitext(path)[1].lower()] += 1
            for noun, options in ways(path):
                code, said, seconds, memory = run(danvan, noun, options, path, scratch)
                codes[code] += 1
                slowest = max(slowest, (seconds, path))
                largest = max(largest, (memory, path))
                wrong += [f"{noun} {options} {path}: {fault}" for fault in faults(code, said, memory)]
    for line in wrong:
        print(line)
    print("| files | runs | ended with | slowest, s | largest, MB | wrong |")
    print("|--:|--:|---|--:|--:|--:|")
    ends = ", ".join(f"{code}: {number}" for code, number in sorted(codes.items(), key=str))
    print(f"| {count} | {sum(codes.values())} | {ends} | {slowest[0]:.2f} | {largest[0]:.0f} "
          f"| {len(wrong)} |")
    print(f"\n{dict(kinds)}\nslowest: {slowest[1]}\nlargest: {largest[1]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
