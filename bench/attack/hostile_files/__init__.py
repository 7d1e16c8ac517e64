"""Every kind of hostile file that can be made, from chance and a size."""

from bench.attack.hostile_files.kind import Kind
from bench.attack.hostile_files.mail import MAIL
from bench.attack.hostile_files.other import OTHER
from bench.attack.hostile_files.package import PACKAGE
from bench.attack.hostile_files.page import PAGE
from bench.attack.hostile_files.pdf import PDF
from bench.attack.hostile_files.text import TEXT

KINDS: tuple[Kind, ...] = (*TEXT, *PAGE, *MAIL, *PACKAGE, *PDF, *OTHER)
