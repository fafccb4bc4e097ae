"""Claims against the facts of a run: the verdicts and their reasons, the command, its exit codes and its output."""

import copy
import json
import pickle
from pathlib import Path

import pytest
from typer.testing import CliRunner
from typer.testing import Result as Invocation

from pipeline.cli import app
from pipeline.cli.output import write_output
from pipeline.export import describe_run, open_output
from pipeline.records import CheckedClaim, Decision, Document, Result
from pipeline.report import claim_in_words, tally
from pipeline.run import Pipeline, RunResult

DOCUMENTS = [
    Document(
        id="pact.txt",
        text="The Treaty of Lund was signed on 3 May 1950 in Bergen. It entered into force on 1 June 1951. "
        "The Pact of Ystad may have been signed in 1980. The Treaty of Kalmar will be signed in 2030.",
    ),
    Document(
        id="council.txt",
        title="The council",
        text="The Norda Harbour Council (NHC) was founded in 1962. Its members are Norway, Sweden and Denmark. "
        "Finland is not a member of the NHC. Anna Berg chaired the NHC in 1970. "
        "The NHC opened a museum in Bergen on 3 May 1980.",
    ),
    Document(
        id="union.txt",
        text="The Harbour Union has three members: Norway, Sweden and Denmark. The capital of Norda is Visby.",
    ),
    Document(id="people.txt", text="Anna Berg was born in Lund in 1911. Karin Lind married Erik Holm in 1975."),
    Document(id="others.txt", text="Olof Holm was born in 1950."),
    Document(id="first.txt", text="The Malmo Museum was founded in 1971."),
    Document(id="second.txt", text="The Malmo Museum was founded in 1973."),
]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def result(pipeline: Pipeline) -> RunResult:
    return pipeline.run(DOCUMENTS)


@pytest.fixture(scope="module")
def out(pipeline: Pipeline, result: RunResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "extracted"
    with open_output(folder) as output:
        write_output(output, result, pipeline.vocabulary, describe_run(version="0", inputs={}, model=pipeline.model))
    return folder


def factmill(*arguments: object, given: str | None = None) -> Invocation:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], input=given)


