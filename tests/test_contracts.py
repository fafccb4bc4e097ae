"""What contracts say of their dates, parties, law and payments, and how two texts about one contract compare."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

# Text, and what it says of the Velm Supply Agreement: "predicate | value".
CONTRACTS = [
    # The date of a contract, in whatever words.
    ("The Velm Supply Agreement was executed on 3 May 2021.", {"signed | 2021-05-03"}, "executed"),
    ("The Velm Supply Agreement is dated 3 May 2021.", {"signed | 2021-05-03"}, "dated"),
    ("This Velm Supply Agreement is made and entered into as of this 3rd day of May, 2021.", {"signed | 2021-05-03"}, "made and entered into"),
    # When it is in force is another question.
    ("The Velm Supply Agreement is dated as of 1 April 2021.", {"entered_into_force | 2021-04-01"}, "dated as of"),
    ("The Velm Supply Agreement was signed on 3 May 2021 with effect from 1 April 2021.", {"signed | 2021-05-03", "entered_into_force | 2021-04-01"}, "with effect from"),
    ("The Velm Supply Agreement was signed on 3 May 2021. It is effective as of 1 April 2021.", {"signed | 2021-05-03", "entered_into_force | 2021-04-01"}, "effective as of"),
    ("This Velm Supply Agreement is entered into on 3 May 2021 (the “Effective Date”).", {"signed | 2021-05-03", "entered_into_force | 2021-05-03"}, "a date with a name"),
    ("The Velm Supply Agreement was signed on 3 May 2021. Its effective date is 1 April 2021.", {"signed | 2021-05-03", "entered_into_force | 2021-04-01"}, "its effective date"),
    # Its end.
    ("The Velm Supply Agreement shall remain in force until 31 December 2023.", {"expires | 2023-12-31"}, "remains in force until"),
    ("The Velm Supply Agreement was extended until 31 December 2023.", {"expires | 2023-12-31"}, "extended until"),
    ("The term of the Velm Supply Agreement ends on 31 December 2023.", {"expires | 2023-12-31"}, "its term ends on"),
    # Its parties, up to their roles.
    ("This Velm Supply Agreement is made on 3 May 2021 by and between Alme Steel AS, a company incorporated in Norway (the “Supplier”), and Norda Bridges Ltd, a company incorporated in England (the “Buyer”).",
     {"signed | 2021-05-03", "signatory | Alme Steel AS", "signatory | Norda Bridges Ltd"}, "what is said of the parties"),
    ("The Velm Supply Agreement between Alme Steel AS and Norda Bridges Ltd was signed on 3 May 2021.", {"signed | 2021-05-03", "signatory | Alme Steel AS", "signatory | Norda Bridges Ltd"}, "parties are no part of the name"),
    # Its law and its payments.
    ("The Velm Supply Agreement is governed by the laws of Norway.", {"governing_law | Norway"}, "laws of"),
    ("The Velm Supply Agreement shall be governed by and construed in accordance with the law of Norway.", {"governing_law | Norway"}, "in accordance with"),
    ("VELM SUPPLY AGREEMENT\n\nThe Buyer shall pay the Supplier EUR 20,000 per month.\n", {"fee | EUR 20,000"}, "a payment without a name"),
    ("VELM SUPPLY AGREEMENT\n\nThe Buyer shall pay the Supplier a monthly fee of EUR 20,000.\n", {"fee | EUR 20,000"}, "a payment with a name"),
    # What says none of these.
    ("The Velm Supply Agreement mentions a visit on 3 May 2021.", set(), "a date in a contract"),
    ("The Velm Supply Agreement was discussed between Alme Steel AS and Norda Bridges Ltd.", set(), "those who discuss it"),
    ("The Norda Council was founded in 1950.\n\nIt follows the Velm Supply Agreement.\n\nThe rules are effective from 1 May 2020.", set(), "a contract that is only mentioned"),
    ("The Velm Supply Agreement has two parties.\n\n* Alme Steel AS (withdrawal effective on 28 June 2025)\n", set(), "the date of a withdrawal"),
]  # fmt: skip
READ = {"signed", "entered_into_force", "expires", "began", "signatory", "governing_law", "fee"}


@pytest.mark.parametrize(("text", "expected", "why"), CONTRACTS)
def test_what_a_contract_says(pipeline: Pipeline, text: str, expected: set[str], why: str) -> None:
    facts = [f for f in pipeline.run([Document(id="a", text=text)]).facts if f.predicate in READ]
    assert {f"{f.predicate} | {f.value.name}" for f in facts} == expected, why
    assert {f.subject.name.casefold() for f in facts} <= {"velm supply agreement"}


LEASE = "THIS LEASE is made on {made} between {party} (the “Landlord”) and Alme Steel AS (the “Tenant”).\n\nThe Lease commences on {began}.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LEASE.format(made="3 May 2021", party="Norda Bridges Ltd", began="1 June 2021"),
            {"signed | 2021-05-03", "began | 2021-06-01", "signatory | Norda Bridges Ltd", "signatory | Alme Steel AS"},
        ),  # a contract without a name
        (
            "This Velm Supply Agreement is made on 3 May 2021 (the “Effective Date”).\n\nThis Agreement commences on the Effective Date.\n",
            {"signed | 2021-05-03", "entered_into_force | 2021-05-03", "began | 2021-05-03"},
        ),  # a date by its term
    ],
)
def test_contracts_and_dates_by_their_terms(pipeline: Pipeline, text: str, expected: set[str]) -> None:
    facts = [f for f in pipeline.run([Document(id="a", text=text)]).facts if f.predicate in READ]
    assert {f"{f.predicate} | {f.value.name}" for f in facts} == expected
    assert len({f.subject.entity for f in facts}) == 1


def test_a_role_is_the_party_that_a_contract_calls_so(pipeline: Pipeline) -> None:
    text = (
        "This Velm Supply Agreement is made between Alme Steel AS, a company incorporated in Norway (the “Supplier”), and Norda Bridges Ltd "
        "(the “Buyer”).\n\nThe Supplier delivered 500 tonnes in 2022. The Buyer shall pay the Supplier a monthly fee of EUR 20,000.\n"
    )
    facts = pipeline.run([Document(id="a", text=text)]).facts
    assert {f.subject.name for f in facts if f.value.name == "500 tonnes"} == {"Alme Steel AS"}
    assert {f.subject.name for f in facts if f.predicate == "fee"} == {"Velm Supply Agreement"}
    assert not {"Supplier", "Buyer"} & {f.subject.name for f in facts}


@pytest.mark.parametrize(
    ("party", "predicates"),
    [
        ("Norda Bridges Ltd", {"signed"}),  # the same parties
        ("Lund Towers Ltd", set()),  # two leases
    ],
)
def test_two_leases_without_a_name(pipeline: Pipeline, party: str, predicates: set[str]) -> None:
    first = LEASE.format(made="3 May 2021", party="Norda Bridges Ltd", began="1 June 2021")
    second = LEASE.format(made="13 May 2021", party=party, began="1 June 2021")
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    assert {c.predicate for c in result.conflicts} == predicates


AGREEMENT = (
    "VELM SUPPLY AGREEMENT\n\nThis Velm Supply Agreement is entered into on 14 March 2019 by and between Alme Steel AS, a company "
    "incorporated in Norway, and {party}.\n\n1. The Agreement expires on 13 March 2022.\n2. The annual fee is EUR 20,000.\n"
)


@pytest.mark.parametrize(
    ("first", "second", "predicates", "why"),
    [
        ("The Velm Supply Agreement was executed on 3 May 2021.", "The Velm Supply Agreement was signed on 13 May 2021.", {"signed"}, "one question in two words"),
        ("The Velm Supply Agreement was signed on 3 May 2021.", "The Velm Supply Agreement took effect on 1 April 2021.", set(), "in force from before it was signed"),
        ("The Treaty of Velm was signed on 3 May 2021.", "The Treaty of Velm took effect on 1 April 2021.", {"signed"}, "a treaty is not"),
        (AGREEMENT.format(party="Norda Bridges Ltd"), "The Velm Supply Agreement expires on 13 March 2024.", {"expires"}, "two ends"),
        (AGREEMENT.format(party="Norda Bridges Ltd"), "AMENDMENT NO. 1 TO VELM SUPPLY AGREEMENT\n\nThe Velm Supply Agreement expires on 13 March 2024.\n", set(), "an amendment"),
        (AGREEMENT.format(party="Norda Bridges Ltd"), AGREEMENT.format(party="Lund Towers Ltd").replace("2022", "2025"), set(), "one name, other parties: two contracts"),
        (AGREEMENT.format(party="Norda Bridges Ltd"), AGREEMENT.format(party="Norda Bridges Ltd").replace("2022", "2025"), {"expires"}, "one name, the same parties"),
    ],
)  # fmt: skip
def test_two_texts_about_a_contract(
    pipeline: Pipeline, first: str, second: str, predicates: set[str], why: str
) -> None:
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    assert {c.predicate for c in result.conflicts} == predicates, why
