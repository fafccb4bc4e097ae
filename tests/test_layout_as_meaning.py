"""What documents say by their layout: tables, lists, timelines, signatures. Each row is a document as people write it, with all the facts
that it gives, or a look-alike that gives none."""

import csv
import io

import pytest

from pipeline.read.files import read_file
from pipeline.records import Document, Fact
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def facts(pipeline: Pipeline, text: str) -> set[str]:
    found = pipeline.run([Document(id="a.txt", text=text)]).facts
    return {_line(f) for f in found if not f.predicate.startswith("open:")}


def _line(fact: Fact) -> str:
    qualifiers = [v.name for name in ("role", "of", "kind", "time") for v in fact.qualifiers.get(name, ())]
    return " | ".join([fact.subject.name, fact.predicate, fact.value.name, *qualifiers])


Row = tuple[str, set[str], str]

TABLES: list[Row] = [
    (
        "Norda Mills plc\n\nEUR million\t2015\t2016\nRevenue\t110\t121\nEmployees\t640\t655\n",
        {
            "Norda Mills plc | revenue | EUR 110 million | 2015/2015",
            "Norda Mills plc | revenue | EUR 121 million | 2016/2016",
            "Norda Mills plc | employee_count | 640 | 2015/2015",
            "Norda Mills plc | employee_count | 655 | 2016/2016",
        },
        "years as columns, a unit in the corner that is none of people",
    ),
    (
        "Norda Mills plc\n\nYear\tRevenue\n2015\tEUR 110 million\n2016\tEUR 121 million\n",
        {
            "Norda Mills plc | revenue | EUR 110 million | 2015/2015",
            "Norda Mills plc | revenue | EUR 121 million | 2016/2016",
        },
        "years as rows of a table of two columns",
    ),
    (
        "Company | Year | Revenue, EUR m\nNorda Mills | 2015 | 110\n | 2016 | 121\nBerg Foods | 2015 | 20\n",
        {
            "Norda Mills | revenue | EUR 110 million | 2015/2015",
            "Norda Mills | revenue | EUR 121 million | 2016/2016",
            "Berg Foods | revenue | EUR 20 million | 2015/2015",
        },
        "an empty cell repeats the one above",
    ),
    (
        "Table 3. Turnover of the companies, in EUR thousand\n\nCompany | 2010\nNorda Mills | 12,400\nBerg Foods | 8,050\nTotal | 20,450\n".replace(
            "2010", "2010 | 2011"
        )
        .replace("12,400", "12,400 | 13,100")
        .replace("8,050", "8,050 | 7,900")
        .replace("20,450", "20,450 | 21,000"),
        {
            "Norda Mills | revenue | EUR 12,400 thousand | 2010/2010",
            "Norda Mills | revenue | EUR 13,100 thousand | 2011/2011",
            "Berg Foods | revenue | EUR 8,050 thousand | 2010/2010",
            "Berg Foods | revenue | EUR 7,900 thousand | 2011/2011",
        },
        "the caption says what is counted and in what; the total is no company",
    ),
    (
        "| | Population | | Area |\n| City | 2001 | 2011 | km² |\n|---|---|---|---|\n| Oslo | 508,000 | 599,000 | 454 |\n| Bergen | 230,000 | 260,000 | 465 |\n",
        {
            "Oslo | population | 508,000 | 2001/2001",
            "Oslo | population | 599,000 | 2011/2011",
            "Oslo | area | 454 km²",
            "Bergen | population | 230,000 | 2001/2001",
            "Bergen | population | 260,000 | 2011/2011",
            "Bergen | area | 465 km²",
        },
        "two rows of heads",
    ),
    (
        "City | Population 2001 | Population 2011\nOslo | 508,000 | 599,000\nBergen | 230,000 | 260,000\n",
        {
            "Oslo | population | 508,000 | 2001/2001",
            "Oslo | population | 599,000 | 2011/2011",
            "Bergen | population | 230,000 | 2001/2001",
            "Bergen | population | 260,000 | 2011/2011",
        },
        "years in the heads",
    ),
    (
        "Bridge\tLength (m)\tCost\nNorth\nVik Bridge\t420\t£3 million\nSouth\nHolm Bridge\t85\t£1 million\nTotal\t505\t£4 million\n",
        {
            "Vik Bridge | length | 420 m",
            "Vik Bridge | cost | £3 million",
            "Holm Bridge | length | 85 m",
            "Holm Bridge | cost | £1 million",
        },
        "names of groups and totals have no length",
    ),
    (
        "| | Vik Bridge | Holm Bridge |\n|---|---|---|\n| Length | 420 m | 85 m |\n| Cost | £3 million | £1 million |\n",
        {
            "Vik Bridge | length | 420 m",
            "Vik Bridge | cost | £3 million",
            "Holm Bridge | length | 85 m",
            "Holm Bridge | cost | £1 million",
        },
        "things as columns",
    ),
    (
        "Name\tBorn\tDied\nAnna Berg\t3 May 1901\t1977\nOlof Lind\t1898\t12 June 1950\n",
        {
            "Anna Berg | born | 1901-05-03",
            "Anna Berg | died | 1977",
            "Olof Lind | born | 1898",
            "Olof Lind | died | 1950-06-12",
        },
        "a cell that is a year",
    ),
    (
        "Name\tBorn\nAnna Berg\t1950\nOlof Lind\t1944\n",
        {"Anna Berg | born | 1950", "Olof Lind | born | 1944"},
        "a sheet of two columns",
    ),
    (
        "Norda Mills plc\n\nEUR million | 2016 | 2017\nEurope | | \nRevenue | 80 | 85\nAsia | | \nRevenue | 30 | 36\n",
        set(),
        "a label that comes twice is of a part that the table does not name",
    ),
    (
        "Case no. | Case | Closed | Outcome\n112/14 | Vik Bridge | 3 May 2014 | dismissed\n113/14 | Holm Bridge | 5 May 2014 | allowed\n",
        {"closure of Vik Bridge | held | 2014-05-03", "closure of Holm Bridge | held | 2014-05-05"},
        "names stand to the left of values",
    ),
    ("Item | Born | Died\nTotal | 1950 | 1960\nAverage | 1944 | 1970\n", set(), "sums are nobody"),
    ("Name\tNumber\nAnna Berg\t1950\nOlof Lind\t1944\n", set(), "a head that the vocabulary does not know"),
]

