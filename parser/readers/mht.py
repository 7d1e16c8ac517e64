"""Web archives (.mht): one HTML page within a mail message, as browsers and office suites save."""

from __future__ import annotations

from parser.errors import Unreadable
from parser.readers import html
from parser.readers.extract import Extract
from parser.report import Reason


def extract(data: bytes) -> Extract:
    """The text and cells of the first HTML part.

    Raises ``Unreadable`` with ``archive_without_page`` where the message holds none.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return html.extract(page, part.get_content_charset() or "")
    raise Unreadable("", Reason("archive_without_page"))
