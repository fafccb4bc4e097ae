"""Amounts with the period for which they hold, in the scale and the number format of their text."""

import pytest

from pipeline.records import DateValue, Document, Fact, NumberValue
from pipeline.run import Pipeline

# Text, predicate, and the amounts with their times (a period as EDTF, "" if the text gives none); why.
AMOUNTS = [
    # Each amount has its own time.
    ("Velm Dairies had sales of €41.5 million in 2018, up 6% from €39.2 million in 2017.", "revenue", {"2018/2018": 41.5e6, "2017/2017": 39.2e6}, "up from"),
    ("Velm Dairies posted revenue of £8m in the first quarter of 2014, compared with £7m in the first quarter of 2013.", "revenue", {"2014-01/2014-03": 8e6, "2013-01/2013-03": 7e6}, "quarters"),
    ("Velm Dairies' revenue fell from £8m in 2014 to £7m in 2015.", "revenue", {"2014/2014": 8e6, "2015/2015": 7e6}, "from … to"),
    ("Velm Dairies had revenue of $90m in 2016 (2015: $86m).", "revenue", {"2016/2016": 90e6, "2015/2015": 86e6}, "a year in brackets"),
    ("Velm Dairies had a net profit of £12m for the year ended 30 June 2015 (previous year: £14m).", "net_profit", {"2014-07/2015-06": 12e6, "2013-07/2014-06": 14e6}, "a year that ends in June"),
    ("For the year ended 30 June 2015, Velm Dairies had a net profit of £12m (2014: £14m).", "net_profit", {"2014-07/2015-06": 12e6, "2013-07/2014-06": 14e6}, "the number of such a year"),
    ("Velm Dairies had revenue of $31m in Q2 2018, against $28m a year earlier.", "revenue", {"2018-04/2018-06": 31e6, "2017-04/2017-06": 28e6}, "a year earlier than a quarter"),
    ("Velm Dairies had revenue of $31m in Q2 2018, against $28m in the same period of 2016.", "revenue", {"2018-04/2018-06": 31e6, "2016-04/2016-06": 28e6}, "the same part of a year"),
    ("Velm Dairies had revenue of $31m in Q2 2018, against $28m in the same quarter of 2016.", "revenue", {"2018-04/2018-06": 31e6, "2016-04/2016-06": 28e6}, "the same quarter of a year, as one time"),
    ("Velm Dairies had revenue of $31m, compared with $28m for 2016.", "revenue", {"": 31e6, "2016/2016": 28e6}, "a sentence is no title with a year"),
    ("# Velm Dairies\n\nRevenue: £15m for the year to 30 June 2015 (2014: £14m)\n", "revenue", {"2014-07/2015-06": 15e6}, "the year to a day"),
    ("Velm Dairies had revenue of $5-6 million in 2017.", "revenue", {"2017/2017": 5.5e6}, "a range with a hyphen"),
    ("Velm Dairies had revenue of $31m in Q2 2018, up from $110m in 2017.", "revenue", {"2018-04/2018-06": 31e6}, "a year beside a quarter may be meant either way"),
    ("Velm Dairies had revenue of $31m, up from $28m a year earlier.", "revenue", {"": 31e6}, "earlier than an unknown year"),
    ("Velm Dairies had revenue of €7m in the nine months to 30 September 2014.", "revenue", {"2014-01/2014-09": 7e6}, "months that end on a day"),
    ("Velm Dairies had revenue of €7m in the six months ended 15 May 2014.", "revenue", {"2013-11-16/2014-05-15": 7e6}, "months that end within one"),
    ("On 12 February 2022 Velm Dairies reported revenue of €7m.", "revenue", {"": 7e6}, "the day of a report is no period"),
    ("# Velm Dairies\n\nRevenue for 2019 was €8m.\n", "revenue", {"2019/2019": 8e6}, "a period in the subject"),
    ("Velm Dairies had revenue of €7m in 2014. Operating profit was €2m, and net profit €1m.", "operating_profit", {"2014/2014": 2e6}, "the period of the sentence before"),
    ("Velm Dairies had 131 employees as of 30 September 2021, compared with 120 a year earlier.", "employee_count", {"2021-09-30/2021-09-30": 131, "2020-09-30/2020-09-30": 120}, "days"),
    ("Velm Dairies had revenue of 12.5 million euros in 2018 and 13.75 million euros in 2019.", "revenue", {"2018/2018": 12.5e6, "2019/2019": 13.75e6}, "two years in one list"),
    ("Velm Dairies posted revenue of $41m in Q2 2018, an increase of 12 percent over $37m in Q2 2017.", "revenue", {"2018-04/2018-06": 41e6, "2017-04/2017-06": 37e6}, "so much over"),
    # Who has it.
    ("VELM DAIRIES REPORTS RECORD YEAR\n\nAlme, 4 May 2019\n\nVelm Dairies AB had sales of €41m in 2018. Net profit was €3m.\n", "net_profit", {"2018/2018": 3e6}, "a headline names its subject as the text does"),
    ("Velm Dairies said revenue rose to €8m in 2014. Operating income fell to €2m in 2014.", "operating_profit", {"2014/2014": 2e6}, "what a body reports of itself"),
    # Tables and scales.
    ("# Velm Dairies\n\nIncome (in thousands of euros)\n\n| | 2016 | 2015 |\n|---|---|---|\n| Revenue | 1,204,500 | 1,110,200 |\n", "revenue", {"2016/2016": 1204.5e6, "2015/2015": 1110.2e6}, "a caption"),
    ("# Velm Dairies\n\nIncome (in thousands of euros)\n\n| | 2016 | 2015 |\n|---|---|---|\n| Employees | 310 | 290 |\n", "employee_count", {"2016/2016": 310, "2015/2015": 290}, "a scale of sums is none of people"),
    ("# Velm Dairies\n\n| | Year ended 31 March 2018 (£000) | Year ended 31 March 2017 (£000) |\n|---|---|---|\n| Turnover | 12,340 | 11,020 |\n", "revenue", {"2017-04/2018-03": 12.34e6, "2016-04/2017-03": 11.02e6}, "heads of columns"),
    ("# Velm Dairies\n\n(Rs. in crore)\n\n| | 2019 | 2018 |\n|---|---|---|\n| Revenue | 61.5 | 57.2 |\n", "revenue", {"2019/2019": 615e6, "2018/2018": 572e6}, "a currency of several countries"),
    ("# Velm Dairies\n\n| € million | Q1 2018 | Q1 2017 |\n|---|---|---|\n| Net profit | (4.1) | 2.2 |\n", "net_profit", {"2018-01/2018-03": -4.1e6, "2017-01/2017-03": 2.2e6}, "brackets are a minus"),
    ("Velm Dairies\n\nAll amounts in thousands of US dollars.\n\nRevenue for 2019 was 8,450.\n", "revenue", {"2019/2019": 8.45e6}, "all sums of a text"),
    ("# Velm Dairies\n\n| Field | Value |\n|---|---|\n| Revenue | $1.2 billion (2021) |\n", "revenue", {"2021/2021": 1.2e9}, "a year in brackets in a field"),
    # Numbers.
    ("Velm Dairies had revenue of 12,5 million euros in 2018 and a debt of 1.250.000 euros.", "revenue", {"2018/2018": 12.5e6}, "a decimal comma"),
    ("Velm Dairies had revenue of Rs 12,50,000 in 2011 and revenue of Rs 3.5 crore in 2015.", "revenue", {"2011/2011": 1.25e6, "2015/2015": 35e6}, "Indian grouping, and crores"),
]  # fmt: skip