OFFICES: list[Row] = [
    (
        "Officers of the Lund League\n\n| Name | Office | From | To |\n|---|---|---|---|\n| Anna Berg | President | 1998 | 2004 |\n| Nils Holm | Treasurer | 1999 | present |\n",
        {"Lund League | chair | Anna Berg | 1998/2004", "Lund League | treasurer | Nils Holm | 1999/.."},
        "offices with their start and end",
    ),
    (
        "Presidents of the Lund League\n\nNo.\tName\tTerm\n1\tAnna Berg\t1950–1958\n2\tOlof Lind\t1958–\n",
        {"Lund League | chair | Anna Berg | 1950/1958", "Lund League | chair | Olof Lind | 1958/.."},
        "the caption names the office, a column the terms",
    ),
    (
        "Staff of Nordvik Bank\n\nName | Post | Joined the company\nAnna Berg | Accountant | 2003\nOlof Lind | Head of Research | May 2011\n",
        {
            "Anna Berg | employer | Nordvik Bank | accountant",
            "Anna Berg | employer | Nordvik Bank | 2003/2003",
            "Olof Lind | employer | Nordvik Bank | head of research",
            "Olof Lind | employer | Nordvik Bank | 2011-05/2011-05",
        },
        "who joined a body may have come to a post later",
    ),
    (
        "Name | Position | Company | From | To\nAnna Berg | Engineer | Nordvik Bank | 2001 | 2007\nOlof Lind | Accountant | Berg Foods Ltd | 2003 |\n",
        {
            "Anna Berg | employer | Nordvik Bank | engineer | 2001/2007",
            "Olof Lind | employer | Berg Foods Ltd | accountant | 2003/..",
        },
        "a column for the body; no end yet",
    ),
    (
        "Lund League\n\nYear | Chair | Members\n2001 | Anna Berg | 120\n2002 | Olof Lind | 131\n",
        {
            "Lund League | chair | Anna Berg | 2001/2001",
            "Lund League | chair | Olof Lind | 2002/2002",
            "Lund League | member_count | 120 | 2001/2001",
            "Lund League | member_count | 131 | 2002/2002",
        },
        "the office as a column, times as rows",
    ),
    (
        "Lund Chess Club\n\nPresidents of the club\nAnna Berg (1998–2004)\nOlof Lind (2004–2011)\nNils Holm (since 2011)\n",
        {
            "Lund Chess Club | chair | Anna Berg | 1998/2004",
            "Lund Chess Club | chair | Olof Lind | 2004/2011",
            "Lund Chess Club | chair | Nils Holm | 2011/..",
        },
        "terms in brackets",
    ),
    (
        "# Nordvik Bank\n\n## Chief executives\n\n* Anna Berg, 1990–1998\n* Nils Holm, 2007–present\n",
        {
            "Nordvik Bank | chief_executive | Anna Berg | 1990/1998",
            "Nordvik Bank | chief_executive | Nils Holm | 2007/..",
        },
        "terms after commas; nobody is born in 2007",
    ),
    (
        "Mayors of Oslo\n\n• Anna Berg (Labour), 1951–1955\n• Olof Lind (Conservative), 1955–1960\n",
        {
            "Anna Berg | position_held | mayor | Oslo | 1951/1955",
            "Olof Lind | position_held | mayor | Oslo | 1955/1960",
        },
        "a party in brackets",
    ),
    (
        "Kings of Norway\n\nOlaf Berg (1905–1957)\nHarald Lind (1957–1991)\n",
        {"Norway | head_of_state | Olaf Berg | 1905/1957", "Norway | head_of_state | Harald Lind | 1957/1991"},
        "long terms, each from the end of the last one",
    ),
    (
        "Presidents of the Lund League\n\nAnna Berg (1905–1981)\nOlof Lind (1911–1990)\n",
        {"Anna Berg | born | 1905", "Anna Berg | died | 1981", "Olof Lind | born | 1911", "Olof Lind | died | 1990"},
        "lives, not terms",
    ),
    (
        "The Holm family\n\nAnna Berg (1985–1991)\nOlof Lind (1991–1999)\n",
        set(),
        "no line above that names an office",
    ),
    (
        "Lund League\n\nOfficers elected: Chair Anna Berg, Secretary Eva Lund.\n",
        {"Lund League | chair | Anna Berg", "Lund League | secretary | Eva Lund"},
        "offices before names",
    ),
    (
        "Lund Tennis Club\n\nPresident – Anna Berg\nSecretary – Eva Lund\n",
        {"Lund Tennis Club | chair | Anna Berg", "Lund Tennis Club | secretary | Eva Lund"},
        "the president of a club",
    ),
    (
        "Finland\n\nPresident: Anna Berg\nCapital: Helsinki\n",
        {"Finland | head_of_state | Anna Berg", "Finland | capital | Helsinki"},
        "the president of a country",
    ),
    (
        "Lund League\n\nBoard\n\nAnna Berg, Chair\nEva Lund, Secretary\n",
        {"Lund League | chair | Anna Berg", "Lund League | secretary | Eva Lund"},
        "offices after names, one a line",
    ),
    (
        "Lund League\n\nChairman: Anna Berg (since 2004)\nMembers: Norway (1950), Sweden\n",
        {
            "Lund League | chair | Anna Berg | 2004/..",
            "Lund League | member | Norway | 1950/1950",
            "Lund League | member | Sweden",
        },
        "terms in brackets in fields",
    ),
]

