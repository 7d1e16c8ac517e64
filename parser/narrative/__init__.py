"""What the text of a report says in figures about its own tables."""

from parser.narrative.claims import Claim, Target, claims
from parser.narrative.prose import Passage, passages

__all__ = ["Claim", "Passage", "Target", "claims", "passages"]
