"""Copying: the system's own tool first, then the terminal (OSC 52), of which nothing is certain."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

_SECONDS = 0.2
"""A tool that has not taken the text by then will not: nothing else is done meanwhile."""


def copy(app: App[Any], text: str) -> bool:
    """Put the text on the clipboard; whether it is known to be there.

    What a terminal does with OSC 52 cannot be known: some ignore it.
    """
    for command in _tools():
        if _taken(command, text):
            return True
    app.copy_to_clipboard(text)
    return False


def _tools() -> Iterator[list[str]]:
    """The clipboard tools present here that can work; over ssh none reaches the user's desk."""
    if os.environ.get("SSH_CONNECTION"):
        return
    wanted = [["pbcopy"]] if sys.platform == "darwin" else []
    if sys.platform == "win32":
        wanted.append(["clip.exe"])
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        wanted += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    if os.environ.get("WSL_DISTRO_NAME"):
        wanted.append(["clip.exe"])
    yield from (command for command in wanted if shutil.which(command[0]))


def _taken(command: list[str], text: str) -> bool:
    encoding = "utf-16" if command[0] == "clip.exe" else "utf-8"
    try:
        done = subprocess.run(
            command,
            input=text.encode(encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
