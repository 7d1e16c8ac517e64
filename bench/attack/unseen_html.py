"""Tricks of style in HTML: what is declared, how it comes to the element, and where it stands."""

from __future__ import annotations

import base64
import random
from html import escape

from bench.attack.unseen_page import AFTER, BEFORE, HEAD, LABEL, TAIL, TITLE, Page, cut, figure

# Declarations under which a piece of text is not to be seen in a browser.
HIDING = (
    "display:none",
    "visibility:hidden",
    "visibility:collapse",
    "opacity:0",
    "opacity:.0",
    "opacity:1%",
    "font-size:0",
    "font-size:0.02em",
    "font-size:1px",
    "font:0/0 a",
    "font-size:calc(0px)",
    "color:transparent",
    "color:#fff",
    "color:white",
    "color:#fefefe",
    "color:rgba(0,0,0,0)",
    "color:rgb(0 0 0 / 2%)",
    "color:hsl(0,0%,100%)",
    "color:#0000",
    "color:Canvas",
    "color:color-mix(in srgb, white, white)",
    "background:#000;color:#000",
    "-webkit-text-fill-color:transparent",
    "position:absolute;left:-9999px",
    "position:fixed;top:-500px",
    "position:absolute;clip:rect(0,0,0,0)",
    "display:inline-block;text-indent:-9999px",
    "display:inline-block;width:0;overflow:hidden",
    "display:inline-block;height:0;overflow:hidden",
    "display:inline-block;max-width:0;overflow:clip",
    "display:inline-block;transform:scale(0)",
    "display:inline-block;transform:translateX(-5000px)",
    "display:inline-block;transform:rotateY(90deg)",
    "clip-path:inset(100%)",
    "clip-path:circle(0)",
    "mask:linear-gradient(transparent,transparent)",
    "-webkit-mask-image:linear-gradient(#0000,#0000)",
    "filter:opacity(0)",
    "filter:blur(9px)",
    "content-visibility:hidden",
    "scale:0",
    "zoom:.01",
    "margin-left:-9999px;position:relative",
    "position:relative;left:-3000px",
    "-webkit-text-security:disc",
    "text-decoration:line-through",
    "text-decoration-line:line-through",
    "text-decoration:underline line-through red",
    "mix-blend-mode:screen;color:#fff",
    "background-clip:text;color:transparent",
    "animation:gone 0s forwards",
    "letter-spacing:-2em",
    "line-height:0;display:inline-block;overflow:hidden;height:1px",
    "display:ruby-text",
    "display:var(--hidden)",
    "color:var(--ground)",
    "offset-path:path('M-9999 0')",
    "rotate:x 90deg",
    "backdrop-filter:none;opacity:calc(0)",
    "mso-hide:all;display:none",
    "translate:-4000px",
)
# Declarations under which the pieces of a figure stand in another order.
TURNING = (
    "unicode-bidi:bidi-override;direction:rtl",
    "unicode-bidi:isolate-override;direction:rtl",
    "display:inline-block;transform:scaleX(-1)",
    "display:inline-block;transform:rotate(180deg)",
    "direction:rtl;unicode-bidi:bidi-override;display:inline-block",
    "rotate:180deg;display:inline-block",
)
# Declarations with which offices and their programs publish plain figures.
PLAIN = (
    "font-family:仿宋_GB2312;font-size:16pt",
    "font-size:10.5pt;mso-bidi-font-size:12.0pt",
    "color:#333",
    "color:black;mso-themecolor:text1",
    "text-align:center",
    "font-weight:bold",
    "letter-spacing:0.5px",
    "line-height:28px",
    "vertical-align:middle",
    "word-break:break-all",
    "white-space:nowrap",
    "background:white;mso-highlight:white",
    "text-indent:0",
    "mso-ansi-language:EN-US;mso-fareast-language:ZH-CN;mso-bidi-language:AR-SA",
    "margin:0cm",
    "padding:0cm 5.4pt 0cm 5.4pt",
    "border:solid windowtext 1.0pt",
    "position:static",
    "font-kerning:none;layout-grid-mode:line",
    "text-autospace:none",
    "opacity:1",
    "float:none",
    "box-sizing:border-box;max-width:100%",
    "outline:0",
    "display:inline",
    "-webkit-font-smoothing:auto",
    "transition:all .3s",
    "font-variant-numeric:tabular-nums",
    "text-decoration:none",
    "cursor:default",
    "background-color:rgb(255, 255, 255);color:rgb(0, 0, 0)",
    "overflow-wrap:break-word",
    "zoom:1",
)
WHOLE = (
    "width:80px;height:30px",
    "display:block;text-indent:2em",
    "position:relative",
    "overflow:hidden",
    "background:#003366;color:#ffffff",
    "margin-top:-1px",
    "display:inline-block",
)
_TAGS = ("span", "i", "b", "em", "font", "u", "strong", "small", "code", "label")
_EMPTY = "<o:p></o:p>"


