"""Letters about a contract: their dates and terms are those of the contract in the folder that the writer and the reader made."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

_CONTRACT = (
    'SUPPLY AGREEMENT between Velm Dairies Ltd ("the Supplier") and Norda Bakeries Ltd ("the Buyer"), dated 3 May 2021.\n'
    "1. The Supplier shall deliver 4,000 litres of cream per month.\n"
    "2. Either party may terminate this Agreement by giving ninety days' written notice.\n"
)
_LEASE = (
    "LEASE of Unit 6, Velm Court\nLandlord: Lund Estates Limited\nTenant: Norda Optical Limited\n\nTerms\n\n"
    "1. Break. The Tenant may end this lease by giving not less than nine months' written notice.\n"
)
_DEAR = "Dear Ms Berg,\n\n"
_YOURS = "\n\nYours sincerely,\nOlof Lind, Norda Bakeries Ltd"

# The contract, the letter, the predicates of the conflicts, and why.
LETTERS = [
    (_CONTRACT, f"{_DEAR}I write about our agreement of 3 May 2021 for the supply of cream. We may end the agreement on thirty days' written notice.{_YOURS}", {"notice_period"}, "the agreement, by its date and its matter"),
    (_CONTRACT, f"{_DEAR}I write about our agreement of 3 May 2021 for the supply of cream. We may end the agreement on ninety days' written notice.{_YOURS}", set(), "the same notice"),
    (_CONTRACT, f"{_DEAR}Under the cream contract which we concluded with you on 13 May 2021 you deliver 4,000 litres.{_YOURS}", {"signed"}, "its date in a relative clause"),
    (_CONTRACT, f"{_DEAR}I write about our agreement of 13 May 2021 for the sale of flour.{_YOURS}", set(), "an agreement on another matter"),
    (_CONTRACT, f"{_DEAR}I write about our agreement of 13 May 2021 for the supply of cream.\n\nYours, Lund Mills Ltd", set(), "an agreement of others"),
    (_LEASE, "Norda Optical Limited\n\nDear Ms Berg,\n\nThe lease asks us for no more than half a year's warning.\n", {"notice_period"}, "the lease of the tenant who writes"),
    (_LEASE, "Velm Optical Limited\n\nDear Ms Berg,\n\nThe lease asks us for no more than half a year's warning.\n", set(), "another tenant"),
]  # fmt: skip


@pytest.mark.parametrize(("contract", "letter", "expected", "reason"), LETTERS)
def test_a_letter_speaks_of_the_contract_of_its_writer_and_reader(
    pipeline: Pipeline, contract: str, letter: str, expected: set[str], reason: str
) -> None:
    result = pipeline.run([Document(id="a", text=contract), Document(id="b", text=letter, date="2022-06-11")])

    assert {c.predicate for c in result.conflicts if c.severity != "low"} == expected, reason


# A letter, the subjects of its measures, and why.
SUBJECTS = [
    (f"{_DEAR}The lighthouse is 41 metres tall.", {"lighthouse"}, "not the reader"),
    ("To: Anna Berg\nRe: Velm lighthouse\n\nDear Ms Berg,\n\nHeight: 41 metres", {"Velm lighthouse"}, "what the letter is about"),
]  # fmt: skip


@pytest.mark.parametrize(("letter", "expected", "reason"), SUBJECTS)
def test_a_letter_is_not_about_its_salutation(pipeline: Pipeline, letter: str, expected: set[str], reason: str) -> None:
    result = pipeline.run([Document(id="a", text=letter)])

    assert {f.subject.name for f in result.facts if f.predicate == "height"} == expected, reason
