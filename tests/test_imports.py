"""What must stay unloaded: the parser knows no screen, and the command line starts quickly."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "charset_normalizer",
    "docx",
    "lxml",
    "openpyxl",
    "pdfplumber",
    "pydantic",
    "rich",
    "textual",
}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running ``code``."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n' + ' '.join(sys.modules))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in run.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("module", ["parser", "tui.cli"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    assert not loaded_by(f"import {module}") & HEAVY


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"]])
def test_help_and_version_load_no_heavy_library(words: list[str]) -> None:
    code = (
        "import tui.cli\n"
        f"try: tui.cli.main({words!r})\n"
        "except SystemExit as exit: assert not exit.code, exit.code"
    )
    assert not loaded_by(code) & HEAVY


def test_checking_a_text_report_loads_neither_textual_nor_rich() -> None:
    report = Path("samples/pipe-rows-2022.txt").resolve()
    code = f"import tui.cli\nassert tui.cli.main(['check', {str(report)!r}]) in (0, 1)"
    assert not loaded_by(code) & {"textual", "rich"}


def test_the_command_line_reads_its_own_words_without_the_parser() -> None:
    assert "parser" not in loaded_by("import tui.cli")
