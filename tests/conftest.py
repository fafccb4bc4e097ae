"""What the tests share: one loaded pipeline, and the two documents in `raw/`."""

from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.records import Document, Result
from pipeline.run import Pipeline
from pipeline.vocabulary import Lexicon, Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[1]

# How long one example takes depends on what else the machine does, and on what is loaded on first use.
settings.register_profile("factmill", deadline=None)
# `make fuzz`: what the ordinary suite tries on a few texts is tried on many, other ones each time.
settings.register_profile("fuzz", deadline=None, max_examples=8_000, print_blob=True)
settings.load_profile("factmill")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    return load_vocabulary()


@pytest.fixture(scope="session")
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Its word lists."""
    return vocabulary.lexicon


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The program with its default model, loaded once for all tests that need one."""
    return Pipeline()


@pytest.fixture(scope="session")
def raw_documents() -> list[Document]:
    """The two documents that the repository ships, as they are read from `raw/`."""
    return [
        Document(id=path.name, text=path.read_bytes().decode("utf-8")) for path in sorted((ROOT / "raw").glob("*.txt"))
    ]


@pytest.fixture(scope="session")
def raw_result(pipeline: Pipeline, raw_documents: list[Document]) -> Result:
    """What the program finds in the two documents."""
    return pipeline.run(raw_documents)
