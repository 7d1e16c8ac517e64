"""Outputs aimed at what must never be replaced: reports, audits, devices, by every kind of name.

Each round makes a folder with such things and with links to them, and calls ``check`` and
``export`` with ``--output`` at them, with and without ``--force``. Afterwards each of them must
be what it was, byte for byte, under the same inode, and each call must have been refused in one
line. Beside them stand files that may be replaced; those must be.
"""

from __future__ import annotations

import os
import random
import secrets
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import parser
from bench.attack.attack import Outcome
from bench.attack.called import Answer, call, own_home
from tests.generator import LAYOUTS, generate
from tests.generator.sample import Sample
from tui.audit.session import Session
from tui.audit.store import Store, default_path

_QUICK = ("pipe_end", "markdown", "tabs", "line_closed", "spaces", "html", "docx")
_FORMATS = ("text", "json", "jsonl", "csv", "markdown")
_CALLS_A_ROUND = 8


@dataclass
class Ground:
    """A folder to play on: ``kept`` must stay as it is, ``free`` may be replaced."""

    folder: Path
    chance: random.Random
    kept: list[Path] = field(default_factory=list)
    free: list[Path] = field(default_factory=list)

    def make(self) -> None:
        self.folder.mkdir()
        for number in range(2):
            self._report(f"report{number}")
        self._audits()
        self._other_kinds()
        self._free_files()

    def _report(self, name: str) -> None:
        sample = _sample(self.chance)
        suffix = self.chance.choice((sample.layout.suffix, ".md", ".json", "", ".bak"))
        self._keep(f"{name}{suffix}", sample.data)

    def _audits(self) -> None:
        """Audit files: of every day, one by name, open ones, copies, damaged ones."""
        report = parser.read(self.kept[0])
        for path in (default_path(), self.folder / "mine.sqlite3"):
            with closing(Store(path)) as store:
                Session.open(report, store, "甲").note("report", "政府信息公开申请：一条批注" * 20)
            self.kept.append(path)
        whole = self.kept[-1].read_bytes()
        copy = self._keep(self.chance.choice(("audits.md", "copy.json", "x")), whole)
        cut = bytearray(whole[: self.chance.randrange(100, len(whole))])
        cut[self.chance.randrange(16, 100)] ^= 0xFF
        self._keep("cut.csv", bytes(cut))
        broken = bytes(self.chance.randbytes(64)) + whole[64:]
        self._keep("mine.damaged-20260102.sqlite3", broken)
        # What SQLite leaves beside a file that was not closed, under its name and under another.
        other = self.folder / "open.sqlite3"
        shutil.copy(copy, other)
        with closing(sqlite3.connect(other)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("CREATE TABLE IF NOT EXISTS more (x)")
            database.commit()
            for ending in ("", "-wal", "-shm"):
                name = f"{self.folder}/left.sqlite3{ending}"
                shutil.copy(f"{other}{ending}", name)
                self.kept.append(Path(name))
            self._keep("log.txt", Path(f"{other}-wal").read_bytes())
        self.kept.append(other)

    def _other_kinds(self) -> None:
        self._keep("scan.pdf", b"%PDF-1.4\n" + self.chance.randbytes(500))
        self._keep("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + self.chance.randbytes(600))
        self._keep("photo.md", b"\x89PNG\r\n\x1a\n" + self.chance.randbytes(300))
        if hasattr(os, "mkfifo"):
            os.mkfifo(self.folder / "pipe.md")
            self.kept.append(self.folder / "pipe.md")
        # What /dev/stdout is on many systems. The real one would be gone if this attack succeeded.
        for name, aim in (("stdout", "/proc/self/fd/1"), ("fd", "/proc/self/fd/2")):
            (self.folder / name).symlink_to(aim)
            self.kept.append(self.folder / name)
        with suppress(
            OSError, AttributeError
        ):  # only root may make a device; nobody else could replace one
            os.mknod(self.folder / "null", 0o600 | stat.S_IFCHR, os.makedev(1, 3))
            self.kept.append(self.folder / "null")
        (self.folder / "sub").mkdir()
        self.kept.append(self.folder / "sub")

    def _free_files(self) -> None:
        (self.folder / "notes.md").write_text("会议记录", "utf-8")
        (self.folder / "empty.md").touch()
        self.free += [self.folder / "notes.md", self.folder / "empty.md"]
        for name in self.chance.sample(_FORMATS, 2):
            own = self.folder / f"own-{name}.x"
            assert call(["check", self.kept[0], "--format", name, "-o", own]).status in (0, 1)
            self.free.append(own)

    def _keep(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        self.kept.append(path)
        return path

    def way_to(self, path: Path) -> Path:
        """Another name for what stands there: links of both kinds, chains of them, detours."""
        match self.chance.randrange(6):
            case 0:
                return path
            case 1:
                return self.folder / "sub" / ".." / os.path.relpath(path, self.folder)
            case 2 if path.is_file() and not path.is_symlink():
                link = self._free_name()
                with suppress(OSError):
                    link.hardlink_to(path)
                    return link
                return path
            case 3:
                folder = self._free_name("")
                folder.symlink_to(path.parent)
                return folder / path.name
            case 4:
                link = self._free_name()
                link.symlink_to(os.path.relpath(path, self.folder))
                return link
            case _:
                aim = path
                for _ in range(self.chance.randrange(1, 5)):
                    link = self._free_name()
                    link.symlink_to(aim)
                    aim = link
                return aim

    def _free_name(self, ending: str = ".md") -> Path:
        return self.folder / f"link-{secrets.token_hex(4)}{ending}"


def _sample(chance: random.Random) -> Sample:
    """A report; most are of kinds that are written quickly."""
    layouts = _QUICK if chance.random() < 0.9 else tuple(LAYOUTS)
    return generate(chance.randrange(10_000), chance.choice(layouts), "none")


State = dict[Path, tuple[object, ...]]


def _state(paths: list[Path]) -> State:
    """What each of these is: its kind, its inode, its bytes."""
    found: State = {}
    for path in paths:
        said = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(said.st_mode) else b""
        found[path] = (said.st_mode, said.st_ino, said.st_dev, data)
    return found


def run(rounds: int, seed: int) -> Outcome:
    """Play so many rounds."""
    outcome = Outcome()
    calls = replaced = 0
    for number in range(rounds):
        with own_home() as home:
            chance = random.Random(f"{seed}/{number}")
            ground = Ground(home / "ground", chance)
            ground.make()
            audited = home / "audited.txt"
            audited.write_bytes(_sample(chance).data)
            before = _state(ground.kept)
            for said in _play(ground, audited, home):
                calls += 1
                replaced += said == "replaced"
                if said not in ("", "replaced"):
                    outcome.fell.append(f"seed {seed}, round {number}: {said}")
            after = _state(ground.kept)
            changed = [path.name for path in ground.kept if before[path] != after[path]]
            if changed:
                outcome.fell.append(f"seed {seed}, round {number}: changed: {changed}")
            drafts = [path.name for path in ground.folder.iterdir() if path.name.startswith(".")]
            if drafts:
                outcome.fell.append(f"seed {seed}, round {number}: left over: {drafts}")
        outcome.rounds += 1
    outcome.figures = {"calls": str(calls), "files replaced that may be": str(replaced)}
    return outcome


def _play(ground: Ground, audited: Path, home: Path) -> Iterator[str]:
    """Calls of one round; for each what fell, ``replaced``, or nothing."""
    chance = ground.chance
    for _ in range(_CALLS_A_ROUND):
        target = ground.way_to(chance.choice(ground.kept))
        if target.is_dir():
            continue  # the place for an export
        forced = chance.random() < 0.8
        words = _words(chance, audited, home, target, forced)
        answer = call(words)
        yield "" if answer.refused else _told(words, answer)
    beside = Path(f"{chance.choice((default_path(), ground.folder / 'mine.sqlite3'))}-journal")
    answer = call(_words(chance, audited, home, beside, True))
    yield "" if answer.refused and not beside.exists() else _told([beside], answer)
    for free in ground.free:
        target, old = ground.way_to(free), free.read_bytes()
        for forced in (False, True):
            words = _words(chance, audited, home, target, forced)
            answer = call(words)
            if not forced:
                kept = answer.refused and free.read_bytes() == old
                yield "" if kept else _told(words, answer)
            elif answer.status in (0, 1) and target.read_bytes() not in (old, b""):
                yield "replaced"
            else:
                yield _told(words, answer)


def _words(
    chance: random.Random, audited: Path, home: Path, target: Path, forced: bool
) -> list[str | Path]:
    lang = ["--lang", chance.choice(("zh", "en"))]
    force = ["--force"] if forced else []
    if chance.random() < 0.5:
        name = chance.choice(_FORMATS)
        return ["check", audited, "--format", name, "--output", target, *lang, *force]
    kind = {".json": "json", ".csv": "csv"}.get(target.suffix, "markdown")
    store = home / "working.sqlite3"
    return ["export", audited, "--format", kind, "--store", store, "-o", target, *lang, *force]


def _told(words: list[str | Path], answer: Answer) -> str:
    return f"{' '.join(map(str, words))}: status {answer.status}: {answer.err or answer.out[:80]}"
