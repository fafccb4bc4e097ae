"""Rich Text Format (RTF 1.9)."""

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.read.content import Content, Unreadable, file_title, storable
from pipeline.read.formats.writing import ReadingText

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"endash": "–",
    b"emdash": "—", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011",
    b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n",
}  # fmt: skip
# Groups that hold no text of the document. What a group with \* holds is none either, if it is not known.
_UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst listtable listoverridetable revtbl rsidtbl generator themedata datastore "
    b"colorschememapping latentstyles xmlnstbl mmathPr bkmkstart bkmkend annotation atnid atnauthor atnref atndate atrfstart atrfend "
    b"pntxta pntxtb sp sn sv shprslt xe tc nonesttables filetbl userprops background ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn".split()
)
_MARGINS = frozenset(b"header headerl headerr headerf footer footerl footerr footerf".split())
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
}
_CHARSETS |= {163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}


class _State(NamedTuple):
    """What holds in a group. `place` is where its text goes: the body, a note, a margin, the title, the table of fonts, or nowhere."""

    place: str = "body"
    encoding: str = "cp1252"
    skips: int = 1
    hidden: bool = False


def read_rtf(data: bytes) -> Content:
    """A text in RTF: paragraphs, list items, table rows. Footnotes stand after their paragraphs, headers and footers at the end, each once.
    Deleted and hidden text is left out.

    Raises `Unreadable` if it is none or is cut off.
    """
    if not data.lstrip()[:6].startswith(b"{\\rtf"):
        raise Unreadable(r"the file is not a valid .rtf (it does not start with {\rtf); save it again from its program")
    reader = _Reader()
    reader.read(data)
    comments = data.count(b"\\*\\annotation")
    return Content(
        reader.text.text,
        file_title(reader.title),
        incomplete=f"its comments ({comments}) are not read; write them into the text to read them"
        if comments
        else None,
        positions=reader.text.positions,
    )