LINES: list[Row] = [
    (
        "History of Nordvik Brewery\n\n1851 – founded by Olof Lind\n1873 – Vik Bridge opened\n",
        {"Nordvik Brewery | founded | 1851", "opening of Vik Bridge | held | 1873"},
        "a timeline",
    ),
    (
        "Anna Berg\n\n1901 born in Oslo\n1977 died in Bergen\n",
        {"Anna Berg | born | 1901", "Anna Berg | died | 1977"},
        "a timeline of a life, without dashes",
    ),
    (
        "Lund Museum\n\n• 1921: founded\n• 3 May 1950: officially opened by Anna Berg\n",
        {"Lund Museum | founded | 1921", "opening of Lund Museum | held | 1950-05-03"},
        "it is the museum that is opened",
    ),
    ("Visits\n\n1950 – 120 visitors\n1951 – 140 visitors\n", set(), "lines that tell nothing"),
    (
        "Grants awarded by the Holm Foundation in 2018\n\nLund Rowing Club, new boathouse: €15,000\nLund Museum, new roof: €42,500\n",
        {
            "Lund Rowing Club | grant_amount | €15,000 | new boathouse | 2018/2018",
            "Lund Museum | grant_amount | €42,500 | new roof | 2018/2018",
        },
        "the line above says what the amounts are",
    ),
    ("Contents\n\nOslo: 12\nHelsinki: 17\n", set(), "amounts of nothing"),
    (
        "Grants\n\nLund Museum: €15,000\nLund Museum: €4,000\n",
        set(),
        "two grants to one, which are told apart by nothing",
    ),
    (
        "Bridges of Norland\n\nVik Bridge\nLength: 420 m\nCost: £3 million\n\nHolm Bridge\nLength: 85 m\nCost: £1 million\n",
        {
            "Vik Bridge | length | 420 m",
            "Vik Bridge | cost | £3 million",
            "Holm Bridge | length | 85 m",
            "Holm Bridge | cost | £1 million",
        },
        "one record after another",
    ),
    (
        "Lund Council\n\nMinutes of the meeting.\n\nDate of next meeting\nFriday 6 March 2020 at 19:00 in the Village Hall.\n",
        {"meeting (2020-03-06) | held | 2020-03-06"},
        "the next meeting under its label",
    ),
]

