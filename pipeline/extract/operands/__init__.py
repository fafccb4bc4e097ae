"""Operands: what fills the subject, the value and the qualifiers of a statement, from arguments, mentions and spans."""
