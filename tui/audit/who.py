"""Who works here, and with which version of the program: it stands with every event."""

from __future__ import annotations

import getpass
from functools import cache


def auditor_name() -> str:
    """Who works here, by the name of the login; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


@cache
def program_version() -> str:
    """The version of gouji; empty where it is run from its folder without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gouji")
    except PackageNotFoundError:
        return ""
