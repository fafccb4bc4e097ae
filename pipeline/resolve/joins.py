"""Joins: what makes two names one thing beyond the same words, each with its reason and how sure it is.

Inside a document a short name means the one longer name that fits it, there and nowhere else: "Berg" may be Anna Berg in one
document and Olof Berg in the next. What is short in its own document without being explained there is looked up in the corpus.
Where two things fit, a name stays by itself and says so. Each step looks names up by what they could share (a word, the letters
of an acronym, a name without its legal form), so that its cost grows with the names and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from pipeline.records import Alias, Extraction, Mention, Review
from pipeline.resolve.keys import (
    folded,
    head,
    is_acronym,
    kind_of,
    name_key,
    plain,
    spells,
    title_words,
    without_legal_form,
    words,
)
from pipeline.resolve.register import Register
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import cities, country_code, is_capital

# Of what a name could be, as many are told by name.
_TOLD = 5
_LONGEST_NAME = 4

Keys = dict[int, str]
"""For each mention of a document that names something, by its index, the key of what it names."""


def join_in_document(reading: Extraction, known: Keys, register: Register, lexicon: Lexicon) -> None:
    """Join the names of one document that are one thing by what it says itself. All documents must be in the register."""
    _join_acronyms(reading, known, register, lexicon)
    _join_people(reading, known, register, lexicon)
    _join_spellings(reading, known, register, lexicon)
    _join_short_names(reading, known, register, lexicon)


def join_across_documents(
    readings: Sequence[Extraction], keys: Sequence[Keys], defined: Mapping[str, set[str]], register: Register
) -> None:
    """Join what is short in its own document without being explained there, companies with and without legal form, and the
    names of one city.
    `defined` holds the keys under which each abbreviation is defined somewhere."""
    _join_defined_acronyms(readings, keys, defined, register)
    _join_people_of_the_corpus(keys, register)
    _join_legal_forms(keys, register)
    _join_cities(keys, register)


def _join_acronyms(reading: Extraction, known: Keys, register: Register, lexicon: Lexicon) -> None:
    """Acronyms that their own document does not define, by their letters in that document."""
    undefined = _undefined(reading, known)
    by_initial: dict[str, set[str]] = defaultdict(set)
    for key in {register.find(key) for key in known.values()} if undefined else ():
        for name in register.names(key):
            by_initial[folded(name)[:1]].add(key)
    for acronym, key in undefined:
        own = register.find(key)
        fitting = [
            k
            for k in by_initial[acronym[0].casefold()]
            if k != own and any(spells(acronym, name, lexicon) for name in register.names(k))
        ]
        _join_here(reading, known, register, key, fitting, acronym, "the initials of {name}", 0.9)


def _join_defined_acronyms(
    readings: Sequence[Extraction], keys: Sequence[Keys], defined: Mapping[str, set[str]], register: Register
) -> None:
    """Acronyms that nothing in their own document explains, by another document's definition."""
    for reading, known in zip(readings, keys, strict=True):
        for acronym, key in _undefined(reading, known):
            if register.name(key) == acronym and acronym in defined:
                _join_one(register, key, defined[acronym], acronym, "defined elsewhere in the corpus as {name}", 0.85)


def _undefined(reading: Extraction, known: Keys) -> list[tuple[str, str]]:
    """Acronyms without a definition in their document, each with its key."""
    names = {(plain(reading.annotation.mentions[i].text), key) for i, key in known.items()}
    return sorted((n, key) for n, key in names if is_acronym(n) and not key.startswith(("short:", "here:")))


def _join_people(reading: Extraction, known: Keys, register: Register, lexicon: Lexicon) -> None:
    """A part of a person's name is that person where only one of the document fits, also where the model took the part for
    something else ("Berg", an organisation)."""
    reason = "part of the name of {name}"
    people = sorted({k for k in known.values() if k.startswith("person:")})
    people += _titled(reading, people, register, lexicon)
    by_part: dict[str, set[str]] = defaultdict(set)
    for key in people:
        for part in _parts(key):
            by_part[part].add(key)
    for key in people:
        parts = _parts(key)
        fuller = set.intersection(*(by_part[p] for p in parts)) if parts else set()
        longer = [k for k in fuller if len(_parts(k)) > len(parts)]
        longer += [k for k in by_part[parts[-1]] if _abbreviates(parts, _parts(k))] if parts else []
        _join_here(reading, known, register, key, longer, register.name(key), reason, 0.9)
    for index, key in sorted(known.items()):
        mention = reading.annotation.mentions[index]
        if not key.startswith(("person:", "here:")) and _is_bare(mention):
            fitting = [k for k in by_part.get(folded(mention.text), ()) if len(_parts(k)) > 1]
            _join_here(reading, known, register, key, fitting, plain(mention.text), reason, 0.8)


