"""The text of a mail: HTML turned into plain text with the standard library, and odd charsets decoded."""

from __future__ import annotations

from html.parser import HTMLParser

from creatorbook.common.text import clean
from creatorbook.exchange import limits

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "tr",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "pre",
    }
)
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "svg"})
_HTML_CHARACTERS = 2_000_000
_OLD_NAMES = {"unicode-1-1-utf-7": "utf-7", "ansi": "cp1252", "x-unknown": "utf-8", "iso-8859-8-i": "iso-8859-8"}


def decode_text(data: bytes, charset: str) -> str:
    """Return the bytes as text: in the charset named if that holds, else UTF-8, else cp1252."""
    name = charset.strip().strip("'\"").lower()
    # Mailers label cp1252 as Latin-1 or ASCII; the smart quotes prove it.
    named = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else _OLD_NAMES.get(name, name)
    candidates = ["utf-8", named] if name in {"us-ascii", "ascii", ""} else [named, "utf-8"]
    for candidate in candidates:
        if not candidate or candidate in {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}:
            continue
        try:
            return data.decode(candidate)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def html_to_text(html: str) -> str:
    """Return what a reader of the HTML sees, as plain lines: no scripts or styles, links with their address."""
    reader = _Reader()
    reader.feed(html[:_HTML_CHARACTERS])
    reader.close()
    return tidy("".join(reader.pieces))


def tidy(text: str) -> str:
    """Return the text cleaned, without spaces at line ends and with at most one empty line in a row."""
    lines: list[str] = []
    for line in clean(text[: 2 * limits.MAIL_TEXT_CHARACTERS], lines=True).split("\n"):
        stripped = line.rstrip().replace("\xa0", " ")
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip()[: limits.MAIL_TEXT_CHARACTERS]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0
        self._link = ""
        self._link_start = 0
        self._at_line_start = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._break()
        elif tag == "li":
            self._break()
            self._put("- ")
        elif tag in {"td", "th"}:
            self._put(" ")
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag == "a":
            self._link = next((value or "" for name, value in attrs if name == "href"), "")
            self._link_start = len(self.pieces)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag == "a" and self._link:
            shown = "".join(self.pieces[self._link_start :]).strip()
            bare = self._link.removeprefix("https://").removeprefix("http://")
            if shown and bare != self._link and bare.rstrip("/") not in shown:
                self._put(f" ({self._link})")
            self._link = ""

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = " ".join(data.split())
        if not words:
            if data and not self._at_line_start:
                self._put(" ")
            return
        before = " " if data[0].isspace() and not self._at_line_start else ""
        self._put(before + words + (" " if data[-1].isspace() else ""))

    def _put(self, text: str) -> None:
        if self._at_line_start:
            text = text.lstrip(" ") if text.strip(" ") != "-" else text
        if text:
            self.pieces.append(text)
            self._at_line_start = False

    def _break(self) -> None:
        self.pieces.append("\n")
        self._at_line_start = True

    def _paragraph(self) -> None:
        if self.pieces and self.pieces[-1] != "\n\n":
            self.pieces.append("\n" if self._at_line_start and self.pieces[-1] == "\n" else "\n\n")
        self._at_line_start = True
