"""The alignment of a section's tokens to the statutory form.

``runs`` gathers figures that follow each other, ``labels`` and ``evidence`` say which row's
label speaks for a run, ``rows`` aligns runs to rows. Each of the ``layouts`` proposes a
``reading`` of the whole table so, and the one with the best score is taken. ``columns`` gives
the figures of a run to columns, by the ``geometry`` of the rows around it; ``certainty`` and
whatever else sees something adds ``grounds``, and the worst one is the state of a cell.
"""
