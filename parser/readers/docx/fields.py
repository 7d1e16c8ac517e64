"""Which texts of a Word document stand in the code of a field, which is computed and not shown.

A field is marked where it begins, where its code ends and its result begins, and where it ends.
These marks may stand in different paragraphs, with whole tables between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MARK, _PARAGRAPH, _TEXT_BOX = (_W + name for name in ("fldChar", "p", "txbxContent"))
_TEXTS = (_W + "t", _M + "t", _W + "sym")

Element = Any
"""An element of the document's XML."""


@dataclass(slots=True, eq=False)
class _Field:
    """An open field: the paragraph in which it begins, and the texts in later ones.

    ``around`` is the next field around it whose code it stands in.
    """

    paragraph: Element
    around: _Field | None
    is_code: bool = True
    later: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """A text with paragraphs of its own, the body or a text box: its place and open fields."""

    paragraph: Element = None
    fields: list[_Field] = field(default_factory=list)

    def code(self) -> _Field | None:
        """The innermost field whose code goes on here."""
        last = self.fields[-1] if self.fields else None
        return last if last is None or last.is_code else last.around


def texts_in_code(body: Element, unseen: frozenset[str]) -> frozenset[Element]:
    """The texts and symbols of a body that stand in the code of a field.

    Code that nothing ends goes to the end of its paragraph, so that a mark that was lost leaves
    the rest of the document as certain as it was. ``unseen`` are tags of what is passed over.
    """
    from lxml.etree import iterwalk

    found: set[Element] = set()
    if body.find(f".//{_MARK}") is None:
        return frozenset()
    stories = [_Story()]
    tags = (_MARK, _PARAGRAPH, _TEXT_BOX, *_TEXTS, *unseen)
    walk = iterwalk(body, events=("start", "end"), tag=tags)
    for event, element in walk:
        tag = element.tag
        story = stories[-1]
        if tag == _TEXT_BOX:
            if event == "start":
                stories.append(_Story())
            else:
                stories.pop()
        elif event == "end":
            continue
        elif tag in unseen:
            walk.skip_subtree()
        elif tag == _PARAGRAPH:
            story.paragraph = element
        elif tag == _MARK:
            _mark(story, element.get(_W + "fldCharType", ""), found)
        elif (code := story.code()) is not None:
            if code.paragraph is story.paragraph:
                found.add(element)
            else:
                code.later.append(element)
    return frozenset(found)


def _mark(story: _Story, kind: str, found: set[Element]) -> None:
    """Take in a mark: what stands in later paragraphs is code once something ends it."""
    if kind == "begin":
        story.fields.append(_Field(story.paragraph, story.code()))
    elif story.fields and kind in {"separate", "end"}:
        last = story.fields[-1]
        if last.is_code:
            found.update(last.later)
        last.is_code = False
        if kind == "end":
            story.fields.pop()
