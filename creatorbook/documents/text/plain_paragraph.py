"""Paragraphs of plain text set quickly: broken into lines once for a width, and written as one text object each.

ReportLab's own paragraphs read markup as HTML, measure each word anew and write it fragment by fragment, which is most
of the time that a contract takes. These know only what `pdf_text` writes (faces, colours, sizes, line ends) and set it
as ReportLab would, to the last point; what is more than that (`is_plain` says so) stays with ReportLab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from creatorbook.documents.text.language_tags import without_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.lib.styles import ParagraphStyle

_SPACES = re.compile("[\t-\r\x1c-\x20\x85\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000]+")
_TAG = re.compile(r"<([^>]*)>")
_FONT = re.compile(r'(\w+)="([^"]*)"')
_UNKNOWN = re.compile("\u00ad|<(?!font |/font>|br/>)")
# A word with hyphens of its own may be broken after each of them, but for the signs around it.
_HYPHENATED = re.compile(
    "(['\"(\\[{\xbf\u2018\u201a\u201c\u201e]*)([A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff\u0410-\u044f]+"
    "(?:-[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff\u0410-\u044f]+)+)"
    "([\\]'\")}?!.,;:\u2019\u201b\u201d\u201f]*)"
)
_SHORTEST = 5  # letters of a word that is broken
_HAIR = 1e-8
_LEFT, _CENTRE, _RIGHT, _JUSTIFY = 0, 1, 2, 4
_BULLET_GAP = 0.6  # of its size, what ReportLab keeps free behind a label
_NO_BREAK = "\u00a0"

# How a text looks and sounds: face, size, its colour as a PDF writes it, and its language, "" for that around it.
Look = tuple[str, float, str, str]
# A text in one look; words are such pieces without a space between, lines are such pieces with their spaces.
Piece = tuple[str, Look]


@dataclass(slots=True)
class _Word:
    """What stands between two spaces: its pieces and width, or a forced line end where it has no pieces."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(slots=True)
class _Line:
    """One line: its pieces, the room that it leaves, its gaps, and the size of its largest type.

    `forced` is whether the text itself ends it.
    """

    pieces: list[Piece]
    room: float
    gaps: int
    forced: bool
    size: float


def is_plain(markup: str) -> bool:
    """Return whether these paragraphs can set a markup: no soft hyphens in it, no marks but faces and line ends."""
    return _UNKNOWN.search(markup) is None


@cache
def plain_paragraph_class() -> Any:
    """Return the class, made when ReportLab is first needed; it takes what ReportLab's Paragraph takes."""
    from reportlab.platypus import Flowable

    class PlainParagraph(_SetQuickly, Flowable):
        pass

    return PlainParagraph