PAPERS: list[Row] = [
    (
        "Supply Agreement\n\nThis Agreement is made on 3 May 2016 between Norda Mills Ltd and Nordvik Bank.\n\n1. Definitions\n"
        '1.1 "Commencement Date" means 1 June 2016.\n1.2 "Term" means a period of five years.\n\n'
        "Signed for and on behalf of Norda Mills Ltd\nName: Anna Berg\nTitle: Managing Director\nDate: 4 May 2016\n",
        {
            "Supply Agreement | signed | 2016-05-03",
            "Supply Agreement | began | 2016-06-01",
            "Supply Agreement | contract_term | five years",
            "Supply Agreement | signatory | Norda Mills Ltd",
            "Supply Agreement | signatory | Nordvik Bank",
            "Anna Berg | employer | Norda Mills Ltd | managing director",
        },
        "defined terms, and a signature; its date is not that of the contract",
    ),
    (
        "Norda Mills Ltd\n12 Quay Street\n\nDear Ms Berg,\n\nThank you for the order.\n\nYours sincerely,\n\nOlof Lind\nSales Manager\n",
        {"Olof Lind | employer | Norda Mills Ltd | sales manager"},
        "who signs under a letterhead",
    ),
    (
        "Dear Ms Berg,\n\nThank you for the order.\n\nYours sincerely,\n\nOlof Lind\n",
        set(),
        "a signature without a post",
    ),
    ("Norda Mills Ltd\n\nThank you for the order.\n\nOlof Lind\nSales Manager\n", set(), "no letter"),
]