@pytest.mark.parametrize(
    ("claim", "verdict", "why"),
    [
        # dates
        ("The Treaty of Lund was signed on 3 May 1950.", "supported", "both say 3 May 1950"),
        ("The Treaty of Lund was signed in 1950.", "supported", "3 May 1950 is within 1950"),  # a claim may say less
        ("The Malmo Museum was founded on 3 May 1971.", "contradicted", "dates differ"),  # by one document for certain
        ("The Treaty of Lund was signed in 1951.", "contradicted", "dates differ"),
        ("The Treaty of Lund took effect in July 1951.", "contradicted", "month"),  # the same predicate in other words
        ("Norda Harbour Council was founded on 2 March 1962.", "silent", "2 March 1962 is within 1962"),  # it says more
        ("Anna Berg died in 1905.", "contradicted", "born in 1911, but died in 1905"),  # an impossible order
        # qualifiers must be right too
        ("The Treaty of Lund was signed in Bergen on 3 May 1950.", "supported", "both say"),
        ("The Treaty of Lund was signed in Oslo on 3 May 1950.", "silent", "the claim says Oslo, the document Bergen"),
        # one value at a time
        ("Olof Lind chaired the NHC in 1970.", "contradicted", "overlaps"),
        ("Anna Berg chaired the NHC in 1971.", "silent", "the claim says 1971, the document 1970"),  # she may have
        ("The capital of Norda is Kalmar.", "contradicted", "names differ"),
        ("Visby is the capital of Norda.", "supported", "both say Visby"),  # told in the other direction
        # areas
        ("Anna Berg was born in Sweden.", "supported", "Lund is in Sweden"),
        ("Anna Berg was born in Oslo.", "contradicted", "names differ"),
        # two names for one thing
        ("The NHC was founded in 1962.", "supported", "both say 1962"),  # defined in the document
        ("A. Berg was born in 1912.", "contradicted", "1911"),  # initials
        ("Berg was born in 1911.", "supported", "both say 1911"),  # the only Berg
        ("Holm was born in 1951.", "silent", "could be Erik Holm or Olof Holm"),  # not the only one
        ("Cara Berg was born in 1912.", "silent", "no fact of the documents is about Cara Berg"),
        # many values: another one is no contradiction, unless the list is complete
        ("Sweden is a member of the NHC.", "supported", "both say Sweden"),
        ("Iceland is a member of the NHC.", "silent", "there may be several"),
        ("Iceland is a member of the Harbour Union.", "contradicted", "the list is complete"),
        ("The Harbour Union has two members: Norway and Sweden.", "contradicted", "only in union.txt: Denmark"),
        # negation, on either side
        ("The Treaty of Lund was not signed in 1950.", "contradicted", "the claim denies"),
        ("The Treaty of Lund was not signed in 1951.", "supported", "only one value is possible"),
        ("Finland is a member of the NHC.", "contradicted", "the document denies"),
        ("Finland is not a member of the NHC.", "supported", "both deny it"),
        ("Iceland is not a member of the Harbour Union.", "supported", "the list is complete"),
        ("Iceland is not a member of the NHC.", "silent", "leave it open"),
        ("Erik Holm is not married to Karin Lind.", "contradicted", "the claim denies"),  # a symmetric relation
        # a relation in the other direction
        ("Erik Holm married Karin Lind.", "supported", "both say"),
        ("Erik Holm married Karin Lind in 1976.", "contradicted", "dates differ"),
        # what a document does not assert
        ("The Pact of Ystad was signed in 1980.", "silent", "only hedged"),
        ("The Pact of Ystad may have been signed in 1980.", "supported", "both say 1980"),
        ("The Treaty of Kalmar was signed in 2030.", "silent", "only planned"),
        ("The Treaty of Lund may have been signed in 1951.", "silent", "dates differ"),  # nor does a careful claim
        # relations that the vocabulary does not have
        ("The NHC opened a museum in Bergen on 3 May 1980.", "supported", "both say"),
        ("The NHC opened a museum in Bergen on 4 May 1980.", "contradicted", "day differs"),
        # the documents themselves disagree
        ("The Malmo Museum was founded in 1971.", "contradicted", "the documents disagree"),
        # nothing to compare
        ("The Treaty of Malmo was signed in 1950.", "silent", "no fact of the documents is about Treaty of Malmo"),
        ("The Treaty of Lund was ratified in 1952.", "silent", "no document says this about Treaty of Lund"),
        ("Harbours are nice.", "not understood", ""),
        ("The treaty entered into force in 1951.", "not understood", ""),  # which treaty?
    ],
)  # fmt: skip
def test_verdicts(result: RunResult, claim: str, verdict: str, why: str) -> None:
    checked = result.check(claim)
    reasons = [r for f in checked.facts for r in (f.explanation, *(finding.explanation for finding in f.findings))]
    assert checked.verdict == verdict, reasons
    assert any(why in reason for reason in reasons) or not checked.facts, reasons


def test_each_fact_of_a_claim_has_its_own_verdict_and_evidence(result: RunResult) -> None:
    checked = result.check("Anna Berg was born in Lund in 1912.")
    assert [(f.fact.predicate, f.verdict) for f in checked.facts] == [
        ("birth_place", "supported"),
        ("born", "contradicted"),
    ]
    assert checked.verdict == "contradicted"
    (finding,) = checked.facts[1].findings
    assert (finding.stance, finding.fact) == ("contradicts", next(f for f in result.facts if f.predicate == "born"))
    (evidence,) = checked.facts[1].fact.evidence
    assert checked.text[evidence.start : evidence.end] == evidence.quote


def test_a_claim_with_an_unknown_part_is_not_supported(result: RunResult) -> None:
    checked = result.check("Anna Berg was born in 1911 and died in 1990.")
    assert ([f.verdict for f in checked.facts], checked.verdict) == (["supported", "silent"], "silent")


