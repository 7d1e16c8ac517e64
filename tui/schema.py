"""``python -m tui.schema FILE``: write the JSON schema of the output."""

import sys
from pathlib import Path

from tui.contract import json_schema
from tui.export.json_text import json_page

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json_page(json_schema()), "utf-8")