QUESTIONS: list[Row] = [
    (
        "Questions about the Lund Museum\n\nQ: When was the museum founded?\nA: In 1921.\n\nHow many employees does it have?\nAbout 45.\n",
        {"Lund Museum | founded | 1921", "Lund Museum | employee_count | 45"},
        "a question says what its short answer is of",
    ),
    (
        "Who is the chair of the Lund League?\nAnna Berg\n",
        {"Lund League | chair | Anna Berg"},
        "who has an office",
    ),
    ("The Lund Museum\n\nHow tall is the tower?\n31 metres.\n", set(), "a part of the museum"),
    ("The Lund Museum\n\nWhen was the museum founded?\nNobody knows.\n", set(), "an answer that says nothing"),
]

ENTRIES: list[Row] = [
    (
        "Anna Berg. Born 3 May 1901 at Oslo. Teacher. Died 1977.\n\nOlof Lind, b. 1898 in Bergen, d. 12 June 1950; painter.\n",
        {
            "Anna Berg | born | 1901-05-03",
            "Anna Berg | birth_place | Oslo",
            "Anna Berg | died | 1977",
            "Olof Lind | born | 1898",
            "Olof Lind | birth_place | Bergen",
            "Olof Lind | died | 1950-06-12",
        },
        "entries of a register",
    ),
    ("Anna Berg, teacher. Her son, b. 1923, was a painter.\n", set(), "somebody else's birth"),
    ("Lund Museum, b. 1898 in Bergen.\n", set(), "no person"),
]

ACCOUNTS: list[Row] = [
    (
        "NORDA MILLS PLC\n\n                 Note     2017       2016\n                          £000       £000\n"
        "Revenue           3    133,500    121,000\nCost of sales          (98,200)   (90,100)\nNet profit              35,300     30,900\n",
        {
            "NORDA MILLS PLC | revenue | GBP 133,500 thousand | 2017/2017",
            "NORDA MILLS PLC | revenue | GBP 121,000 thousand | 2016/2016",
            "NORDA MILLS PLC | net_profit | GBP 35,300 thousand | 2017/2017",
            "NORDA MILLS PLC | net_profit | GBP 30,900 thousand | 2016/2016",
        },
        "notes are no times, and the cost of sales is not what the company costs",
    ),
    (
        "Feature | Norda 10 | Norda 11\nWeight | 170 g | 164 g\nPrice | €499 | €599\n",
        {
            "Norda 10 | weight | 170 g",
            "Norda 11 | weight | 164 g",
            "Norda 10 | price | €499",
            "Norda 11 | price | €599",
        },
        "a number tells two things apart",
    ),
    (
        "Project of the Lund Bridge\n\nPhase | Start | Cost\nDesign | Jan 2019 | £1.2m\nConstruction | July 2019 | £22m\n",
        {"Design | cost | £1.2m", "Construction | cost | £22m"},
        "the start is not the time of the cost",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [*TABLES, *OFFICES, *LINES, *PAPERS, *QUESTIONS, *ENTRIES, *ACCOUNTS],
    ids=lambda v: v if isinstance(v, str) and len(v) < 90 else "",
)
def test_layout_says_something(text: str, expected: set[str], why: str, pipeline: Pipeline) -> None:
    assert facts(pipeline, text) == expected, why


SHEET = [
    ["Name", "Office", "From", "To"],
    ["Anna Berg", "Chair", "1998", "2004"],
    ["Nils Holm", "Treasurer", "1999", ""],
]


def test_a_file_of_separated_values_gives_what_a_table_gives(pipeline: Pipeline) -> None:
    written = io.StringIO()
    csv.writer(written).writerows(SHEET)
    from_csv = read_file(written.getvalue().encode(), ".csv").text
    from_tsv = read_file("\n".join("\t".join(row) for row in SHEET).encode(), ".tsv").text
    plain = "\n".join("\t".join(row) for row in SHEET)
    spaced = "\n".join("".join(cell.ljust(14) for cell in row) for row in SHEET)
    title = "Officers of the Lund League\n\n"
    expected = {"Lund League | chair | Anna Berg | 1998/2004", "Lund League | treasurer | Nils Holm | 1999/.."}
    assert [facts(pipeline, title + text) for text in (from_csv, from_tsv, plain, spaced)] == [expected] * 4
