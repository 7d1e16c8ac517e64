"""The terminal program: command line, audits, exports and the screen."""
