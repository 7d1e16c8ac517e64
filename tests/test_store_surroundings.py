"""Where the audit file lies: network shares, folders of others; what is kept beside it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.auditing import WRONG
from tui import store_command
from tui.audit import held, lately, locations, schema, share
from tui.audit.database import WAIT_SECONDS, connect
from tui.audit.recent import Tally
from tui.audit.session import Session
from tui.audit.soundness import check_structure
from tui.audit.store import Store, StoreError, key_of

KEY = key_of(WRONG)
MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:25 / /mnt/office\\040files rw,relatime shared:1 - cifs //server/share rw
31 22 0:26 / /mnt/nfs rw - nfs4 server:/export rw
32 31 0:27 / /mnt/nfs/local rw - tmpfs tmpfs rw
33 22 0:28 / /home/a/cloud rw - fuse.rclone remote: rw
34 22 0:29 / /over rw - nfs server:/x rw
35 22 0:30 / /over rw - ext4 /dev/vdb rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/audits.sqlite3", None),
        ("/mnt/office files/audits.sqlite3", "cifs"),
        ("/mnt/office files/deep/er/audits.sqlite3", "cifs"),
        ("/mnt/nfs/audits.sqlite3", "nfs4"),
        ("/mnt/nfs/local/audits.sqlite3", None),
        ("/mnt/nfs-not/audits.sqlite3", None),
        ("/home/a/cloud/audits.sqlite3", "fuse.rclone"),
        ("/over/audits.sqlite3", None),
    ],
)
def test_a_network_share_is_known_by_its_mount(path: str, kind: str | None) -> None:
    assert share._of_mounts(Path(path), MOUNTS) == kind


def test_a_store_on_a_share_works_without_wal_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "network_share", lambda _: "cifs")
    with Store(tmp_path / "a.db") as store:
        assert [reason.code for reason in store.notices] == ["store.on_share"]
        assert store.take_notices() == store.notices
        assert store.take_notices() == ()


def test_a_locked_file_is_waited_for_no_longer_than_a_key_may_freeze(tmp_path: Path) -> None:
    assert WAIT_SECONDS <= 0.5
    Store(tmp_path / "a.db").close()
    database = connect(tmp_path / "a.db")
    assert database.execute("PRAGMA busy_timeout").fetchone() == (WAIT_SECONDS * 1000,)
    database.close()


def test_what_is_kept_lightly_survives_a_kill_and_garbage(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    Session.open(WRONG, store, "甲")
    store.move_to(KEY, "t3.granted.natural")
    store.tally(KEY, Tally(1, 2, 3, 4, 5))
    beside = Path(f"{path}-lately")
    with beside.open("ab") as file:
        file.write(b'\xff\n[]\n{"report": 7}\n{"report": "x", "tally": ["a"]}\n{"report": ')
    again = Store(path)
    assert again.position(KEY) == "t3.granted.natural"
    assert again.recent()[0].tally == Tally(1, 2, 3, 4, 5)
    again.close()
    assert not beside.exists()
    with Store(path) as third:
        assert third.position(KEY) == "t3.granted.natural"
        assert third.recent()[0].tally == Tally(1, 2, 3, 4, 5)
    store.close()


def test_of_a_file_of_moves_without_end_the_last_ones_are_read(tmp_path: Path) -> None:
    beside = tmp_path / "a.db-lately"
    kept = lately.Lately(beside)
    for number in range(30_000):
        kept._write(KEY, {"position": f"place {number}"})
    assert beside.stat().st_size > 2 * 1024 * 1024
    assert lately.Lately(beside).position(KEY) == "place 29999"
    first = json.dumps({"report": "a" * 64, "position": "first"}).encode() + b"\n"
    beside.write_bytes(first + beside.read_bytes())
    assert lately.Lately(beside).position("a" * 64) is None  # more is not read


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_rescue_files_are_not_taken_from_a_folder_that_others_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    private = locations._private_folder()
    real = tmp_path / "theirs"
    real.mkdir()
    monkeypatch.setattr(locations, "default_path", lambda: tmp_path / "home" / "audits.sqlite3")
    store = tmp_path / "kept" / "a.db"
    *_, rescue = locations.rescue_names(store)
    assert rescue.parent == private
    (real / rescue.name).touch()
    private.symlink_to(real)
    assert locations.rescues_of(store) == []
    private.unlink()
    real.rename(private)
    assert len(locations.rescues_of(store)) == 1


def test_closing_twice_and_closing_without_a_file_are_no_faults(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept" / "a.db")
    Session.open(WRONG, store, "甲").note("report", "一步")
    store.path.unlink()
    store.close()
    store.close()


def test_a_closed_store_is_one_whole_file_also_where_another_window_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one, two = Store(path), Store(path)
    Session.open(WRONG, one, "甲").note("report", "一步")
    one.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with Store(copy) as copied:
        assert len(copied.events(KEY)) == 1
        assert copied.notices == ()
    Session.open(WRONG, two, "乙").note("report", "又一步")
    two.close()
    assert {each.name for each in tmp_path.iterdir()} == {"a.db", "copy.db", "backups"}


LOCKER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    database.execute("BEGIN EXCLUSIVE")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_nobody_can_write_while_the_structure_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To close the file past SQLite would let go of the locks of the whole process."""
    path = tmp_path / "a.db"
    said = []
    whole = schema.is_whole

    def checked(database: sqlite3.Connection) -> bool:
        call = [sys.executable, "-c", LOCKER, str(path)]
        said.append(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
        return whole(database)

    with Store(path) as store:
        Session.open(WRONG, store, "甲")
        monkeypatch.setattr(schema, "is_whole", checked)
        database = connect(path)
        check_structure(database, path)
        database.close()
    assert said == ["database is locked\n"]


def test_without_a_home_no_audits_are_begun_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(locations, "default_path", lambda: Path("~/gouji/audits.sqlite3"))
    for call in (Store, lambda: store_command.run("check", None, None, replace=False)):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.reason.code == "store.no_home"
    assert list(tmp_path.iterdir()) == []
    named = tmp_path / "named" / "a.db"
    Store(named).close()
    assert {each.parent for each in locations.rescue_names(named)} == {
        named.parent,
        locations._private_folder(),
    }
