"""The text of a mail: HTML turned into plain text, and odd charsets decoded.

The HTML is cut into tags and text by a reader of our own, linear in its length: the standard library's is quadratic
on tags that never close (100 KB took 90 s with Python 3.11) and raises on "<![".
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from creatorbook.common.text import clean
from creatorbook.exchange.base import limits
from creatorbook.exchange.mail.nesting import Nesting
from creatorbook.exchange.mail.styles import merge_styles, read_sheets, read_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.exchange.mail.styles import Style

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
_END_OF_UNSEEN = {tag: re.compile(rf"</{tag}[^<>]{{0,100}}>", re.IGNORECASE) for tag in _UNSEEN}
_TAG = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]{0,30})")
_TAG_CHARACTERS = 4_000
_HREF = re.compile(r"\bhref\s{0,10}=\s{0,10}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_STYLED = re.compile(r"\bstyle\s{0,10}=\s{0,10}(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CLASSES = re.compile(r"\bclass\s{0,10}=\s{0,10}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s=/>])", re.IGNORECASE)
_SIZED = re.compile(r"\ssize\s{0,10}=", re.IGNORECASE)
_HUGE_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}")
_HTML_CHARACTERS = 2_000_000
# Mails fill the line of a preview with signs that print nothing.
_UNPRINTED = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff\u2007\u00a0"), " ")
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


def html_to_text(html: str) -> tuple[str, str]:
    """Return what a reader of the HTML sees, as plain lines, and the words that it hides from readers, "" for none.

    There are no scripts or styles in either, and links have their address.
    """
    text = html[:_HTML_CHARACTERS]
    seen, hidden = _read_lines(text, read_sheets(text))
    # A mail of which nothing is shown hides by a mistake of its writer.
    return (seen, hidden) if seen else _read_lines(text, None)


def _read_lines(text: str, styles: Mapping[str, Style] | None) -> tuple[str, str]:
    lines = _Lines(styles)
    position = 0
    while position < len(text):
        start = text.find("<", position)
        if start < 0:
            start = len(text)
        if start > position:
            lines.add_text(_entities(text[position:start]))
        position = _skip_markup(text, start, lines) if start < len(text) else start
    return tidy("".join(lines.pieces)), " ".join("".join(lines.hidden).translate(_UNPRINTED).split())


def _skip_markup(text: str, start: int, lines: _Lines) -> int:
    """Take what begins with the "<" at `start` and return where the text goes on."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        return end + 3 if end >= 0 else len(text)
    end = text.find(">", start, start + _TAG_CHARACTERS)
    match = _TAG.match(text, start + 1)
    if end < 0 or (match is None and text[start + 1 : start + 2] not in {"!", "?", "/"}):
        # A "<" that is no tag is what its writer typed: "5 < 6".
        lines.add_text("<")
        return start + 1
    if match is None:
        return end + 1
    tag = match[1].lower()
    if text[start + 1] == "/":
        lines.closed(tag)
    elif tag in _UNSEEN:
        closing = _END_OF_UNSEEN[tag].search(text, end + 1)
        return closing.end() if closing else len(text)
    else:
        lines.open_tag(tag, text[start : end + 1])
    return end + 1


def _entities(text: str) -> str:
    # Python refuses to read numbers of thousands of digits.
    return unescape(_HUGE_NUMBER.sub("", text)) if "&" in text else text


def unflow(text: str) -> str:
    """Return text of "format=flowed" (RFC 3676) with its soft line breaks undone."""
    lines: list[str] = []
    flowing = False
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        if flowing and not quoted:
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line if quoted else line.removeprefix(" "))
        # "-- " is the line above a signature, not a soft break.
        flowing = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join(lines)


def tidy(text: str) -> str:
    """Return the text cleaned, without spaces at line ends and with at most one empty line in a row."""
    lines: list[str] = []
    for line in clean(text[: 2 * limits.MAIL_TEXT_CHARACTERS], lines=True).split("\n"):
        stripped = line.rstrip().replace("\xa0", " ")
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip()[: limits.MAIL_TEXT_CHARACTERS]


class _Lines:
    """Puts words and tags together into lines."""

    def __init__(self, styles: Mapping[str, Style] | None) -> None:
        """Begin; `styles` are those of the classes, None where everything is shown."""
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self._styles = styles
        self._nesting = Nesting()
        self._link = ""
        self._link_start = 0
        self._at_line_start = True

    def open_tag(self, tag: str, source: str) -> None:
        """Take an opening tag; `source` is the whole of it."""
        self._nesting.open_tag(tag, self._style(tag, source))
        if self._nesting.is_unseen:
            self.hidden.append(" ")
            return
        if tag == "br":
            self._break()
        elif tag == "li":
            self._break()
            self._put("- ")
        elif tag in {"td", "th"}:
            self._put(" ")
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag == "a":
            match = _HREF.search(source)
            self._link = clean(_entities(next(filter(None, match.groups()), ""))) if match else ""
            self._link_start = len(self.pieces)

    def closed(self, tag: str) -> None:
        """Take a closing tag."""
        if not self._nesting.close_tag(tag):
            return
        if tag in _BLOCKS:
            self._paragraph()
        elif tag == "a" and self._link:
            shown = "".join(self.pieces[self._link_start :]).strip()
            bare = self._link.removeprefix("https://").removeprefix("http://")
            if shown and bare != self._link and bare.rstrip("/") not in shown:
                self._put(f" ({self._link})")
            self._link = ""

    def add_text(self, text: str) -> None:
        """Take text between tags; runs of white space are one space."""
        if self._nesting.is_unseen:
            self.hidden.append(text)
            return
        words = " ".join(text.split())
        if not words:
            if text and not self._at_line_start:
                self._put(" ")
            return
        before = " " if text[0].isspace() and not self._at_line_start else ""
        self._put(before + words + (" " if text[-1].isspace() else ""))

    def _style(self, tag: str, source: str) -> Style:
        if self._styles is None:
            return {}
        styled, classes = _STYLED.search(source), _CLASSES.search(source)
        named = next(filter(None, classes.groups()), "").lower().split() if classes else []
        # What a style sheet says outdoes what attributes do, and is outdone by the tag's own style.
        rules: list[Style] = [{"display": "none"}] if _HIDDEN.search(source) else []
        if _SIZED.search(source):
            rules.append({"font-size": "1px"})
        rules += [self._styles[name] for name in (tag, *(f".{name}" for name in named)) if name in self._styles]
        if styled:
            rules.append(read_style(_entities(next(filter(None, styled.groups()), ""))))
        return merge_styles(rules)

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
