"""Namesakes: people of one name who cannot be one, because one was dead before the other was born, and places of one name that
lie in different countries or states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import DateValue, Extraction
from pipeline.resolve.keys import kind_of, name_key, plain
from pipeline.resolve.register import Register
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import area_code, country_code

# Further apart than any slip of the pen, or of a digit but the first two.
_GENERATIONS = 60 * 366


@dataclass(frozen=True)
class Namesakes:
    """For a document and the key of a name which of its several bearers it tells of, in words ("born 1950", "in Norway"); only
    names of which there is more than one."""

    told: Mapping[tuple[str, str], str] = field(default_factory=dict)
    bearers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, document: str, key: str) -> str:
        """The key of the bearer that a document tells of."""
        bearer = self.told.get((document, key))
        return f"{key}@{bearer}" if bearer else key


@dataclass
class _Life:
    born: set[str] = field(default_factory=set)
    died: set[str] = field(default_factory=set)

    def fits(self, other: "_Life") -> bool:
        births = [_first(d) for d in (*self.born, *other.born)]
        if births and max(births) - min(births) > _GENERATIONS:
            return False
        return not any(
            _last(death) < _first(birth)
            for one, two in ((self, other), (other, self))
            for death in one.died
            for birth in two.born
        )

    def words(self) -> str:
        said = [f"born {min(self.born)}"] if self.born else []
        return ", ".join(said + ([f"died {min(self.died)}"] if self.died else []))


def _first(edtf: str) -> int:
    return earliest(edtf) or 0


def _last(edtf: str) -> int:
    return latest(edtf) or 0


def find_namesakes(readings: Sequence[Extraction], lexicon: Lexicon) -> Namesakes:
    """The people whose lives, and the places whose countries or states, as the documents tell them, exclude each other though
    they bear one name."""
    people, places = _people(readings, lexicon), _places(readings, lexicon)
    return Namesakes({**people.told, **places.told}, {**people.bearers, **places.bearers})


def _people(readings: Sequence[Extraction], lexicon: Lexicon) -> Namesakes:
    lives: dict[str, dict[str, _Life]] = {}
    for reading in readings:
        for statement in reading.statements:
            value, index = statement.value.literal, statement.subject.mention
            if statement.predicate not in {"born", "died"} or index is None or not isinstance(value, DateValue):
                continue
            mention = reading.annotation.mentions[index]
            if mention.type != "PERSON" or mention.kind != "name" or statement.polarity != "affirmed":
                continue
            life = lives.setdefault(name_key(mention.text, "PERSON", lexicon), {}).setdefault(
                reading.document.id, _Life()
            )
            (life.born if statement.predicate == "born" else life.died).add(value.edtf)
    told: dict[tuple[str, str], str] = {}
    bearers: dict[str, tuple[str, ...]] = {}
    for key, by_document in lives.items():
        groups: list[tuple[_Life, list[str]]] = []
        for document, life in sorted(by_document.items()):
            for known, documents in groups:
                if known.fits(life):
                    known.born |= life.born
                    known.died |= life.died
                    documents.append(document)
                    break
            else:
                groups.append((life, [document]))
        if len(groups) > 1:
            bearers[key] = tuple(known.words() for known, _ in groups)
            told.update({(document, key): known.words() for known, documents in groups for document in documents})
    return Namesakes(told, bearers)


def _places(readings: Sequence[Extraction], lexicon: Lexicon) -> Namesakes:
    """By the country or state of the United States that stands behind a comma: "Lund, Sweden". A state and a country are only
    apart where the country is another one."""
    around: dict[str, dict[str, set[str]]] = {}
    for reading in readings:
        mentions = {m.start: m for m in reading.annotation.mentions if m.kind == "name"}
        for mention in mentions.values():
            outer = mentions.get(mention.end + 2)
            if (
                outer is None
                or kind_of(mention.type) != "place"
                or reading.document.text[mention.end : outer.start] != ", "
                or country_code(plain(mention.text))
            ):
                continue
            if area := area_code(plain(outer.text)):
                by_document = around.setdefault(name_key(mention.text, mention.type, lexicon), {})
                by_document.setdefault(reading.document.id, set()).add(area)
    told: dict[tuple[str, str], str] = {}
    bearers: dict[str, tuple[str, ...]] = {}
    for key, by_document in around.items():
        areas = sorted(set().union(*by_document.values()))
        apart = [a for a in areas if not any(b.startswith(a) and a != b for b in areas)]
        if len(apart) < 2:
            continue
        bearers[key] = tuple(f"in {a}" for a in apart)
        for document, own in by_document.items():
            fitting = [a for a in apart if a in own]
            if len(fitting) == 1:
                told[document, key] = f"in {fitting[0]}"
    return Namesakes(told, bearers)


def doubt_namesakes(namesakes: Namesakes, keys: Sequence[Mapping[int, str]], register: Register) -> None:
    """Note of a name without a life of its own that it could be either."""
    for key in sorted({k for known in keys for k in known.values()} & namesakes.bearers.keys()):
        either = " or the one ".join(namesakes.bearers[key])
        register.doubt(key, f"“{register.name(key)}” could be the one {either}, and nothing tells which")
