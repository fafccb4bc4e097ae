"""The scale that the head of a table or a caption gives for sums."""

import pytest

from pipeline.extract.scales import Scale, scale_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(in thousands of US dollars)", Scale("thousand", "USD")),
        ("All amounts in thousands of euros.", Scale("thousand", "EUR")),
        ("Income statement (in thousands)", Scale("thousand", None)),
        ("Figures in EUR million", Scale("million", "EUR")),
        ("$ in millions", Scale("million", "USD")),
        ("(in thousands of pounds sterling)", Scale("thousand", "GBP")),
        ("£000", Scale("thousand", "GBP")),
        ("Year ended 31 March 2018 (£\u2019000)", Scale("thousand", "GBP")),
        ("€m", Scale("million", "EUR")),
        ("(Rs. in crore)", Scale("crore", "rupee")),
        ("in millions of homes", None),  # no sums
        ("Hundreds of thousands came", None),
        ("Employees", None),
    ],
)
def test_scale(text: str, expected: Scale | None) -> None:
    assert scale_in(text) == expected
