"""Namesakes: people of one name who cannot be one, because one was dead before the other was born."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.knowledge.lexicon import Lexicon
from pipeline.records import DateValue, Reading
from pipeline.resolve.keys import name_key
from pipeline.resolve.register import Register
from pipeline.values.dates import earliest, latest

# Further apart than any slip of the pen, or of a digit but the first two.
_GENERATIONS = 60 * 366


@dataclass(frozen=True)
class Namesakes:
    """For a document and the key of a person's name which of several people it tells of, in words ("born 1950"); only names of
    which there is more than one."""

    told: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, document: str, key: str) -> str:
        """The key of the person that a document tells of."""
        person = self.told.get((document, key))
        return f"{key}@{person}" if person else key


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


def find_namesakes(readings: Sequence[Reading], lexicon: Lexicon) -> Namesakes:
    """The people whose lives, as the documents tell them, exclude each other though they bear one name."""
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
    people: dict[str, tuple[str, ...]] = {}
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
            people[key] = tuple(known.words() for known, _ in groups)
            told.update({(document, key): known.words() for known, documents in groups for document in documents})
    return Namesakes(told, people)


def doubt_namesakes(namesakes: Namesakes, keys: Sequence[Mapping[int, str]], register: Register) -> None:
    """Note of a name without a life of its own that it could be either."""
    for key in sorted({k for known in keys for k in known.values()} & namesakes.people.keys()):
        either = " or the one ".join(namesakes.people[key])
        register.doubt(key, f"“{register.name(key)}” could be the one {either}, and nothing tells which")