def _attached(rng: random.Random, tag: str, declared: str) -> tuple[str, str, str]:
    """A style sheet, what goes into the head, and the attributes that bring the style to a tag."""
    name = rng.choice(("h", "x1", "MsoX", "数字"))
    ways = {
        "inline": ("", f' style="{escape(declared)}"'),
        "inline important": ("", f' style="{escape(declared.replace(";", " !important;"))}"'),
        "class": (f".{name}{{{declared}}}", f' class="a {name}"'),
        "descendant": (f"td .{name}{{{declared}}}", f' class="{name}"'),
        "attribute": (f"[data-k]{{{declared}}}", ' data-k="1"'),
        "attribute value": (f'{tag}[title^="ab"]{{{declared}}}', ' title="abc"'),
        "id": (f"#{name}{{{declared}}}", f' id="{name}"'),
        "not": (f"td {tag}:not(.keep){{{declared}}}", ""),
        "is": (f":is(td,th) :where(.{name}){{{declared}}}", f' class="{name}"'),
        "media": (f"@media screen{{.{name}{{{declared}}}}}", f' class="{name}"'),
        "wide": (f"@media (min-width:600px){{.{name}{{{declared}}}}}", f' class="{name}"'),
        "supports": (f"@supports (color:red){{.{name}{{{declared}}}}}", f' class="{name}"'),
        "layer": (f"@layer a{{.{name}{{{declared}}}}}", f' class="{name}"'),
        "nested": (f"table{{& .{name}{{{declared}}}}}", f' class="{name}"'),
        "nested plain": (f"td{{.{name}{{{declared}}}}}", f' class="{name}"'),
        "last": (f"td {tag}:last-of-type{{{declared}}}", ""),
        "sheet in a link": (f"link:.{name}{{{declared}}}", f' class="{name}"'),
        "comment": (f"/* a */.{name}/**/{{/*;*/{declared}}}", f' class="{name}"'),
        "escape": (f".\\{ord(name[0]):x} {name[1:]}{{{declared}}}", f' class="{name}"'),
    }
    way = rng.choice(list(ways))
    return way, *ways[way]


def _page(head: str, cell: str, attributes: str = "") -> bytes:
    rows: list[tuple[str | None, ...]] = [*HEAD, (LABEL, None), *TAIL]
    body = []
    for row in rows:
        cells = [
            f"<td{attributes}>{cell}</td>" if text is None else f"<td>{text}</td>" for text in row
        ]
        body.append(f"<tr>{''.join(cells)}</tr>")
    lines = [f"<p>{line}</p>" for line in BEFORE], [f"<p>{line}</p>" for line in AFTER]
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        "<body>"
        f"{''.join(lines[0])}<table>{''.join(body)}</table>{''.join(lines[1])}</body></html>"
    ).encode()


def _head(sheet: str) -> str:
    names = ":root{--hidden:none;--ground:#fff}@keyframes gone{to{opacity:0}}"
    if sheet.startswith("link:"):
        data = base64.b64encode(sheet.removeprefix("link:").encode()).decode()
        return f"<style>{names}</style><link rel=stylesheet href='data:text/css;base64,{data}'>"
    return f"<style>{names}{sheet}</style>"


