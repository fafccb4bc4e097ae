"""Joins: what makes two names one thing beyond the same words, each with its reason and how sure it is.

Inside a document a short name means the one longer name that fits it; where two fit, it stays by itself and says so. Across
documents only what names say in full is joined. Each step looks names up by what they could share (a word, the letters of an
acronym, a name without its legal form), so that its cost grows with the names and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.knowledge.lexicon import Lexicon
from pipeline.knowledge.places import country_code, is_capital
from pipeline.records import Alias, Mention, Reading
from pipeline.resolve.keys import (
    folded,
    head,
    is_acronym,
    kind_of,
    plain,
    spells,
    without_legal_form,
    words,
)
from pipeline.resolve.register import Register

Keys = dict[int, str]
"""For each mention of a document that names something, by its index, the key of what it names."""


def join_acronyms(
    readings: Sequence[Reading],
    keys: Sequence[Keys],
    defined: Mapping[str, set[str]],
    register: Register,
    lexicon: Lexicon,
) -> None:
    """Acronyms that their own document does not define: by their letters in that document, else by another document's
    definition. `defined` holds the keys under which each abbreviation is defined somewhere."""
    for reading, known in zip(readings, keys, strict=True):
        undefined = {
            plain(reading.annotation.mentions[i].text): key
            for i, key in known.items()
            if is_acronym(plain(reading.annotation.mentions[i].text)) and not key.startswith("short:")
        }
        if not undefined:
            continue
        by_initial: dict[str, set[str]] = defaultdict(set)
        for key in {register.find(key) for key in known.values()}:
            for name in register.names(key):
                by_initial[folded(name)[:1]].add(key)
        for acronym, key in sorted(undefined.items()):
            own = register.find(key)
            fitting = [
                k
                for k in by_initial[acronym[0].casefold()]
                if k != own and any(spells(acronym, name, lexicon) for name in register.names(k))
            ]
            if fitting:
                reason = "the initials of {name} in " + reading.document.id
                _join_one(register, key, fitting, acronym, reason, 0.9)
            else:
                reason = "defined elsewhere in the corpus as {name}"
                _join_one(register, key, defined.get(acronym, ()), acronym, reason, 0.85)


def join_people(readings: Sequence[Reading], keys: Sequence[Keys], register: Register) -> None:
    """A part of a person's name is that person where only one of the document fits, also where the model took the part for
    something else ("Berg", an organisation)."""
    for reading, known in zip(readings, keys, strict=True):
        people = {register.find(k) for k in known.values() if k.startswith("person:")}
        by_part: dict[str, set[str]] = defaultdict(set)
        for key in people:
            for part in _parts(key):
                by_part[part].add(key)
        reason = "part of the name of {name} in " + reading.document.id
        for key in sorted(people):
            parts = _parts(key)
            fuller = set.intersection(*(by_part[p] for p in parts)) if parts else set()
            longer = [k for k in fuller if len(_parts(k)) > len(parts)]
            _join_one(register, key, longer, register.name(key), reason, 0.9)
        for index, key in sorted(known.items()):
            mention = reading.annotation.mentions[index]
            if not key.startswith("person:") and _is_bare(mention):
                fitting = [k for k in by_part.get(folded(mention.text), ()) if len(_parts(k)) > 1]
                _join_one(register, key, fitting, plain(mention.text), reason, 0.8)


def _parts(key: str) -> list[str]:
    return key.removeprefix("person:").partition("@")[0].split()


def _is_bare(mention: Mention) -> bool:
    """One word written large, of a type that only the model tells, and no place that is known."""
    name = plain(mention.text)
    return (
        mention.kind == "name"
        and " " not in name
        and name[:1].isupper()
        and not name.isupper()
        and not country_code(name)
        and not is_capital(name)
    )


def join_spellings(readings: Sequence[Reading], keys: Sequence[Keys], register: Register, lexicon: Lexicon) -> None:
    """The same words in one document are the same thing, though the model takes them for a person here and a place there."""
    for reading, known in zip(readings, keys, strict=True):
        by_spelling: dict[str, dict[str, int]] = defaultdict(dict)
        for index, key in sorted(known.items()):
            mention = reading.annotation.mentions[index]
            if mention.kind == "name" and not key.startswith(("short:", "thing:" + reading.document.id)):
                counts = by_spelling[folded(mention.text)]
                counts[register.find(key)] = counts.get(register.find(key), 0) + 1
        for spelling, counts in sorted(by_spelling.items()):
            if len(counts) < 2 or country_code(spelling) or is_capital(spelling) or head(spelling) in lexicon.types:
                continue
            most = min(counts, key=lambda k: (-counts[k], k))
            for key in sorted(counts):
                if kind_of(register.type(key)) != kind_of(register.type(most)):
                    reason = f"the same words, of another type, in {reading.document.id}"
                    register.merge(key, most, spelling, reason, 0.8)


def join_short_names(readings: Sequence[Reading], keys: Sequence[Keys], register: Register, lexicon: Lexicon) -> None:
    """A name of which a document also has the fuller form: its head alone ("the Commission"), or all but its head or legal form
    ("Norda" of "Norda Institute" or "Norda Ltd", also where the model takes it for a person)."""
    for reading, known in zip(readings, keys, strict=True):
        things = {register.find(k) for k in known.values() if k.startswith(("thing:", "short:"))}
        by_head: dict[str, set[str]] = defaultdict(set)
        by_rest: dict[str, set[str]] = defaultdict(set)
        for key in things:
            for name in register.names(key):
                spelled = words(name)
                if len(spelled) > 1 and not is_acronym(name):
                    by_head[head(name)].add(key)
                    if head(name) in lexicon.types and spelled[-1] == head(name):
                        by_rest[" ".join(spelled[:-1])].add(key)
                    base, form = without_legal_form(name)
                    if form:
                        by_rest[" ".join(words(base))].add(key)
        for index, key in sorted(known.items()):
            mention = reading.annotation.mentions[index]
            spelled = words(mention.text)
            if mention.kind != "name" or not mention.text[:1].isupper() or not _is_short_of_a_thing(register.find(key)):
                continue
            if len(spelled) == 1 and spelled[0] in lexicon.types:
                fitting = by_head[spelled[0]]
            elif head(mention.text) not in lexicon.types:
                # A treaty is not the organisation that has its name from it, but "Lund" may be the university.
                fitting = by_rest[" ".join(spelled)]
            else:
                continue
            _join_one(register, key, fitting, plain(mention.text), "short for {name} in " + reading.document.id, 0.85)


def _is_short_of_a_thing(key: str) -> bool:
    return key.startswith("thing:") or (key.startswith("person:") and len(_parts(key)) == 1)


def join_legal_forms(keys: Sequence[Keys], register: Register) -> None:
    """A company with and without its legal form; of two forms (Ltd, GmbH) nobody knows which one the bare name means."""
    by_base: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key in {register.find(k) for known in keys for k in known.values() if k.startswith("thing:")}:
        for name in register.names(key):
            base, form = without_legal_form(name)
            by_base[base][form].add(key)
    for _, forms in sorted(by_base.items()):
        written = [f for f in forms if f]
        if len(written) != 1 or "" not in forms:
            continue
        for key in sorted(forms[""]):
            _join_one(register, key, forms[written[0]], register.name(key), "{name} without its legal form", 0.9)


def keep_apart(aliases: Iterable[Alias], keys: Sequence[Keys], register: Register) -> None:
    """What the user says are two things; nothing joins them."""
    told = [a for a in aliases if a.different_from]
    if not told:
        return
    by_name = _by_name(keys, register)
    for alias in told:
        for one in sorted(by_name.get(folded(alias.name), ())):
            for other in sorted(by_name.get(folded(alias.different_from or ""), ())):
                register.keep_apart(one, other)


def _by_name(keys: Sequence[Keys], register: Register) -> dict[str, set[str]]:
    by_name: dict[str, set[str]] = defaultdict(set)
    for key in {register.find(k) for known in keys for k in known.values()}:
        for name in register.names(key):
            by_name[folded(name)].add(key)
    return by_name


def join_aliases(aliases: Sequence[Alias], keys: Sequence[Keys], register: Register) -> None:
    """What the user says is one thing, and the outside codes of it: the last word."""
    by_name = _by_name(keys, register) if aliases else {}
    for alias in aliases:
        own = sorted({register.find(k) for k in by_name.get(folded(alias.name), ())})
        if alias.same_as:
            other = sorted({register.find(k) for k in by_name.get(folded(alias.same_as), ())})
            for key in (*own[1:], *other) if own else ():
                register.merge(own[0], key, alias.name, f"{alias.where} says that it is {alias.same_as}", 1.0)
            for key in own[:1]:
                register.prefer(key, alias.same_as)
        for key in {register.find(k) for k in own}:
            register.code(key, alias.codes)


def _join_one(register: Register, key: str, fitting: Iterable[str], name: str, reason: str, score: float) -> None:
    """Join a name with the one thing that fits it; with more than one, note that nobody can tell."""
    fits = sorted({register.find(k) for k in fitting} - {register.find(key)})
    if len(fits) == 1:
        register.merge(key, fits[0], name, reason.format(name=register.name(fits[0])), score)
    elif fits:
        candidates = " or ".join(sorted(register.name(k) for k in fits))
        register.doubt(key, f"“{name}” could be {candidates}, and nothing tells which")
