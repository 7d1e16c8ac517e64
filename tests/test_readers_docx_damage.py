"""Word documents that are damaged or under a password: told as such, never read in part."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from parser.errors import Unreadable
from parser.readers.docx import reader as docx

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500])
def test_a_damaged_document_is_told_as_such(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        docx.extract(data)
    assert caught.value.reason.code == "docx_damaged"


def under_password(archive: bytes) -> bytes:
    """The archive with each entry flagged as encrypted."""
    data = bytearray(archive)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def test_a_document_whose_parts_are_under_a_password_is_told_as_damaged() -> None:
    whole = BytesIO()
    Document().save(whole)
    with pytest.raises(Unreadable) as caught:
        docx.extract(under_password(whole.getvalue()))
    assert caught.value.reason.code == "docx_damaged"
