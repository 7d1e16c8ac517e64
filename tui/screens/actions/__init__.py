"""What the actions of ``tui.commands`` do to the open audit; ``HANDLERS`` has them by their ids."""

from tui.screens.actions import cells, files, findings, record, view
from tui.screens.actions.handlers import HANDLERS

__all__ = ["HANDLERS", "cells", "files", "findings", "record", "view"]
