"""WordNet: which nouns name people and events, what is a kind of what, and which words mean the same."""

import gzip
import importlib.util
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.vocabulary.wordnet import WordNet, wordnet
from pipeline.vocabulary.wordnet_table import FOLDER, WordNetTable, load_table

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def words() -> WordNet:
    return wordnet()


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("pupil", True),  # the pupil of an eye is rarer
        ("child", True),
        ("firefighter", True),
        ("passenger", True),
        ("driver", True),
        ("hostage", True),
        ("police officer", True),  # two words
        ("people", True),  # a group, and nothing else
        ("public", True),  # a kind of people
        ("person", True),
        ("crew", False),  # an organised group
        ("police", False),
        ("body", False),
        ("company", False),  # “present company” is rarer
        ("head", False),  # a head of a firm is rarer
        ("country", False),  # its people are rarer
        ("ship", False),
        ("collision", False),
        ("Pupil", False),  # not in lower case
        ("qwrtz", False),
    ],
)
def test_nouns_of_people(words: WordNet, noun: str, expected: bool) -> None:
    assert words.is_person(noun) is expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("collision", True),
        ("fire", True),
        ("earthquake", True),
        ("sale", True),
        ("appointment", True),
        ("murder", True),
        ("derailment", True),
        ("wedding", True),
        ("launch", True),  # a boat, too
        ("death", True),  # a state, too
        ("injury", True),
        ("flood", True),  # a phenomenon
        ("eruption", True),
        ("stabbing", True),  # no noun in WordNet, but formed from a verb
        ("sentencing", True),
        ("offering", False),  # formed from a verb, but a noun of its own
        ("morning", False),
        ("building", False),  # the act is rarer than the thing
        ("report", False),  # that of a gun is far rarer
        ("government", False),
        ("illness", False),  # a state
        ("idea", False),
        ("tunnel", False),
        ("price", False),
        ("year", False),
        ("teacher", False),
        ("qwrtz", False),
    ],
)
def test_nouns_of_events(words: WordNet, noun: str, expected: bool) -> None:
    assert words.is_event(noun) is expected


@pytest.mark.parametrize(
    ("noun", "ancestor", "expected"),
    [
        ("barge", "boat", True),
        ("barge", "vessel", True),  # several steps up
        ("tunnel", "passageway", True),
        ("mill", "factory", True),  # the same synset
        ("mill", "building", False),  # WordNet has it as a plant
        ("church", "building", True),  # the second sense
        ("airliner", "aircraft", True),
        ("barge", "barge", True),
        ("vessel", "barge", False),  # the other way round
        ("dog", "vehicle", False),
        ("qwrtz", "qwrtz", False),
    ],
)
def test_kinds(words: WordNet, noun: str, ancestor: str, expected: bool) -> None:
    assert words.is_a(noun, ancestor) is expected


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("collision", "collide"),
        ("acquisition", "acquire"),
        ("derailment", "derail"),
        ("death", "die"),
        ("resignation", "resign"),
        ("crash", "crash"),
        ("appointment", "appoint"),  # by its ending: WordNet has no link
        ("stabbing", "stab"),  # doubled consonant
        ("sentencing", "sentence"),  # lost “e”
        ("building", "build"),  # the act
        ("department", None),  # an ending, but no event
        ("driver", None),  # who drives
        ("earthquake", None),
    ],
)
def test_the_verb_of_a_noun(words: WordNet, noun: str, verb: str | None) -> None:
    assert next(iter(words.verb_of(noun)), None) == verb


@pytest.mark.parametrize(
    ("adjective", "noun"),
    [("tall", "height"), ("deep", "depth"), ("long", "length"), ("heavy", "weight"), ("old", "age")],
)
def test_what_an_adjective_measures(words: WordNet, adjective: str, noun: str) -> None:
    assert noun in words.measured_by(adjective)


def test_an_adjective_that_measures_nothing(words: WordNet) -> None:
    assert words.measured_by("wooden") == ()


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("fire.n", "fire.v", "both say “fire”"),
        ("buy.v", "purchase.v", "“buy” and “purchase” mean the same"),
        ("purchase.n", "buy.v", "“purchase” and “buy” mean the same"),  # through the verb “purchase”
        ("kidnapping.n", "abduction.n", "“kidnapping” and “abduction” mean the same"),  # through both verbs
        ("collide.v", "collision.n", "“collide” and “collision” are forms of one word"),
        ("appoint.v", "appointee.n", "“appoint” and “appointee” are forms of one word"),
        ("appointment.n", "appoint.v", "“appointment” and “appoint” are forms of one word"),  # by its ending
        ("murder.v", "kill.v", "“murder” is a kind of “kill”"),
        ("kill.v", "murder.v", "“murder” is a kind of “kill”"),  # in either order
        ("win.v", "lose.v", None),  # opposites
        ("victory.n", "lose.v", None),  # derived from an opposite
        ("purchase.n", "sell.v", None),  # its synonym has the opposite
        ("death.n", "injury.n", None),
        ("deport.v", "repatriate.v", None),  # a kind, but an opposite in another sense
        ("employer.n", "employee.n", None),  # both from “employ”, but other people
        ("buyer.n", "purchase.v", None),
        ("instruct.v", "teacher.n", None),
        ("arrive.v", "succeed.v", None),  # a kind of it in a rare sense
        ("increase.v", "change.v", None),  # a kind of too much
        ("head.n", "chief.n", None),  # a rare sense of “head”
        ("gun down.v", "shoot.v", "“gun down” is a kind of “shoot”"),  # two words
        ("fire.n", "flood.n", None),
        ("qwrtz.n", "fire.n", None),
        ("qwrtz.n", "qwrtz.n", "both say “qwrtz”"),
    ],
)
def test_why_two_words_are_related(words: WordNet, a: str, b: str, reason: str | None) -> None:
    assert related(words, a, b) == reason


# Words for events as news and records use them; lemmas with their part of speech.
SYNONYMS = """
    kill.v slay.v; kill.v killing.n; murder.n homicide.n; murder.v killing.n; murder.n kill.v; buy.v purchase.v; purchase.n buy.v; acquisition.n acquire.v; acquire.v buy.v; takeover.n acquisition.n;
    blaze.n fire.n; fire.n inferno.n; arrest.v detain.v; arrest.v apprehend.v; arrest.n apprehension.n; arrest.n detain.v; detention.n detain.v; launch.n launch.v; liftoff.n launch.n; quake.n earthquake.n;
    tremor.n earthquake.n; sack.v fire.v; dismiss.v fire.v; dismissal.n sack.v; resign.v step_down.v; resignation.n resign.v; resignation.n step_down.v; wed.v marry.v; marriage.n marry.v; wedding.n marriage.n;
    crash.n collision.n; collide.v collision.n; crash.v collide.v; shoot.v gun_down.v; shooting.n shoot.v; injure.v wound.v; injure.v hurt.v; injury.n wound.v; injury.n injure.v; begin.v start.v;
    commence.v begin.v; start.n beginning.n; finish.v complete.v; end.v finish.v; end.v conclude.v; completion.n complete.v; appoint.v name.v; appointment.n appoint.v; appointee.n appoint.v; nominate.v appoint.v;
    elect.v election.n; build.v construct.v; construction.n build.v; erect.v build.v; demolish.v destroy.v; destruction.n destroy.v; explosion.n blast.n; explode.v explosion.n; blow_up.v explode.v; detonation.n explosion.n;
    die.v death.n; die.v pass_away.v; perish.v die.v; death.n decease.n; win.v victory.n; triumph.n victory.n; defeat.n beat.v; defeat.v beat.v; found.v establish.v; set_up.v establish.v;
    foundation.n found.v; create.v creation.n; steal.v theft.n; rob.v robbery.n; burglary.n burgle.v; abduct.v kidnap.v; kidnapping.n abduction.n; rescue.v save.v; rescue.n rescue.v; evacuate.v evacuation.n;
    sign.v signing.n; sign.v signature.n; approve.v approval.n; ratify.v ratification.n; accuse.v charge.v; indict.v indictment.n; sentence.v condemn.v; convict.v conviction.n; acquit.v acquittal.n; merge.v merger.n;
    hire.v employ.v; hire.v recruit.v; recruitment.n recruit.v; increase.v rise.v; increase.n rise.n; decline.v fall.v; fall.v drop.v; decrease.n drop.n; reduce.v cut.v; grow.v growth.n;
    meet.v meeting.n; arrive.v arrival.n; depart.v departure.n; leave.v depart.v; attack.n assault.n; assault.v attack.v; strike.n walkout.n; protest.n demonstration.n; riot.n rioting.n; derail.v derailment.n;
    sink.v go_down.v; release.v free.v; release.v let_go_of.v; announce.v declare.v; announcement.n announce.v; open.v opening.n; close.v shut.v; closure.n close.v; shut_down.v close.v; inaugurate.v inauguration.n;
"""
CONTRASTS = """
    win.v lose.v; victory.n defeat.n; death.n injury.n; kill.v injure.v; kill.v wound.v; arrest.v release.v; arrest.n trial.n; open.v close.v; opening.n closure.n; buy.v sell.v;
    purchase.n sale.n; hire.v fire.v; appoint.v dismiss.v; marry.v divorce.v; marriage.n divorce.n; wedding.n funeral.n; attack.n defence.n; attack.v defend.v; birth.n death.n; die.v bear.v;
    export.v import.v; export.n import.n; accept.v reject.v; acceptance.n rejection.n; increase.v decrease.v; increase.n decrease.n; rise.v fall.v; rise.n decline.n; murder.n robbery.n; goal.n penalty.n;
    begin.v end.v; start.n finish.n; arrive.v depart.v; arrival.n departure.n; build.v demolish.v; construction.n destruction.n; convict.v acquit.v; conviction.n acquittal.n; charge.v convict.v; indictment.n conviction.n;
    sign.v ratify.v; signature.n ratification.n; fire.n flood.n; earthquake.n hurricane.n; fire.n explosion.n; launch.n landing.n; take_off.v land.v; crash.n landing.n; elect.v appoint.v; election.n appointment.n;
    merger.n acquisition.n; resign.v appoint.v; resignation.n appointment.n; join.v leave.v; enter.v leave.v; lend.v borrow.v; loan.n repayment.n; give.v receive.v; pay.v receive.v; earn.v spend.v;
    profit.n loss.n; war.n peace.n; invasion.n withdrawal.n; invade.v withdraw.v; murder.v rob.v; theft.n arson.n; rape.n murder.n; kidnap.v rescue.v; abduction.n release.n; strike.n lockout.n;
    vote.n debate.n; approve.v propose.v; proposal.n approval.n; announce.v cancel.v; plan.v cancel.v; allow.v forbid.v; ban.n permit.n; admit.v deny.v; allegation.n confession.n; accuse.v sue.v;
    teach.v learn.v; birth.n baptism.n; birth.n marriage.n; bury.v bear.v; graduate.v enrol.v; publish.v write.v; publication.n translation.n; discover.v invent.v; discovery.n invention.n; expand.v shrink.v;
    found.v dissolve.v; establish.v abolish.v; grow.v shrink.v; raise.v lower.v; strengthen.v weaken.v; hit.v miss.v; goal.n assist.n; score.v concede.v; qualify.v disqualify.v; promote.v relegate.v;
    evacuate.v return.v; fire.n rescue.n; storm.n earthquake.n; shooting.n stabbing.n; shoot.v stab.v; bombing.n shooting.n; riot.n march.n; protest.n strike.n; trial.n appeal.n; appeal.v dismiss.v;
    sink.v float.v; repair.v damage.v; damage.n repair.n; flee.v surrender.v; capture.v escape.v; escape.n capture.n; derailment.n collision.n; performance.n rehearsal.n; meeting.n election.n; visit.n departure.n;
"""


def related(words: WordNet, a: str, b: str) -> str | None:
    (first, part), (second, other) = (word.replace("_", " ").rsplit(".", 1) for word in (a, b))
    return words.related(first, part, second, other)  # type: ignore[arg-type]


def related_pairs(words: WordNet, table: str) -> tuple[list[str], list[str]]:
    """The pairs of a table that are related, and all others."""
    pairs = [pair.strip() for pair in table.replace("\n", " ").split(";") if pair.strip()]
    found = [pair for pair in pairs if related(words, *pair.split())]
    return found, [pair for pair in pairs if pair not in found]


def test_four_in_five_synonyms_are_related(words: WordNet) -> None:
    found, missed = related_pairs(words, SYNONYMS)
    assert len(found) >= 0.8 * (len(found) + len(missed)), missed


def test_at_most_one_contrast_in_fifty_is_related(words: WordNet) -> None:
    found, told_apart = related_pairs(words, CONTRASTS)
    assert len(found) <= 0.02 * (len(found) + len(told_apart)), found


def test_relations_are_symmetric(words: WordNet) -> None:
    for pair in related_pairs(words, SYNONYMS)[0]:
        a, b = pair.split()
        assert related(words, b, a)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("buy", "v"), ("purchase", "v"), True),
        (("buy", "v"), ("purchase", "n"), True),  # the verb's
        (("begin", "v"), ("commence", "v"), True),
        (("marry", "v"), ("wed", "v"), True),
        (("die", "v"), ("death", "n"), True),
        (("collide", "v"), ("derail", "v"), False),
        (("buy", "v"), ("sell", "v"), False),
        (("building", "n"), ("build", "v"), False),  # a thing
    ],
)
def test_words_of_one_class(words: WordNet, a: tuple[str, str], b: tuple[str, str], same: bool) -> None:
    assert (words.sense_class(*a) == words.sense_class(*b)) is same  # type: ignore[arg-type]


