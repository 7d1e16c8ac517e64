"""One reader for each kind of file that has cells of its own; each yields an ``Extract``."""
