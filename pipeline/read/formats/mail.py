"""Mails: a message with its headers, the words of others that it quotes, and its attachments; mailboxes of messages."""

import email.header
import email.message
import email.utils
import functools
import html
import io
import re
from collections.abc import Collection, Container, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.read.content import Content, Part, Stated, Unreadable, stating, storable
from pipeline.read.formats.plain import read_plain
from pipeline.read.formats.quoted_mail import Quoted, day_of, part_quoted
from pipeline.read.formats.visible import flattened, visible_page
from pipeline.records import MAIL_SUBJECT, Position, Unread

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_ANSWER = re.compile(r"^(?:\s*(?:re|fwd?|aw|sv|antw)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
_QUOTED = "quoted"
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "text/csv": ".csv"}
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
# An HTML part says more than the plain one beside it if that is much shorter.
_MUCH_LONGER = 4
_HTML_QUOTES = "blockquote[type=cite], blockquote.gmail_quote, .gmail_quote blockquote, .yahoo_quoted blockquote"
_SAVED_HEADER = re.compile(r"(?P<name>[A-Z][\w-]*):(?P<words>.*)")
# Mail programs say Latin-1 and write Windows-1252, as browsers know.
_AS_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252"}
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_SEPARATOR = re.compile(rb"^From .*\d{4}\s*$")


class _Mail(NamedTuple):
    """A message in its parts: its headers, what it says, what it quotes, and what is attached, by names."""

    headers: Mapping[str, str]
    body: str
    quoted: list[Quoted]
    attached: dict[str, bytes]
    encoding: str | None


def read_mail(data: bytes) -> Content:
    """A message: its headers, a blank line, and its own words. Title, date and author are those of its headers, which are not read for
    facts. What it quotes and what is attached are documents inside, which are read by themselves.

    Raises `Unreadable` if it is encrypted or has no headers.
    """
    mail = _read(data)
    positions = []
    lines = []
    length = 0
    for name, words in mail.headers.items():
        line = f"{name}: {words}"
        positions.append(Position(start=length, end=length + len(line), header=name))
        lines.append(line)
        length += len(line) + 1
    text = "\n".join(lines)
    content = Content(
        f"{text}\n\n{mail.body}" if mail.body else text,
        encoding=mail.encoding,
        unread=(_headers_of(text),),
        positions=tuple(positions),
        parts=tuple(map(Part, _parts(mail))),
    )
    return _stating(content, mail.headers)


def from_mail(data: bytes, part: Part) -> bytes:
    """A document in a message: an attachment, or what it quotes, as a message."""
    return _bytes_of(_read(data), part)


def _headers_of(head: str) -> Unread:
    """The lines of the headers, which are read as what they say of the mail, not as what the mail says."""
    return Unread(start=0, end=len(head), kind="mail header")


def _stating(content: Content, headers: Mapping[str, str]) -> Content:
    """The content of a message with these headers."""
    sender = headers.get("From", "")
    name, address = email.utils.parseaddr(sender) if "@" in sender else (sender.strip(' "'), "")
    writer = name or address
    source = f"{name} <{address}>" if name and "@" in address else writer
    stated = {
        "title": Stated(_ANSWER.sub("", headers.get("Subject", "")), MAIL_SUBJECT),
        "date": Stated(day_of(headers.get("Date", "")) or "", "header Date"),
        "author": Stated(writer, "header From"),
        "source": Stated(source, "header From"),
    }
    return stating(content, {field: found for field, found in stated.items() if found.value})


def list_mailbox(mailbox: Path | bytes, most: int | None) -> Content:
    """The messages of a mailbox (mbox), each as a document inside, named by its number. The mailbox is a file, or the bytes of one."""
    with _file(mailbox) as file:
        return _messages(file)


def _file(mailbox: Path | bytes) -> IO[bytes]:
    return io.BytesIO(mailbox) if isinstance(mailbox, bytes) else mailbox.open("rb")


def _messages(file: IO[bytes]) -> Content:
    starts: list[tuple[int, int]] = []  # where the separator starts, and where the message does
    offset = 0
    after_blank = True
    for line in file:
        if after_blank and _SEPARATOR.match(line):
            starts.append((offset, offset + len(line)))
        elif not starts and line.strip():
            raise Unreadable("the file is not a valid .mbox (it does not start with a line “From …”); export it again")
        offset += len(line)
        after_blank = not line.strip()
    if not starts:
        raise Unreadable("the mailbox contains no messages; export it again or delete it")
    ends = [start for start, _ in starts[1:]] + [offset]
    return Content(
        "",
        parts=tuple(
            Part(f"{n}.eml", (start, end)) for n, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1)
        ),
    )


