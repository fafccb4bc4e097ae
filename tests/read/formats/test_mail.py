"""Mails: their headers, the words of others in them, and what is attached."""

import email
from email.message import EmailMessage
from pathlib import Path
from time import process_time

import pytest

from pipeline.read.content import Content, Part, Unreadable
from pipeline.read.files import READERS, read_file
from pipeline.read.folder import read_folder
from tests.writing import written

HEADERS = (
    "From: Ada Lindqvist <ada@example.org>\nTo: Per Brink <per@example.org>\n"
    "Date: Mon, 3 May 2021 09:12:00 +0200\nSubject: Re: Lund Lease\n"
)


def mail(body: str, headers: str = HEADERS) -> bytes:
    return f"{headers}Content-Type: text/plain; charset=utf-8\n\n{body}".encode()


def inside(data: bytes, suffix: str = ".eml") -> dict[str, Content]:
    """The documents in a mail by their names, those inside them too."""
    found: dict[str, Content] = {}
    open_part = READERS[suffix].open_part
    assert open_part is not None
    for part in read_file(data, suffix).parts:
        opened = open_part(data, part)
        assert isinstance(opened, bytes)
        name = part.name
        found[name] = read_file(opened, name[name.rindex(".") :])
        if name.endswith(".eml"):
            found |= {f"{name}/{inner}": content for inner, content in inside(opened).items()}
    return found


def own(content: Content) -> str:
    """What a mail says below its headers."""
    return content.text.partition("\n\n")[2]


def test_headers_are_metadata_and_stand_in_the_text() -> None:
    content = read_file(mail("It was signed yesterday.\n"), ".eml")
    assert content.text == f"{HEADERS}\nIt was signed yesterday."
    assert (content.title, content.date, content.author, content.source) == (
        "Lund Lease",
        "2021-05-03",
        "Ada Lindqvist",
        "Ada Lindqvist <ada@example.org>",
    )
    assert content.stated_in["date"] == "header Date"
    assert {p.header: content.text[p.start : p.end] for p in content.positions}["Subject"] == "Subject: Re: Lund Lease"
    assert [content.text[part.start : part.end] for part in content.unread] == [HEADERS.strip()]


@pytest.mark.parametrize(
    ("header", "name", "value"),
    [
        ("Subject: =?utf-8?q?caf=C3=A9?= in Lund", "title", "café in Lund"),
        ("Subject: café", "title", "café"),  # not encoded at all
        ("Subject: Fwd: RE: Sv: Lease", "title", "Lease"),
        ("From: ada@example.org", "author", "ada@example.org"),
        ("From: Ada Lindqvist", "author", "Ada Lindqvist"),  # no address
        ('From: "Lindqvist, Ada" <ada@example.org>', "author", "Lindqvist, Ada"),
        ("Date: Tue, 4 May 2021 23:59:00 -0700", "date", "2021-05-04"),  # as its writer saw it
        ("Date: 4 May 2021", "date", "2021-05-04"),
        ("Date: some day", "date", None),
        ("Date: Mon, 99 May 2021 10:00:00 +0000", "date", None),
        ("Subject: =?no-such?q?x?=", "title", "=?no-such?q?x?="),
    ],
)
def test_a_header(header: str, name: str, value: str | None) -> None:
    assert getattr(read_file(mail("Text.", f"{header}\nX-Other: y\n"), ".eml"), name) == value


