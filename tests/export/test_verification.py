"""`verify`: whatever is not as a run has written it is found."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export import LoadError, verify
from pipeline.records import Copy, Document, Entity, Passage, Result


@pytest.fixture
def whole(tmp_path: Path, records: Result, write_folder: Callable[..., None]) -> Path:
    """An output folder in which every reference leads somewhere."""
    entities = (
        *records.entities,
        Entity(id="e-2", name="Lund", type="PLACE"),
    )
    facts = tuple(
        fact.model_copy(update={"evidence": tuple(e.model_copy(update={"document": "a.txt"}) for e in fact.evidence)})
        for fact in records.facts
    )
    copies = (
        Copy(id="y-1", documents=("a.txt", "z:1.txt"), share=0.5, passages=(Passage(first=(0, 3), second=(0, 3)),)),
    )
    documents = (*records.documents, Document(id="z:1.txt", text="The rest."))
    write_folder(
        tmp_path / "whole",
        records.model_copy(update={"entities": entities, "facts": facts, "copies": copies, "documents": documents}),
    )
    return tmp_path / "whole"


def test_what_a_run_has_written_is_whole(whole: Path) -> None:
    assert verify(whole) == []


def test_the_users_own_files_are_no_problem(whole: Path) -> None:
    (whole / "notes.txt").write_text("mine")
    (whole / "decisions.jsonl").write_text("")
    assert verify(whole) == []


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("facts.jsonl", "", "facts.jsonl: the file was changed after the run"),
        ("facts.jsonl", None, "facts.jsonl: the file is missing"),
        ("report.html", "<b>", "report.html: the file was changed after the run"),
        ("text/a.txt.txt", "x", "text/a.txt.txt: the file was changed after the run"),
        ("text/a.txt.txt", None, "text/a.txt.txt: the file is missing"),
        ("text/other.txt", "x", "text/other.txt: the file is not of this run"),
        ("schema/other.json", "x", "schema/other.json: the file is not of this run"),
    ],
)
def test_a_file_that_is_not_as_it_was_written(whole: Path, path: str, content: str | None, problem: str) -> None:
    if content is None:
        (whole / path).unlink()
    else:
        (whole / path).write_text(content)
    assert verify(whole) == [problem]


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        # lines
        ("facts.jsonl", '"predicate":"signed",', "", "facts.jsonl, line 1: Field required"),
        ("facts.jsonl", '{"id"', '{ "id"', "facts.jsonl, line 1: not written as the program writes it"),
        ("facts.jsonl", '"id":"f-2"', '"id":"f-1"', "facts.jsonl, line 2: f-1 is the id of another line too"),
        ("mentions.jsonl", "\n", "\n\n", "mentions.jsonl, line 2: Invalid JSON"),
        ("documents.jsonl", '"characters":9', '"characters":8', "documents.jsonl, line 4: not written as"),
        # places in texts
        (
            "text/a.txt.txt",
            "The Pact",
            "the pact",
            "facts.jsonl, line 1: the quote is not the text from 4 to 16 of a.txt",
        ),
        (
            "mentions.jsonl",
            '"start":4',
            '"start":5',
            "mentions.jsonl, line 1: 'Pact of Lund' is not the text from 5 to 16",
        ),
        ("entities.jsonl", '"end":16', '"end":99', "entities.jsonl, line 1: a.txt has no characters from 4 to 99"),
        (
            "facts.jsonl",
            '"subject":[4,16]',
            '"subject":[4,99]',
            "line 1: a.txt has no characters from 4 to 99, where the subject",
        ),
        ("copies.jsonl", "[0,3]}", "[3,3]}", "copies.jsonl, line 1: z:1.txt has no characters from 3 to 3"),
        # references
        ("facts.jsonl", '"entity":"e-1"', '"entity":"e-9"', "facts.jsonl, line 1: there is no entity e-9"),
        ("facts.jsonl", '"entity":"e-2"', '"entity":"e-9"', "facts.jsonl, line 1: there is no entity e-9"),
        ("facts.jsonl", '"document":"a.txt"', '"document":"q"', "facts.jsonl, line 1: there is no document q"),
        ("mentions.jsonl", '"entity":"e-1"', '"entity":"e-9"', "mentions.jsonl, line 1: there is no entity e-9"),
        ("conflicts.jsonl", '"f-2"', '"f-9"', "conflicts.jsonl, line 1: there is no fact f-9"),
        ("conflicts.jsonl", '"related":[]', '"related":["c-9"]', "conflicts.jsonl, line 1: there is no conflict c-9"),
        (
            "conflicts.jsonl",
            '"suggestion":{"side":0',
            '"suggestion":{"side":5',
            "conflicts.jsonl, line 1: there is no side 5",
        ),
        ("corroborations.jsonl", '"b.txt"', '"q"', "corroborations.jsonl, line 1: there is no document q"),
        ("manifest.json", '"facts": 4', '"facts": 5', "facts.jsonl: 4 lines, but the manifest counts 5"),
    ],
)
def test_a_forged_file_with_the_right_hash(whole: Path, path: str, old: str, new: str, problem: str) -> None:
    """The hashes can be right and the content wrong, for instance by a fault of the program."""
    content = (whole / path).read_bytes().decode()
    assert old in content
    (whole / path).write_bytes(content.replace(old, new, 1).encode())
    manifest = json.loads((whole / "manifest.json").read_text())
    if path != "manifest.json":
        manifest["output"][path] = hashlib.sha256((whole / path).read_bytes()).hexdigest()
        (whole / "manifest.json").write_text(json.dumps(manifest))
    found = verify(whole)
    assert any(problem in one for one in found), found


@pytest.mark.parametrize("content", [None, "{", "[]", '{"factmill": "1"}', '{"output": [], "counts": {}}'])
def test_without_a_manifest_nothing_can_be_proved(whole: Path, content: str | None) -> None:
    (whole / "manifest.json").unlink()
    if content is not None:
        (whole / "manifest.json").write_text(content)
    with pytest.raises(LoadError, match=r"manifest\.json is (missing|not the manifest of a run)"):
        verify(whole)


def test_a_copy_of_the_folder_is_whole_too(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "copy")
    assert verify(tmp_path / "copy") == []
