"""Every kind of hostile file that can be made, from chance and a size."""

from bench.attack.hostile_files.kind import Kind
from bench.attack.hostile_files.mail import MAIL
from bench.attack.hostile_files.other import OTHER
from bench.attack.hostile_files.package_document import PACKAGE_DOCUMENT
from bench.attack.hostile_files.package_parts import PACKAGE_PARTS
from bench.attack.hostile_files.page import PAGE
from bench.attack.hostile_files.pdf_drawn import PDF_DRAWN
from bench.attack.hostile_files.pdf_fonts import PDF_FONTS
from bench.attack.hostile_files.pdf_objects import PDF_OBJECTS
from bench.attack.hostile_files.pdf_streams import PDF_STREAMS
from bench.attack.hostile_files.text import TEXT
from bench.attack.hostile_files.text_bytes import TEXT_BYTES
from bench.attack.hostile_files.text_grids import TEXT_GRIDS

KINDS: tuple[Kind, ...] = (
    *(*TEXT, *TEXT_BYTES, *TEXT_GRIDS),
    *(*PAGE, *MAIL),
    *(*PACKAGE_DOCUMENT, *PACKAGE_PARTS),
    *(*PDF_DRAWN, *PDF_STREAMS, *PDF_OBJECTS, *PDF_FONTS),
    *OTHER,
)
