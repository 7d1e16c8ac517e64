"""``python -m tui``: the same as the command ``gouji``."""

import sys

from tui.cli import main

sys.exit(main())
