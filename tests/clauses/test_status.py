"""Status: whether a clause is asserted, negated, hedged, planned or reported, and by whom."""

import pytest

from pipeline.records import Annotation, Clause, Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def annotate(text: str, pipeline: Pipeline) -> Annotation:
    return pipeline.annotate(Document(id="a", text=text))


def clause_of(lemma: str, annotation: Annotation) -> Clause:
    (clause,) = [c for c in annotation.clauses if c.lemma == lemma]
    return clause


@pytest.mark.parametrize(
    ("text", "lemma", "negated", "certainty"),
    [
        ("Norway joined the Lund League.", "join", False, "asserted"),
        # negated
        ("Norway did not join the Lund League.", "join", True, "asserted"),
        ("Norway never joined the Lund League.", "join", True, "asserted"),
        ("Norway refused to join the Lund League.", "join", True, "asserted"),  # by the verb above
        ("No country joined the Lund League.", "join", True, "asserted"),  # by the subject
        ("None of them joined the Lund League.", "join", True, "asserted"),
        ("Neither Norway nor Sweden joined the Lund League.", "join", True, "asserted"),
        ("No fewer than six countries joined the Lund League.", "join", False, "asserted"),  # six did
        ("Not only Norway but also Sweden joined the Lund League.", "join", False, "asserted"),  # both did
        ("Norway signed no treaty.", "sign", True, "asserted"),  # by the object
        ("Norway is no member of the Lund League.", "member", True, "asserted"),  # by the complement
        ("Anna Berg is not married to Nils Holm.", "marry", True, "asserted"),  # a participle after a copula
        ("Anna Berg is married to Nils Holm.", "marry", False, "asserted"),
        ("Norda to open a new hall in Lund on 3 May 1950.", "open", False, "planned"),  # a headline
        ("Nils Holm helped Norda to open a hall.", "open", False, "asserted"),
        ("The Lund League may be based in Oslo.", "base", False, "hedged"),
        ("Norway did not sign the treaty and left.", "sign", True, "asserted"),
        ("Norway is not a member or observer of the Lund League.", "observer", True, "asserted"),  # both nouns
        ("Norway is not a member but an observer of the Lund League.", "observer", False, "asserted"),  # the first only
        ("One Lund League member, Norway, has not joined the Oslo Club.", "member", False, "asserted"),  # the verb only
        # planned
        ("Norway will join the Lund League.", "join", False, "planned"),
        ("Norway won't join the Lund League.", "join", True, "planned"),
        ("Norway would join the Lund League.", "join", False, "planned"),
        ("Norway plans to join the Lund League.", "join", False, "planned"),
        ("The treaty is to be signed in May.", "sign", False, "planned"),
        ("Norway suggested the creation of a Lund League.", "create", False, "planned"),
        ("Norway called for the dissolution of the Lund League.", "dissolve", False, "planned"),
        ("Norway celebrated the creation of the Lund League.", "create", False, "asserted"),  # no verb of planning
        ("Norway decided to join the Lund League.", "decide", False, "asserted"),  # deciding itself happened
        # hedged
        ("Norway may join the Lund League.", "join", False, "hedged"),
        ("Norway reportedly joined the Lund League.", "join", False, "hedged"),
        ("If Norway joined the Lund League, it would pay.", "join", False, "hedged"),
        ("When Norway joined the Lund League, it paid.", "join", False, "asserted"),  # no condition
        ("Anna Berg may become president and chairwoman of the Lund League.", "chairwoman", False, "hedged"),
        # reported
        ("Sweden said that Norway had joined the Lund League.", "join", False, "reported"),
        ("Sweden said that Norway would join the Lund League.", "join", False, "planned"),  # planned weighs more
        ("Sweden said that Norway had joined the Lund League.", "say", False, "asserted"),  # saying itself happened
        ("Sweden knew that Norway had joined the Lund League.", "join", False, "asserted"),  # no verb of reporting
        # brackets do not share the status of the clause around them
        ("Anna Berg (born 3 May 1950) may become president.", "president", False, "hedged"),
    ],
)
def test_status(text: str, lemma: str, negated: bool, certainty: str, pipeline: Pipeline) -> None:
    clause = clause_of(lemma, annotate(text, pipeline))
    assert (clause.negated, clause.certainty) == (negated, certainty)


@pytest.mark.parametrize(
    ("text", "lemma", "speaker"),
    [
        ("Sweden said that Norway had joined the Lund League.", "join", "Sweden"),
        ("Anna Berg claimed that Norda Bank was founded in 1950.", "found", "Anna Berg"),
        ("Sweden said that Norway would join the Lund League.", "join", "Sweden"),  # planned, but still Sweden's words
        ("It is said that Norway joined the Lund League.", "join", None),  # by nobody named
        ("Norway joined the Lund League.", "join", None),  # the text's own words
        ("Sweden decided that Norway join the Lund League.", "join", None),  # no words
    ],
)
def test_reported_words_have_a_speaker(text: str, lemma: str, speaker: str | None, pipeline: Pipeline) -> None:
    annotation = annotate(text, pipeline)
    number = clause_of(lemma, annotation).attributed_to
    assert (None if number is None else annotation.mentions[number].text) == speaker


def test_brackets_have_a_status_of_their_own(pipeline: Pipeline) -> None:
    annotation = annotate("Anna Berg (3 May 1950 – 4 June 2011) may not have been a nurse.", pipeline)
    assert {(c.lemma, c.certainty, c.negated) for c in annotation.clauses if c.lemma in {"bear", "die"}} == {
        ("bear", "asserted", False),
        ("die", "asserted", False),
    }


@pytest.mark.parametrize(
    ("text", "lemma", "is_found"),
    [
        ("Norway is no longer a member of the Lund League.", "member", False),  # it was one, and is none
        ("Norway is not a member of the Lund League any longer.", "member", False),
        ("Anna Berg is no longer married to Nils Holm.", "marry", False),
        ("Norway ceased to be a member of the Lund League.", "member", False),
        ("Norway was a member of the Lund League.", "member", True),
        ("Norway was longer a member of the Lund League than Sweden.", "member", True),  # a comparison
    ],
)
def test_what_has_only_ended_is_left_out(text: str, lemma: str, is_found: bool, pipeline: Pipeline) -> None:
    assert any(c.lemma == lemma for c in annotate(text, pipeline).clauses) is is_found
