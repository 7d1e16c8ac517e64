"""Word documents saved as "Strict Open XML": the same parts under other namespaces.

ISO/IEC 29500 part 1 has ``http://purl.oclc.org/ooxml/…`` where part 4, which office suites write
by themselves and libraries read, has ``http://schemas.openxmlformats.org/…/2006/…``.
"""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_COMMON = rb"http://schemas.openxmlformats.org/\1/2006/"
_ROOT = "_rels/.rels"


def as_common(data: bytes) -> bytes:
    """The package with the namespaces that every library knows; as it is where it has them.

    Raises ``zipfile.BadZipFile`` or ``KeyError`` for what is no package of Open XML.
    """
    with ZipFile(BytesIO(data)) as package:
        if not _STRICT.search(package.read(_ROOT)):
            return data
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as common:
            for name in package.namelist():
                part = package.read(name)
                if name.endswith((".xml", ".rels")):
                    part = _STRICT.sub(_COMMON, part)
                common.writestr(name, part)
    return stream.getvalue()
