"""Two documents that tell one matter in different words: the attribute in which they differ, or None if they do not."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

# First text, second text, the predicate of the conflict (None: no conflict), and why.
PAIRS = [
    # Accidents: a report and a report, a report and a notice.
    ("Nine passengers died when a coach plunged into a ravine outside Velm on 13 March 2021.", "The coach crash near Velm on 13 March 2021 claimed eleven lives.", "killed", "a verb, and a noun with a verb"),
    ("An earthquake of magnitude 5.8 shook the Velm peninsula on 2 May 2017.", "The earthquake of 2 May 2017 on the Velm peninsula measured 6.4 on the Richter scale.", "magnitude", "before and after the number"),
    ("A landslide cut the road between Alme and Velm on 2 May 2014; thirty households had to leave their homes.", "The landslide at Velm on 2 May 2014 forced 52 households from their homes.", "evacuated", "left, and were forced from"),
    ("Masked men made off with jewellery worth 2 million euros from a shop in Velm on 2 May 2018.", "The robbers who raided the shop in Velm on 2 May 2018 escaped with jewels valued at 3 million euros.", "stolen_value", "worth, and valued at"),
    ("Two people died in a fire at a block of flats in Velm on 3 August 2020.", "Five people were killed when fire swept through a hotel in Velm on 19 January 2021.", None, "two fires in one town"),
    ("Seventeen people were hurt, four of them seriously, when two trams collided in Velm on 1 May 2020.", "Four passengers were seriously hurt in the tram collision in Velm on 1 May 2020.", None, "those badly hurt are a part of all"),
    ("Some 40,000 people marched through Velm on 5 October 2019 against the tax.", "Police put the number of people who marched through Velm on 5 October 2019 at 12,000.", "protesters", "a count and an estimate"),
    # Law and contracts.
    ("The authority fined Norda Cement 18 million euros for fixing prices.", "Norda Cement must pay a penalty of 81 million euros.", "fine", "a verb and a noun"),
    ("# Supply agreement between Lund Timber and Norda\n\nThe term is five years.", "The supply agreement between Lund Timber and Norda runs for five years.", None, "the same term"),
    ("The judge sent Olof Lind to prison for nine years.", "# Prison file\n\nName: Olof Lind\nSentence: 7 years' imprisonment\n", "prison_term", "a sentence and a file"),
    ("The Lund court sentenced Olof Lind to six years in prison for arson.", "On appeal, the sentence of Olof Lind was reduced from six years to four years.", None, "a sentence that was changed"),
    ("The buyer shall pay a purchase price of 12 million euros for the whole of the share capital of Velm Optics.", "Velm Optics changed hands for 15 million euros.", "price", "a contract and a memo"),
    # Business.
    ("Lund Foods lifted its turnover to 412 million euros in 2019.", "# Lund Foods: accounts 2019\n\n| Item | 2019 |\n|---|---|\n| Revenue (EUR m) | 398 |\n", "revenue", "prose and a table in millions"),
    ("Lund Paper is to shed 350 jobs at its mill.", "Lund Paper will cut 530 posts.", "jobs_cut", "plans of one thing differ"),
    ("The board of Norda Kraft proposes a dividend of 1.80 euros a share for 2021.", "Shareholders of Norda Kraft will get a dividend of 1.20 euros per share for 2021.", "dividend", "organs of one company"),
    ("At the end of 2022 the net debt of Lund Group stood at 310 million euros.", "Lund Group: net debt at 31 December 2022: EUR 370 million\n", "debt", "a field inside a field"),
    ("Norda Mining reported a gross profit of 88 million euros for 2018.", "The net profit of Norda Mining came to 31 million euros in 2018.", None, "gross and net"),
    ("Sales at Norda Shoes were 44 million euros in the third quarter of 2020.", "Norda Shoes had sales of 171 million euros in 2020.", None, "a quarter and a year"),
    ("Norda Telecom plans to open 30 shops in 2018.", "Norda Telecom opened 22 shops in 2018.", None, "a plan and an outcome"),
    # Bodies.
    ("Lund Savings Bank runs 18 branches.", "Lund Savings Bank has 12,000 customers and operates 23 branches.", "stores", "two verbs for having"),
    ("The Walkers' Union had 12,000 members in 1995.", "In 2015 the Walkers' Union had 31,000 members.", None, "earlier and later"),
    ("The Norda Protocol has 44 parties.", "The Norda Protocol counts 34 parties today.", "parties", "has and counts"),
    # Places.
    ("Mount Velm rises to 2,314 metres and is the highest peak of the range.", "# Peaks\n\n| Peak | Height (m) |\n|---|---|\n| Velm | 2,341 |\n| Little Velm | 1,980 |\n", "height", "prose and a table of several things"),
    ("Norda Bridge has a main span of 420 metres.", "Norda Bridge, whose main span measures 402 metres, was closed.", "main_span", "has, and whose"),
    ("The municipality of Velm has 41,000 inhabitants, of whom 18,000 live in the town.", "The town of Velm has a population of 18,000.", None, "a municipality is more than its town"),
    ("Norda Dam is 92 metres high and 310 metres long.", "Norda Dam stands 92 metres high.", None, "the same height, and a length"),
    # Works, people, the past.
    ("The film Norda runs for 118 minutes.", "# Norda\n\nDirector: Anna Berg\nRunning time: 98 min\n", "running_time", "a verb and a label"),
    ("The exhibition Norda shows 120 objects.", "Norda, an exhibition of 210 objects, closes in June.", "exhibits", "a verb and an apposition"),
    ("The Norda Festival attracted 9,000 people in 2019.", "The Norda Festival attracted 11,000 people in 2022.", None, "two years"),
    ("The Battle of Velm was fought on 17 May 1643.", "# Chronology\n\n- 27 May 1643: Battle of Velm\n- 4 June 1643: fall of Lund\n", "held", "prose and a chronology"),
    ("The engineer Olof Lind married Anna Berg in 1936.", "Olof Lind and Anna Berg wed in 1938.", "held", "married, and wed"),
    ("The violinist Anna Berg, who has died at the age of 87, was born in Oslo.", "# Parish register\n\nName: Anna Berg\nAge at death: 78\n", "age_at_death", "an obituary and a register"),
    ("Bishop Olof Lind led the diocese of Velm for 22 years.", "Olof Lind was bishop of Velm for 12 years.", "time_in_office", "led, and was bishop"),
    # Treaties and votes.
    ("The Norda Accord entered into force on 1 January 1994.", "The entry into force of the Norda Accord dates from 1 July 1994.", "entered_into_force", "a verb and a noun"),
    ("The Norda Agreement was concluded for a period of 15 years.", "The Norda Agreement remains in force for 25 years.", "contract_term", "a period, and in force for"),
    ("The Centre Alliance won 62 seats in the election of 12 September 2021.", "The Centre Alliance took 58 of the 120 seats in the election on 12 September 2021.", "seats_won", "a number, and a number out of a number"),
    ("The Greens won 14 seats in the election of 2010.", "The Greens won 21 seats in the election of 2014.", None, "two elections"),
    # Machines and trials.
    ("The tractor Norda 90 has a fuel tank that holds 110 litres.", "# Norda 90\n\nFuel tank: 130 l\nEngine: four cylinders\n", "tank_volume", "a relative clause and a label"),
    ("The electric van Norda 3 has a range of 310 km.", "The Norda 3 travels 280 km on one charge.", "travel_range", "a noun, and a verb with a charge"),
    ("# Type sheet: Norda 200 drill\n\nWeight: 1.9 kg\n", "At 2.4 kg, the Norda 200 drill is the lightest in its class.", "weight", "a sheet and a brochure"),
    ("The turbine Norda 6 delivers 6 MW.", "# Norda 6\n\nRated power: 6,000 kW\n", None, "the same power in another unit"),
    ("# Trial registry: NORDA-2\n\nEnrolment: 420\n", "A total of 402 patients were enrolled in the NORDA-2 trial.", "participants", "a registry and a paper"),
    # Letters.
    ("Please find attached invoice no. 2207 for 4,850 euros.", "We have received invoice no. 2207 for 8,450 euros.", "invoice_amount", "one number of an invoice"),
    ("Please find attached invoice no. 2207 for 4,850 euros.", "We have received invoice no. 2311 for 8,450 euros.", None, "two invoices"),
    ("The choir Norda has 40 members, 25 of them women.", "The choir Norda has 25 female members.", None, "a part of the members"),
    ("Lund Dairies sold its cheese unit Norda for 92 million euros.", "The price paid for Norda was 29 million euros.", "price", "a verb, and a noun with a participle"),
    # What a clause is about, and what it only reports.
    ("Withdrawal from the Norda Charter takes effect nine months after notice, the guide says.", "# Norda Charter\n\nArticle 4. A member may withdraw from the Charter by giving three months' notice.", "notice_period", "who reports has no notice period"),
    ("# Statutes of the Velm Choir\n\nThe general meeting is quorate if forty members are present.", "# Velm Choir\n\nThe quorum of the general meeting is thirty members.", "quorum", "a condition sets it; the meeting is the choir's"),
    ("The supply contract between Lund Timber and Norda Joinery can be ended by either party at two months' notice, so we have time.", "# Supply contract between Lund Timber and Norda Joinery\n\nEither party may terminate this contract on five months' notice.", "notice_period", "a letter and a contract"),
    ("The siege of Velm lasted nine weeks.", "After a siege of five weeks Velm opened its gates.", "event_duration", "the event that the quantity stands with"),
    ("The flood at Velm on 3 May 1927 cost six people their lives.", "The flood at Velm on 3 May 1927 killed nine people.", "killed", "cost somebody their life"),
    ("There were 80 performances of The Ferryman.", "The play The Ferryman ran for 110 performances.", "performances", "there were"),
    ("Exports account for 60 percent of turnover at Velm Glass.", "Exports made up 40 percent of sales at Velm Glass.", "export_share", "the subject names the attribute"),
    ("The road crosses the Norda Pass at an altitude of 1,640 metres.", "# Norda Pass\n\nElevation: 1,460 m\n", "height", "what is crossed, not the road"),
    ("In the NORDA trial, 90 volunteers received the drug.", "The NORDA trial had 60 volunteers.", "participants", "volunteers of a trial, before the comma"),
    # Names of things and people.
    ("The island of Norda (30 km²) lies seven kilometres off the coast.", "Norda lies 17 kilometres off the coast.", "distance_offshore", "an island is called what follows of"),
    ("The railcar Norda reaches a top speed of 130 km/h.", "# Norda type sheet\n\nTop speed: 150 km/h\n", "top_speed", "a type sheet is about the thing"),
    ("# Trial registry: NORDA-4\n\nEnrolment: 310\n", "A total of 301 patients were enrolled in the NORDA-4 trial.", "participants", "the heading says what enrols"),
    ("Sculptor Olof Lind died in Velm on 4 June 1961.", "Olof Lind died in Velm on 14 June 1961.", "died", "what somebody is, before the name"),
    ("Anna Berg, a dentist, was born in Velm in 1961.", "The skier Anna Berg was born in Velm in 1988.", None, "two people with one name"),
    ("Lund & Berg, est. 1898, makes chisels.", "Lund & Berg was founded in 1888.", "founded", "the short form"),
    ("The monastery of Velm was founded in 1180.", "Monks established the monastery of Velm in 1210.", "founded", "a thing without a name of its own"),
    ("There are 48 rooms in the Hotel Norda.", "The Hotel Norda has 84 rooms.", "rooms", "there are, and has"),
    ("Under the Norda Agreement, notice of three months is required.", "The Norda Agreement may be terminated on six months' notice.", "notice_period", "the text under which it is so"),
    ("Fire destroyed 14 shops in Velm on 3 May 2011.", "Seventeen shops burned down in the Velm fire of 3 May 2011.", "buildings_destroyed", "a noun for an event with a capital"),
    ("The Norda Museum opened its doors in 1932.", "# Norda Museum\n\nOpened: 1923\n", "held", "opened its doors"),
    ("The organ of Velm Church has 2,900 pipes.", "The organ in Velm Church was restored in 2003; it has 2,600 pipes.", "number_of", "it is the organ, not the church"),
    ("The court jailed Olof Lind for eight years for armed robbery.", "# Prison file\n\nName: Olof Lind\nSentence: 6 years' imprisonment\n", "prison_term", "a file that does not say what for"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("first", "second", "expected", "reason"), PAIRS)
def test_two_texts_contradict_each_other_in_one_measure_or_in_none(
    pipeline: Pipeline, first: str, second: str, expected: str | None, reason: str
) -> None:
    """The predicates of all conflicts that are not of low severity."""
    result = pipeline.run([Document(id="a", text=first), Document(id="b", text=second)])
    found = {c.predicate for c in result.conflicts if c.severity != "low"}
    assert found == ({expected} if expected is not None else set()), reason


def test_one_disagreement_is_one_conflict_with_a_side_for_each_value(pipeline: Pipeline) -> None:
    heights = [40, 50, 60, 40]
    result = pipeline.run(
        [Document(id=f"{n}.txt", text=f"The Norda Tower is {height} metres high.") for n, height in enumerate(heights)]
    )
    (conflict,) = result.conflicts
    assert [side.documents for side in conflict.sides] == [("0.txt", "3.txt"), ("1.txt",), ("2.txt",)]


def test_disagreements_about_two_years_are_two_conflicts(pipeline: Pipeline) -> None:
    texts = [
        f"Norda Foods had revenue of ${in_2014} million in 2014. Norda Foods had revenue of ${in_2015} million in 2015."
        for in_2014, in_2015 in ((310, 350), (290, 310))
    ]
    result = pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])
    assert sorted(len(conflict.sides) for conflict in result.conflicts) == [2, 2]
