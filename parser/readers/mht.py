"""Web archives (.mht): a page and its frames within a mail message, as browsers save them."""

from __future__ import annotations

from parser.budget import spend
from parser.errors import Unreadable
from parser.readers.extract import Extract
from parser.readers.html import reader as html
from parser.report import Reason

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def extract(data: bytes) -> Extract:
    """The text and cells of the HTML part with a report, or of the first one: others are frames.

    Raises ``Unreadable`` with ``archive_without_page`` where the message holds none, or what
    ``html.extract`` raises where none can be read.
    """
    from email import message_from_bytes

    first: Extract | None = None
    refused = Unreadable("", Reason("archive_without_page"))
    for part in message_from_bytes(data).walk():
        spend("mail_parts")
        page = part.get_payload(decode=True) if part.get_content_type() in _PAGES else None
        if not isinstance(page, bytes) or not page.strip():
            continue
        try:
            extracted = html.extract(page, part.get_content_charset() or "")
        except Unreadable as error:
            refused = error
            continue
        if html.holds_report(extracted.text):
            return extracted
        first = first or extracted
    if first is None:
        raise refused
    return first
