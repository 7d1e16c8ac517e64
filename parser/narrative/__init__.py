"""What the text of a report says in figures about its own tables."""

from parser.narrative.claim import Claim, Target
from parser.narrative.claims import claims
from parser.narrative.prose import Passage, passages

__all__ = ["Claim", "Passage", "Target", "claims", "passages"]
