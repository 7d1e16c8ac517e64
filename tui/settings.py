"""What a user has set: keys and rules in ``config.toml``, theme and language remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_state_path

from parser.troubles import Trouble
from tui.config_file import config_of, plain_text
from tui.locale import LANGUAGES, Lang

_LONGEST_TOLD = 300


@dataclass(frozen=True, slots=True)
class Settings:
    """``keys`` maps the id of an action to its keys; ``problem`` says what could not be read.

    ``export_folder`` is where the last export went, where the user chose another folder for it
    than the one offered. ``auditor`` is the name under which events are stored.
    """

    theme: str | None = None
    lang: Lang | None = None
    ascii_rules: bool = False
    export_folder: str | None = None
    auditor: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def config_path() -> Path:
    """Where the user's config file is looked for; it need not be there."""
    return user_config_path("gouji") / "config.toml"


def _state_path() -> Path:
    return user_state_path("gouji") / "screen.json"


def drafts_folder() -> Path | None:
    """Where drafts of notes are kept; ``None`` where no home is known."""
    folder = _state_path().parent / "drafts"
    return folder if folder.is_absolute() else None


def load() -> Settings:
    """The settings; a file that cannot be read is told in ``problem`` and otherwise ignored."""
    state = _state()
    config: dict[str, Any] = {}
    problem = ""
    try:
        config = config_of(config_path())
        problem = _odd(config)
    except (OSError, ValueError) as error:
        problem = Trouble.of(error)
    keys = config.get("keys", {})
    theme = config.get("theme", state.get("theme"))
    folder = state.get("export_folder")
    return Settings(
        theme=theme if isinstance(theme, str) else None,
        lang=_lang(config.get("lang", state.get("lang"))),
        ascii_rules=config.get("ascii") is True,
        export_folder=folder if isinstance(folder, str) else None,
        auditor=name_of(config.get("auditor")),
        keys={
            name: value
            for name, value in (keys.items() if isinstance(keys, dict) else ())
            if isinstance(value, str)
        },
        problem=problem,
    )


def configured_language() -> Lang | None:
    """The language that the config file asks for; ``None`` where it cannot be read."""
    try:
        return _lang(config_of(config_path()).get("lang"))
    except (OSError, ValueError):
        return None


def _odd(config: Mapping[str, Any]) -> str:
    """What is wrong in the config file; empty where nothing is."""
    keys = config.get("keys", {})
    odd = {
        "lang": _lang(config.get("lang", LANGUAGES[0])) is None,
        "theme": not isinstance(config.get("theme", ""), str),
        "ascii": not isinstance(config.get("ascii", False), bool),
        "keys": not isinstance(keys, dict),
        "auditor": name_of(config.get("auditor", "-")) is None,
    }
    told = [f"{name} = {config[name]}" for name, wrong in odd.items() if wrong]
    if isinstance(keys, dict):
        told += [f"{name} = {value}" for name, value in keys.items() if not isinstance(value, str)]
    return ", ".join(told)[:_LONGEST_TOLD]


def auditor(given: str | None = None) -> str | None:
    """Who audits: as the call says, else the config file; ``None`` leaves it to the login."""
    return name_of(given) or load().auditor


def name_of(value: object) -> str | None:
    """A name in one line, without what no file can hold; ``None`` where nothing is left."""
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def _lang(value: object) -> Lang | None:
    return next((lang for lang in LANGUAGES if lang == value), None)


def _state() -> dict[str, Any]:
    """What was remembered, nothing where it cannot be read."""
    try:
        read = json.loads(plain_text(_state_path()))
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def remember(**changes: str | None) -> None:
    """Keep ``theme``, ``lang`` or ``export_folder`` for the next start.

    Where nothing can be written they are forgotten.
    """
    path = _state_path()
    if not path.is_absolute():  # no home is known: nothing is written into the working folder
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(_state() | changes), "utf-8")
        draft.replace(path)
    except OSError:
        return
