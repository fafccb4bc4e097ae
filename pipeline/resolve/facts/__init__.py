"""Facts: statements with their operands resolved to entities; statements that say the same are merged into one fact."""

from pipeline.resolve.facts.drafts import Draft, Drafting
from pipeline.resolve.facts.merging import merge_drafts

__all__ = ["Draft", "Drafting", "merge_drafts"]
