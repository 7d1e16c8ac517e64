"""Files that ask for more than they look like: each is read or refused, in bounds, with a message.

Measured is the whole call, ``gouji check FILE``, with all processes it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.attack.attack import Outcome
from bench.attack.hostile_files import KINDS
from bench.attack.hostile_files.kind import Kind

MOST_SECONDS, MOST_BYTES = 10.0, 500_000_000
"""Of processor time (a loaded machine takes longer, and is not at fault), and of memory."""

LARGEST = 19_000_000
_SIZES = (3_000, 30_000, 300_000, 3_000_000, LARGEST)
_STATUSES = frozenset({0, 1, 2})
_HANGING = 300.0  # by the clock: a loaded machine takes longer
_LOOKED_AT_EVERY = 0.01
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Reading:
    """What one call took: seconds of processor and by the clock, bytes, and what came of it."""

    cpu: float
    seconds: float
    memory: int
    status: int
    told: str

    @property
    def fault(self) -> str:
        """What is wrong with it, if anything."""
        if self.cpu > MOST_SECONDS:
            return f"{self.cpu:.1f} s"
        if self.memory > MOST_BYTES:
            return f"{self.memory / 1e6:.0f} MB"
        if self.status not in _STATUSES:
            return f"ended with {self.status}"
        if "Traceback" in self.told or "nternal error" in self.told:
            return self.told.strip().splitlines()[-1]
        if (self.status == 2) != bool(self.told.strip()):
            return f"status {self.status} and says “{self.told.strip()}”"
        return ""


def run(rounds: int, seed: int) -> Outcome:
    """So many files: every kind in turn, of a size and with details by chance."""
    outcome = Outcome()
    worst_cpu = worst_memory = 0.0
    chance = Random(seed)
    kinds = chance.sample(KINDS, len(KINDS))
    with TemporaryDirectory() as folder:
        for number in range(rounds):
            kind = kinds[number % len(kinds)]
            size = chance.choice(_SIZES)
            own = chance.randrange(2**32)
            reading = read(kind, size, own, Path(folder))
            outcome.rounds += 1
            worst_cpu = max(worst_cpu, reading.cpu)
            worst_memory = max(worst_memory, reading.memory / 1e6)
            if reading.fault:
                outcome.fell.append(f"{kind.name}, size {size}, chance {own}: {reading.fault}")
    outcome.figures["kinds"] = str(len(KINDS))
    outcome.figures["longest"] = f"{worst_cpu:.1f} s"
    outcome.figures["largest"] = f"{worst_memory:.0f} MB"
    return outcome


def read(kind: Kind, size: int, chance: int, folder: Path) -> Reading:
    """Make a file of that kind and let the program check it."""
    path = folder / f"file{kind.suffix}"
    path.write_bytes(kind.make(Random(chance), size)[: LARGEST + 500_000])
    return measured(path)


def measured(path: Path) -> Reading:
    """What checking a file takes."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "check", "--lang", "en", "--format", "csv", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert process.stderr is not None
    memory = 0
    while True:
        found, status, used = os.wait4(process.pid, os.WNOHANG)
        seconds = time.monotonic() - began
        if found:
            break
        if seconds > _HANGING:
            process.kill()
        memory = max(memory, resident(process.pid))
        time.sleep(_LOOKED_AT_EVERY)
    process.returncode = os.waitstatus_to_exitcode(status)
    told = process.stderr.read()
    process.stderr.close()
    cpu = used.ru_utime + used.ru_stime
    return Reading(cpu, seconds, memory, process.returncode, told)


def resident(pid: int) -> int:
    """The bytes of memory that a process and all it started hold now."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * _PAGE + sum(resident(int(child)) for child in children)
