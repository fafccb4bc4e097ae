"""Exit codes."""

import enum


class Exit(enum.IntEnum):
    """The exit code of a command. Typer exits with 2 if the command line is wrong."""

    OK = 0
    FAILED = 1
    CONFLICTS = 3
    PARTLY_READ = 4
    INTERRUPTED = 130


EXIT_CODES = """\b
Exit codes:
  0  success, whether or not there are conflicts
  1  failure: the message names the cause and the remedy; OUT is unchanged
  2  wrong command line
  3  success, but unreviewed conflicts remain (only with --fail-on-conflict);
     for check: a claim is contradicted
  4  success, but some input could not be read: it is listed on stderr and
     skipped (takes precedence over 3)
  130 stopped with Ctrl-C; OUT contains one complete run, as always
"""
"""Part of the help of a command; the first line keeps Click from joining the lines."""
