"""The kinds of files that can be read: a new one is a module with ``extract`` and a row here.

How a kind is known by its content stands in ``detection``.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

SLOW_FROM = 1_000_000
"""Bytes from which on no kind is read at once."""


class FileKind(NamedTuple):
    """A kind of file that can be read, and what reading one takes."""

    name: str
    suffixes: tuple[str, ...]
    """The endings under which such files are looked for in a folder."""
    reader: str | None
    """The module whose ``extract`` reads the bytes; ``None`` where decoding them is all."""
    library: str | None = None
    """What that module imports once it reads, to be had ready before."""
    alone_from: int | None = None
    """Bytes from which on a file is read in a process of its own; ``None``: never."""
    slow_from: int = SLOW_FROM
    """Bytes from which on reading is felt, and shown as what the program is doing."""
    has_pages: bool = False
    """Whether ``extract`` takes a second argument, which is told pages done and pages in all."""


_ALWAYS = 0
"""Kinds of which a few bytes can become anything in the libraries that open them."""

LARGE_PAGE = 400_000
"""Bytes of a web page from which on what a library makes of it takes long enough to be felt;
the process does not."""

_ROWS = (
    FileKind("text", (".txt", ".md", ".markdown"), None),
    FileKind(
        "html",
        (".html", ".htm", ".xhtml"),
        "parser.readers.html.reader",
        library="lxml.etree",
        alone_from=LARGE_PAGE + 1,
    ),
    FileKind(
        "mht",
        (".mht", ".mhtml"),
        "parser.readers.mht",
        library="lxml.etree",
        alone_from=_ALWAYS,
    ),
    FileKind("docx", (".docx",), "parser.readers.docx.reader", library="docx", alone_from=_ALWAYS),
    FileKind(
        "pdf",
        (".pdf",),
        "parser.readers.pdf.reader",
        library="pdfplumber",
        alone_from=_ALWAYS,
        slow_from=0,  # a page takes a tenth of a second
        has_pages=True,
    ),
)

KINDS = {kind.name: kind for kind in _ROWS}
SUFFIXES = tuple(suffix for kind in _ROWS for suffix in kind.suffixes)
"""All endings under which reports are looked for; a file that is named is always tried."""


def kind_by_name(path: str) -> FileKind | None:
    """The kind that the ending of a file's name promises; what it holds may be another."""
    suffix = PurePath(path).suffix.lower()
    return next((kind for kind in _ROWS if suffix in kind.suffixes), None)


def is_slow(path: str, size: int) -> bool:
    """Whether reading a file of that name and so many bytes is felt."""
    kind = kind_by_name(path)
    return size >= (SLOW_FROM if kind is None else kind.slow_from)


def is_read_alone(name: str, size: int) -> bool:
    """Whether a file of the kind of that name and so many bytes is read in a process of its own."""
    start = KINDS[name].alone_from
    return start is not None and size >= start
