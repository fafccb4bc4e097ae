"""The parser: the loaded model, with the corrections of its tokens and trees."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.parse.model import load_model
from pipeline.parse.repairs import repair
from pipeline.parse.tokens import TokenCorrections, plain
from pipeline.vocabulary.words.parse import ParseWords

_BATCH = 64


class Parser:
    """Parses texts; `model` names a spaCy pipeline, None means the default. Raises `ModelError`."""

    def __init__(self, words: ParseWords, model: str | None = None) -> None:
        self._nlp = load_model(model)
        self._words = words
        self._tokens = TokenCorrections(self._nlp, words)

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model, from its own metadata."""
        return f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}", str(self._nlp.meta["version"])

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Each text parsed and corrected, in order; token offsets are offsets into the text as given."""
        for doc in self._nlp.pipe(map(plain, texts), batch_size=_BATCH):
            doc.tensor = doc.tensor[:0].copy()  # the model's vectors of the tokens: large, and nothing reads them
            self._tokens.correct(doc)
            yield repair(doc, self._words)
