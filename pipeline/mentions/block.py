"""The mentions of one parsed block: all ways of finding them, then the rule for overlaps."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipeline.mentions.abbreviations import Abbreviations
from pipeline.mentions.company_names import find_company_names
from pipeline.mentions.headed_names import find_headed_names
from pipeline.mentions.model_names import find_model_names
from pipeline.mentions.overlaps import Candidate, Source, without_overlaps
from pipeline.mentions.places import find_countries, find_states
from pipeline.mentions.pronouns import find_pronouns
from pipeline.mentions.quantities import find_amounts, find_quantities
from pipeline.mentions.recalling_nouns import find_recalling_nouns
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.titled_names import find_titled_names
from pipeline.mentions.vessels import find_vessels
from pipeline.records import Span
from pipeline.vocabulary.lexicon import Lexicon


def find_mentions(
    doc: Doc,
    body: Span,
    times: Sequence[MentionSpan],
    titles: Sequence[MentionSpan],
    abbreviations: Abbreviations,
    lexicon: Lexicon,
) -> list[MentionSpan]:
    """All mentions of a block in text order, an outer one before those inside it.

    `body` is the span of the block in its document; `times` and `titles` are those of the block, and `abbreviations` those of the document.
    """
    timed = {i for t in times for i in t.tokens}
    guesses = list(find_model_names(doc, timed, lexicon))
    short_forms = list(abbreviations.find_short_forms(doc))
    known = [
        *find_headed_names(doc, timed, lexicon),
        *find_company_names(doc, timed, lexicon),
        *find_vessels(doc, timed, lexicon),
        *find_titled_names(doc, lexicon),
        *find_recalling_nouns(doc, timed, lexicon.recalling),
        *find_countries(doc, timed | {f.first for f in short_forms}),
        *find_states(doc, guesses),
        *short_forms,
    ]
    candidates = [
        *(Candidate(t, Source.DATE if t.is_numbered(doc) else Source.TIME) for t in times),
        *_from(Source.TITLE, titles),
        *_from(Source.AMOUNT, find_amounts(doc, timed, lexicon.parse)),
        *_from(Source.LONG_FORM, abbreviations.find_long_forms(doc, body, timed, guesses)),
        *_from(Source.KNOWN, known),
        *_from(Source.MODEL, guesses),
        *_from(Source.NUMBER, find_quantities(doc, timed)),
        *_from(Source.PRONOUN, find_pronouns(doc, lexicon)),
    ]
    return without_overlaps(doc, candidates)


def _from(source: Source, spans: Iterable[MentionSpan]) -> Iterable[Candidate]:
    return (Candidate(span, source) for span in spans)
