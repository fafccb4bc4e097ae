"""Reconcile: which facts cannot all hold, which confirm each other, what changed, and which side is likelier."""

from pipeline.reconcile.decisions import review
from pipeline.reconcile.reconciliation import CHECKS, Reconciliation, reconcile, reconcile_subjects

__all__ = ["CHECKS", "Reconciliation", "reconcile", "reconcile_subjects", "review"]
