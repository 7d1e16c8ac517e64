"""``gouji config``: where the config file lies, and the keys that actions have now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parser.harmless import printable_line
from tui.commands import BY_ID, COMMANDS
from tui.locale import Words
from tui.settings import config_path, load


def path_line() -> str:
    """Where the config file is looked for, on one line."""
    return f"{printable_line(str(config_path()))}\n"


def key_lines(say: Words) -> tuple[str, str]:
    """A line for each action: its id, its keys, its name; and what is wrong with the settings."""
    settings = load()
    if settings.problem:
        return "", say("settings.problem", path=str(config_path()), problem=settings.problem)
    unknown = ", ".join(settings.keys.keys() - BY_ID.keys())
    path = str(config_path())
    wrong = say("config.no_such_action", path=path, detail=unknown) if unknown else ""
    return "".join(_lines(settings.keys, say)), wrong


def _lines(given: Mapping[str, str], say: Words) -> Iterator[str]:
    for command in COMMANDS:
        if command.id != "choose_place":  # another name for Enter
            keys = printable_line(given.get(command.id) or ",".join(command.keys))
            yield f"{command.id:<18} {keys:<52} {say(f'command.{command.id}')}\n"
