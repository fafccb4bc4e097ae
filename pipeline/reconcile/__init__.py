"""Reconcile: which facts cannot all hold, which confirm each other, and which side is likelier."""

from pipeline.reconcile.reconciliation import CHECKS, Reconciliation, reconcile

__all__ = ["CHECKS", "Reconciliation", "reconcile"]
