"""The parts of a zip package, counted before a library unpacks them all."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from parser.budget import spend

_XML = (".xml", ".rels")


def count(data: bytes) -> None:
    """Count the parts of a package, the bytes they unpack to and the elements of XML in them.

    Raises what ``zipfile`` does for what is no package. No part unpacks to more than the list
    of parts says: ``zipfile`` reads no further.
    """
    with ZipFile(BytesIO(data)) as package:
        for part in package.infolist():
            spend("parts")
            spend("unzipped", part.file_size)
            if part.filename.endswith(_XML):
                spend("elements", package.read(part).count(b"<"))