class _SetQuickly:
    """What such a paragraph does, before ReportLab's Flowable among the bases."""

    canv: Any
    width: float
    height: float
    # Whether what it draws beside its text asks where it is on the page.
    moves_page = False
    _at = (0.0, 0.0)

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803  ReportLab's name
        frags: tuple[_Line, ...] | None = None,
    ) -> None:
        super().__init__()
        self.style: Any = style
        self.bulletText = bulletText
        self._markup = text
        self._lines = frags
        self._broken_for = -1.0
        # Lines that were broken before, on the page where this paragraph began.
        self._kept = frags is not None
        self._goes_on = False
        self._other: Any = None

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        if not self._kept and self._broken_for != width:
            self._break(width)
        if self._other is not None:
            wide, self.height = self._other.wrap(width, _height)
            self.width = wide
            return self.width, self.height
        self.width, self.height = width, len(self._lines or ()) * self.style.leading
        return self.width, self.height

    def _break(self, width: float) -> None:
        style = self.style
        rest = width - style.leftIndent - style.rightIndent
        first = rest - style.firstLineIndent
        if self.bulletText:
            wide = style.bulletIndent + text_width(self.bulletText, style.bulletFontName, style.bulletFontSize)
            wide += _BULLET_GAP * style.bulletFontSize
            first -= max(0.0, wide - style.leftIndent - style.firstLineIndent)
        self._broken_for = width
        self._other = None
        self._lines = _lines_of(
            self._markup or "",
            _base_look(style),
            (first, rest),
            style.spaceShrinkage,
            hyphens=bool(style.embeddedHyphenation),
        )
        if self._lines is None:
            self._other = self._in_pieces()

    def _in_pieces(self) -> Any:
        """Return the paragraph as ReportLab sets it: a word is longer than a line, and is broken anywhere."""
        from reportlab.platypus import Paragraph

        return Paragraph(without_languages(self._markup or ""), self.style, bulletText=self.bulletText or None)

    def split(self, width: float, height: float) -> list[Any]:
        self.wrap(width, height)
        if self._other is not None:
            return [self._as_part(part) for part in self._other.split(width, height)]
        lines = self._lines or ()
        count, fit = len(lines), int(height / self.style.leading)
        if fit >= count:
            return [self] if count else []
        # No line stands alone, neither at the foot of a page nor at the head of the next.
        if fit <= 1:
            return []
        if count == fit + 1:
            if count <= 3:  # noqa: PLR2004  two and one
                return []
            fit -= 1
        head = self.__class__(None, self.style, self.bulletText, lines[:fit])
        vars(head)["_goes_on"] = not lines[fit - 1].forced
        return [head, self.__class__(None, self.style, None, lines[fit:])]

    def _as_part(self, other: Any) -> Any:
        if other is self._other:
            return self
        part = self.__class__(None, self.style, None, ())
        vars(part)["_other"] = other
        return part

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  ReportLab's names
        if self.moves_page or self._other is not None:
            super().drawOn(canvas, x, y, _sW)  # type: ignore[misc]  # ReportLab's Flowable stands behind it
            return
        # Its text says itself where it is: nothing else need be moved there, and back.
        self._at = (self._hAlignAdjust(x, _sW), y)  # type: ignore[attr-defined]  # same
        self._drawOn(canvas)  # type: ignore[attr-defined]  # same
        self._at = (0.0, 0.0)

    def draw(self) -> None:
        if self._other is not None:
            self._other.canv = self.canv
            self._other.draw()
        elif self._lines:
            self._write(self._lines)

    def _write(self, lines: tuple[_Line, ...]) -> None:
        style, canvas = self.style, self.canv
        base = self.height - lines[0].size
        offset = style.firstLineIndent
        writer = _Writer(canvas, style.leading)
        if self.bulletText:
            offset = self._write_label(base, offset)
        writer.begin(self._at[0] + style.leftIndent, self._at[1] + base)
        last = len(lines) - 1
        for place, line in enumerate(lines):
            ends = place == last and not self._goes_on
            shift = offset if place == 0 else 0.0
            if style.alignment == _CENTRE:
                shift += 0.5 * max(line.room, 0.0)
            elif style.alignment == _RIGHT:
                shift += max(line.room, 0.0)
            stretched = line.room < -_HAIR or (
                style.alignment == _JUSTIFY and not ends and not line.forced and line.room > _HAIR
            )
            writer.write(line.pieces, shift, line.room / line.gaps if stretched and line.gaps > 0 else 0.0)
        writer.end()

    def _write_label(self, base: float, offset: float) -> float:
        style = self.style
        look = style.bulletFontName, style.bulletFontSize, write_colour(style.bulletColor or style.textColor), ""
        writer = _Writer(self.canv, style.leading)
        writer.begin(self._at[0] + style.bulletIndent, self._at[1] + base)
        writer.write([(self.bulletText or "", look)], 0.0, 0.0)
        writer.end()
        self.canv.end_label()
        wide = text_width(self.bulletText or "", style.bulletFontName, style.bulletFontSize)
        return float(max(offset, style.bulletIndent + wide + _BULLET_GAP * look[1] - style.leftIndent))

    def identity(self, maxLen: int | None = None) -> str:  # noqa: N803  ReportLab's name
        return f"<{type(self).__name__} {(self._markup or '')[: maxLen or 40]!r}>"


# From markup to words

_bases: WeakKeyDictionary[Any, Look] = WeakKeyDictionary()


def _base_look(style: ParagraphStyle) -> Look:
    found = _bases.get(style)
    if found is None:
        found = _bases[style] = (style.fontName, style.fontSize, write_colour(style.textColor), "")
    return found


def write_colour(colour: Any) -> str:
    """Return the operator that fills with a colour."""
    return _fill_with((colour.red, colour.green, colour.blue))


@lru_cache(maxsize=256)
def _fill_with(rgb: tuple[float, float, float]) -> str:
    from reportlab.lib.rl_accel import fp_str

    return f"{fp_str(*rgb)} rg"