def _titled(reading: Extraction, people: Sequence[str], register: Register, lexicon: Lexicon) -> list[str]:
    """The person in the title of a document that has nothing but the family or the given name of them; none where the title may
    be something else."""
    topic = reading.document.topic or ""
    if not 1 < len(topic.split()) <= _LONGEST_NAME or not all(w[0].isupper() for w in topic.split()):
        return []
    key = name_key(topic, "PERSON", lexicon)
    ends = {_parts(key)[0], _parts(key)[-1]} if _parts(key) else set()
    named = any(len(_parts(k)) == 1 and _parts(k)[0] in ends for k in people)
    other = head(topic) in lexicon.name_types or any(
        register.known(name_key(topic, t, lexicon)) for t in ("GPE", "ORG", "NORP")
    )
    if not named or other or key in people:
        return []
    if register.known(key) is None:
        register.add(key, topic, "PERSON", told=False)
    return [key]


def _join_people_of_the_corpus(keys: Sequence[Keys], register: Register) -> None:
    """A family name, alone or with initials, that its own document does not explain is the one person of the corpus whom it
    fits."""
    people = {k for k in {register.find(k) for known in keys for k in known.values()} if k.startswith("person:")}
    by_family: dict[str, set[str]] = defaultdict(set)
    by_initial: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in people:
        parts = _parts(key)
        if len(parts) > 1 and len(parts[0]) > 1:
            by_family[parts[-1]].add(key)
            by_initial[parts[0][0], parts[-1]].add(key)
    for key in sorted(people):
        parts = _parts(key)
        if len(parts) == 1:
            _join_one(register, key, by_family[parts[0]], register.name(key), "the only {name} of the corpus", 0.7)
        elif parts and len(parts[0]) == 1:
            fitting = [k for k in by_initial[parts[0], parts[-1]] if _abbreviates(parts, _parts(k))]
            _join_one(register, key, fitting, register.name(key), "the initials of {name}", 0.8)


def _abbreviates(parts: Sequence[str], fuller: Sequence[str]) -> bool:
    """Whether a name is another one with initials for given names: "A. Berg", "A. M. Berg" of "Anna Maria Berg"."""
    given, names = parts[:-1], fuller[:-1]
    return (
        parts[-1] == fuller[-1]
        and 0 < len(given) <= len(names)
        and any(len(g) == 1 for g in given)
        and all(n == g or (len(g) == 1 and n[0] == g and len(n) > 1) for g, n in zip(given, names, strict=False))
    )


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


def _join_spellings(reading: Extraction, known: Keys, register: Register, lexicon: Lexicon) -> None:
    """The same words in one document are the same thing, though the model takes them for a person here and a place there."""
    by_spelling: dict[str, dict[str, int]] = defaultdict(dict)
    for index, key in sorted(known.items()):
        mention = reading.annotation.mentions[index]
        if mention.kind == "name" and not key.startswith(("short:", "here:", "thing:" + reading.document.id)):
            counts = by_spelling[folded(mention.text)]
            counts[key] = counts.get(key, 0) + 1
    for spelling, counts in sorted(by_spelling.items()):
        if len(counts) < 2 or country_code(spelling) or is_capital(spelling) or head(spelling) in lexicon.name_types:
            continue
        most = min(counts, key=lambda k: (-counts[k], k))
        for key in sorted(counts):
            if kind_of(register.type(key)) != kind_of(register.type(most)):
                reason = "the same words, of another type"
                _join_here(reading, known, register, key, [most], spelling, reason, 0.8)


def _join_short_names(reading: Extraction, known: Keys, register: Register, lexicon: Lexicon) -> None:
    """A name of which a document also has the fuller form: its head alone ("the Commission"), or all but its head or legal form
    ("Norda" of "Norda Institute" or "Norda Ltd", also where the model takes it for a person). The letters before a head are
    another thing: the LSL Commission is not the LSL."""
    things = {k for k in {register.find(k) for k in known.values()} if k.startswith(("thing:", "short:"))}
    by_head: dict[str, set[str]] = defaultdict(set)
    by_rest: dict[str, set[str]] = defaultdict(set)
    for key in things:
        for name in register.names(key):
            spelled = words(name)
            if len(spelled) > 1 and not is_acronym(name):
                by_head[head(name)].add(key)
                told = lexicon.endings.get(spelled[-1]) == "ORG" or (
                    head(name) in lexicon.name_types and spelled[-1] == head(name)
                )
                if told and not is_acronym(plain(name).rsplit(" ", 1)[0]):
                    by_rest[" ".join(spelled[:-1])].add(key)
                base, form = without_legal_form(name)
                if form:
                    by_rest[" ".join(words(base))].add(key)
    people = {known[i] for i in _told_people(reading, lexicon) if i in known}
    for index, key in sorted(known.items()):
        mention = reading.annotation.mentions[index]
        spelled = words(mention.text)
        if mention.kind != "name" or not mention.text[:1].isupper() or not _is_short_of_a_thing(register.find(key)):
            continue
        if key in people:
            continue  # "Berg, a zoologist, founded the Berg Institute"
        if len(spelled) == 1 and spelled[0] in lexicon.name_types:
            fitting = by_head[spelled[0]]
        elif head(mention.text) not in lexicon.name_types:
            # A treaty is not the organisation that has its name from it, but "Lund" may be the university.
            fitting = by_rest[" ".join(spelled)]
        else:
            continue
        _join_here(reading, known, register, key, fitting, plain(mention.text), "short for {name}", 0.85)


