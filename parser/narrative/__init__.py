"""What the text of a report says in figures about its own tables."""

from parser.narrative.claim import Claim, Target
from parser.narrative.narrative import Narrative, narrative
from parser.narrative.prose import Passage

__all__ = ["Claim", "Narrative", "Passage", "Target", "narrative"]
