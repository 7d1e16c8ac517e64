"""The alignment of a section's tokens to the statutory form.

``runs`` gathers figures that follow each other, ``labels`` and ``evidence`` say which row's
label speaks for a run, ``rows`` aligns runs to rows and ``sides`` decides whether labels stand
before their figures or after; ``columns`` gives the figures of a run to columns, by the
``geometry`` of the rows around it; ``table`` puts the cells together, and ``certainty`` says how
far each can be relied on.
"""
