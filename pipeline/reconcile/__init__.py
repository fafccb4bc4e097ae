"""Reconciliation: which facts contradict or confirm each other, what changed over time, and which side is likelier."""

from pipeline.reconcile.checks import CHECKS
from pipeline.reconcile.claims import KnownFacts
from pipeline.reconcile.decisions import review
from pipeline.reconcile.reconciliation import Reconciliation, reconcile, reconcile_subjects

__all__ = ["CHECKS", "KnownFacts", "Reconciliation", "reconcile", "reconcile_subjects", "review"]
