"""The parser: the loaded model, with the corrections of its tokens and trees."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.parse.attributes import remember_attributes
from pipeline.parse.model import load_model
from pipeline.parse.repairs import repair
from pipeline.parse.tokens import TokenCorrections, plain
from pipeline.vocabulary.words.parse import ParseWords

# Texts and characters that are parsed together: a model needs memory for all of them at once.
_BATCH = 64
_MOST_CHARACTERS = 50_000


class Parser:
    """Parses texts; `model` names a spaCy pipeline, None means the default. Raises `ModelError`."""

    def __init__(self, words: ParseWords, model: str | None = None) -> None:
        self._nlp = load_model(model)
        self._words = words
        remember_attributes(self._nlp)
        self._tokens = TokenCorrections(self._nlp, words)

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model, from its own metadata."""
        return f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}", str(self._nlp.meta["version"])

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Each text parsed and corrected, in order; token offsets are offsets into the text as given."""
        for batch in _batches(map(plain, texts)):
            for doc in self._nlp.pipe(batch, batch_size=_BATCH):
                doc.tensor = doc.tensor[:0].copy()  # the model's vectors of the tokens: large, and nothing reads them
                self._tokens.correct(doc)
                yield repair(doc, self._words)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in groups, in order; a text that is too long is a group of its own."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or characters + len(text) > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch
