"""The word lists that only `pipeline/times/` uses, from `times.toml` and `time_cues.toml`.

They are not part of the lexicon of a run: `find_times` takes a text and no vocabulary. The grammar of times loads them when it
is compiled, which happens once, on first use (`pipeline.times.grammar.load_grammar`).
"""

import functools
import tomllib
from importlib import resources
from typing import Any

from pipeline.records import Record


class HolidayOfCountry(Record):
    """The country whose day a holiday is on, unless a text has the word that begins with `unless`, which names another one."""

    country: str
    unless: str


class TimeWords(Record):
    """Words are in lower case unless the comment in the data file says otherwise.

    A tuple is a list that patterns are made from, a set is one that a word is looked up in, and a mapping gives each word's value.
    """

    # Names of dates
    months: tuple[str, ...]
    month_abbreviations: tuple[str, ...]
    capitalised_months: frozenset[str]
    weekdays: tuple[str, ...]
    weekday_abbreviations: tuple[str, ...]
    zones: tuple[str, ...]
    universal_zones: frozenset[str]

    # Numerals
    ones: tuple[str, ...]
    tens: tuple[str, ...]
    scales: tuple[str, ...]
    vague_quantifiers: tuple[str, ...]
    vague_scales: tuple[str, ...]
    vague_plurals: tuple[str, ...]
    quarter_ordinals: tuple[str, ...]
    week_ordinals: tuple[str, ...]
    half_ordinals: tuple[str, ...]

    # The screen
    kernels: frozenset[str]
    leading: frozenset[str]

    # Modifiers
    part_nouns: tuple[str, ...]
    part_adjectives: tuple[str, ...]
    part_spans: tuple[str, ...]
    part_adverbs: tuple[str, ...]
    bound_abbreviations: tuple[str, ...]
    after_abbreviations: frozenset[str]
    old_style: tuple[str, ...]
    approximators: tuple[str, ...]
    within_adverbs: tuple[str, ...]
    amount_modifiers: tuple[str, ...]

    # The sentence around a time
    abbreviations: tuple[str, ...]
    future_forms: frozenset[str]
    weak_modals: frozenset[str]
    timetable_verbs: frozenset[str]
    before_nouns: frozenset[str]
    future_stems: tuple[str, ...]
    aims: frozenset[str]
    aim_stems: tuple[str, ...]
    past_forms: frozenset[str]
    no_past_forms: frozenset[str]
    date_setting: frozenset[str]
    before_set_dates: frozenset[str]
    deadline_cues: frozenset[str]
    lasting_verbs: frozenset[str]
    earliest_bounds: tuple[str, ...]
    present_forms: frozenset[str]
    before_participles: frozenset[str]
    no_infinitives: frozenset[str]
    before_no_infinitive: frozenset[str]
    clause_openers: tuple[str, ...]
    endings: tuple[str, ...]
    sentence_openers: tuple[str, ...]

    # Years
    year_cues: frozenset[str]
    year_abbreviations: frozenset[str]
    weak_year_cues: frozenset[str]
    after_round_years: frozenset[str]
    before_to_year: tuple[str, ...]
    millennial_years: tuple[str, ...]
    zeros_in_years: tuple[str, ...]
    fiscal_year_adjectives: dict[str, int]
    open_ends: tuple[str, ...]
    short_year_cues: frozenset[str]
    dated_fields: tuple[str, ...]
    numbered: frozenset[str]
    measured: frozenset[str]
    year_openers: frozenset[str]
    measured_compounds: tuple[str, ...]
    sums: tuple[str, ...]
    counting: frozenset[str]
    no_plurals: frozenset[str]
    before_year_of_plural: frozenset[str]

    # Decades and centuries
    decades: dict[str, int]
    hundreds: dict[str, int]
    owners_of_age: frozenset[str]

    # Days and months
    before_first_of_two_days: frozenset[str]
    events_named_by_day: frozenset[str]
    before_bare_day: frozenset[str]
    after_bare_day: frozenset[str]
    month_cues: frozenset[str]
    ambiguous_months: frozenset[str]
    verbs_like_months: frozenset[str]
    weak_month_cues: frozenset[str]
    name_cues: frozenset[str]
    determiners: frozenset[str]
    no_nouns: frozenset[str]
    rescheduling_stems: tuple[str, ...]
    range_connectors: tuple[str, ...]

    # Relative times
    letter_months: dict[str, int]
    steps_from_writing: dict[str, int]
    steps_from_text: dict[str, int]
    textual_references: frozenset[str]
    definite_adjectives: tuple[str, ...]
    textual_adjectives: tuple[str, ...]
    postponed_adjectives: tuple[str, ...]
    year_references: tuple[str, ...]
    half_year_references: tuple[str, ...]
    period_references: tuple[str, ...]
    month_references: tuple[str, ...]
    feast_references: tuple[str, ...]
    season_references: tuple[str, ...]
    backward_references: frozenset[str]
    forward_references: frozenset[str]
    later_adverbs: tuple[str, ...]
    earlier_adverbs: tuple[str, ...]
    named_days: dict[str, int]
    things_of_feasts: frozenset[str]
    things_of_the_present: frozenset[str]
    seasonal_campaigns: frozenset[str]
    things_of_quarters: frozenset[str]
    things_that_last: tuple[str, ...]
    before_unit_spent: frozenset[str]
    spendable_units: tuple[str, ...]
    after_unit_of_event: frozenset[str]
    after_postponed_adjective: frozenset[str]
    before_year_earlier: frozenset[str]
    before_the_quarter: frozenset[str]
    before_that_time: frozenset[str]
    before_weekend: frozenset[str]
    plural_units: tuple[str, ...]
    same_adjectives: tuple[str, ...]
    latest_units: tuple[str, ...]
    ending_units: tuple[str, ...]
    halved_units: tuple[str, ...]
    compared_units: tuple[str, ...]
    postponed_units: tuple[str, ...]

    # Weekdays
    weekday_references: tuple[str, ...]
    weekdays_ahead: frozenset[str]
    weekdays_apart: frozenset[str]
    before_weekday_in_name: frozenset[str]
    after_weekday_in_name: frozenset[str]

    # Seasons
    season_cues: frozenset[str]
    season_adjectives: frozenset[str]
    seasonal_nouns: frozenset[str]
    unmistakable_seasons: frozenset[str]
    after_no_season: frozenset[str]

    # Durations
    duration_adjectives: tuple[str, ...]
    definite_determiners: tuple[str, ...]
    vague_duration_adjectives: tuple[str, ...]
    whole_adjectives: tuple[str, ...]
    past_duration_adjectives: tuple[str, ...]
    quarter_adjectives: tuple[str, ...]
    consecutive_adjectives: tuple[str, ...]
    determiners_of_consecutive: tuple[str, ...]
    stretch_adjectives: tuple[str, ...]
    short_stretch_adjectives: tuple[str, ...]
    decade_adjectives: tuple[str, ...]
    decade_units: tuple[str, ...]
    long_units: tuple[str, ...]
    unnumbered_units: tuple[str, ...]
    definite_units: tuple[str, ...]
    before_definite_units: frozenset[str]
    before_lasting_units: frozenset[str]
    after_lasting_units: frozenset[str]
    before_units_of_amount: frozenset[str]
    after_described_unit: frozenset[str]
    amounts: tuple[str, ...]

    # Sets
    multiplicatives: tuple[str, ...]
    rate_units: tuple[str, ...]

    # Times of day
    clock_cues: frozenset[str]
    minutes: dict[str, int]
    clock_names: dict[str, str]
    before_part_of_day: frozenset[str]
    late_parts: frozenset[str]

    # Stamps
    stamps: tuple[str, ...]
    before_dates: frozenset[str]

    # Vague times
    present_expressions: tuple[str, ...]
    present_adjectives: tuple[str, ...]
    past_expressions: tuple[str, ...]
    future_expressions: tuple[str, ...]
    vague_adjectives: dict[str, str]

    # Holidays
    holiday_synonyms: dict[str, str]
    holidays_of_country: dict[str, HolidayOfCountry]
    fixed_holidays: dict[str, tuple[int, int]]
    days_from_easter: dict[str, int]

    # Codes
    seasons: dict[str, int]
    day_parts: dict[str, str]
    units: dict[str, str]
    frequency_adverbs: dict[str, str]

    @functools.cached_property
    def month_numbers(self) -> dict[str, int]:
        """1 to 12 by the first three letters of the month."""
        return {name[:3].lower(): number for number, name in enumerate(self.months, 1)}

    @functools.cached_property
    def weekday_numbers(self) -> dict[str, int]:
        """1 (Monday) to 7 by the first three letters of the weekday."""
        return {name[:3]: number for number, name in enumerate(self.weekdays, 1)}


def load_time_words() -> TimeWords:
    """The word lists that ship with the program. Raises `pydantic.ValidationError` if a data file is wrong."""
    return TimeWords(**_table("times"), **_table("time_cues"))


def _table(name: str) -> dict[str, Any]:
    file = resources.files("pipeline.vocabulary").joinpath("words", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
