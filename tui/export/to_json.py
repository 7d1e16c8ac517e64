"""JSON: the contract of ``gouji check --format json`` with what the auditor did."""

from __future__ import annotations

from tui.audit.session import Session
from tui.export.formats import Part
from tui.export.json_text import json_page
from tui.locale import Lang


def render(session: Session, lang: Lang, parts: frozenset[Part]) -> bytes:
    """The whole report and audit, whatever ``parts`` says: other programs choose themselves."""
    from tui.output import export_document, plain

    del parts
    return json_page(plain(export_document(session, lang))).encode()
