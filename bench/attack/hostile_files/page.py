"""Web pages: tags, attributes, spans, style sheets and comments that never end or go too deep."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.report import HEAD, SECTION_3, TABLE_2, TABLE_3, TAIL

PAGE = Kinds()
_of = PAGE.of(".html")

# A piece that is repeated within the body of a page, by name.
_REPEATED = {
    "comments_open": "<!--",
    "comments": "<!--x-->",
    "comments_with_bangs": "<!--!>",
    "tables_open": "<table><tr><td>",
    "tables": "<table></table>",
    "tables_never_closed": "<table",
    "cells_without_table": "<td>1",
    "rows_without_table": "<tr>",
    "divs_open": "<div>",
    "spans_open": "<span>1",
    "fonts_open": "<font size=1>",
    "bold_and_italic": "<b><i>",
    "paragraphs": "<p>1",
    "lists": "<ul><li>",
    "preformatted": "<pre>",
    "breaks": "<br>",
    "inputs": "<input value=1>",
    "entities": "&nbsp;",
    "entities_numeric": "&#x4e00;",
    "entities_huge": "&#99999999999999;",
    "entities_open": "&",
    "ends": "</div>",
    "ends_of_cells": "</td></tr></table>",
    "scripts_open": "<script>",
    "scripts": "<script>1</script>",
    "styles_open": "<style>",
    "styles": "<style>.a{display:none}</style>",
    "noscript_open": "<noscript>",
    "frames": "<iframe src=a.pdf></iframe>",
    "marked_sections": "<![CDATA[",
    "instructions": "<?xml ",
    "doctypes": "<!DOCTYPE html>",
    "angles": "<",
    "slashes": "</",
    "hidden": "<div style='display:none'>1</div>",
    "hidden_within": "<div style='display:none'>1",
    "raised": "<sup>1</sup>",
    "raised_within": "<sup>1",
    "forms": "<form><select><option>",
    "svg": "<svg><g>",
    "math": "<math><mi>",
    "unknown": "<o:p>",
    "rows_of_spans": "<tr><td rowspan=99>1",
    "nul": "\0",
    "pictures": "<img src='data:image/png;base64,AAAA'>",
    "links": "<a href=x>1</a>",
    "quotes_open": '<p title="',
    "headings": "<h1>一、总体情况</h1>",
    "tags_with_dashes": "<a-b->",
}


def page(body: str, head: str = "") -> bytes:
    """A page that holds a report and this."""
    text = (HEAD + TABLE_2 + SECTION_3 + TABLE_3).replace("\n", "<br>\n")
    return (f"<html><head><meta charset=utf-8>{head}</head><body>{text}{body}{TAIL}</body></html>"
    ).encode()  # fmt: skip


def _repeat(name: str, piece: str) -> None:
    def inside(chance: Random, size: int) -> bytes:
        return page(piece * (size // len(piece)))

    inside.__name__ = name
    _of(inside)


for _name, _piece in _REPEATED.items():
    _repeat(_name, _piece)


@_of
def attributes(chance: Random, size: int) -> bytes:
    return page("<table><tr><td " + " ".join(f"a{n}=1" for n in range(size // 7)) + ">1</table>")


@_of
def attributes_alike(chance: Random, size: int) -> bytes:
    return page("<div " + "class=a " * (size // 8) + ">1</div>")


@_of
def long_attribute(chance: Random, size: int) -> bytes:
    return page(f"<div class='{'a ' * (size // 2)}' style='{'x:y;' * (size // 4)}'>1</div>")


@_of
def quote_never_closed(chance: Random, size: int) -> bytes:
    return page("<div class='" + "a>" * (size // 2))


@_of
def spans(chance: Random, size: int) -> bytes:
    row = "<tr>" + "<td rowspan=200 colspan=200>1</td>" * 20 + "</tr>"
    return page("<table>" + row * (size // len(row)) + "</table>")


@_of
def row_spans(chance: Random, size: int) -> bytes:
    return page("<table>" + "<tr><td rowspan=99999>1" * (size // 24) + "</table>")


@_of
def row_spans_to_the_end(chance: Random, size: int) -> bytes:
    return page("<table>" + "<tr><td rowspan=0 colspan=200>1" * (size // 32) + "</table>")


@_of
def column_spans(chance: Random, size: int) -> bytes:
    return page("<table><tr>" + "<td colspan=999999999>1" * (size // 24) + "</table>")


@_of
def wide_row(chance: Random, size: int) -> bytes:
    return page("<table><tr>" + "<td>1" * (size // 5) + "</table>")


@_of
def tall_table(chance: Random, size: int) -> bytes:
    return page("<table>" + "<tr><td>1" * (size // 9) + "</table>")


@_of
def large_table(chance: Random, size: int) -> bytes:
    row = "<tr>" + "<td>1</td>" * 200 + "</tr>"
    return page("<table>" + row * (size // len(row)) + "</table>")


@_of
def nested_tables(chance: Random, size: int) -> bytes:
    depth = size // 40
    return page("<table><tr><td>" * depth + "1" + "</td></tr></table>" * depth)


@_of
def nested_tables_of_two(chance: Random, size: int) -> bytes:
    depth = size // 50
    return page("<table><tr><td>1</td><td>" * depth + "1" + "</td></tr></table>" * depth)


@_of
def nested_tables_with_text(chance: Random, size: int) -> bytes:
    depth = size // 60
    return page("<table><tr><td>公开<p>" * depth + "1" + "</td></tr></table>" * depth)


@_of
def nested_alone(chance: Random, size: int) -> bytes:
    depth = size // 33
    return ("<table><tr><td>" * depth + "5" + "</td></tr></table>" * depth).encode()


@_of
def rules_of_style(chance: Random, size: int) -> bytes:
    sheet = "".join(f".a{n}{{display:none}}" for n in range(size // 20))
    return page("".join(f"<p class='a{n} b{n}'>1</p>" for n in range(size // 40)),
                f"<style>{sheet}</style>")  # fmt: skip


@_of
def selectors(chance: Random, size: int) -> bytes:
    return page("<p class=a>1</p>", "<style>" + ".a," * (size // 3) + "b{display:none}</style>")


@_of
def long_selector(chance: Random, size: int) -> bytes:
    return page("<p class=a>1</p>", "<style>" + ".a " * (size // 3) + "{display:none}</style>")


@_of
def compound_selector(chance: Random, size: int) -> bytes:
    return page("<p class=a>1</p>", "<style>" + ".a" * (size // 2) + "{display:none}</style>")


@_of
def blocks_open(chance: Random, size: int) -> bytes:
    return page("", "<style>" + "@media screen{" * (size // 14) + "</style>")


@_of
def blocks_within(chance: Random, size: int) -> bytes:
    return page("", "<style>@media a{" + "b{}" * (size // 3) + "</style>")


@_of
def style_comments(chance: Random, size: int) -> bytes:
    return page("", "<style>" + "/*" * (size // 2) + "</style>")


@_of
def declarations(chance: Random, size: int) -> bytes:
    return page("", "<style>a{" + "display:" * (size // 8) + "}</style>")


@_of
def spaces_in_declarations(chance: Random, size: int) -> bytes:
    return page("", "<style>a{display" + " " * size + "}</style>")


@_of
def media_spaces(chance: Random, size: int) -> bytes:
    return page("", "<style media" + " =" * (size // 2) + ">a{}</style>")


@_of
def elements_and_styles(chance: Random, size: int) -> bytes:
    body = "".join(f"<p id=i{n} style='top:{n}px'>1</p>" for n in range(size // 60))
    return page(body, "<style>" + "p{display:block}" * (size // 32) + "</style>")


@_of
def hidden_in_turn(chance: Random, size: int) -> bytes:
    hidden = "".join(f"<div style='display:none'>{'字' * (200 + n)}</div>" for n in range(40))
    return page(hidden * max(1, size // len(hidden)))


@_of
def entity_bomb(chance: Random, size: int) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return (f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{entities}]>'
            f"<html><body>&l11;</body></html>").encode()  # fmt: skip


@_of
def charsets(chance: Random, size: int) -> bytes:
    names = ("utf-7", "utf-16", "idna", "punycode", "unicode_escape", "zlib", "hex", "rot13", "x")
    name = chance.choice(names)
    return f"<html><meta charset={name}><body>".encode() + b"\xd5\xfe\xb8\xae " * (size // 5)


@_of
def declared_spaces(chance: Random, size: int) -> bytes:
    return ("<html><meta " * 300 + "charset" + " " * size).encode()


@_of
def in_utf_16(chance: Random, size: int) -> bytes:
    return page("<td>1" * (size // 10)).decode().encode("utf-16")


@_of
def escapes_in_script(chance: Random, size: int) -> bytes:
    return ("<html><body><script>" + "\\u603b" * (size // 6) + "</script></body></html>").encode()


@PAGE.of(".txt")
def cells_in_text(chance: Random, size: int) -> bytes:
    return (HEAD + TABLE_2 + SECTION_3 + "<table><tr>" + "<td>1" * (size // 5) + TAIL).encode()
