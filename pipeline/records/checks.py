"""What the facts of a run say about a claim."""

from typing import Literal

from pipeline.records.base import Record
from pipeline.records.facts import Fact

Answer = Literal["supported", "contradicted", "silent"]
Stance = Literal["supports", "contradicts", "leaves open"]


class Finding(Record):
    """A fact of the documents that bears on a fact of a claim: the `fact`, with its evidence; whether it supports or contradicts the
    claim, or leaves it open; and, in a sentence, how the two compare."""

    fact: Fact
    stance: Stance
    explanation: str


class CheckedFact(Record):
    """A fact that a claim states, and whether the documents support it, contradict it, or are silent about it.

    The evidence of `fact` points into the claim. `explanation` gives the reason in a sentence. `findings` are the facts that it rests on,
    those that contradict first. A fact that some documents support and others contradict counts as contradicted.
    """

    fact: Fact
    verdict: Answer
    explanation: str
    findings: tuple[Finding, ...] = ()


class CheckedClaim(Record):
    """A claim and its facts, in the order of the text.

    `verdict` is `contradicted` if the documents contradict one of its facts, `supported` if they support all of them, `not understood` if
    no fact was read in it, and otherwise `silent`.
    """

    text: str
    verdict: Answer | Literal["not understood"]
    facts: tuple[CheckedFact, ...] = ()
