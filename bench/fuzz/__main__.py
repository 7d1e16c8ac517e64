"""``python -m bench.fuzz TARGET... --seconds N``: each target for so long, guided by coverage.

What breaks a promise, or takes longer than ``--slow`` seconds, is kept in ``.fuzz/TARGET-found``
once for each place in the code; mend it and put the file into ``tests/corpus/TARGET`` under a
name that says the fault, where ``tests/test_corpus.py`` plays it for good. Inputs that reached
new code are kept in ``.fuzz/TARGET`` and begin the next run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench.fuzz.targets import TARGETS

_WORK = Path(".fuzz")
_MEMORY = 2_000  # MB, of which the instrumented program takes a quarter


def main() -> int:
    """Fuzz each target in a process of its own; status 1 when anything new was found."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    call.add_argument("--seconds", type=int, default=60)
    call.add_argument("--slow", type=float, default=2.0)
    chosen = call.parse_args()
    if unknown := set(chosen.targets) - TARGETS.keys():
        call.error(f"no such target: {', '.join(sorted(unknown))}")
    found = 0
    for name in chosen.targets or TARGETS:
        corpus, kept = _prepared(name)
        before = set(kept.iterdir())
        worker = [sys.executable, "-m", "bench.fuzz.worker", name, str(kept), str(chosen.slow)]
        limits = [
            f"-max_total_time={chosen.seconds}",
            f"-max_len={TARGETS[name].longest}",
            f"-rss_limit_mb={_MEMORY}",
            "-timeout=30",
            "-print_final_stats=1",
            f"-artifact_prefix={kept}/stopped-",
        ]
        log = _WORK / f"{name}.log"
        with log.open("wb") as told:
            subprocess.run([*worker, *limits, str(corpus)], stdout=told, stderr=told, check=False)
        new = sorted(path.name for path in set(kept.iterdir()) - before)
        found += len(new)
        print(f"{name:<16}{_runs(log):>12} runs{len(new):>6} found  {' '.join(new)}", flush=True)
    return 1 if found else 0


def _prepared(name: str) -> tuple[Path, Path]:
    """The folders of a target: its inputs, with the good ones to begin with, and what fell."""
    corpus, kept = _WORK / name, _WORK / f"{name}-found"
    corpus.mkdir(parents=True, exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    return corpus, kept


def _runs(log: Path) -> str:
    wanted = "stat::number_of_executed_units:"
    lines = log.read_text("utf-8", "replace").splitlines()
    return next((line.split()[-1] for line in lines if line.startswith(wanted)), "stopped")


if __name__ == "__main__":
    sys.exit(main())
