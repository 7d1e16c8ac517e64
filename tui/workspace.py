"""What an auditor works with, whichever screen is shown: the audit file, drafts, rule settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from parser.report import Reason
from tui import settings
from tui.audit.store import Store
from tui.drafts import Drafts
from tui.folder_survey import Severities


class Workspace:
    """Opened piece by piece, each when it is first asked for.

    ``store`` is an open store, or the path of the audit file, ``None`` for the usual one;
    ``auditor`` the name under which events are stored, ``None`` for that of the login; ``warn``
    is called with what of the settings cannot be used.
    """

    def __init__(
        self, store: Store | Path | None, auditor: str | None, warn: Callable[[Reason], None]
    ) -> None:
        self.auditor = auditor
        self.drafts = Drafts(settings.drafts_folder())
        """Notes that are being written or were left without being kept; see ``note_dialog``."""
        self._warn = warn
        self._store = store if isinstance(store, Store) else None
        self._store_is_ours = self._store is None
        self._store_path = store if isinstance(store, Path) else None

    @property
    def store(self) -> Store:
        """The store of audits, opened when it is first asked for; raises ``StoreError``."""
        if self._store is None:
            self._store = Store(self._store_path)
        return self._store

    @cached_property
    def severities(self) -> Severities:
        """What the user set of the rules; nothing where the config file cannot be used."""
        if not settings.config_path().exists():
            return {}
        from tui.rule_settings import WrongSettings, rule_severities

        try:
            return rule_severities(settings.config_path())
        except WrongSettings as wrong:
            self._warn(wrong.reason)
            return {}

    def take_notices(self) -> tuple[Reason, ...]:
        """What is to be known of the audit file and was not told yet; each is given once."""
        return () if self._store is None else self._store.take_notices()

    def close(self) -> None:
        """Close the audit file, if it was opened here; raises ``StoreError``."""
        if self._store is not None and self._store_is_ours:
            self._store.close()
