"""The words of others in a mail: what it quotes or forwards."""

import email.utils
import functools
import itertools
import re
from typing import NamedTuple

from pipeline.values.document_dates import read_document_date

_ATTRIBUTION = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*)?On[ \t](?=[^\n]*(?:\n[^\n]*){0,2}wrote:)(?P<when>[^\n]{3,80}?\d[^\n]{0,40}?)(?:,[ \t]*|[ \t]+|\n[ \t]*)"
    r"(?P<who>[^\d\n,][^\n]{0,100}?|[^\d\n,][^\n]{0,60}\n?<[^\n>]+>)[ \t\n]+wrote:[ \t]*$",
    re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:Original Message|Forwarded message|Forwarded by[^\n]*)[ \t]*-{2,}|Begin forwarded message:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES = r"\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To)\*?"
# What Outlook writes above the message that is answered.
_HEADERS = re.compile(
    rf"^[ \t]*\*?From\*?:[ \t]*\S[^\n]*\n(?:[ \t]*{_NAMES}:[^\n]*\n|[ \t]+(?!{_NAMES}:)\S[^\n]*\n)*"
    rf"[ \t]*\*?(?:Sent|Date)\*?:[ \t]*\S[^\n]*(?:\n[ \t]*{_NAMES}:[^\n]*)*",
    re.MULTILINE,
)
_HEADER = re.compile(r"^[ \t]*\*?(?P<name>[A-Za-z-]+)\*?:[ \t]*(?P<words>.*?)[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}>")
_MARK = re.compile(r"^[ \t]{0,3}>[ \t]?")
_RULE = re.compile(r"\s*_{5,}\s*\Z")
_TIME_END = re.compile(
    r"^(?P<when>.*\d(?:[ \t]*[AP]\.?M\.?)?(?:[ \t]*(?:[+-]\d{4}|\([A-Z]{2,5}\)|UTC|GMT|[ECMP][SD]T))?)[,\s]+(?P<who>\D+)$",
    re.IGNORECASE,
)


class Quoted(NamedTuple):
    """What is quoted, and what the mail says of its writer and date; empty if it does not say."""

    words: str
    who: str = ""
    when: str = ""
    subject: str = ""

    def message(self, subject: str) -> bytes:
        """The quoted words as a message; `subject` is that of the mail that quotes them."""
        headers = {"From": self.who, "Date": day_of(self.when) or self.when, "Subject": self.subject or subject}
        lines = [f"{name}: {' '.join(words.split())}\n" for name, words in headers.items() if words]
        kind = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        return f"{''.join(lines)}{kind}\n{self.words}".encode("utf-8", "replace")


def part_quoted(text: str) -> tuple[str, list[Quoted]]:
    """A mail without what it quotes, and what it quotes."""
    forwarded = min(
        (found for found in (_FORWARDED.search(text), _HEADERS.search(text)) if found is not None),
        key=lambda found: found.start(),
        default=None,
    )
    quoted: list[Quoted] = []
    if forwarded is not None:
        quoted.append(_forwarded(text[forwarded.start() :]))
        text = _RULE.sub("", text[: forwarded.start()])
    own, marked = _part_marked(text)
    return own.strip("\n"), [q for q in [*marked, *quoted] if q.words.strip()]


def _forwarded(text: str) -> Quoted:
    """A message below the line that announces it, with its headers."""
    announced = _FORWARDED.match(text)
    rest = text[announced.end() :] if announced is not None else text
    lines = rest.lstrip("\n").split("\n")
    headers: dict[str, str] = {}
    while lines and (header := _HEADER.match(lines[0])) is not None:
        headers.setdefault(header["name"].lower(), header["words"].strip("* "))
        lines.pop(0)
    return Quoted(
        "\n".join(lines).strip("\n"),
        headers.get("from", ""),
        headers.get("sent", headers.get("date", "")),
        headers.get("subject", ""),
    )


def _part_marked(text: str) -> tuple[str, list[Quoted]]:
    """A text without the lines marked with ">", and these, without their marks, with the line above that says whose they are."""
    lines = text.split("\n")
    marked = [_QUOTE.match(line) is not None for line in lines]
    if not any(marked):
        return text, []
    groups = itertools.groupby(zip(lines, marked, strict=True), key=lambda line: line[1])
    parts: dict[bool, list[str]] = {True: [], False: []}
    for is_marked, group in groups:
        parts[is_marked].append("\n".join(_MARK.sub("", line) if is_marked else line for line, _ in group).strip("\n"))
    words, own = ("\n\n".join(filter(str.strip, parts[kind])) for kind in (True, False))
    said = _ATTRIBUTION.search(own)
    if said is not None:
        own = f"{own[: said.start()].rstrip()}\n\n{own[said.end() :].lstrip()}".strip("\n")
    elif (said := _ATTRIBUTION.match(words.lstrip("\n"))) is not None:
        words = words.lstrip("\n")[said.end() :]
    who, when = _parted(said) if said is not None else ("", "")
    return own, [Quoted(words.strip("\n"), who, when)]


def _parted(said: re.Match[str]) -> tuple[str, str]:
    """Who wrote, and when: "On Mon, May 3, 2021 at 10:00 AM Anna Berg <…> wrote:"."""
    whole = " ".join(said[0].split()).removeprefix("On ").removesuffix(" wrote:")
    name, bracket, address = whole.partition("<")
    found = _TIME_END.match(name.strip())
    if found is None:
        return said["who"], said["when"]
    return f"{found['who'].strip()} {bracket}{address}".strip(), found["when"]


@functools.lru_cache(maxsize=1000)
def day_of(words: str) -> str | None:
    """The day of a Date header, as its writer saw it."""
    try:
        return email.utils.parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _day_in_words(words)


def _day_in_words(words: str) -> str | None:
    """The day of a date as mail programs write it above what they quote: "Monday, 3 May 2021 at 09:12"."""
    without_time = re.sub(r",?\s*(?:\bat\b)?\s*\d{1,2}[:.]\d\d.*$", "", words)
    without_day = re.sub(
        r"^(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+",
        "",
        without_time,
        flags=re.IGNORECASE,
    )
    try:
        return read_document_date(without_day) if without_day.strip() else None
    except ValueError:
        return None
