"""``python -m tests.examples FILE`` writes the page of all rules."""

import sys
from pathlib import Path

from tests.examples.page import page

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