def _facts(pipeline: Pipeline, *texts: str) -> tuple[Fact, ...]:
    names = ("a.md", "b.md", "c.md")
    return pipeline.run([Document(id=n, text=t) for n, t in zip(names, texts, strict=False)]).facts


@pytest.mark.parametrize(("text", "predicate", "expected", "why"), AMOUNTS)
def test_each_amount_has_its_own_period(
    pipeline: Pipeline, text: str, predicate: str, expected: dict[str, float], why: str
) -> None:
    found = {}
    for fact in _facts(pipeline, text):
        if fact.predicate == predicate and isinstance(fact.value, NumberValue):
            assert fact.subject.name.startswith("Velm Dairies")
            times = [t.edtf for t in fact.qualifiers.get("time", ()) if isinstance(t, DateValue)]
            assert len(times) <= 1
            found["".join(times)] = fact.value.amount
    assert found == pytest.approx(expected), why


@pytest.mark.parametrize(
    ("first", "second", "conflict", "why"),
    [
        ("Velm Dairies had revenue of €83m for fiscal 2014.", "Velm Dairies had revenue of €91m for fiscal 2014.", True, "one fiscal year"),
        ("Velm Dairies had revenue of €83m for fiscal 2014.", "Velm Dairies had revenue of €91m for fiscal 2015.", False, "two fiscal years"),
        ("Velm Dairies had revenue of €83m for the year ended 30 June 2014.", "Velm Dairies had revenue of €91m for the year ended 30 June 2014.", True, "one year"),
        ("Velm Dairies had revenue of €83m for the year ended 30 June 2014.", "Velm Dairies had revenue of €91m in 2014.", False, "another year than the calendar's"),
        ("Velm Dairies had revenue of €83m in 2014.", "Velm Dairies had revenue of €29m in March 2014.", False, "a month is a part of a year"),
        ("Velm Dairies had 310 employees in January 2021.", "Velm Dairies had 290 employees in 2021.", False, "what was so in January"),
        ("Velm Dairies had 310 employees at 31 December 2021.", "Velm Dairies had 290 employees in 2021.", True, "what was so at the end of the year"),
        ("Velm Dairies had revenue of €83m in 2014.", "Velm Dairies had revenue of €79m in 2014, as restated.", False, "restated"),
        ("Velm Dairies had revenue of €83m in 2014.", "Velm Dairies restated its revenue for 2014 to €79m.", False, "restated, with a verb"),
        ("# Trial VELM-2\n\nTarget sample size: 490\nActual sample size: 522\n", "# Trial VELM-2\n\nTarget sample size: 356\n", True, "two targets"),
        ("# Trial VELM-2\n\nTarget sample size: 490\n", "The VELM-2 trial enrolled 522 patients.", False, "a target, and what came of it"),
        ("The Velm Club has an annual fee of €40.", "The annual fee of the Velm Club was raised from €40 to €45.", False, "raised"),
    ],
)  # fmt: skip
def test_amounts_are_compared_for_one_period(
    pipeline: Pipeline, first: str, second: str, conflict: bool, why: str
) -> None:
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    assert bool(result.conflicts) is conflict, why


@pytest.mark.parametrize(
    ("first", "second", "explanation"),
    [
        ("Velm Dairies had revenue of €83m in 2014.", "Velm Dairies had revenue of €79m in 2014, as restated.", "€83m, restated: €79m"),
        ("The Velm Supply Agreement expires on 31 December 2022.", "The Velm Supply Agreement was extended until 31 December 2024.", "2022-12-31, extended: 2024-12-31"),
        ("The Velm Supply Agreement expires on 31 December 2022.", "Under Amendment No. 1, the Velm Supply Agreement expires on 31 December 2024.", "2022-12-31, amended: 2024-12-31"),
    ],
)  # fmt: skip
def test_a_revised_value_is_a_change(pipeline: Pipeline, first: str, second: str, explanation: str) -> None:
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    assert [c.explanation for c in result.changes] == [explanation]
    assert result.conflicts == ()