class _Reader:
    def __init__(self) -> None:
        self.text = ReadingText()
        self.title = ""
        self._state = _State()
        self._stack: list[tuple[_State, bool]] = []
        self._words: dict[str, list[str]] = {"body": [], "note": [], "margin": [], "title": []}
        self._notes: list[str] = []
        self._margins: dict[str, None] = {}
        self._cells: list[str] = []
        self._in_row = self._in_list = False
        self._level: int | None = None
        self._bytes: list[bytes] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._default = "cp1252"

    def read(self, data: bytes) -> None:
        starred = opened = False  # a group has just opened; it has a star
        skip = position = 0
        while position < len(data):
            token = _TOKEN.match(data, position)
            if token is None:
                position += 1
                continue
            position = token.end()
            code, word, number, sign, brace, plain = token.groups()
            if brace:
                self._flush()
                if brace == b"{":
                    self._stack.append((self._state, False))
                    opened = True
                elif self._stack:
                    self._close()
                continue
            if token[0].isspace() and (opened or plain is None):
                continue  # a line end says nothing, nor does a space before the first word of a group
            if sign == b"*" and opened:
                starred = True
                continue
            if word == b"bin":
                position += max(int(number or 0), 0)
            elif skip and (code or plain or (sign and sign in _CHARACTERS)):
                if plain and len(plain) > skip:
                    self._bytes.append(plain[skip:])
                skip = max(skip - (len(plain) if plain else 1), 0)
            elif code:
                self._bytes.append(bytes.fromhex(code.decode()))
            elif plain:
                self._bytes.append(plain)
            elif word or sign:
                skip = self._control(word or sign, int(number) if number else None, opened=opened, starred=starred)
            opened = starred = False
        self._flush()
        if self._stack and not self._words["body"] and not self.text.text:
            raise Unreadable("the file is not a valid .rtf (it is cut off); save it again from its program")
        self._end_paragraph()
        for margin in self._margins:
            self.text.end_headings()
            self.text.paragraph(margin)

    def _control(self, word: bytes, number: int | None, *, opened: bool, starred: bool) -> int:
        """Does what a control word says; the number of bytes after it that stand in for a character."""
        self._flush()
        if word == b"u" and number is not None:
            self._write(chr(number % 0x10000))
            return self._state.skips
        if opened and (place := _place_of(word, starred)) is not None:
            self._state = self._state._replace(
                place=place if self._state.place not in ("", "fonts") else self._state.place
            )
            if word == b"fonttbl":
                self._state = self._state._replace(place="fonts")
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _ACTIONS:
            _ACTIONS[word](self, number)
        return 0

    def _write(self, words: str) -> None:
        place = self._state.place
        if place in self._words and not self._state.hidden:
            self._words[place].append(words)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = b"".join(self._bytes), []
            self._write(data.decode(self._state.encoding, "replace"))

    def _close(self) -> None:
        left = self._state.place
        self._state, _ = self._stack.pop()
        if left == self._state.place:
            return
        words = storable("".join(self._words.get(left, ()))).strip()
        if left == "note" and words:
            self._notes.append(words)
        elif left == "margin" and re.search(r"[^\W\d_]", words):
            self._margins[words] = None
        elif left == "title":
            self.title = words
        if left in ("note", "margin", "title"):
            self._words[left].clear()

    def end_paragraph(self, _: int | None) -> None:
        if self._state.place != "body":
            self._write("\n")
        elif self._in_row:
            self._write(" ")
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        words = storable("".join(self._words["body"])).strip()
        self._words["body"].clear()
        marked = words.startswith(("•", "·", "\u2022", "\uf0b7"))
        if self._level is not None:
            self.text.heading(words, self._level)
        elif self._in_list or marked:
            self.text.item(words[1:] if marked else words)
        else:
            self.text.paragraph(words)
        self._end_notes()

    def _end_notes(self) -> None:
        for note in self._notes:
            self.text.paragraph(note)
        self._notes.clear()

    def end_cell(self, _: int | None) -> None:
        if self._state.place == "body":
            self._cells.append("".join(self._words["body"]))
            self._words["body"].clear()

    def end_row(self, _: int | None) -> None:
        if self._cells:
            self.text.row([(cell, {}) for cell in self._cells])
            self._cells.clear()
            self._end_notes()

    def plain_paragraph(self, _: int | None) -> None:
        if not self._cells:
            self._in_row = False
        self._in_list, self._level = False, None

    def start_row(self, _: int | None) -> None:
        if not self._in_row and not self._cells and self._state.place == "body":
            self._end_paragraph()
        self._in_row = True

    def list_item(self, _: int | None) -> None:
        self._in_list = True

    def outline(self, level: int | None) -> None:
        self._level = level + 1 if level is not None and 0 <= level < 9 else None

    def hide(self, number: int | None) -> None:
        self._state = self._state._replace(hidden=number != 0)

    def show(self, _: int | None) -> None:
        self._state = self._state._replace(hidden=False, encoding=self._default)

    def set_skips(self, number: int | None) -> None:
        self._state = self._state._replace(skips=max(number or 0, 0))

    def set_code_page(self, number: int | None) -> None:
        self._default = _known(f"cp{number}")
        self._state = self._state._replace(encoding=self._default)

    def set_macintosh(self, _: int | None) -> None:
        self._default = "mac_roman"
        self._state = self._state._replace(encoding=self._default)

    def set_font(self, number: int | None) -> None:
        self._font = number or 0
        if self._state.place != "fonts":
            self._state = self._state._replace(encoding=self._fonts.get(self._font, self._default))

    def set_charset(self, number: int | None) -> None:
        if self._state.place == "fonts" and number in _CHARSETS and number:
            self._fonts[self._font] = _CHARSETS[number]


def _place_of(word: bytes, starred: bool) -> str | None:
    """Where the text of a group goes that starts with this word; None if that says nothing about it."""
    if word == b"footnote":
        return "note"
    if word in _MARGINS:
        return "margin"
    if word == b"title":
        return "title"
    if word == b"info":
        return "info"
    if word in (b"shptxt", b"shpinst", b"shp", b"shppict"):
        return None
    return "" if word in _UNSEEN or starred else None


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"


_Action = Callable[[_Reader, int | None], None]
_ACTIONS: dict[bytes, _Action] = {
    b"par": _Reader.end_paragraph,
    b"sect": _Reader.end_paragraph,
    b"page": _Reader.end_paragraph,
    b"cell": _Reader.end_cell,
    b"nestcell": _Reader.end_cell,
    b"row": _Reader.end_row,
    b"nestrow": _Reader.end_row,
    b"pard": _Reader.plain_paragraph,
    b"trowd": _Reader.start_row,
    b"intbl": _Reader.start_row,
    b"ls": _Reader.list_item,
    b"outlinelevel": _Reader.outline,
    b"v": _Reader.hide,
    b"deleted": _Reader.hide,
    b"plain": _Reader.show,
    b"uc": _Reader.set_skips,
    b"ansicpg": _Reader.set_code_page,
    b"mac": _Reader.set_macintosh,
    b"f": _Reader.set_font,
    b"fcharset": _Reader.set_charset,
}