@pytest.mark.parametrize(
    ("claim", "stances"),
    [
        # 5 March is within March, and not in May, although March and May are sides of one conflict
        ("The Visby Accord was signed on 5 March 1992.", {"1992-03": None, "1992-05": "contradicts"}),
        ("The Visby Accord was signed in 1992.", {"1992-03": "supports", "1992-05": "supports"}),
        ("The Visby Accord was signed in 1993.", {"1992-03": "contradicts", "1992-05": "contradicts"}),
    ],
)
def test_each_value_of_the_documents_is_compared_by_itself(
    pipeline: Pipeline, claim: str, stances: dict[str, str | None]
) -> None:
    texts = ("The Visby Accord was signed in March 1992.", "The Visby Accord was signed in May 1992.")
    result = pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])
    (fact,) = result.check(claim).facts
    found = {finding.fact.value.name: finding.stance for finding in fact.findings}
    assert {value: found.get(value) for value in stances} == stances


def test_of_a_list_only_the_wrong_items_are_contradicted(result: RunResult) -> None:
    checked = result.check("The Harbour Union has four members: Norway, Sweden, Denmark and Finland.")
    verdicts = {f.fact.value.name: f.verdict for f in checked.facts}
    items = {"Norway": "supported", "Sweden": "supported", "Denmark": "supported", "Finland": "contradicted"}
    assert verdicts == {**items, "four": "contradicted"}
    assert all(len(f.findings) == 1 for f in checked.facts if f.fact.value.name in items)  # one passage for all items


def test_a_denial_about_something_else_is_not_shown(result: RunResult) -> None:
    (fact,) = result.check("Iceland is a member of the NHC.").facts
    assert {finding.fact.polarity for finding in fact.findings} == {"affirmed"}


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("1951-02-01", "supported"),  # last year was 1950
        ("1953", "contradicted"),
        (None, "not understood"),  # nobody knows which year is meant
    ],
)
def test_relative_times_are_read_against_the_date_of_the_claim(
    result: RunResult, date: str | None, verdict: str
) -> None:
    assert result.check("The Treaty of Lund was signed last year.", date).verdict == verdict


@pytest.mark.parametrize(("date", "verdict"), [("1951-06-01", "supported"), ("1960-06-01", "contradicted")])
def test_the_same_relative_words_at_another_time(pipeline: Pipeline, date: str, verdict: str) -> None:
    text = "The Treaty of Visby was signed last year."
    result = pipeline.run([Document(id="a.txt", text=text, date="1951-02-01")])
    assert result.check(text, date).verdict == verdict


def test_a_fact_that_a_reviewer_overruled_does_not_count(pipeline: Pipeline, result: RunResult) -> None:
    (conflict,) = (c for c in result.conflicts if c.predicate == "founded")
    right = next(n for n, side in enumerate(conflict.sides) if side.value.name == "1971")
    decided = conflict.model_copy(update={"decision": Decision(verdict="side", side=right)})
    checker = pipeline.checker(result.model_copy(update={"conflicts": (decided,)}))
    claims = ("The Malmo Museum was founded in 1971.", "The Malmo Museum was founded in 1973.")
    assert [c.verdict for c in checker.check(claims)] == ["supported", "contradicted"]


def test_claims_do_not_depend_on_each_other(pipeline: Pipeline, result: RunResult) -> None:
    claims = ["Cara Holm was born in 1900.", "Anna Berg was born in 1911.", "Berg was born in 1911."]
    together = pipeline.checker(result).check(claims)
    assert together == tuple(result.check(claim) for claim in claims)


def test_what_a_document_says_is_supported_by_it(pipeline: Pipeline, result: RunResult) -> None:
    for document in DOCUMENTS[:5]:
        assert {f.verdict for f in result.check(document.text).facts} <= {"supported"}, document.id


def test_a_document_may_be_called_claim(pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="claim", text="The Treaty of Lund was signed in 1950.")])
    assert result.check("The Treaty of Lund was signed in 1951.").verdict == "contradicted"


def test_the_result_of_a_run_is_otherwise_a_plain_result(result: RunResult) -> None:
    plain = Result(**{name: getattr(result, name) for name in Result.model_fields})
    assert result == plain
    assert plain == result
    assert result.model_dump() == plain.model_dump()
    assert result != plain.model_copy(update={"facts": ()})
    assert type(pickle.loads(pickle.dumps(result))) is Result
    assert pickle.loads(pickle.dumps(result)) == result
    assert copy.copy(result).check("Harbours are nice.").verdict == "not understood"