def from_mailbox(mailbox: Path | bytes, part: Part, most: int | None) -> bytes:
    """The bytes of a message in a mailbox."""
    assert part.at is not None
    start, end = part.at
    if most is not None and end - start > most * 32:
        raise Unreadable(f"the message has {(end - start) / 1_000_000:,.3g} MB; raise --max-megabytes to read it")
    with _file(mailbox) as file:
        file.seek(start)
        return re.sub(rb"^>(>*From )", rb"\1", file.read(end - start), flags=re.MULTILINE)


@functools.lru_cache(maxsize=4)  # its parts are read one after the other
def _read(data: bytes) -> _Mail:
    message = email.message_from_bytes(data)
    if message.get_content_type() in _ENCRYPTED and "signed" not in str(message.get("Content-Type", "")).lower():
        raise Unreadable("the mail is encrypted; save it decrypted")
    headers = {name: words for name in _SHOWN if (words := _header(message, name))}
    if not headers:
        raise Unreadable("the file is not a valid .eml (it has no headers); save it again from the mail program")
    bodies: list[email.message.Message] = []
    others: list[email.message.Message] = []
    _sort(message, bodies, others)
    texts = [_text(part) for part in bodies]
    quoted: list[Quoted] = []
    own: list[str] = []
    for (words, _), part in zip(texts, bodies, strict=True):
        if part.get_content_type() == "text/html":
            words = _words_of_page(words)
        rest, found = part_quoted(words)
        own.append(rest)
        quoted += found
    encoding = next((guessed for _, guessed in texts if guessed), None)
    return _Mail(headers, "\n\n".join(filter(str.strip, own)), quoted, _attached(others), encoding)


def _sort(
    part: email.message.Message, bodies: list[email.message.Message], others: list[email.message.Message]
) -> None:
    """Sorts the parts of a message into those that are its text and those that are attached."""
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        bodies_here: list[email.message.Message] = []
        for inside in _inside(part):
            _sort(inside, bodies_here, others)
        plain = next((b for b in bodies_here if b.get_content_type() == "text/plain"), None)
        page = next((b for b in bodies_here if b.get_content_type() == "text/html"), None)
        chosen = page if plain is None or (page is not None and _says_more(page, plain)) else plain
        bodies += [chosen] if chosen is not None else []
    elif part.is_multipart() and kind != "message/rfc822":
        for inside in _inside(part):
            _sort(inside, bodies, others)
    elif (
        kind in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    ):
        bodies.append(part)
    else:
        others.append(part)


def _inside(part: email.message.Message) -> list[email.message.Message]:
    payload = part.get_payload()
    return [p for p in payload if isinstance(p, email.message.Message)] if isinstance(payload, list) else []


def _says_more(page: email.message.Message, plain: email.message.Message) -> bool:
    words = _text(plain)[0].strip()
    return len(words) < 500 and len(_words_of_page(_text(page)[0])) > _MUCH_LONGER * len(words)


@functools.lru_cache(maxsize=1)  # a page is asked whether it says more, and then for what it says
def _words_of_page(page: str) -> str:
    """What a mail in HTML says, with its quotes as lines after ">"."""
    return visible_page(_with_marked_quotes(page)).text if page.strip() else ""


