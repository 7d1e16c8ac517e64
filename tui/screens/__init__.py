"""The screens: one file each, with its dialogs beside it."""