# --- the command


CLAIMS = ("The Treaty of Lund was signed in 1950.", "The Treaty of Lund was signed in 1951.", "Harbours are nice.")


@pytest.mark.parametrize(
    ("claims", "options", "code"),
    [
        (CLAIMS[:1], [], 0),
        (CLAIMS[:1], ["--strict"], 0),
        (CLAIMS[1:2], [], 3),
        (CLAIMS[2:], [], 0),  # not understood is no contradiction
        (CLAIMS[2:], ["--strict"], 3),  # but no support either
        (CLAIMS[::2], ["--strict"], 3),  # one that is not supported is enough
        (CLAIMS, [], 3),
    ],
)
def test_exit_codes(out: Path, tmp_path: Path, claims: list[str], options: list[str], code: int) -> None:
    file = tmp_path / "claims.txt"
    file.write_text("\n\n".join(claims), encoding="utf-8")
    assert factmill("--file", file, out, *options).exit_code == code
    assert factmill("-", out, *options, given="\n".join(claims)).exit_code == code
    if len(claims) == 1:
        assert factmill(claims[0], out, *options).exit_code == code


def test_the_answer_gives_the_reason_and_the_evidence(out: Path) -> None:
    shown = factmill("The NHC was founded in 1963.", out).stdout
    for part in (
        "contradicted: The NHC was founded in 1963.",
        "contradicted: Norda Harbour Council – founded: 1963",
        "- contradicts it: dates differ: 1963, 1962",
        "council.txt (The council), characters 0–52: «The Norda Harbour Council (NHC) was founded in 1962.»",
    ):
        assert part in " ".join(shown.split()), shown


def test_several_claims_end_with_a_tally(out: Path) -> None:
    shown = factmill("-", out, given="\n".join(CLAIMS)).stdout
    assert shown.endswith("\n3 claims: 1 contradicted, 1 supported, 1 not understood\n")
    assert "no fact could be read in this claim" in shown


def test_quiet_says_it_with_the_exit_code_alone(out: Path) -> None:
    done = factmill(CLAIMS[1], out, "--quiet")
    assert (done.exit_code, done.output) == (3, "")


def test_json_has_a_claim_a_line(out: Path, result: RunResult) -> None:
    lines = factmill("-", out, "--json", given="\n".join(CLAIMS)).stdout.splitlines()
    assert [CheckedClaim.model_validate(json.loads(line)) for line in lines] == [result.check(c) for c in CLAIMS]


def test_a_date_for_the_claims(out: Path) -> None:
    claim = "The Treaty of Lund was signed last year."
    assert factmill(claim, out, "--date", "1 May 1951", "--strict").exit_code == 0
    done = factmill(claim, out, "--date", "soon")
    assert (done.exit_code, done.stderr.startswith("factmill: --date: ")) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["A claim."], 1, "missing/documents.jsonl cannot be read (No such file or directory); run `factmill extract` first"),
        (["--file", "none.txt"], 1, "none.txt: No such file or directory"),
        (["--file", "latin.txt"], 1, "latin.txt is not UTF-8 text"),
        (["  "], 1, "CLAIM contains no claim; write one a line"),
        (["--file", "none.txt", "A claim."], 2, "give either CLAIM or --file, not both"),
    ],
)  # fmt: skip
def test_errors_name_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("latin.txt").write_bytes("Malmö is a harbour.".encode("latin-1"))
    done = factmill(*arguments, "missing")
    assert (done.exit_code, done.stdout) == (code, "")
    assert message in done.stderr


def test_no_claim_at_all() -> None:
    done = factmill()
    assert (done.exit_code, "give a CLAIM, - for stdin, or --file FILE" in done.stderr) == (2, True)


def test_words_of_documents_cannot_control_the_terminal() -> None:
    assert "\x1b" not in claim_in_words(CheckedClaim(text="\x1b[31mred", verdict="not understood"), ())


def test_the_tally_of_one_claim() -> None:
    assert tally([CheckedClaim(text="It rains.", verdict="silent")]) == "1 claim: 1 silent"
