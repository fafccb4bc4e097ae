"""Organisations and other things: names without their head or legal form."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline.resolve.documents import KeyedDocument, merged_keys
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.candidates import Reason, link, link_in_document
from pipeline.resolve.names import is_acronym, possible_titles
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import area_code, cities, is_capital

# Nouns of things that a text also names without them.
_NAMED_WITHOUT_NOUN = {"bridge", "canal", "lighthouse", "river", "tunnel"}


def link_short_names(document: KeyedDocument, registry: Registry) -> None:
    """Link a short name with the only fuller name in its document: its head alone ("the Commission"), or all but its head or legal
    form ("Norda" of "Norda Institute" or "Norda Ltd", also if the model takes it for a person).

    Letters before a head mean another thing: the LSL Commission is not the LSL.
    """
    forms, lexicon = registry.forms, registry.forms.lexicon
    by_head, by_rest, by_last = _fuller_names(document, registry)
    reason = Reason("short for {name}", registry.scores.short_name)
    people = {document.keys[index] for index in _described_as_person(document, registry) if index in document.keys}
    for _, mention, key in document.keyed_mentions():
        words = forms.words(mention.text)
        if mention.kind != "name" or not mention.text[:1].isupper() or not _may_be_short(registry.find(key)):
            continue
        if key in people:
            continue  # "Berg, a zoologist, founded the Berg Institute"
        if len(words) == 1 and words[0] in lexicon.name_types:
            candidates = by_head[words[0]]
        elif forms.head(mention.text) not in lexicon.name_types:
            # A treaty is not the organisation that its name comes from, but "Lund" may be the university.
            candidates = by_rest[" ".join(words)]
            if not candidates and len(words) == 1 and mention.type == "ORG" and mention.text.endswith("s"):
                candidates = by_last[words[0]]  # "Spurs" of "Lund Spurs"
        else:
            continue
        link_in_document(document, registry, key, candidates, forms.plain(mention.text), reason)


def link_legal_forms(keys: Iterable[Key], registry: Registry) -> None:
    """Link a company's name without its legal form to the name with the legal form. If the corpus has two forms (Ltd, GmbH), the bare name
    may mean either."""
    reason = Reason("{name} without its legal form", registry.scores.legal_form)
    by_base: dict[str, dict[str, set[Key]]] = defaultdict(lambda: defaultdict(set))
    for key in {key for key in keys if key.is_unscoped("thing")}:
        for name in registry.names(key):
            base, form = registry.forms.without_legal_form(name)
            by_base[base][form].add(key)
    for _, by_form in sorted(by_base.items()):
        written = [form for form in by_form if form]
        if len(written) == 1 and "" in by_form:
            for key in sorted(by_form[""], key=str):
                link(registry, key, by_form[written[0]], registry.name(key), reason)


_Names = dict[str, set[Key]]


def _fuller_names(document: KeyedDocument, registry: Registry) -> tuple[_Names, _Names, _Names]:
    """The things that a document names in two words or more: by their head, by their words without head or legal form, and, if they are
    organisations, by their last word."""
    forms, lexicon = registry.forms, registry.forms.lexicon
    by_head: dict[str, set[Key]] = defaultdict(set)
    by_rest: dict[str, set[Key]] = defaultdict(set)
    by_last: dict[str, set[Key]] = defaultdict(set)
    for key in merged_keys([document], registry):
        type_ = registry.type(key)
        if not key.is_unscoped("thing", "short") and type_ not in {"FAC", "LOC"}:
            continue
        for name in registry.names(key):
            words, head = forms.words(name), forms.head(name)
            if len(words) < 2 or is_acronym(name):
                continue
            if type_ in {"FAC", "LOC"}:  # "Upper Norda" of "Upper Norda River"
                if words[-1] in _NAMED_WITHOUT_NOUN and not _is_place(" ".join(words[:-1])):
                    by_rest[" ".join(words[:-1])].add(key)
                continue
            by_head[head].add(key)
            if type_ == "ORG":
                by_last[words[-1]].add(key)
            ends_in_type = lexicon.endings.get(words[-1]) == "ORG" or (head in lexicon.name_types and words[-1] == head)
            if ends_in_type and not is_acronym(forms.plain(name).rsplit(" ", 1)[0]):
                by_rest[" ".join(words[:-1])].add(key)
            base, form = forms.without_legal_form(name)
            if form:
                by_rest[" ".join(forms.words(base))].add(key)
    return by_head, by_rest, by_last


def _is_place(name: str) -> bool:
    """Whether a country, a state or a city has a name: "Norway" is not the Norway River."""
    return area_code(name.title()) is not None or is_capital(name) or bool(cities([name.title()]))


def _described_as_person(document: KeyedDocument, registry: Registry) -> set[int]:
    """The mentions that must be people, because of a title, a noun for people, or a verb for something that only people do."""
    lexicon = registry.forms.lexicon
    people = {
        index
        for index, mention in enumerate(document.mentions)
        if mention.type == "PERSON" and lexicon.titles & possible_titles(document.text, mention.start, mention.end)
    }
    for clause in document.annotation.clauses:
        noun = clause.lemma.partition(" of ")[0].split(" ")[-1]
        for argument in clause.arguments:
            if argument.mention is None:
                continue
            if clause.form == "verb":
                is_person = lexicon.companions.get((clause.lemma, argument.role)) == "PERSON"
            else:
                is_person = argument.role == "is" and lexicon.noun_types.get(noun) == "PERSON"
            if is_person:
                people.add(argument.mention)
    return people


def _may_be_short(key: Key) -> bool:
    return key.is_unscoped("thing") or (key.is_unscoped("person") and len(key.words) == 1)
