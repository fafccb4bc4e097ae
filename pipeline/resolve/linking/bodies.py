"""Bodies of an organisation: the same council or commission in different words."""

from collections.abc import Iterable, Mapping

from pipeline.resolve.coreference import Coreference
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.names import is_acronym
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.predicates import ANYTHING, Predicate

# Bodies must share this many words.
_FEWEST_SHARED = 2


def link_bodies(coreferences: Iterable[Coreference], registry: Registry, predicates: Mapping[str, Predicate]) -> None:
    """Link bodies of one organisation whose names differ only in its name and in words that any body may have: "LSL Council of
    Foreign Ministers", "foreign ministers' council"."""
    forms = registry.forms
    indistinct = forms.lexicon.indistinct
    by_words: dict[tuple[Key, tuple[str, ...]], Key] = {}
    for body, organisation in sorted(_organisations(coreferences, predicates).items(), key=lambda item: str(item[0])):
        acronyms = {forms.folded(name) for name in registry.names(organisation) if is_acronym(name)}
        for name in sorted(registry.names(body)):
            rest = _without_organisation(name, registry.names(organisation), registry)
            words = tuple(w for w in forms.content(rest) if w not in indistinct and w not in acronyms)
            if len(words) < _FEWEST_SHARED:
                continue
            first = by_words.setdefault((registry.find(organisation), words), body)
            if registry.find(first) != registry.find(body):
                reason = f"the same body of {registry.name(organisation)}, in other words"
                registry.merge(body, first, name, reason, registry.scores.same_part)


def _without_organisation(name: str, organisation: Iterable[str], registry: Registry) -> str:
    """The plain name of a body without a name of its organisation at the start."""
    folded, rest = registry.forms.folded, registry.forms.plain(name)
    for whole in sorted(organisation, key=len, reverse=True):
        if folded(rest).startswith(folded(whole) + " "):
            rest = rest[len(whole) :].strip()
    return rest


def _organisations(coreferences: Iterable[Coreference], predicates: Mapping[str, Predicate]) -> dict[Key, Key]:
    """For each body, the organisation that it belongs to, according to a statement or to the name at its start ("LSL Council of …")."""
    organisations: dict[Key, Key] = {}
    for coreference in coreferences:
        document = coreference.document
        for statement in document.statements:
            body = statement.value.mention
            if predicates.get(statement.predicate, ANYTHING).part and body is not None and body in document.keys:
                organisation = coreference.referent(statement.subject, statement)
                if organisation is not None:
                    organisations.setdefault(document.keys[body], organisation)
        for body_key, organisation in _nested(document):
            organisations.setdefault(body_key, organisation)
    return organisations


def _nested(document: KeyedDocument) -> Iterable[tuple[Key, Key]]:
    """The organisations whose names begin with another organisation, with that one."""
    at_start: dict[int, list[tuple[int, Key]]] = {}
    organisations = [(m, key) for _, m, key in document.keyed_mentions() if m.type == "ORG"]
    for mention, key in organisations:
        at_start.setdefault(mention.start, []).append((mention.end, key))
    for mention, key in organisations:
        for end, inner in at_start[mention.start]:
            if end < mention.end:
                yield key, inner