def test_an_unknown_word_has_no_class(words: WordNet) -> None:
    assert words.sense_class("qwrtz", "n") is None


def test_every_number_and_word_in_the_table_leads_somewhere() -> None:
    table = load_table()
    assert table.lemmas == sorted(table.lemmas)
    assert len(table.lemmas) > 100_000
    for number in range(len(table.synsets)):
        synset = table.synset(number)
        assert max(synset.hypernyms + synset.antonyms, default=0) < len(table.synsets)
    counts = {
        (lemma.replace("_", " "), part): len(senses)
        for lemma, part, *senses in (line.split("\t") for line in table.lemmas)
    }
    for lemma, part in counts:
        for sense in table.senses(lemma, part):
            assert sense.synset < len(table.synsets)
            assert all(counts[word.lemma, word.part] >= word.sense > 0 for word in sense.derived + sense.measures)


def test_the_table_ships_with_its_licence_and_without_a_date() -> None:
    folder = resources.files("pipeline.vocabulary").joinpath(FOLDER)
    assert "WordNet 3.1 Copyright 2011 by Princeton University" in folder.joinpath("NOTICE.md").read_text(
        encoding="utf-8"
    )
    for name in ("lemmas.tsv.gz", "synsets.tsv.gz"):
        content = folder.joinpath(name).read_bytes()
        assert content[4:8] == bytes(4)  # the time in the header
        assert gzip.decompress(content).isascii()


# A WordNet of five meanings. In an index: lemma, part, senses, kinds of relations, those, senses twice, offsets.
DATA_NOUN = """\
  1 This is a licence.
00000001 03 n 01 happening 0 001 ~ 00000002 n 0000 | what happens
00000002 11 n 01 collision 0 002 @ 00000001 n 0000 + 00000001 v 0101 | a crash
00000003 15 n 01 Lund 0 001 @i 00000001 n 0000 | a name
00000004 07 n 01 height 0 001 = 00000001 a 0000 | how tall
"""
INDEX_NOUN = """\
  1 This is a licence.
collision n 1 2 @ + 1 1 00000002
happening n 1 1 ~ 1 1 00000001
height n 1 1 = 1 1 00000004
lund n 1 1 @i 1 0 00000003
"""
DATA_VERB = "00000001 38 v 02 collide 0 run_into 1 002 ! 00000002 v 0101 + 00000002 n 0101 01 + 02 00 | crash\n00000002 38 v 01 miss 0 000 | not hit\n"
INDEX_VERB = "collide v 1 2 ! + 1 1 00000001\nmiss v 1 0 1 1 00000002\nrun_into v 1 2 ! + 1 1 00000001\n"
DATA_ADJ = "00000001 00 a 01 tall 0 001 = 00000004 n 0000 | high\n00000002 00 a 01 mere 0 000 | only\n"
INDEX_ADJ = "mere a 1 0 1 1 00000002\ntall a 1 1 = 1 1 00000001\n"
INDEX_SENSE = "collide%2:38:00:: 00000001 1 7\ncollision%1:11:00:: 00000002 1 6\ntall%3:00:00:: 00000001 1 3\n"


def make_wordnet() -> ModuleType:
    """The script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("make_wordnet", ROOT / "scripts" / "make_wordnet.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_the_tables_from_the_files_of_wordnet() -> None:
    files = {
        "data.noun": DATA_NOUN,
        "index.noun": INDEX_NOUN,
        "data.verb": DATA_VERB,
        "index.verb": INDEX_VERB,
        "data.adj": DATA_ADJ,
        "index.adj": INDEX_ADJ,
        "index.sense": INDEX_SENSE,
    }
    tables = make_wordnet().make_tables(files)
    lemmas, synsets = (tables[name].decode().splitlines() for name in ("lemmas.tsv.gz", "synsets.tsv.gz"))
    # No name, no adjective without a link; a derivation belongs to its word alone, an antonym to the synset.
    assert lemmas == [
        "collide\tv\t4:7 collision.n.1",
        "collision\tn\t2:6 collide.v.1",
        "happening\tn\t1:0",
        "height\tn\t3:0",
        "miss\tv\t5:0",
        "run_into\tv\t4:0",
        "tall\ta\t0:3 =height.n.1",
    ]
    assert synsets == [
        "adj.all\t\t\t0",
        "noun.Tops\t\t\t1",
        "noun.event\t1\t\t0",
        "noun.attribute\t\t\t0",
        "verb.motion\t\t5\t0",
        "verb.motion\t\t\t0",
    ]
    assert WordNet(WordNetTable(lemmas, synsets)).is_a("collision", "happening")