@pytest.mark.parametrize(
    ("body", "said", "who", "when", "quoted"),
    [
        (
            "Yes.\n\nOn Sun, May 2, 2021 at 10:00 AM Per Brink <per@example.org> wrote:\n> It was signed.\n>\n> Bye.\n",
            "Yes.", "Per Brink <per@example.org>", "2021-05-02", "It was signed.\n\nBye.",
        ),
        (
            "Yes.\n\nOn Sun, May 2, 2021 at 10:00 AM Per Brink\n<per@example.org> wrote:\n\n> It was signed.\n",  # wrapped
            "Yes.", "Per Brink <per@example.org>", "2021-05-02", "It was signed.",
        ),
        (
            "Yes.\n\nOn 2 May 2021, Per Brink wrote:\n> It was signed.\n",
            "Yes.", "Per Brink", "2021-05-02", "It was signed.",
        ),
        (
            "Yes.\n\n> On 2 May 2021, Per Brink wrote:\n> It was signed.\n",  # marked itself
            "Yes.", "Per Brink", "2021-05-02", "It was signed.",
        ),
        (
            "> When?\n\nIn May.\n\n> Where?\n\nIn Lund.\n",  # between the lines
            "In May.\n\nIn Lund.", None, None, "When?\n\nWhere?",
        ),
        (
            "See.\n\n-----Original Message-----\nFrom: Per Brink\nSent: Sunday, May 2, 2021 3:59 PM\nTo: Ada\nSubject: Lease\n\nSigned.",
            "See.", "Per Brink", "2021-05-02", "Signed.",
        ),
        (
            "See.\n\n________________________________\nFrom: Per Brink\nSent: 2 May 2021\nTo: Ada\nSubject: Lease\n\nSigned.",
            "See.", "Per Brink", "2021-05-02", "Signed.",
        ),
        (
            "FYI\n\n---------- Forwarded message ---------\nFrom: Per Brink <p@example.org>\nDate: Sun, May 2, 2021 at 3:59 PM\n\nSigned.",
            "FYI", "Per Brink <p@example.org>", "2021-05-02", "Signed.",
        ),
    ],
)  # fmt: skip
def test_quoted_words_are_a_mail_of_another(
    body: str, said: str, who: str | None, when: str | None, quoted: str
) -> None:
    data = mail(body)
    assert own(read_file(data, ".eml")) == said
    inner = inside(data)["quoted.eml"]
    assert (own(inner), inner.source, inner.date) == (quoted, who, when)


@pytest.mark.parametrize(
    "body",
    [
        "From: here on, the road is closed.\n\nIt is long.",  # a colon makes no header
        "On 2 May 2021, Per Brink wrote:\n\nNothing is marked.",
        "a > b, and 5 > 4.",
    ],
)
def test_words_that_only_look_like_a_quote_are_the_writers_own(body: str) -> None:
    content = read_file(mail(body), ".eml")
    assert (own(content), content.parts) == (body, ())


def test_quotes_in_quotes_are_mails_in_mails() -> None:
    data = mail("Yes.\n\nOn 2 May 2021, Per wrote:\n> No.\n>\n> On 1 May 2021, Olaf wrote:\n>> Perhaps.\n")
    assert {name: own(content) for name, content in inside(data).items()} == {
        "quoted.eml": "No.",
        "quoted.eml/quoted.eml": "Perhaps.",
    }


def test_a_mail_in_html_alone_is_read_as_a_page_without_its_quotes() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "x"
    message.set_content(
        "<p>Café in <b>Lund</b></p><div class='gmail_quote'><div>On Sun, May 2, 2021 at 9:12 AM Per Brink "
        "&lt;<a href='m'>p@example.org</a>&gt; wrote:<br></div><blockquote class='gmail_quote'>Old <i>words</i>.<p>More.</p>"
        "</blockquote></div>",
        subtype="html",
        charset="iso-8859-1",
    )
    data = message.as_bytes()
    assert own(read_file(data, ".eml")) == "Café in Lund"
    quoted = inside(data)["quoted.eml"]
    assert (own(quoted), quoted.source) == ("Old words.\n\nMore.", "Per Brink <p@example.org>")


def test_of_two_forms_of_a_text_the_plain_one_is_read_unless_it_says_much_less() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("The bridge opened.")
    message.add_alternative("<p>The <b>bridge</b> opened.</p>", subtype="html")
    assert own(read_file(message.as_bytes(), ".eml")) == "The bridge opened."
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("See the other form.")
    message.add_alternative(f"<p>{'The bridge opened in 1950. ' * 20}</p>", subtype="html")
    assert own(read_file(message.as_bytes(), ".eml")).startswith("The bridge opened in 1950.")


def test_attachments_are_documents_inside_with_names_that_lead_nowhere() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("See the files.")
    message.add_attachment(b"A,B\n1,2\n", maintype="text", subtype="csv", filename="../../etc/t.csv")
    message.add_attachment("Again.", filename="a.txt")
    message.add_attachment("Other.", filename="a.txt")
    message.add_attachment(
        written(".docx", [("paragraph", "In Word.")]), maintype="application", subtype="x", filename="b.docx"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("In the inner mail.")
    message.add_attachment(inner)
    found = inside(message.as_bytes())
    assert {name: content.text for name, content in found.items()} == {
        "t.csv": "| A | B |\n| 1 | 2 |",
        "a.txt": "Again.\n",
        "a 2.txt": "Other.\n",
        "b.docx": "In Word.",
        "attached.eml": "Subject: inner\n\nIn the inner mail.",
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no headers here\n\nat all", "has no headers"),
        (b"\x00\x01\xfe\xff" * 50, "has no headers"),
        (b"From: a\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", "is encrypted"),
        (b'From: a\nContent-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--', "is encrypted"),
    ],
)
def test_says_why_a_mail_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_file(data, ".eml")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "no-such-charset", None])
def test_a_text_in_any_or_no_charset(charset: str | None) -> None:
    words = "The café in Lund was founded in 1950 by René Müller, “the painter”."
    encoding = charset if charset in ("utf-8", "windows-1252") else "cp1252"
    kind = f"; charset={charset}" if charset else ""
    data = f"From: a@example.org\nContent-Type: text/plain{kind}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    assert own(read_file(data + words.encode(encoding), ".eml")) == words


