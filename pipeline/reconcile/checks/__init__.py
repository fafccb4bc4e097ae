"""The checks: one file for each kind of disagreement.

A new kind of disagreement is one function in one file here, added to `CHECKS`.
"""

from collections.abc import Callable

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.abbreviations import check_abbreviations
from pipeline.reconcile.checks.beginnings import check_beginnings
from pipeline.reconcile.checks.calendar import check_calendar
from pipeline.reconcile.checks.clock_times import check_clock_times
from pipeline.reconcile.checks.counts import check_counts
from pipeline.reconcile.checks.events import check_events
from pipeline.reconcile.checks.holders import check_holders
from pipeline.reconcile.checks.lists import check_lists
from pipeline.reconcile.checks.lives import check_lives
from pipeline.reconcile.checks.makers import check_makers
from pipeline.reconcile.checks.measures import check_measures
from pipeline.reconcile.checks.open_dates import check_open_dates
from pipeline.reconcile.checks.open_measures import check_open_measures
from pipeline.reconcile.checks.open_qualities import check_open_qualities
from pipeline.reconcile.checks.order import check_order
from pipeline.reconcile.checks.periods import check_periods
from pipeline.reconcile.checks.plans import check_plans
from pipeline.reconcile.checks.polarity import check_polarity
from pipeline.reconcile.checks.states import check_states
from pipeline.reconcile.checks.sums import check_sums
from pipeline.reconcile.checks.terms import check_terms
from pipeline.reconcile.checks.totals import check_totals
from pipeline.reconcile.checks.trends import check_trends
from pipeline.reconcile.checks.values import check_values
from pipeline.reconcile.grouping import SubjectFacts
from pipeline.records import Conflict

Check = Callable[[SubjectFacts, Background], list[Conflict]]
"""Takes the facts about one entity and returns the conflicts between them."""

CHECKS: tuple[Check, ...] = (
    check_values,
    check_measures,
    check_plans,
    check_holders,
    check_makers,
    check_periods,
    check_beginnings,
    check_lists,
    check_counts,
    check_calendar,
    check_order,
    check_terms,
    check_lives,
    check_totals,
    check_polarity,
    check_abbreviations,
    check_events,
    check_clock_times,
    check_open_dates,
    check_open_measures,
    check_open_qualities,
    check_states,
    check_sums,
    check_trends,
)
"""All checks. The order does not matter."""
