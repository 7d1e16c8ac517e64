"""The command called in this process, with a home of its own."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tui.cli import main


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def refused(self) -> bool:
        """Whether it is a failure as one is told: status 2, one line, nothing else."""
        return self.status == 2 and not self.out and self.err.count("\n") == 1


class _Stream(io.TextIOWrapper):
    """Standard output as a pipe: text and bytes."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def text(self) -> str:
        self.flush()
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return held.getvalue().decode("utf-8", "replace")


def call(words: Sequence[str | Path]) -> Answer:
    """Run a call; what it raises is a traceback in ``err``, as the process would show it."""
    out, err = _Stream(), _Stream()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it fell
            return Answer(-1, out.text(), f"Traceback: {error!r}")
    return Answer(status, out.text(), err.text())


@contextmanager
def own_home() -> Iterator[Path]:
    """A folder to play in, which is the home of the program meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        homes = {name: str(top / "home" / name) for name in names}
        with patch.dict(os.environ, homes | {"HOME": str(top / "home"), "LC_ALL": "C.UTF-8"}):
            yield top
