"""Reports of known truth: random figures that obey the form, in every layout, with one fault.

``generate(seed, layout, fault)`` gives the same report on every call; a new layout is one
function and one row in ``layouts``, a new fault one function and one row in ``faults``.
"""

from tests.generator.faults import FAULTS, UnfitError
from tests.generator.layouts import LAYOUTS
from tests.generator.sample import Sample, generate

__all__ = ["FAULTS", "LAYOUTS", "Sample", "UnfitError", "generate"]
