"""What the actions of ``tui.commands`` do to the open audit; ``HANDLERS`` has them by their ids."""

from tui.screens.actions import cells, decisions, files, record, view
from tui.screens.actions.handlers import HANDLERS

__all__ = ["HANDLERS", "cells", "decisions", "files", "record", "view"]