def _told_people(reading: Extraction, lexicon: Lexicon) -> set[int]:
    """The mentions that are told to be persons: by a title, or, in some clause, by a noun for people or what only people do."""
    titled = {
        index
        for index, mention in enumerate(reading.annotation.mentions)
        if mention.type == "PERSON" and lexicon.titles & title_words(reading.document.text, mention.start, mention.end)
    }
    return titled | {
        a.mention
        for clause in reading.annotation.clauses
        for a in clause.arguments
        if a.mention is not None
        and (
            lexicon.companions.get((clause.lemma, a.role)) == "PERSON"
            if clause.form == "verb"
            else a.role == "is" and lexicon.noun_types.get(clause.lemma.partition(" of ")[0].split(" ")[-1]) == "PERSON"
        )
    }


def _is_short_of_a_thing(key: str) -> bool:
    return key.startswith("thing:") or (key.startswith("person:") and len(_parts(key)) == 1)


def _join_legal_forms(keys: Sequence[Keys], register: Register) -> None:
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


def _join_cities(keys: Sequence[Keys], register: Register) -> None:
    """The present name of a city and its former and other names."""
    places = {k for k in {register.find(k) for known in keys for k in known.values()} if k.startswith("place:")}
    by_name = {name: key for key in sorted(places) for name in register.names(key)}
    by_city: dict[str, dict[str, str]] = defaultdict(dict)
    for name, city in sorted(cities(by_name).items()) if len(places) > 1 else ():
        by_city[city][by_name[name]] = name
    for _, names in sorted(by_city.items()):
        most = min(names, key=lambda k: (-register.names(k).total(), k))
        for key, name in sorted(names.items()):
            register.merge(key, most, name, f"another name of {names[most]} in GeoNames", 0.85)


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


def separate(
    reviews: Iterable[Review], readings: Sequence[Extraction], keys: Sequence[Keys], register: Register
) -> None:
    """What a reviewer says is not the same thing: what a name means in the documents of one side is not what it means in those of
    the next."""
    told = [review for review in reviews if review.decision.verdict == "not_same_thing"]
    by_name = _by_name(keys, register) if told else {}
    for number, review in enumerate(told):
        things = {register.find(key) for key in by_name.get(folded(review.subject), ())}
        taken = set(review.sides[0].documents)
        for place, side in enumerate(review.sides[1:], start=1):
            own = set(side.documents) - taken
            taken |= own
            for reading, known in zip(readings, keys, strict=True):
                if reading.document.id in own:
                    _part_here(reading, known, register, things, f"reviewed:{number}:{place}")


def _part_here(reading: Extraction, known: Keys, register: Register, things: Container[str], prefix: str) -> None:
    same = {i: key for i, key in sorted(known.items()) if register.find(key) in things}
    for index, key in same.items():
        mention, whole = reading.annotation.mentions[index], register.find(key)
        register.part(whole, f"{prefix}:{whole}", [(reading.document.id, mention.start, mention.end)])
        known[index] = f"{prefix}:{whole}"
    for whole in {register.find(key) for key in same.values()}:
        register.doubt(
            f"{prefix}:{whole}", f"a reviewer says that it is not the {register.name(whole)} of other documents"
        )


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


def _join_here(
    reading: Extraction,
    known: Keys,
    register: Register,
    key: str,
    fitting: Iterable[str],
    name: str,
    reason: str,
    score: float,
) -> None:
    """Join a name with the one thing that fits it in a document, for this document alone."""
    fits = {register.find(k) for k in fitting} - {register.find(key)}
    document = reading.document.id
    if len(fits) == 1 and not register.is_of_one_document(key, document):
        own = f"here:{document}:{key}"
        same = [i for i, k in known.items() if k == key]
        if not same:
            return  # an earlier mention has joined them
        register.part(key, own, [(document, m.start, m.end) for m in (reading.annotation.mentions[i] for i in same)])
        known.update(dict.fromkeys(same, own))
        key = own
    _join_one(register, key, fits, name, f"{reason} in {document}", score)


def _join_one(register: Register, key: str, fitting: Iterable[str], name: str, reason: str, score: float) -> None:
    """Join a name with the one thing that fits it; with more than one, note that nobody can tell."""
    fits = sorted({register.find(k) for k in fitting} - {register.find(key)})
    if len(fits) == 1:
        register.merge(key, fits[0], name, reason.format(name=register.name(fits[0])), score)
    elif fits:
        names = sorted({register.name(k) for k in fits})
        more = f" or {len(names) - _TOLD} more" if len(names) > _TOLD else ""
        candidates = " or ".join(names[:_TOLD]) + more
        register.doubt(key, f"“{name}” could be {candidates}, and nothing tells which")
