"""The sheet of the document being laid out: its measures (points), colours and paragraph styles.

`use_look` says for a block of code how documents look; all that is drawn within asks `sheet()` and `style()`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.inputs.look import HOUSE_LOOK, Look, Paper, darken_until_legible, is_colour
from creatorbook.documents.page.densities import Density, measures, set_closer, terms_faces
from creatorbook.documents.page.themes import THEMES
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import use_lost_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.lib.styles import ParagraphStyle

    from creatorbook.domain.records.document_themes import Theme

GAP = "#B3261E"  # what is missing, in every theme
GUTTER = 16.0  # points between two columns of text
# Densities that keep the margins of the theme.
_OWN_MARGINS = frozenset({Density.ROOMY, Density.CLOSER, Density.INVOICE})
_PAPERS = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, eq=False)
class Sheet:
    """The measures, colours and styles of one theme in one accent colour, on one paper, set as close as is asked."""

    theme: Theme
    accent: str
    tint: str
    ink: str
    soft: str
    rule: str
    left: float
    right: float
    top: float
    bottom: float
    hang: float
    table: str
    bar: bool
    faces: dict[str, str]
    paper: Paper
    density: Density
    _styles: dict[str, ParagraphStyle] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """The width of the text, in points."""
        return self.page_width - self.left - self.right

    @property
    def page_width(self) -> float:
        """The width of the paper, in points."""
        return _PAPERS[self.paper][0]

    @property
    def page_height(self) -> float:
        """The height of the paper, in points."""
        return _PAPERS[self.paper][1]

    @property
    def furniture_at(self) -> tuple[float, float, float]:
        """How far running head, footer's line and footer are from the edge of the paper, in points."""
        return (42.0, 52.0, 40.0) if self.density in _OWN_MARGINS else (32.0, 44.0, 32.0)

    @property
    def table_space(self) -> tuple[float, float]:
        """The room before and after a table, in points."""
        if self.density in (Density.LETTER, Density.LETTER_CLOSE, Density.INVOICE_CLOSE, Density.PARALLEL):
            return (1.5, 5.0)
        return (3.0, 10.0) if self.density in _OWN_MARGINS else (0.0, 1.0)

    @property
    def cell_padding(self) -> float:
        """What of a theme's room above and below the text of a cell is kept, as a share."""
        kept = {
            Density.ROOMY: 1.0,
            Density.CLOSER: 0.8,
            Density.LETTER: 0.5,
            Density.LETTER_CLOSE: 0.2,
            Density.INVOICE: 0.85,
            Density.INVOICE_CLOSE: 0.5,
            Density.PARALLEL: 0.6,
        }
        return kept.get(self.density, 0.4)

    @property
    def column(self) -> float:
        """The width of a column where the text stands in two, in points."""
        return (self.width - GUTTER) / 2

    def face(self, role: str) -> str:
        """Return the face of a role: text, text_italic, text_strong, title, label, label_medium or label_strong."""
        return self.faces[role]

    def style(self, name: str) -> ParagraphStyle:
        """Return the named paragraph style; raises KeyError where there is none of that name."""
        made = self._styles.get(name)
        if made is None:
            made = self._styles[name] = self._make_style(name)
        return made

    def _make_style(self, name: str) -> ParagraphStyle:
        fonts.register()
        from reportlab.lib.colors import HexColor
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle

        sides = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER, "justify": TA_JUSTIFY}
        face, size, leading, colour, extra = set_closer(name, THEMES[self.theme].styles[name], self.density)
        settings: dict[str, Any] = {
            "fontName": self.faces[face],
            "fontSize": size,
            "leading": leading,
            "textColor": HexColor(self._colour(colour)),
            "bulletFontName": self.faces["text"],
            "allowWidows": 0,
            "allowOrphans": 0,
            "splitLongWords": 1,
            # ReportLab loses the hyphen of a word that it first tried to part at it, which happens in narrow columns.
            "embeddedHyphenation": int(self.density is not Density.TERMS),
        }
        for key, value in extra.items():
            if key == "alignment":
                settings[key] = sides[str(value)]
            elif key.endswith("Color"):
                settings[key] = HexColor(self._colour(str(value)))
            elif key.endswith("FontName"):
                settings[key] = self.faces[str(value)]
            else:
                settings[key] = self.hang if value == "hang" else value
        return ParagraphStyle(name, **settings)

    def _colour(self, role: str) -> str:
        return {"ink": self.ink, "soft": self.soft, "accent": self.accent}[role]


@cache
def sheet_for(theme: Theme, accent: str, paper: Paper = Paper.A4, density: Density = Density.ROOMY) -> Sheet:
    """Return the sheet of a theme; an accent ("#RRGGBB") too light to be read is darkened, "" is the theme's own."""
    data = THEMES[theme]
    chosen = darken_until_legible(accent if is_colour(accent) else data.accent)
    left, right, top, bottom, hang = measures(data, density)
    return Sheet(
        theme=theme,
        accent=chosen,
        tint=_tint(chosen),
        ink=data.ink,
        soft=data.soft,
        rule=data.rule,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        hang=hang,
        table=data.table,
        bar=data.bar,
        faces=terms_faces(data) if density is Density.TERMS else data.faces,
        paper=paper,
        density=density,
    )


def _tint(colour: str) -> str:
    """Return the colour as an area behind text: nine tenths white."""
    return "#" + "".join(f"{255 - (255 - int(colour[at : at + 2], 16)) * 9 // 100:02X}" for at in (1, 3, 5))


_look: ContextVar[Look] = ContextVar("look", default=HOUSE_LOOK)
_language: ContextVar[str] = ContextVar("language", default="")
_density: ContextVar[Density] = ContextVar("density", default=Density.ROOMY)


@contextmanager
def use_look(look: Look, language: str = "") -> Iterator[Sheet]:
    """Lay out what follows in this look, as a document in this language (two letters); yields its sheet."""
    token, spoken = _look.set(look), _language.set(language)
    try:
        with use_lost_letters(look.lost_letters):
            yield sheet()
    finally:
        _language.reset(spoken)
        _look.reset(token)


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Break the words of what is made within as this language does (two letters), whatever the document's."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@contextmanager
def set_density(density: Density) -> Iterator[Sheet]:
    """Set what is made within as close as this; yields its sheet."""
    token = _density.set(density)
    try:
        yield sheet()
    finally:
        _density.reset(token)


def current_look() -> Look:
    """Return the look of the document being laid out."""
    return _look.get()


def language() -> str:
    """Return the language of the document being laid out, "" where it says none."""
    return _language.get()


def sheet() -> Sheet:
    """Return the sheet of the document being laid out."""
    look = _look.get()
    return sheet_for(look.theme, look.accent, look.paper, _density.get())


def style(name: str) -> ParagraphStyle:
    """Return a paragraph style of the document being laid out; raises KeyError where there is none of that name."""
    return sheet().style(name)