MAIL_AS_TEXT = "From: Ada Lindqvist\nSent: Monday, 3 May 2021 09:12\nTo: Per Brink\nSubject: Lease\n\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mail_that_was_saved_as_text_is_a_mail(newline: str) -> None:
    data = f"{MAIL_AS_TEXT}No.\n\n> On 2 May 2021, Per Brink wrote:\n> Yes.\n".replace("\n", newline).encode()
    content = read_file(data, ".txt")
    assert content.text.splitlines()[-1] == "No."
    assert (content.title, content.date, content.author) == ("Lease", "2021-05-03", "Ada Lindqvist")
    assert own(inside(data, ".txt")["quoted.eml"]) == "Yes."
    (headers,) = content.unread
    assert content.text[headers.start : headers.end].endswith("Subject: Lease")


@pytest.mark.parametrize(
    "text",
    [
        "From: Lund\n\nA story that begins so.",
        "From: Ada\nTo: Per\n\nWithout a date.",
        "From: Ada\nDate: 3 May 2021\nTo the point: no\nand more.\n\nA form.",
        "Date: 3 May 2021\nFrom: Ada\nSubject: x\n\nThe order of a memo.",
    ],
)
def test_a_text_that_only_looks_like_a_mail_stays_a_text(text: str) -> None:
    assert read_file(text.encode(), ".txt") == Content(text)


def test_a_saved_mail_without_quotes_is_unchanged() -> None:
    data = f"{MAIL_AS_TEXT}No.\r\n \n".encode()
    content = read_file(data, ".txt")
    assert (content.text.encode(), content.parts) == (data, ())


@pytest.mark.parametrize(
    "body",
    [
        "From: a\n" + "  To: x\n" * 5000,
        "On " * 50_000,
        "On 1 2 3 4 5 6 7 8 9 " * 5000 + "wrote",
        "On 2 May 2021, x\n" * 5000,
        "> " * 50_000,
        "\n".join(">" * n for n in range(300)),
    ],
    ids=range(6),
)
def test_no_mail_takes_long(body: str) -> None:
    started = process_time()
    read_file(mail(body + "\n\nEnd."), ".eml")
    assert process_time() - started < 5


def test_a_mail_in_html_may_quote_very_often_and_deep() -> None:
    started = process_time()
    for page in ("<blockquote type=cite>a</blockquote>" * 2000, "<blockquote type=cite>a" * 2000):
        assert read_file(f"From: a@example.org\nContent-Type: text/html\n\n<p>Own.</p>{page}".encode(), ".eml").parts
    assert process_time() - started < 10


def test_parts_have_names_of_their_own() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("No.\n\n> Yes.\n")
    message.add_attachment(b"From: b@example.org\n\nOther.", maintype="text", subtype="x", filename="quoted.eml")
    assert read_file(message.as_bytes(), ".eml").parts == (Part("quoted.eml"), Part("quoted 2.eml"))


def test_a_mail_is_parsed_once_for_all_that_is_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("See.")
    for number in range(5):
        inner = EmailMessage()
        inner["From"] = "b@example.org"
        inner.set_content(f"Note {number}.")
        inner.add_attachment(f"A word {number}.", filename="a.txt")
        message.add_attachment(inner)
    (tmp_path / "x.eml").write_bytes(message.as_bytes())
    parsed = []
    parse = email.message_from_bytes
    monkeypatch.setattr("email.message_from_bytes", lambda data: parsed.append(len(data)) or parse(data))
    documents = read_folder(tmp_path)
    assert sorted(d.text for d in documents if d.id.endswith("a.txt")) == [f"A word {number}.\n" for number in range(5)]
    assert len(parsed) <= 12  # the mail and those inside, and a few of them again
