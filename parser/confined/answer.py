"""What the process that reads a file hands back: plain JSON, checked like any file from outside.

That process has worked on bytes of a stranger. Nothing it says is taken for more than text,
numbers and the codes of reasons, and nothing it says makes an object but these.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from parser.budget import LIMITS
from parser.readers.extract import Extract
from parser.report import Box, Doubt, Fact, Reason, Span

_BOX = 7  # start and end, table, row, column, rows, columns


class WrongAnswer(ValueError):
    """An answer that no reader gives."""


def packed(what: str, content: object) -> bytes:
    """A message of one kind: ``progress``, ``extract`` or ``refused``."""
    return json.dumps([what, content], ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def unpacked(message: bytes) -> tuple[str, Any]:
    """The kind of a message and its content, still to be checked; raises ``WrongAnswer``."""
    try:
        match json.loads(message.decode("utf-8", "surrogatepass")):
            case [str(what), content]:
                return what, content
    except (ValueError, RecursionError) as error:
        raise WrongAnswer from error
    raise WrongAnswer


def plain_extract(extract: Extract) -> list[object]:
    """An extract as what JSON can hold."""
    boxes = [
        [*box.span, box.table, box.row, box.column, box.rows, box.columns] for box in extract.boxes
    ]
    remarks = list(map(plain_reason, extract.remarks))
    doubts = [[*doubt.span, *plain_reason(doubt.reason)] for doubt in extract.doubts]
    return [extract.text, boxes, list(extract.pages), extract.encoding, remarks, doubts]


def plain_reason(reason: Reason) -> list[object]:
    """A reason as what JSON can hold."""
    facts = {
        name: value if isinstance(value, int) else str(value)
        for name, value in reason.facts.items()
    }
    return [reason.code, facts]


def extract_of(content: object) -> Extract:
    """The extract that was packed; raises ``WrongAnswer`` where one cannot be."""
    match content:
        case [
            str(text),
            list(boxes),
            list(pages),
            str(encoding),
            list(remarks),
            list(doubts),
        ] if len(text) <= LIMITS["characters"] and len(boxes) <= LIMITS["cells"]:
            length = len(text)
            if not all(map(_is_offset, pages)) or any(page > length for page in pages):
                raise WrongAnswer
            return Extract(
                text=text,
                boxes=tuple(_box(box, length) for box in boxes),
                pages=tuple(pages),
                encoding=encoding,
                remarks=tuple(map(reason_of, remarks)),
                doubts=tuple(_doubt(doubt, length) for doubt in doubts),
            )
    raise WrongAnswer


def reason_of(content: object) -> Reason:
    """The reason that was packed; raises ``WrongAnswer``."""
    match content:
        case [str(code), dict(facts)] if all(map(_is_fact, facts.values())):
            return Reason(code, facts)
    raise WrongAnswer


def progress_of(content: object) -> tuple[int, int]:
    """Pages done and pages in all; raises ``WrongAnswer``."""
    match content:
        case [int(done), int(pages)] if 0 <= done <= pages:
            return done, pages
    raise WrongAnswer


def _is_offset(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_fact(value: object) -> bool:
    return isinstance(value, Fact) and not isinstance(value, Decimal | bool)


def _span(start: object, end: object, length: int) -> Span:
    match start, end:
        case int(), int() if 0 <= start <= end <= length:
            return Span(start, end)
    raise WrongAnswer


def _box(content: object, length: int) -> Box:
    if not (isinstance(content, list) and len(content) == _BOX and all(map(_is_offset, content))):
        raise WrongAnswer
    start, end, *place = content
    return Box(_span(start, end, length), *place)


def _doubt(content: object, length: int) -> Doubt:
    match content:
        case [start, end, *reason]:
            return Doubt(_span(start, end, length), reason_of(reason))
    raise WrongAnswer
