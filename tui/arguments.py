"""The command line: its arguments, and the help about them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn

from tui import printing
from tui.locale import LANGUAGES, Lang, Words, system_language, words

COMMANDS = ("check", "export", "explain", "rules", "config", "store")
STDIN = "-"
"""The path that stands for standard input."""

CHECK_FORMATS = ("text", "json", "jsonl", "csv", "markdown")


_FAULTS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"the following arguments are required: (?P<what>.+)", "usage.missing"),
        (r"unrecognized arguments: (?P<what>.+)", "usage.unknown"),
        (r"argument (?P<what>[^:]+): expected one argument", "usage.no_value"),
        (
            r"argument (?P<what>\S+): invalid choice: (?P<given>.+) \(choose \w+ (?P<choices>.+)\)",
            "usage.no_choice",
        ),
        (r"argument (?P<what>[^:]+): invalid int value: (?P<given>.+)", "usage.no_number"),
    )
)
"""What argparse finds wrong with a call, in its English words, and the key of ours."""


class WrongUsage(Exception):
    """The arguments are wrong; the message says how."""


class _Parser(argparse.ArgumentParser):
    """A parser with headings in either language, which raises instead of leaving."""

    def __init__(self, program: str, about: str, phrase: Words, epilog: str = "") -> None:
        super().__init__(
            prog=program,
            description=about,
            epilog=epilog,
            formatter_class=argparse.RawTextHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.say = phrase
        self.places = self.add_argument_group(phrase("usage.arguments"))
        self.options = self.add_argument_group(phrase("usage.options"))
        self.options.add_argument("-h", "--help", action="help", help=phrase("usage.help"))
        self.options.add_argument("--lang", choices=LANGUAGES, help=phrase("usage.lang"))

    def _print_message(self, message: str, file: object = None) -> None:
        """Help; what is wrong with a call is raised and told by the caller."""
        del file
        printing.out(message)

    def error(self, message: str) -> NoReturn:
        for pattern, key in _FAULTS:
            if match := pattern.fullmatch(message):
                raise WrongUsage(self._told(key, **match.groupdict()))
        raise WrongUsage(message)

    def _told(self, key: str, *, choices: str = "", given: str = "", what: str) -> str:
        """A fault in words; a place that is known by its choices is not named beside them."""
        offered = [choice.strip("' ") for choice in choices.split(",")]
        if "|" in what:
            key = "usage.no_word"
        return self.say(
            key, what=what, given=given.strip("'"), choices=self.say("usage.or").join(offered)
        )

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self.say("usage.usage"), 1)


def language(arguments: Sequence[str]) -> Lang:
    """The language a call asks for, before anything else is made of it.

    Else that of the config file, else the system's; English where messages in Chinese cannot
    be shown.
    """
    for option, value in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, equals, inline = option.partition("=")
        wanted = inline if equals else value
        if name == "--lang":
            for lang in LANGUAGES:
                if lang == wanted:
                    return lang
    from tui.settings import configured_language

    return configured_language() or (system_language() if printing.shows_chinese() else "en")


def command_of(arguments: Sequence[str]) -> str | None:
    """The command of a call: the first word that is neither an option nor an option's value."""
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in ("--lang", "--store", "--auditor"):
            skip = True
        elif word == "--":
            return None
        elif not word.startswith("-") or word == "-":
            return word if word in COMMANDS else None
    return None


def open_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji [FILE]``."""
    parser = _Parser("gouji", phrase("usage.about"), phrase, phrase("usage.commands"))
    parser.places.add_argument("file", nargs="?", metavar="FILE", help=phrase("usage.file"))
    _store(parser)
    _auditor(parser)
    parser.options.add_argument("--version", action="store_true", help=phrase("usage.version"))
    return parser


def check_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji check PATH…``."""
    parser = _Parser("gouji check", phrase("usage.check"), phrase)
    parser.places.add_argument("paths", nargs="+", metavar="PATH", help=phrase("usage.check_path"))
    options = parser.options
    options.add_argument(
        "--format", choices=CHECK_FORMATS, default="text", help=phrase("usage.check_format")
    )
    _output(parser, phrase("usage.output"))
    options.add_argument("--jobs", type=int, metavar="N", help=phrase("usage.jobs"))
    options.add_argument("--with-text", action="store_true", help=phrase("usage.with_text"))
    _part(parser)
    options.add_argument("--last-year", metavar="FILE", help=phrase("usage.last_year"))
    return parser


def export_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji export FILE``."""
    from tui.export.formats import FORMATS

    parser = _Parser("gouji export", phrase("usage.export"), phrase)
    parser.places.add_argument("file", metavar="FILE", help=phrase("usage.export_file"))
    parser.options.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help=phrase("usage.export_format"),
    )
    _part(parser)
    _output(parser, phrase("usage.export_output"))
    _store(parser)
    _auditor(parser)
    return parser


def explain_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji explain FILE ADDRESS``."""
    parser = _Parser("gouji explain", phrase("usage.explain"), phrase)
    parser.places.add_argument("file", metavar="FILE", help=phrase("usage.explain_file"))
    parser.places.add_argument("address", metavar="ADDRESS", help=phrase("usage.explain_address"))
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", help=phrase("usage.rules_format")
    )
    _part(parser)
    return parser


def rules_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji rules``."""
    parser = _Parser("gouji rules", phrase("usage.rules"), phrase)
    parser.options.add_argument(
        "--format", choices=("text", "json"), default="text", help=phrase("usage.rules_format")
    )
    return parser


def config_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji config path``."""
    parser = _Parser("gouji config", phrase("usage.config"), phrase)
    parser.places.add_argument(
        "what", choices=("path", "keys"), metavar="path|keys", help=phrase("usage.config_what")
    )
    return parser


class _StoreParser(_Parser):
    """Takes options also before FILE, which may be left out: argparse alone would leave it out
    as soon as an option comes after the first word.
    """

    def parse_args(self, call: Sequence[str]) -> argparse.Namespace:  # type: ignore[override] # as it is called here
        return self.parse_intermixed_args(call)


def store_parser(phrase: Words) -> argparse.ArgumentParser:
    """``gouji store path|check|backup|export|import [FILE]``."""
    parser = _StoreParser("gouji store", phrase("usage.store_about"), phrase)
    parser.places.add_argument(
        "what",
        choices=("path", "check", "backup", "export", "import"),
        metavar="path|check|backup|export|import",
        help=phrase("usage.store_what"),
    )
    parser.places.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=phrase("usage.store_file")
    )
    parser.options.add_argument("--force", action="store_true", help=phrase("usage.force"))
    _store(parser)
    return parser


def words_of(arguments: Sequence[str]) -> Words:
    """The catalogue in the language that a call asks for."""
    return words(language(arguments))


def _store(parser: _Parser) -> None:
    parser.options.add_argument(
        "--store", type=Path, metavar="PATH", help=parser.say("usage.store")
    )


def _auditor(parser: _Parser) -> None:
    parser.options.add_argument("--auditor", metavar="NAME", help=parser.say("usage.auditor"))


def _part(parser: _Parser) -> None:
    parser.options.add_argument(
        "--part", type=int, default=1, metavar="N", help=parser.say("usage.part")
    )


def _output(parser: _Parser, text: str) -> None:
    parser.options.add_argument("--output", "-o", type=Path, metavar="FILE", help=text)
    parser.options.add_argument("--force", action="store_true", help=parser.say("usage.force"))
