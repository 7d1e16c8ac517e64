"""``gouji check``: many reports read and checked without a screen."""
