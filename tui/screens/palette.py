"""The command palette: every action by its name or its id, with its key."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.commands import COMMANDS, Command, Situation
from tui.screens.audit import AuditScreen
from tui.widgets.wrapping import steady

_LEAST = 0.01


class Actions(Provider):
    """The actions that are possible now on the audit screen below the palette."""

    def _audit_screen(self) -> AuditScreen | None:
        return self.screen if isinstance(self.screen, AuditScreen) else None

    def _possible(self, now: Situation) -> list[Command]:
        hidden = ("choose_place", "palette")
        return [each for each in COMMANDS if each.when(now) and each.id not in hidden]

    async def discover(self) -> Hits:
        screen = self._audit_screen()
        if screen is None:
            return
        audit = screen.audit
        words, now = audit.words, audit.situation()
        for command in self._possible(now):
            name = f"{words(f'command.{command.id}')}  {command.shown(now)}"
            yield DiscoveryHit(
                Content(name),
                partial(screen.action_command, command.id),
                help=steady(words(f"help.{command.id}")),
            )

    async def search(self, query: str) -> Hits:
        screen = self._audit_screen()
        if screen is None:
            return
        audit = screen.audit
        words, matcher, now = audit.words, self.matcher(query), audit.situation()
        found = False
        for command in self._possible(now):
            name = words(f"command.{command.id}")
            score = max(
                matcher.match(name),
                matcher.match(command.id.replace("_", " ")),
                0.5 if command.shown(now) == query else 0.0,
            )
            if score > 0:
                found = True
                yield Hit(
                    score,
                    Content(f"{name}  {command.shown(now)}"),
                    partial(screen.action_command, command.id),
                    text=name,
                    help=steady(words(f"help.{command.id}")),
                )
        if not found:
            # Textual's own words for this are English.
            yield Hit(_LEAST, Content(words("palette.nothing")), _nothing)


def _nothing() -> None:
    """Choosing the line that says there is no such action does nothing."""