def _text(part: email.message.Message) -> tuple[str, str | None]:
    """The text of a part, and the encoding that it seems to have, None if the part says it."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        charset = part.get_content_charset()
        if charset is not None:
            return storable(data.decode(_AS_MEANT.get(charset, charset))).replace("\r\n", "\n"), None
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        content = read_plain(data) if data else Content("")
    except Unreadable:
        content = Content(data.decode("utf-8", "replace"))
    return storable(content.text).replace("\r\n", "\n"), content.encoding


def _with_marked_quotes(page: str) -> str:
    """A mail in HTML whose quotes are lines marked with ">", as in a mail in plain text."""
    parsed = LexborHTMLParser(flattened(page))
    quotes = parsed.css(_HTML_QUOTES)
    known = {quote.mem_id for quote in quotes}
    for quote in [quote for quote in quotes if not _is_inside(quote, known)]:
        lines = (visible_page(quote.html or "").text or " ").split("\n")
        marked = "\n".join(f"&gt; {html.escape(line)}" for line in lines)
        replacement = LexborHTMLParser(f"<pre>{marked}</pre>").css_first("pre")
        assert replacement is not None
        quote.replace_with(replacement)
    return parsed.html or ""


def _is_inside(node: LexborNode, elements: Container[int]) -> bool:
    """Whether a node is in one of these elements."""
    parent = node.parent
    while parent is not None:
        if parent.mem_id in elements:
            return True
        parent = parent.parent
    return False


def _attached(parts: list[email.message.Message]) -> dict[str, bytes]:
    """The attachments by their names; pictures that are shown in the text are none."""
    found: dict[str, bytes] = {}
    for number, part in enumerate(parts, start=1):
        kind = part.get_content_type()
        name = _file_name(part)
        if kind == "message/rfc822":
            message = next(iter(_inside(part)), None)
            data = message.as_bytes() if message is not None else b""
            name = f"{PurePosixPath(name).stem if name else 'attached'}.eml"
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
        if not name and kind in _SUFFIXES:
            name = f"part {number}{_SUFFIXES[kind]}"
        if name and (part.get_content_disposition() == "attachment" or part.get_content_maintype() != "image"):
            found[_free(name, found)] = data
    return found


def _file_name(part: email.message.Message) -> str:
    """The name that a part gives itself, without the folders before it."""
    name = _decoded(part.get_filename() or "")
    return " ".join(re.split(r"[/\\]", storable(name))[-1].replace("#", "_").split()).strip(".")


def _parts(mail: _Mail) -> dict[str, bytes | Quoted]:
    """What is inside a mail, by its name."""
    parts: dict[str, bytes | Quoted] = dict(mail.attached)
    for quoted in mail.quoted:
        parts[_free(f"{_QUOTED}.eml", parts)] = quoted
    return parts


def _bytes_of(mail: _Mail, part: Part) -> bytes:
    found = _parts(mail)[part.name]
    return found if isinstance(found, bytes) else found.message(mail.headers.get("Subject", ""))


def _free(name: str, taken: Collection[str]) -> str:
    """The name, with a number before its suffix if it is taken."""
    path = PurePosixPath(name)
    numbered = (f"{path.stem} {number}{path.suffix}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def _header(message: email.message.Message, name: str) -> str:
    """A header in words on one line; empty without one."""
    raw = next((str(words) for key, words in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(storable(_decoded(raw)).split())


def _decoded(raw: str) -> str:
    """The words of a header, whether it is encoded as mails demand or as it comes."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        words = data.decode()
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    try:
        return str(email.header.make_header(email.header.decode_header(words)))
    except (ValueError, LookupError):
        return words


def read_text(data: bytes, *, is_cut: bool = False) -> Content:
    """Plain text, unchanged; but a mail that was saved as text, with its headers, is read as a mail."""
    content = read_plain(data, is_cut=is_cut)
    saved = None if is_cut else _saved(content.text)
    if saved is None:
        return content
    headers, head, body = saved
    own, quoted = part_quoted(body)
    content = content._replace(unread=(_headers_of(head),))
    if not quoted:
        return _stating(content, headers)
    parts = _parts(_Mail(headers, own, quoted, {}, None))
    return _stating(content._replace(text=f"{head}\n\n{own}\n", parts=tuple(map(Part, parts))), headers)


def from_text(data: bytes, part: Part) -> bytes:
    """What a mail that was saved as text quotes, as a message."""
    saved = _saved(read_plain(data).text)
    assert saved is not None
    headers, _, body = saved
    return _bytes_of(_Mail(headers, "", part_quoted(body)[1], {}, None), part)


def _saved(text: str) -> tuple[dict[str, str], str, str] | None:
    """The headers of a mail that was saved as text, by the names that they have in a mail; the text up to their end; and what follows. None
    for other texts: a mail starts with From, and has a date and a subject or a receiver."""
    if not text.lstrip().startswith("From:"):
        return None
    gap = _BLANK_LINE.search(text, len(text) - len(text.lstrip()))
    head, body = (text[: gap.start()], text[gap.end() :]) if gap is not None else (text, "")
    headers: dict[str, str] = {}
    for line in head.strip().splitlines():
        found = _SAVED_HEADER.fullmatch(line)
        if found is None:
            return None
        headers.setdefault("Date" if found["name"] == "Sent" else found["name"], found["words"].strip())
    body = body.replace("\r\n", "\n")
    return (headers, head, body) if "Date" in headers and headers.keys() & {"To", "Subject"} else None
