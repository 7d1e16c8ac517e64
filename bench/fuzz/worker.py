"""The process that fuzzes one target: ``python -m bench.fuzz.worker TARGET FOLDER SLOW FLAGS...``.

A broken promise is written down and the search goes on; what hangs or takes all memory ends
this process, which libFuzzer then tells.
"""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path
from unittest.mock import patch

import atheris

with atheris.instrument_imports(
    include=["parser", "pdfminer", "pdfplumber", "docx", "zipfile", "email"]
):
    import parser
    import parser.readers.docx.reader
    import parser.readers.html.reader
    import parser.readers.mht
    import parser.readers.pdf.reader  # noqa: F401
    from bench.fuzz.targets import TARGETS


def main() -> None:
    name, folder, slow, *flags = sys.argv[1:]
    play, kept, limit = TARGETS[name].play, Path(folder), float(slow)

    def test_one(data: bytes) -> None:
        began = time.process_time()
        try:
            play(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised was promised not to be
            _keep(kept, _place_of(error), data, "".join(traceback.format_exception(error)))
        if time.process_time() - began > limit:
            _keep(kept, f"slow-{len(data) // 1000}k", data, "")

    atheris.Setup([sys.argv[0], *flags], test_one)
    # What another process runs through cannot be followed.
    with patch("parser.reading.is_read_alone", return_value=False):
        atheris.Fuzz()


def _place_of(error: BaseException) -> str:
    """A name for a fault: what was raised, and where in our code."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    where = ours[-1] if ours else frames[-1]
    return f"{type(error).__name__}-{Path(where.filename).stem}-{where.lineno}"


def _keep(folder: Path, name: str, data: bytes, told: str) -> None:
    path = folder / name
    if not path.exists():
        path.write_bytes(data)
        if told:
            path.with_suffix(".told").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
