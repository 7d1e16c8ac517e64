"""Tricks of style and structure in Word documents."""

from __future__ import annotations

import io
import random
import zipfile

from bench.attack.unseen_page import AFTER, BEFORE, HEAD, LABEL, TAIL, Page, cut, figure

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
# Properties under which a run is not to be seen, or in another place than it stands in.
HIDING = (
    "<w:vanish/>",
    "<w:specVanish/><w:vanish/>",
    "<w:webHidden/>",
    "<w:strike/>",
    "<w:dstrike/>",
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="FEFEFE"/>',
    '<w:color w:val="F8F8F8"/>',
    '<w:color w:val="auto" w:themeColor="background1"/>',
    '<w:color w:val="000000" w:themeColor="light1"/>',
    '<w:color w:val="A0A0A0" w:themeColor="text1" w:themeTint="05"/>',
    '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    '<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="1F4E79"/>',
    '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="auto"/>',
    '<w:sz w:val="1"/>',
    '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    '<w:w w:val="1"/>',
    '<w:spacing w:val="-400"/>',
    '<w:position w:val="-200"/>',
    '<w:position w:val="12"/>',
    '<w:position w:val="8"/><w:sz w:val="10"/>',
    '<w:vertAlign w:val="superscript"/>',
    "<w14:textFill><w14:noFill/></w14:textFill>",
    '<w:fitText w:val="1"/>',
    '<w:effect w:val="blink"/>',
    '<w:eastAsianLayout w:combine="1"/>',
    '<w:rStyle w:val="Gone"/>',
    '<w:rStyle w:val="Pale"/>',
    '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
)
PLAIN = (
    '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:hint="eastAsia"/>',
    "<w:b/><w:bCs/>",
    '<w:sz w:val="21"/>',
    '<w:color w:val="000000"/>',
    '<w:color w:val="auto"/>',
    '<w:kern w:val="0"/>',
    '<w:lang w:val="en-US"/>',
    '<w:sz w:val="24"/><w:szCs w:val="24"/>',
    "<w:noProof/>",
    '<w:spacing w:val="-4"/>',
    "<w:snapToGrid/>",
    '<w:u w:val="single"/>',
    '<w:color w:val="000000" w:themeColor="text1"/>',
    '<w:w w:val="95"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>',
    '<w:vanish w:val="0"/>',
    '<w:rtl w:val="0"/>',
    '<w:bdr w:val="none" w:sz="0" w:space="0" w:color="auto"/>',
    '<w:position w:val="0"/>',
    "<w:bCs/>",
)
_COLUMNS = 4
_FILL = '<w:shd w:val="clear" w:fill="{}"/>'
_STYLES = (
    ("Gone", "<w:vanish/>"),
    ("Pale", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _paragraph(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _cell(content: str, columns: int, properties: str = "") -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{properties}</w:tcPr>{content}</w:tc>"


def _document(cell: str, paragraph: str = "", row: str = "", form: str = "") -> bytes:
    """The report with that content of its cell, and the properties of what is around it."""
    filled = f"<w:p><w:pPr>{paragraph}</w:pPr>{cell}</w:p>"
    rows = []
    for texts in (*HEAD, (LABEL, ""), *TAIL):
        last = _COLUMNS - len(texts) + 1
        cells = [_cell(_paragraph(text), 1) for text in texts[:-1]]
        of_trick = texts == (LABEL, "")
        content = filled if of_trick else _paragraph(texts[-1])
        cells.append(_cell(content, last, form if of_trick else ""))
        rows.append(f"<w:tr><w:trPr>{row if of_trick else ''}</w:trPr>{''.join(cells)}</w:tr>")
    grid = '<w:gridCol w:w="2000"/>' * _COLUMNS
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    body = "".join(map(_paragraph, BEFORE)) + table + "".join(map(_paragraph, AFTER))
    return _package(f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")


def _package(document: str) -> bytes:
    """A Word file with that document, and the styles of an empty one with ours among them."""
    from docx import Document

    styles = "".join(
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:rPr>{body}</w:rPr></w:style>"
        for name, body in _STYLES
    )
    empty, stream = io.BytesIO(), io.BytesIO()
    Document().save(empty)
    with zipfile.ZipFile(empty) as whole, zipfile.ZipFile(stream, "w") as package:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "word/document.xml":
                part = document.encode()
            elif name == "word/styles.xml":
                part = part.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
            package.writestr(name, part)
    return stream.getvalue()


def docx_trick(rng: random.Random) -> Page:
    """A digit in a run that is not seen, or in a structure that shows it otherwise."""
    digits = figure(rng)
    extra = rng.choice("123456789")
    seen: tuple[int, ...] = (int(digits),)
    paragraph, row, form = "", "", ""
    kind = rng.choice(("hide", "hide", "hide", "structure", "structure", "place"))
    if kind == "hide":
        how = rng.choice(HIDING)
        pieces = [_run(digits), _run(extra, how)]
        cell = "".join(pieces if rng.random() < 0.6 else pieces[::-1])
    elif kind == "place":
        how = rng.choice(
            (
                '<w:framePr w:w="300" w:x="9000" w:y="100"/>',
                '<w:spacing w:line="10" w:lineRule="exact"/>',
                '<w:ind w:left="-9000"/>',
                '<w:ind w:firstLine="-8000"/>',
                "row",
                "width",
                "fill",
            )
        )
        cell, seen = _run(digits), (-1,)
        if how == "row":
            row = '<w:trHeight w:val="5" w:hRule="exact"/>'
        elif how == "fill":
            form = _FILL.format("000000")
            cell = _run(digits, '<w:color w:val="101010"/>')
        elif how == "width":
            form = '<w:tcW w:w="10" w:type="dxa"/>'
        else:
            paragraph = how
    else:
        first, second = cut(rng, digits)
        how = rng.choice(list(_structures(digits, first, second, extra)))
        cell, seen = _structures(digits, first, second, extra)[how]
    return Page(_document(cell, paragraph, row, form), "attack.docx", seen, f"docx {kind}, {how}")


def _structures(
    digits: str, first: str, second: str, extra: str
) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Structures around a figure or a piece of it, by name, with the figures that are seen."""
    plain, other = _run(digits), _run(extra)
    whole, longer = (int(digits),), (int(digits + extra),)
    turned, unknown = (int(digits[::-1]),), (-1,)
    small = _equation(f"<m:sSup><m:e/><m:sup>{_math(extra)}</m:sup></m:sSup>")
    fraction = _equation(f"<m:f><m:num>{_math(first)}</m:num><m:den>{_math(second)}</m:den></m:f>")
    root = _equation(f"<m:rad><m:deg/><m:e>{_math(digits)}</m:e></m:rad>")
    hidden = "<m:phantPr><m:show m:val='0'/></m:phantPr>"
    phantom = _equation(f"<m:phant>{hidden}<m:e>{_math(extra)}</m:e></m:phant>")
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>EQ \\o({extra},1)</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    deleted = f"<w:del w:id='1'><w:r><w:delText>{extra}</w:delText></w:r></w:del>"
    choice = f"<mc:Choice Requires='w14'>{other}</mc:Choice><mc:Fallback/>"
    choice = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    bound = "<w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='{1}'/></w:sdtPr>"
    shape = "<w:r><w:pict><v:rect fillcolor='white'/></w:pict></w:r>"
    ruby = f"<w:ruby><w:rt>{other}</w:rt><w:rubyBase>{plain}</w:rubyBase></w:ruby>"
    both = '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'
    return {
        "inserted": (f"{plain}<w:ins w:id='1' w:author='x'>{other}</w:ins>", whole),
        "moved here": (f"<w:moveTo w:id='1' w:author='x'>{other}</w:moveTo>{plain}", whole),
        "deleted": (f"{plain}{deleted}", whole),
        "deleted inside": (f"{_run(first)}{deleted}{_run(second)}", unknown),
        "bdo": (f"<w:bdo w:val='rtl'>{plain}</w:bdo>", turned),
        "dir": (f"<w:dir w:val='rtl'>{_run(first)}{_run(second)}</w:dir>", unknown),
        "rtl": (_run(digits, "<w:rtl/>"), unknown),
        "override": (_run(f"\u202e{digits}\u202c"), turned),
        "superscript of an equation": (plain + small, whole),
        "fraction": (fraction, unknown),
        "root": (root, unknown),
        "phantom": (plain + phantom, whole),
        "symbol": (f"{_symbol('Wingdings 2', 'F03' + extra)}{plain}", unknown),
        "symbol of a plain font": (f"{plain}{_symbol('Times', '003' + extra)}", unknown),
        "field of its own": (plain + field, longer),
        "symbol field": (f"{plain}<w:fldSimple w:instr='SYMBOL 5{extra}'/>", unknown),
        "ruby": (f"<w:r>{ruby}</w:r>", whole),
        "alternate content": (
            f"{plain}<mc:AlternateContent>{choice}</mc:AlternateContent>",
            longer,
        ),
        "bound control": (f"<w:sdt>{bound}<w:sdtContent>{plain}</w:sdtContent></w:sdt>", unknown),
        "struck inside": (f"{_run(first)}{_run(extra, '<w:strike/>')}{_run(second)}", unknown),
        "number of a page": (f"{plain}<w:r><w:pgNum/></w:r>", unknown),
        "a shape over it": (f"{plain}{shape}", unknown),
        "hidden by its style, shown again": (plain + _run(extra, both), longer),
    }


def _math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _equation(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def _symbol(font: str, code: str) -> str:
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


def docx_control(rng: random.Random) -> Page:
    """A plain figure in the runs that office programs write."""
    digits = figure(rng)
    first, second = cut(rng, digits)
    one, other = ("".join(rng.sample(PLAIN, rng.choice((0, 1, 2)))) for _ in range(2))
    plain = _run(digits, one)
    cell = rng.choice(
        (
            plain,
            _run(first, one) + "<w:proofErr w:type='spellStart'/>" + _run(second, other),
            f"<w:bookmarkStart w:id='0' w:name='a'/>{plain}<w:bookmarkEnd w:id='0'/>",
            f"<w:ins w:id='1' w:author='x'>{plain}</w:ins>",
            f"<w:hyperlink w:anchor='a'>{plain}</w:hyperlink>",
            f"<w:smartTag w:element='n'>{_run(first, one)}</w:smartTag>{_run(second, one)}",
            f"{plain}{_run('9', '<w:vanish/>')}",
            f"<m:oMath><m:r><m:t>{digits}</m:t></m:r></m:oMath>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{plain}</w:sdtContent></w:sdt>",
        )
    )
    paragraph = rng.choice(
        (
            "",
            '<w:jc w:val="center"/>',
            '<w:spacing w:line="360" w:lineRule="exact"/>',
            '<w:ind w:firstLine="420"/>',
            '<w:ind w:left="-107" w:right="-105"/>',
        )
    )
    row = rng.choice(("", '<w:trHeight w:val="400" w:hRule="exact"/>', '<w:trHeight w:val="20"/>'))
    form = rng.choice(("", *map(_FILL.format, ("FFFFFF", "F2F2F2", "auto"))))
    data = _document(cell, paragraph, row, form)
    return Page(data, "attack.docx", (int(digits),), f"docx plain, {cell}, {paragraph}")