def html_trick(rng: random.Random) -> Page:
    """A digit that is hidden, a figure that is turned, or one to which a style adds."""
    digits, extra = figure(rng), rng.choice("123456789")
    tag = rng.choice(_TAGS)
    kind = rng.choice(("hide", "hide", "hide", "turn", "add", "draw", "order"))
    if kind == "hide":
        declared = rng.choice(HIDING)
        way, sheet, attributes = _attached(rng, tag, declared)
        piece = f"<{tag}{attributes}>{extra}</{tag}>"
        cell = f"{digits}{piece}" if rng.random() < 0.6 or way == "last" else f"{piece}{digits}"
        seen = int(digits)
    elif kind == "turn":
        declared = rng.choice(TURNING)
        way, sheet, attributes = _attached(rng, tag, declared)
        cell, seen = f"<{tag}{attributes}>{digits}</{tag}>", int(digits[::-1])
    elif kind == "add":
        way = declared = rng.choice(("::before", "::after", ":before"))
        sheet = f".p{declared}{{content:'{extra}'}}"
        cell = f"<{tag} class=p>{digits}</{tag}>"
        seen = int(digits + extra if declared == "::after" else extra + digits)
    elif kind == "draw":
        way, declared = (
            "drawing",
            rng.choice(
                (
                    f"<button>{extra}</button>",
                    f"<svg width=9 height=12><text y=9>{extra}</text></svg>",
                    f"<select><option>{extra}</option></select>",
                    "<img src=1.png>",
                    f"<input type=button value={extra}>",
                    f"<q>{extra}</q>",
                    f"<ruby>{extra}<rt>2</rt></ruby>",
                    f"<math><mn>{extra}</mn></math>",
                    f"<bdo dir=rtl>{extra}0</bdo>",
                    "<canvas></canvas>",
                )
            ),
        )
        cell, sheet, seen = f"{digits}{declared}", "", int(digits + extra)
    else:
        first, second = cut(rng, digits)
        way, sheet = "pieces", ""
        declared = rng.choice(
            (
                "float:right",
                "order:-1",
                "position:relative;left:-20px",
                "display:block",
                "position:absolute;left:0",
            )
        )
        box = "display:flex;flex-direction:row-reverse" if rng.random() < 0.3 else "display:flex"
        cell = (
            f'<div style="{box}"><span>{first}</span><span style="{declared}">{second}</span></div>'
        )
        seen = int(second + first)
    about = f"html {kind}, {way}, {declared}, {cell}"
    return Page(_page(_head(sheet), cell), "attack.html", (seen,), about)


def html_control(rng: random.Random) -> Page:
    """A plain figure in the pieces and styles that programs write."""
    digits = figure(rng)
    tag = rng.choice(_TAGS)
    declared = ";".join(rng.sample(PLAIN, rng.choice((1, 2, 3))))
    way, sheet, attributes = _attached(rng, tag, declared)
    kind = rng.randrange(5)
    if kind == 0:
        cell = f"<{tag}{attributes}>{digits}</{tag}>{_EMPTY}"
    elif kind == 1:
        first, second = cut(rng, digits)
        other = rng.choice(("", ' lang="EN-US"', ' style="font-family:宋体"'))
        pieces = f"<{tag}{attributes}>{first}</{tag}><{tag}{other}>{second}</{tag}>"
        cell = f"<p class=MsoNormal>{pieces}</p>"
        if "font-size" in declared or "color" in declared or way in {"last", "not"}:
            cell = f"<p class=MsoNormal><{tag}{attributes}>{first}{second}</{tag}></p>"
    elif kind == 2:
        whole = rng.choice(WHOLE)
        cell = f'<p style="{declared}"><span style="{whole}">{digits}</span></p>'
    elif kind == 3:
        hidden = rng.choice(
            ("<!-- 9 -->", "<script>9</script>", '<i style="display:none">9</i>', "<wbr>")
        )
        cell = f"<p>{digits}{hidden}</p>"
        sheet = ""
    else:
        cell = f'<div><p align="center"><{tag}{attributes}>{digits}</{tag}></p></div>'
        sheet += "@media print{td{display:none}} @media (max-width:700px){.nav{display:none}}"
        sheet += " .clear::after{content:'';display:table;clear:both} a:hover{opacity:0}"
    about = f"html plain, {way}, {declared}, {cell}"
    return Page(_page(_head(sheet), cell), "attack.html", (int(digits),), about)
