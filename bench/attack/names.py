"""Names and words that would command a terminal or hide in it, through every way of printing.

File names of any bytes and reports that quote such characters go through ``check`` in every
format, ``export`` and opening without a terminal. Nothing that reaches standard output or
standard error may be obeyed by a terminal or stand there unseen, and JSON must hold what the
report holds.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from bench.attack.attack import Outcome
from bench.attack.called import Answer, call, own_home
from parser.harmless import printable
from tests.generator import generate

_ODD = (
    "\x1b[31m", "\x1b]0;x\x07", "\x1b[2J", "\x9b31m", "\r", "\n", "\t", "\x08", "\x7f", "\x00",
    "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f", "\u3164", "\uffa0",
    "\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u2028", "\x85", "\ufe0f", "\U000e0041",
    "\U000e0100", "\ufff9", "\u180e", "e" + "\u0301" * 30, "\u0301", "\u20e3", "\ud800", "\udcff",
)  # fmt: skip
_PLAIN = ("报告", "2023", "a b", "表三", "-", "--", "{0}", "%s", "[red]", "$HOME", "`x`", "年度")
_MOST_BYTES = 240


def run(rounds: int, seed: int) -> Outcome:
    """Play so many rounds, each a name and a report."""
    outcome = Outcome()
    calls = 0
    for number in range(rounds):
        chance = random.Random(f"{seed}/{number}")
        with own_home() as home:
            for words, answer, wrong in _play(chance, home):
                calls += 1
                if wrong:
                    told = ascii(answer.err or answer.out[:200])
                    outcome.fell.append(f"seed {seed}, round {number}: {wrong}: {words!a}: {told}")
        outcome.rounds += 1
    outcome.figures = {"calls": str(calls)}
    return outcome


def _play(chance: random.Random, home: Path) -> Iterator[tuple[list[str], Answer, str]]:
    path = home / _name(chance)
    sample = generate(chance.randrange(10_000), chance.choice(("pipe_end", "tabs")), "none")
    text = sample.data.decode("utf-8", "replace")
    place = text.find("\n", chance.randrange(len(text)))
    quoted = f"\n{_text(chance).replace(chr(0), '')}\n"
    data = (text[:place] + quoted + text[place:]).encode("utf-8", "ignore")
    written = True
    try:
        path.write_bytes(data)
    except (OSError, ValueError):  # no name of this system
        written = False
        path = Path(str(path).replace("\0", ""))
    shown = str(path)
    calls = [
        *(["check", shown, "--format", name] for name in ("text", "csv", "markdown")),
        ["check", shown, "--format", "json", "--with-text"],
        ["check", shown, "--format", "jsonl"],
        ["export", shown, "--format", "markdown", "--output", "-"],
        ["export", shown, "--format", "json", "--output", "-"],
        ["export", shown, "--output", str(home / "out") + os.sep + _name(chance)],
        ["check", str(home)],
        [shown],
        [_text(chance).replace("\0", "")],
        ["check", shown, "--last-year", _text(chance).replace("\0", "")],
        ["check", shown, f"--{_text(chance)}".replace("\0", "")],
        ["config", _text(chance).replace("\0", "")],
    ]
    for words in calls:
        answer = call(words)
        yield words, answer, _wrong(answer) or (_unlike(words, answer, data) if written else "")


def _wrong(answer: Answer) -> str:
    """What is wrong with what was printed, if anything."""
    for stream in (answer.out, answer.err):
        if printable(stream) != stream:
            return "unseen or obeyed"
        if "\r" in stream.replace("\r\n", ""):
            return "a return of the carriage"
    if answer.status not in (0, 1, 2) or "Traceback" in answer.err:
        return "a crash"
    if answer.status == 2 and not answer.err:
        return "nothing told"
    return ""


def _unlike(words: list[str], answer: Answer, data: bytes) -> str:
    """Whether JSON holds another text than the file."""
    if "--with-text" not in words or answer.status == 2:
        return ""
    source = json.loads(answer.out)["source"]
    if source["kind"] != "text" or source["encoding"] != "utf-8":
        return ""
    # Controls are replaced one for one where a source is made; everything else must be there.
    as_read = data.decode()
    if len(source["text"]) != len(as_read):
        return "another length"
    pairs = zip(source["text"], as_read, strict=True)
    unlike = [(kept, was) for kept, was in pairs if kept != was and printable(was) == was]
    return f"another text: {unlike[:3]}" if unlike else ""


def _text(chance: random.Random) -> str:
    kinds = (_ODD, _PLAIN)
    return "".join(chance.choice(chance.choice(kinds)) for _ in range(chance.randrange(1, 9)))


def _name(chance: random.Random) -> str:
    """A file name of hostile pieces that the system may take."""
    name = _text(chance).replace("/", "")
    while len(name.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        name = name[:-1]
    return f"{name}.txt"