@lru_cache(maxsize=256)
def _changed(look: Look, tag: str) -> Look:
    """Return a look as a tag of markup changes it."""
    from reportlab.lib.colors import HexColor

    face, size, colour, language = look
    said = dict(_FONT.findall(tag))
    if "color" in said:
        colour = write_colour(HexColor(said["color"]))
    return said.get("name", face), float(said.get("size", size)), colour, said.get("lang", language)


@lru_cache(maxsize=32_768)
def text_width(text: str, face: str, size: float) -> float:
    """Return the width of a text, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, face, size))


@lru_cache(maxsize=4_096)
def _words_of(markup: str, base: Look) -> tuple[_Word, ...]:
    """Return the words of a markup."""
    looks = [base]
    words: list[_Word] = []
    current: list[Piece] = []

    def close() -> None:
        if current:
            width = sum(text_width(text, look[0], look[1]) for text, look in current)
            words.append(_Word(tuple(current), width))
            current.clear()

    for place, part in enumerate(_TAG.split(markup)):
        if place % 2 == 0:
            text = unescape(part) if "&" in part else part
            for number, piece in enumerate(_SPACES.split(text)):
                if number:
                    close()
                if piece:
                    current.append((piece, looks[-1]))
        elif part == "br/":
            close()
            words.append(_Word((), 0.0))
        elif part == "/font":
            looks.pop()
        else:
            looks.append(_changed(looks[-1], part))
    close()
    return tuple(words)


# From words to lines


@lru_cache(maxsize=4_096)
def _lines_of(
    markup: str, base: Look, widths: tuple[float, float], shrink: float, *, hyphens: bool
) -> tuple[_Line, ...] | None:
    """Return a markup in lines, None where a word is longer than a line.

    The last ones are remembered: clauses are the same from contract to contract, and from key to key while one types.
    """
    words = _words_of(markup, base)
    if max((word.width for word in words), default=0.0) > min(widths):
        return None
    return tuple(_fill_lines(words, widths, base, shrink, hyphens=hyphens))


def _fill_lines(
    words: tuple[_Word, ...], widths: tuple[float, float], base: Look, shrink: float, *, hyphens: bool
) -> Iterator[_Line]:
    """Yield the lines that words fill, given the widths of the first and of all others.

    Gaps may be narrower by a share of `shrink`, where that lets another word in.
    """
    line: list[_Word] = []
    room, taken, spared = widths[0], 0.0, 0.0
    for word in words:
        if not word.pieces:
            yield _line_of(line, room - taken, base, forced=True)
            line, room, taken, spared = [], widths[1], 0.0, 0.0
            continue
        used = 0.0
        if line:
            _text, look = line[-1].pieces[-1]
            space = text_width(" ", look[0], look[1])
            used, spared = taken + space, spared + shrink * space
        if used + word.width <= room + spared or not line:
            line.append(word)
            taken = used + word.width
            continue
        parts = _break_at_hyphen(word, room + spared - used) if hyphens and "-" in word.pieces[0][0] else None
        if parts is not None:
            line.append(parts[0])
            taken = used + parts[0].width
        yield _line_of(line, room - taken, base, goes_on=parts is None)
        rest = word if parts is None else parts[1]
        line, room, taken, spared = [rest], widths[1], rest.width, 0.0
    if line:
        yield _line_of(line, room - taken, base)


def _break_at_hyphen(word: _Word, room: float) -> tuple[_Word, _Word] | None:
    """Return a word in two, broken after the last of its hyphens that fits; None where none does."""
    if len(word.pieces) > 1:
        return None
    ((text, look),) = word.pieces
    found = _HYPHENATED.fullmatch(text)
    if found is None or len(found[2]) < _SHORTEST:
        return None
    at = text.rfind("-", 0, found.end(2))
    while at >= 0:
        width = text_width(text[: at + 1], look[0], look[1])
        if width <= room:
            rest = text[at + 1 :]
            return _Word(((text[: at + 1], look),), width), _Word(((rest, look),), text_width(rest, look[0], look[1]))
        at = text.rfind("-", 0, at)
    return None


def _line_of(words: list[_Word], room: float, base: Look, *, forced: bool = False, goes_on: bool = False) -> _Line:
    pieces: list[Piece] = []
    for number, word in enumerate(words):
        for place, (text, look) in enumerate(word.pieces):
            space = " " if number and not place else ""
            if pieces and pieces[-1][1] == look:
                pieces[-1] = (pieces[-1][0] + space + text, look)
                continue
            if space:
                # The space belongs to the word before it.
                pieces[-1] = (pieces[-1][0] + space, pieces[-1][1])
            pieces.append((text, look))
    gaps = len(words) - 1 + sum(text.count(_NO_BREAK) for text, _look in pieces)
    size = max((look[1] for _text, look in pieces), default=base[1])
    if goes_on and pieces:
        # Who reads aloud joins the lines of a paragraph: without a space, two words became one.
        pieces[-1] = (pieces[-1][0] + " ", pieces[-1][1])
    return _Line(pieces, room, gaps, forced, size)


# From lines to the page


class _Writer:
    """Writes lines of text into the content of a page, as one text object."""

    def __init__(self, canvas: Any, leading: float) -> None:
        self._canvas, self._leading = canvas, leading
        self._letters = _letters_by_face(canvas)
        self._font: tuple[str, float] = ("", 0.0)
        self._colour = self._language = ""

    def begin(self, x: float, y: float) -> None:
        from reportlab.lib.rl_accel import fp_str

        self._fp_str = fp_str
        self._said = ["BT"]
        self._x, self._y = x, y
        self._shift: float | None = None

    def write(self, pieces: list[Piece], shift: float, stretch: float) -> None:
        """Write the next line, `shift` points right of the paragraph's edge, its gaps `stretch` points wider."""
        said, fp_str = self._said, self._fp_str
        if self._shift is None:
            said.append(f"1 0 0 1 {fp_str(self._x + shift, self._y)} Tm {fp_str(self._leading)} TL")
        elif abs(shift - self._shift) < _HAIR:
            said.append("T*")
        else:
            said.append(f"{fp_str(shift - self._shift, -self._leading)} Td")
        self._shift = shift
        if stretch:
            said.append(f"{fp_str(stretch)} Tw")
        for text, look in pieces:
            self._write_piece(text, look)
        if stretch:
            said.append("0 Tw")

    def _write_piece(self, text: str, look: Look) -> None:
        face, size, colour, language = look
        if language != self._language:
            self._speak(language)
        if colour != self._colour:
            self._said.append(colour)
            self._colour = colour
        letters = self._letters.get(face) or _letters_of(self._canvas, face)
        if letters.known.issuperset(text) or letters.learn(text):
            self._show(letters.name, size, text.translate(letters.table))
            return
        from reportlab.lib.rl_accel import escapePDF

        for subset, codes in letters.font.splitString(text, letters.document):
            self._show(letters.font.getSubsetInternalName(subset, letters.document), size, escapePDF(codes))

    def _speak(self, language: str) -> None:
        """Go over to a language, "" for that of the paragraph (ISO 32000-1, 14.9.2.2)."""
        if self._language:
            self._said.append("EMC")
        if language:
            self._said.append(f"/Span <</Lang ({language})>> BDC")
        self._language = language

    def _show(self, name: str, size: float, escaped: str) -> None:
        if (name, size) != self._font:
            self._said.append(f"{name} {self._fp_str(size)} Tf")
            self._font = (name, size)
        self._said.append(f"({escaped}) Tj")

    def end(self) -> None:
        """Put the text object on the page."""
        if self._language:
            self._speak("")
        self._said.append("ET")
        self._canvas._code += ["q", " ".join(self._said), "Q"]  # noqa: SLF001  as ReportLab's own text does


class _Letters:
    """The letters of a face that a document knows by one byte each: those of the first part of its font."""

    def __init__(self, document: Any, face: str) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        self.document = document
        self.font: Any = getFont(face)
        self.name = ""
        self.known: set[str] = set()
        self.table: dict[int, str] = {}

    def learn(self, text: str) -> bool:
        """Give the letters of a text their bytes; return whether all of them have one in this part."""
        from reportlab.lib.rl_accel import escapePDF

        for letter in dict.fromkeys(text):
            if letter in self.known:
                continue
            ((subset, code),) = self.font.splitString(letter, self.document)
            if subset == 0:
                self.known.add(letter)
                self.table[ord(letter)] = escapePDF(code)
        self.name = self.name or self.font.getSubsetInternalName(0, self.document)
        return self.known.issuperset(text)


def _letters_by_face(canvas: Any) -> dict[str, _Letters]:
    known: dict[str, _Letters] = vars(canvas._doc).setdefault("_letters", {})  # noqa: SLF001  as above
    return known


def _letters_of(canvas: Any, face: str) -> _Letters:
    found = _letters_by_face(canvas)[face] = _Letters(canvas._doc, face)  # noqa: SLF001  as above
    return found
