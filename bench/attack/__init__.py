"""Attacks on the program: what must never be lost, let in, or shown as something it is not."""
