"""Two short papers on one matter in which nothing is said in the same form: a sentence and a sheet, a number and a word, one unit and
another. The predicate in which they differ, or None if they do not."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

# First text, second text, the predicate of the conflict (None: no conflict), and why.
PAIRS = [
    # Units and numbers in words.
    ("The Velm lighthouse is 41 metres tall.", "Velm lighthouse. Built: 1887. Height: 164 ft.", "height", "metres, and feet in a sheet on one line"),
    ("The Velm lighthouse is 50 metres tall.", "Velm lighthouse. Built: 1887. Height: 164 ft.", None, "the same height in feet"),
    ("The estate of Norda covers 1,200 acres.", "Norda estate. Area: 610 hectares.", "area", "acres and hectares"),
    ("The strongest gust at Velm Point reached 132 km/h on Friday.", "VELM POINT. Max gust: 60 kt.", "wind_strength", "a speed in knots"),
    ("The wrestler Olof Lind weighs twelve stone.", "Olof Lind. Weight: 95 kg.", "weight", "stones in words"),
    ("The Velm tunnel is two and a half miles long.", "Velm tunnel: length 5.2 km.", "length", "a half in words; the label names the thing"),
    ("The Velm tunnel is two and a half miles long.", "Velm tunnel: length 4.0 km.", None, "the same length"),
    ("The Norda Line carried half a million passengers in 2014.", "In 2014 the Norda Line carried 720,000 passengers.", "passengers", "half a million"),
    ("The wreck of the Norda lies at a depth of 44 m.", "The Norda lies upright in about 200 feet of water.", "depth", "feet of water"),
    # Durations, frequencies and rhythms.
    ("The lease of the Velm hall runs for ninety (90) days.", "Velm hall lease. Term: one month.", "contract_term", "words with figures in brackets"),
    ("The strike at Norda Steel lasted a fortnight.", "The strike at Norda Steel lasted nine days.", "event_duration", "a span of time in a word"),
    ("The strike at Norda Steel lasted a fortnight.", "The strike at Norda Steel lasted 14 days.", None, "the same span"),
    ("The tablets of Norvin are taken twice a day.", "Norvin: one tablet every six hours.", "dosage_frequency", "how often, and how far apart"),
    ("The tablets of Norvin are taken four times a day.", "Norvin: one tablet every six hours.", None, "the same frequency"),
    ("The rent of the Velm mill is 900 euros a month.", "The Velm mill is let for 14,400 euros a year.", "rent", "a month and a year"),
    ("The rent of the Velm mill is 900 euros a month.", "The Velm mill is let for 10,800 euros a year.", None, "twelve months make a year"),
    ("The subscription to the Velm Review costs 12 euros a month.", "Velm Review. Annual subscription: 96 euros.", "fee", "the label says that it is for a year"),
    ("The Borrower shall repay the Norda loan in 24 monthly instalments.", "Norda loan. Repayment: 36 monthly instalments.", "instalments", "a clause and a sheet"),
    # What follows: a sum, an age, an end.
    ("The Norda had 148 passengers and a crew of 31.", "All 190 people aboard the Norda were saved.", "people_aboard", "passengers and crew"),
    ("The Norda had 148 passengers and a crew of 31.", "All 179 people aboard the Norda were saved.", None, "the sum is right"),
    ("The poet Olof Lind died last night at the age of eighty-one.", "Olof Lind, poet, 4 May 1931 - 2 November 2008.", "born", "the dates of a life without brackets"),
    ("The strike at Norda Steel lasted six weeks.", "The strike at Norda Steel began on 3 March 1987 and ended on 24 March 1987.", "ended", "a length, and two dates"),
    ("Olof Lind, miller, departed this life on 2 January 1891 in the 73rd year of his age.", "Olof Lind was born on 9 March 1823.", "born", "in his 73rd year he was 72"),
    ("Olof Lind departed this life on 2 January 1891 in the 73rd year of his age.", "Olof Lind was born on 9 March 1818.", None, "his 73rd birthday was to come"),
    ("Anna Berg tendered her resignation on 3 May 2016.", "Anna Berg stepped down on 8 May 2016.", "held", "to tender it is to resign"),
    ("The Velm fort was 40 metres tall in 1950.", "I was eight when Anna Berg died in 1950. Anna Berg died at the age of 81.", None, "the age of the writer"),
    ("The cargo ship Velm was built in 1974.", "The ship Velm ran aground. The 81-metre vessel, built in 1979 at Lund, was carrying salt.", "held", "the vessel is the ship named before"),
    ("Norda Marine Systems Ltd – Second quarter 2022 results\nOperating profit for the second quarter of 2022 amounted to NOK 52 million.", "Operating profit of Norda Marine Systems came in at 25 million kroner in the second quarter of 2022.", "operating_profit", "the title before its dash names the company"),
    ("Velm Rowing Club – Minutes of the Annual Meeting, 14 March 2019, Boathouse lounge.\nTreasurer: Ida Moor.\n", "Velm Rowing Club\n\nTreasurer in 2019: Ida Moor", None, "not of the room where it met"),
    ("The King accepts the resignation of Anna Berg as minister, tendered on 18 November 2016.", "Anna Berg stepped down on 7 November 2016.", "held", "a participle dates the resignation"),
    ("The report on the resignation of Anna Berg was submitted on 18 November 2016.", "Anna Berg stepped down on 7 November 2016.", None, "the report was submitted"),
    # Values without a number.
    ("Norda Ceramics made a loss in 2021.", "Norda Ceramics made a net profit of 3.2 million euros in 2021.", "net_profit", "a loss is no profit"),
    ("No one was hurt in the fire at the Velm mill.", "Three people were injured in the fire at the Velm mill.", "injured", "nobody"),
    ("Anna Berg died without issue.", "Anna Berg had three children.", "children_count", "no children"),
    ("The council of Velm approved the budget unanimously.", "The budget of Velm was adopted by the council by 14 votes to 5.", "votes_against", "nobody against"),
    # States that exclude each other.
    ("The study of norvin was open-label.", "Norvin study. Masking: double-blind.", "masking", "an adjective and a field"),
    ("The fire at the Velm mill was caused by a short circuit.", "Fire at the Velm mill. Cause: arson.", "cause", "a participle and a field"),
    ("The Norda sank after a torpedo struck her off Velm.", "SS Norda. Lost: 1917. Cause of loss: mine.", "cause", "a clause and a field"),
    ("The statue of Berg in Velm is made of bronze.", "Statue of Berg, Velm. Material: marble.", "material", "made of"),
    ("The statue of Berg in Velm is made of oak.", "Statue of Berg, Velm. Material: wood.", None, "oak is wood"),
    ("The Court of Appeal dismissed Lind's appeal on Tuesday.", "Lind v. Lake Authority, 17 May 2016. Appeal allowed.", "appeal_outcome", "the name of a case tells who appeals"),
    ("The jury found Anna Berg guilty of fraud on Tuesday.", "Anna Berg was acquitted of fraud by the jury on Tuesday.", "verdict", "guilty and acquitted"),
    ("The Velm mill was never rebuilt after the fire.", "The Velm mill was rebuilt in 1911.", "rebuilding", "never"),
    ("The hall in Velm is open to the public.", "The hall in Velm is closed to the public.", "public_access", "opposites"),
    # Who did it.
    ("Norda Foods bought Lindvane in 2015.", "Lindvane was acquired by the Velm Group in 2015.", "acquired_by", "bought and acquired"),
    ("Viktor Holm killed the barman Olof Lind.", "Olof Lind was shot dead by Nils Berg.", "killed_by", "killed and shot dead"),
    ("Viktor Holm was convicted of the murder of Olof Lind.", "Victim: Olof Lind. Convicted: Nils Berg.", "killed_by", "a conviction, and a sheet about the victim"),
    ("Anna Berg won the Velm Marathon of 2009.", "Velm Marathon 2009. Winner: R. Holm.", "winner", "the year belongs to the name"),
    ("Anna Berg won the Velm Marathon of 2009.", "Velm Marathon 2010. Winner: R. Holm.", None, "another year"),
    ("The altar of Velm church was given by the widow Anna Lind in 1702.", "Altar of Velm church. Donor: Olof Berg, 1702.", "donated_by", "given by, and donor"),
    # Tables that are complete.
    ("# Low Winter\n\nThe complete track list:\n\n| No. | Title | Length |\n|---|---|---|\n| 1 | Almanac | 2:58 |\n| 2 | Moon | 3:41 |\n| 3 | Salt | 4:20 |\n", "The album Low Winter has five songs and no fillers.", "tracks", "songs are tracks"),
    ("# Low Winter\n\nThe complete track list:\n\n| No. | Title | Length |\n|---|---|---|\n| 1 | Almanac | 2:58 |\n| 2 | Moon | 3:41 |\n| 3 | Salt | 4:20 |\n", "The album Low Winter has three songs.", None, "as many as rows"),
    ("# Low Winter\n\nSome of the tracks:\n\n| Title | Length |\n|---|---|\n| Almanac | 2:58 |\n| Moon | 3:41 |\n| Salt | 4:20 |\n", "The album Low Winter has five songs.", None, "nothing says that no row is missing"),
    ("# Annex - Shares of the Parties\n\nAll parties to the Velm Water Compact are listed.\n\n| Party | Share |\n|---|---|\n| Lund | 22 % |\n| Oslo | 18 % |\n| Turku | 60 % |\n", "The Velm Water Compact has four parties.", "parties", "a table of two columns, and what it belongs to"),
    ("The Velm Water Compact in brief\n\nThe Velm Water Compact has four parties.", "# Annex to the Velm Water Compact\n\nAll parties to the Compact are listed.\n\n| Party | Share |\n|---|---|\n| Lund | 22 % |\n| Oslo | 18 % |\n| Turku | 60 % |\n", "parties", "a short name"),
    ("VELM CHESS CLUB - Annual meeting\n\nPresent: 47 members with a vote.", "# Velm Chess Club\n\nThe Velm Chess Club has 160 members.", None, "not all members were present"),
    # What only seems to be another value.
    ("The crash at Velm killed two people and injured eleven.", "After the crash at Velm, ten people are still being treated in hospital.", None, "how many are left"),
    ("The Velm Review charges a subscription of £30.", "The subscription of the Velm Review rises to £36 from October.", None, "a change"),
    ("Norda Bakery has 14 stores.", "Norda Bakery\n12 Mill Street\nVelm", None, "an address"),
    ("Anna Berg takes over from Olof Lind as chair of the Velm Trust on 3 May 2020.", "Anna Berg was acquired on 9 May 2020.", None, "a post is no purchase"),
    # Times of day.
    ("The train derailed near Lund at 6.40 a.m. on 3 May 2016.", "The train derailed near Lund at 7.40 a.m. on 3 May 2016.", "time_of_day", "an hour apart"),
    ("The fire at the Velm mill broke out at 2 am on 3 May 2016.", "The fire at the Velm mill started at 03:15 on 3 May 2016.", "time_of_day", "two forms"),
    ("The Norda sank at 2.45 p.m. on 3 May 1916.", "The Norda sank on 3 May 1916 at 14:45.", None, "the same in two forms"),
    ("The Norda sank at 2.20 p.m. on 3 May 1916.", "The Norda sank on 3 May 1916 at 14:45.", "time_of_day", "the day stands first"),
    ("The fire at the Velm mill broke out at 2 am on 3 May 2016.", "The fire at the Velm mill broke out on 3 May 2016, shortly before 4 am.", None, "one is not exact"),
    ("The earthquake struck Velm at 03:49 GMT on 3 May 2016.", "The earthquake struck Velm at 05:49 on 3 May 2016.", None, "another zone"),
    ("The bomb exploded in Velm at 5 o'clock on 3 May 2016.", "The bomb exploded in Velm at 5 p.m. on 3 May 2016.", None, "which half of the day is open"),
    ("The train derailed near Lund at 6.40 a.m. on 3 May 2016.", "The train derailed near Lund on 3 May 2016; the driver was freed at 7.40 a.m.", None, "the time of something else"),
    # Counts.
    ("The Norda fleet consists of 14 ferries.", "Norda operates a fleet of 17 vessels.", "fleet_size", "ferries are vessels"),
    ("The Velm newspaper had a circulation of 40,000.", "The Velm newspaper sold 25,000 copies a day.", "circulation", "circulation, and copies a day"),
    # Posts, families, contests, trends.
    ("Anna Berg takes over as rector of Lund University on 1 September 2022.", "Anna Berg has been rector of Lund University since 1 June 2022.", "employer", "when a post was taken"),
    ("Anna Berg was appointed rector of Lund University in March 2022.", "Anna Berg takes over as rector of Lund University on 1 September 2022.", None, "appointed first"),
    ("Anna Berg was director of the Velm Museum from 1950 to 1961.", "Anna Berg stepped down as director of the Velm Museum in 1958.", "employer", "when a post was left"),
    ("Anna Berg was rector of Lund University from 1950 to 1961.", "Anna Berg was rector of Lund University from 1970 to 1975.", None, "two terms"),
    ("Anna Berg was the third of five children.", "Anna Berg was the youngest of five children.", "birth_order", "the youngest of five is the fifth"),
    ("Anna Berg was the third of five children.", "Anna Berg, painter, was born in Lund. She was the second child.", "birth_order", "without the number of children"),
    ("Anna Berg was the third of five children.", "Anna Berg was the second daughter.", None, "a daughter may have brothers"),
    ("Anna Berg was the youngest of three children.", "Anna Berg was the third of three children.", None, "the youngest of three is the third"),
    ("Anna Berg was the only child of a baker.", "Anna Berg had two brothers.", "siblings_count", "an only child has none"),
    ("Anna Berg bore four sons.", "Anna Berg, painter. Children: 2.", "children_count", "sons are children"),
    ("Anna Berg bore four sons.", "Anna Berg, painter. Children: 6.", None, "there may be daughters"),
    ("Anna Berg came second in the Velm Marathon of 2009.", "Velm Marathon 2009, women\n1. R. Holm 2:31:07\n2. M. Lind 2:32:40\n3. A. Berg 2:33:15", "finishing_place", "a place in a list"),
    ("Anna Berg came third in the Velm Marathon of 2009.", "Velm Marathon 2009, women\n1. R. Holm 2:31:07\n2. M. Lind 2:32:40\n3. A. Berg 2:33:15", None, "the same place"),
    ("Sales of Norda Foods rose by a fifth in 2017.", "Norda Foods\n\n| EUR m | 2016 | 2017 |\n|---|---|---|\n| Net sales | 61.0 | 64.8 |\n", "trend", "a change, and the values of two years"),
    ("Net sales of Norda Foods rose by 6 % in 2017.", "Norda Foods\n\n| EUR m | 2016 | 2017 |\n|---|---|---|\n| Net sales | 61.0 | 64.8 |\n", None, "the change is right"),
    ("Norda Ceramics ended 2021 in the black.", "Norda Ceramics, key figures\n\n| EUR m | 2020 | 2021 |\n|---|---|---|\n| Net sales | 61.0 | 64.8 |\n| Net result | -5.1 | -3.2 |\n", "net_profit", "a minus sign in a table"),
    # What a sheet is about.
    ("Register entry 12. Water tower of the old Norda dairy. Height: 30 m.", "The water tower of the former Norda dairy is 40 metres high.", "height", "the number of the sheet comes first"),
    ("The spire of Velm minster soars 300 feet above the square.", "Velm minster. Height of spire: 76 m.", "height", "a part of what the sheet is about"),
    ("The Norda viaduct has two dozen arches.", "Norda viaduct: 19 arches.", "arches", "a count without a verb"),
    ("# Molkerei Velm - Facts at a glance\n\n| | |\n|---|---|\n| Established | 1926 by 34 farmers |\n| Production sites | Velm, Lund, Oberwald |\n", "Molkerei Velm was founded in 1931.", "founded", "the heading, not a place in the sheet"),
    ("In NX-27 neither the patients nor the doctors treating them knew who was getting the drug.", "Trial NX-27\nMasking: none (open label)\nArms: 2", "masking", "a trial that has only a number"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("first", "second", "expected", "reason"), PAIRS)
def test_two_papers_differ_in_one_thing_or_in_none(
    pipeline: Pipeline, first: str, second: str, expected: str | None, reason: str
) -> None:
    """The predicates of all conflicts that are not of low severity."""
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    found = {c.predicate for c in result.conflicts if c.severity != "low"}
    assert found == ({expected} if expected is not None else set()), reason


STATES = [
    ("material", "The statue of Berg in Velm is made of {}.", ("bronze", "marble", "oak", "bronze")),
    ("open:reception", "The film The Silent Harbour received {} reviews.", ("positive", "negative", "mixed", "positive")),
]  # fmt: skip


@pytest.mark.parametrize(("predicate", "sentence", "values"), STATES)
def test_a_state_that_three_documents_give_differently_is_one_conflict_with_three_sides(
    pipeline: Pipeline, predicate: str, sentence: str, values: tuple[str, ...]
) -> None:
    result = pipeline.run([Document(id=f"{n}.txt", text=sentence.format(value)) for n, value in enumerate(values)])

    (conflict,) = (c for c in result.conflicts if c.predicate == predicate)
    assert sorted(side.documents for side in conflict.sides) == [("0.txt", "3.txt"), ("1.txt",), ("2.txt",)]
