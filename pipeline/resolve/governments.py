"""Bodies that every country has: whose "the Ministry of Finance" is."""

import functools
import re

from pipeline.records import Mention
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.names import NameForms
from pipeline.vocabulary.places import country_code, country_of_inhabitants

# "Norway's Ministry of Finance", "the United States' Navy".
_OWNER = re.compile(r"\b(?P<owner>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})(?:[’']s|(?<=s)[’'])\s+$")
_LONGEST_OWNER = 60
_WORD = re.compile(r"[^\W\d_]+")


class Governments:
    """The keys of the ministries, parliaments and the like that a document names: by their country."""

    def __init__(self, document: KeyedDocument, forms: NameForms) -> None:
        self._document = document
        self._forms = forms

    def key(self, index: int) -> Key | None:
        """The key of such a body; None for anything else.

        Its country is the one in its name, its owner, that of the only body of the same name in the document, or the only country that the
        document names. Without one it is a body of its document alone.
        """
        mention = self._document.mentions[index]
        if not self._is_governmental(mention):
            return None
        rest, own = self._parts(mention)
        if not rest:
            return None
        countries = own or self._named.get(rest, frozenset())
        if not countries and len(self._countries) == 1:
            countries = self._countries
        key = Key("thing", " ".join([*rest, *sorted(countries)]))
        return key if len(countries) == 1 else key._replace(document=self._document.id) if not countries else None

    def _is_governmental(self, mention: Mention) -> bool:
        """Whether a mention is the name of such a body: "Ministry of Finance", "Norwegian Army"."""
        forms = self._forms
        if mention.type != "ORG" or mention.kind != "name" or not mention.text[:1].isupper():
            return False
        return forms.head(mention.text) in forms.lexicon.governmental

    def _parts(self, mention: Mention) -> tuple[tuple[str, ...], frozenset[str]]:
        """The words of a name without its country, and the country in it or before it."""
        forms, plain = self._forms, self._forms.plain(mention.text)
        found: dict[str, str] = {}
        words = _WORD.findall(plain)
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                code = part[0].isupper() and (country_code(part) or country_of_inhabitants(part))
                if code and not any(part in longer for longer in found):
                    found[part] = code
        for part in found:
            plain = re.sub(rf"(?:\b(?:of|in) )?(?:\b[Tt]he )?\b{re.escape(part)}\b", " ", plain)
        codes = frozenset(found.values())
        if not codes:
            owner = _OWNER.search(self._document.text, max(mention.start - _LONGEST_OWNER, 0), mention.start)
            code = country_code(owner["owner"]) if owner is not None else None
            codes = frozenset([code] if code else [])
        return forms.content(plain), codes

    @functools.cached_property
    def _named(self) -> dict[tuple[str, ...], frozenset[str]]:
        """The only country with which the document names each body; empty if it names several."""
        named: dict[tuple[str, ...], set[str]] = {}
        for mention in self._document.mentions:
            if self._is_governmental(mention):
                rest, own = self._parts(mention)
                named.setdefault(rest, set()).update(own)
        return {rest: frozenset(codes if len(codes) == 1 else ()) for rest, codes in named.items()}

    @functools.cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the document names, also by their inhabitants."""
        codes = set()
        for mention in self._document.mentions:
            if mention.kind == "name" and mention.type in {"GPE", "NORP"}:
                name = self._forms.plain(mention.text)
                code = country_code(name) or country_of_inhabitants(name)
                codes |= {code} if code else set()
        return frozenset(codes)
