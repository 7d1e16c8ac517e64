"""The words of the program in Chinese and English, found by key.

``zh.py`` and ``en.py`` hold those of the command line and the exports, ``zh_store.py`` and
``en_store.py`` those of the audit file and of refusals, ``zh_screen.py`` and ``en_screen.py``
those of the screen, ``zh_help.py`` and ``en_help.py`` those of its help and of keys;
``actions.py`` those of its actions, in both languages. What is said of a report itself (findings,
reasons, names of cells) is the catalogue of ``parser.wording``.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from parser.report import Fact, Reason

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")


class Words:
    """The catalogue of one language: ``words("export.written", path=…)``."""

    def __init__(self, lang: Lang, catalogue: Mapping[str, str]) -> None:
        self.lang = lang
        self.catalogue = catalogue

    def __call__(self, key: str, /, **facts: Fact) -> str:
        """The words of a key with the facts put in; raises ``KeyError`` for an unknown key.

        Facts are data: braces in them stay braces. What the system or SQLite said is put into
        words of ours.
        """
        said = {name: self._said(fact) for name, fact in facts.items()}
        return self.catalogue[key].format_map(said)

    def _said(self, fact: Fact) -> Fact:
        if type(fact) is str or not isinstance(fact, str):
            return fact  # what nearly all are: the parser is not loaded for them
        from parser.troubles import Trouble
        from parser.wording import trouble_words

        return trouble_words(fact, self.lang) if isinstance(fact, Trouble) else fact

    def __contains__(self, key: object) -> bool:
        return key in self.catalogue

    def tell(self, reason: Reason) -> str:
        """A reason of this half of the program (``store.…``, ``refused.…``) in words."""
        return self(reason.code, **reason.facts)


@cache
def words(lang: Lang, *, ascii_arrows: bool = False) -> Words:
    """The catalogue of a language; its arrows as ``->`` where a terminal draws others wide."""
    if lang == "zh":
        from tui.locale import zh, zh_help, zh_screen, zh_store

        catalogue = zh.WORDS | zh_store.WORDS | zh_screen.WORDS | zh_help.WORDS
    else:
        from tui.locale import en, en_help, en_screen, en_store

        catalogue = en.WORDS | en_store.WORDS | en_screen.WORDS | en_help.WORDS
    catalogue |= _of_actions(lang)
    if ascii_arrows:
        catalogue = {key: text.replace("→", "->") for key, text in catalogue.items()}
    return Words(lang, catalogue)


def _of_actions(lang: Lang) -> dict[str, str]:
    """``command.ID`` is the name of an action, ``help.ID`` its line of the help."""
    from tui.locale.actions import ACTIONS

    found: dict[str, str] = {}
    for name, action in ACTIONS.items():
        said = action.zh if lang == "zh" else action.en
        found |= {f"command.{name}": said.name, f"help.{name}": said.help}
    return found


def system_language() -> Lang:
    """The language of the system's locale; Chinese where it names none (unset, ``C``)."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), "") or _of_the_system()
    language = name.partition(".")[0].partition("_")[0].lower()
    return "zh" if language in ("zh", "chinese", "c", "posix", "") else "en"


def _of_the_system() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale that Python does not know
        return ""
