"""Pictures of the screen, painted cell by cell, so that Chinese columns are straight.

``python -m tui.picture FILE --size 120x40 --keys n,n --out x.svg`` (or ``.png``, ``.txt``).
The SVG gives every glyph its own place, so it needs no embedded font; a PNG needs Pillow and a
font with Chinese characters, which ``--font`` names.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from rich.cells import get_character_cell_size
from rich.color import Color
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.strip import Strip

from tui.app import GoujiApp
from tui.locale import Lang

CELL_WIDTH, CELL_HEIGHT = 10, 22
_BASELINE = 17
_FONTS = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',Menlo,Consolas,monospace"
_WHITE, _BLACK = "#ffffff", "#000000"


class Glyph(NamedTuple):
    """One character of the screen: its place in cells, its colours and attributes."""

    column: int
    row: int
    text: str
    width: int
    colour: str
    ground: str
    bold: bool
    underline: bool


async def strips_of(
    path: Path | None,
    size: tuple[int, int],
    *,
    keys: Sequence[str] = (),
    lang: Lang = "zh",
    theme: str = "",
    store: Path | None = None,
) -> list[Strip]:
    """The screen after these keys, as the strips that would be written to the terminal."""
    with tempfile.TemporaryDirectory() as folder:
        kept = store or Path(folder) / "audit.db"
        app = GoujiApp(str(path) if path else None, store=kept, lang=lang)
        if theme:
            app.theme = theme
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return frame(app)


def frame(app: GoujiApp) -> list[Strip]:
    """The current frame, dialogs over the screen below them."""
    # Textual gives a frame out as its own SVG only, which misplaces Chinese text.
    compositor = app.screen._compositor  # noqa: SLF001
    update = compositor.render_update(full=True, screen_stack=app._background_screens)  # noqa: SLF001
    assert isinstance(update, LayoutUpdate)
    return [Strip.join(list(line)) for line in update.strips]


def glyphs(strips: Sequence[Strip]) -> Iterator[Glyph]:
    """Every character of the screen with its place."""
    for row, strip in enumerate(strips):
        column = 0
        for text, style, _ in strip:
            colour, ground = _colours(style or Style())
            bold = bool(style and style.bold)
            underline = bool(style and style.underline)
            for character in text:
                width = get_character_cell_size(character)
                if width:
                    yield Glyph(column, row, character, width, colour, ground, bold, underline)
                column += width


def _colours(style: Style) -> tuple[str, str]:
    colour = _hex(style.color, _WHITE)
    ground = _hex(style.bgcolor, _BLACK)
    return (ground, colour) if style.reverse else (colour, ground)


def _hex(colour: Color | None, otherwise: str) -> str:
    return otherwise if colour is None else colour.get_truecolor().hex


def svg(strips: Sequence[Strip], title: str) -> str:
    """The screen as an SVG document; every glyph has its own x."""
    columns = max(strip.cell_length for strip in strips)
    width, height = columns * CELL_WIDTH, len(strips) * CELL_HEIGHT
    runs = list(_runs(strips))
    ground = max((run[0].ground for run in runs), key=[run[0].ground for run in runs].count)
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg"',
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{ground}"/>',
        f'<g font-family="{_FONTS}" font-size="{CELL_HEIGHT - 5}" xml:space="preserve">',
    ]
    for run in runs:
        lines += _svg_run(run, ground)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _svg_run(run: Sequence[Glyph], page: str) -> Iterator[str]:
    first = run[0]
    x, y = first.column * CELL_WIDTH, first.row * CELL_HEIGHT
    wide = sum(glyph.width for glyph in run) * CELL_WIDTH
    if first.ground != page:
        yield f'<rect x="{x}" y="{y}" width="{wide}" height="{CELL_HEIGHT}" fill="{first.ground}"/>'
    if first.underline:
        line = y + CELL_HEIGHT - 1
        yield f'<path d="M{x} {line}h{wide}" stroke="{first.colour}"/>'
    shown = [glyph for glyph in run if not glyph.text.isspace()]
    rules = [glyph for glyph in shown if glyph.text == "\u2502"]
    for rule in rules:
        middle = rule.column * CELL_WIDTH + CELL_WIDTH / 2
        yield f'<path d="M{middle} {y}v{CELL_HEIGHT}" stroke="{first.colour}"/>'
    shown = [glyph for glyph in shown if glyph.text != "\u2502"]
    if shown:
        # Not every renderer knows a list of places in one attribute; each knows tspans.
        text = "".join(
            f'<tspan x="{glyph.column * CELL_WIDTH}">{escape(glyph.text)}</tspan>'
            for glyph in shown
        )
        weight = ' font-weight="bold"' if first.bold else ""
        yield f'<text y="{y + _BASELINE}" fill="{first.colour}"{weight}>{text}</text>'


def _runs(strips: Sequence[Strip]) -> Iterator[list[Glyph]]:
    """Neighbouring glyphs of one row and one look."""
    run: list[Glyph] = []
    for glyph in glyphs(strips):
        if run and (glyph.row, *glyph[4:]) != (run[0].row, *run[0][4:]):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def png(strips: Sequence[Strip], path: Path, font_path: str, scale: int = 1) -> None:
    """Write the screen as a PNG file with a font that has Chinese characters."""
    from PIL import Image, ImageDraw, ImageFont

    wide, high = CELL_WIDTH * scale, CELL_HEIGHT * scale
    columns = max(strip.cell_length for strip in strips)
    image = Image.new("RGB", (columns * wide, len(strips) * high))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_path, high - 4 * scale)
    for glyph in glyphs(strips):
        x, y = glyph.column * wide, glyph.row * high
        box = (x, y, x + glyph.width * wide - 1, y + high - 1)
        draw.rectangle(box, fill=glyph.ground)
    for glyph in glyphs(strips):
        x, y = glyph.column * wide, glyph.row * high
        if glyph.text == "\u2502":
            draw.line((x + wide // 2, y, x + wide // 2, y + high), fill=glyph.colour)
        elif not glyph.text.isspace():
            room = glyph.width * wide
            middle = x + room / 2
            stroke = 1 if glyph.bold else 0
            place = (middle, y + _BASELINE * scale)
            draw.text(
                place,
                glyph.text,
                font=font,
                fill=glyph.colour,
                anchor="ms",
                stroke_width=stroke / 2,
                stroke_fill=glyph.colour,
            )
        if glyph.underline:
            line = y + high - 1
            draw.line((x, line, x + glyph.width * wide, line), fill=glyph.colour)
    image.save(path)


def main() -> None:
    """Paint one picture."""
    options = argparse.ArgumentParser(prog="python -m tui.picture", description=__doc__)
    options.add_argument("file", nargs="?", type=Path)
    options.add_argument("--size", default="120x40")
    options.add_argument("--keys", default="", help="Textual's key names with commas between")
    options.add_argument("--lang", default="zh", choices=("zh", "en"))
    options.add_argument("--theme", default="")
    options.add_argument("--store", type=Path)
    options.add_argument("--font", default="NotoSansCJK-Regular.ttc")
    options.add_argument("--scale", type=int, default=1)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    width, height = map(int, given.size.split("x"))
    strips = asyncio.run(
        strips_of(
            given.file,
            (width, height),
            keys=[key for key in given.keys.split(",") if key],
            lang=given.lang,
            theme=given.theme,
            store=given.store,
        )
    )
    match given.out.suffix:
        case ".svg":
            given.out.write_text(svg(strips, "gouji"), "utf-8")
        case ".png":
            png(strips, given.out, given.font, given.scale)
        case _:
            given.out.write_text("\n".join(strip.text.rstrip() for strip in strips) + "\n", "utf-8")


if __name__ == "__main__":
    main()
