"""The alignment of a section's tokens to the statutory form.

``runs`` gathers figures that follow each other, ``labels`` says which row labels stand around
a run, ``rows`` aligns runs to rows, ``columns`` the figures of a run to columns, and ``table``
puts the cells together and says how far each can be relied on.
"""
