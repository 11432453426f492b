"""The fonts of documents: shipped files only, each loaded when a document first needs it.

Source Serif 4 is the text (its figures are tabular), Inter the headings and labels, STIX Two the plain theme, and each
stands in for characters that another lacks; other scripts have faces of their own. No font of the system is used
unless a book asks for it (`system_fonts`): the same input gives the same pages anywhere.
"""

from __future__ import annotations

from functools import cache, lru_cache
from threading import RLock
from typing import Any

from creatorbook.common.paths import resources

TEXT = "SourceSerif4"
TEXT_ITALIC = "SourceSerif4-Italic"
TEXT_STRONG = "SourceSerif4-SemiBold"
LABEL = "Inter"
LABEL_MEDIUM = "Inter-Medium"
LABEL_STRONG = "Inter-SemiBold"
LABEL_BOLD = "Inter-Bold"
PLAIN = "STIXTwo"
PLAIN_ITALIC = "STIXTwo-Italic"
PLAIN_STRONG = "STIXTwo-SemiBold"
ARABIC = "NotoNaskhArabic"
ARABIC_STRONG = "NotoNaskhArabic-SemiBold"
HEBREW = "NotoSansHebrew"
HEBREW_STRONG = "NotoSansHebrew-SemiBold"
CHINESE = "NotoSansSC"
JAPANESE = "NotoSansJP"
KOREAN = "NotoSansKR"

FILES = {
    TEXT: "SourceSerif4-Regular.ttf",
    TEXT_ITALIC: "SourceSerif4-Italic.ttf",
    TEXT_STRONG: "SourceSerif4-SemiBold.ttf",
    LABEL: "Inter-Regular.ttf",
    LABEL_MEDIUM: "Inter-Medium.ttf",
    LABEL_STRONG: "Inter-SemiBold.ttf",
    LABEL_BOLD: "Inter-Bold.ttf",
    PLAIN: "STIXTwoText-Regular.ttf",
    PLAIN_ITALIC: "STIXTwoText-Italic.ttf",
    PLAIN_STRONG: "STIXTwoText-SemiBold.ttf",
    ARABIC: "NotoNaskhArabic-Regular.ttf",
    ARABIC_STRONG: "NotoNaskhArabic-SemiBold.ttf",
    HEBREW: "NotoSansHebrew-Regular.ttf",
    HEBREW_STRONG: "NotoSansHebrew-SemiBold.ttf",
    CHINESE: "NotoSansSC-Subset.ttf",
    JAPANESE: "NotoSansJP-Subset.ttf",
    KOREAN: "NotoSansKR-Subset.ttf",
}
STRONG = frozenset({TEXT_STRONG, LABEL_STRONG, LABEL_BOLD, PLAIN_STRONG})
# The faces of like weight in the other families, in the order in which they are asked for characters a face lacks.
STAND_IN = {
    TEXT: (LABEL,),
    TEXT_ITALIC: (LABEL,),
    TEXT_STRONG: (LABEL_STRONG,),
    LABEL: (TEXT,),
    LABEL_MEDIUM: (TEXT,),
    LABEL_STRONG: (TEXT_STRONG,),
    LABEL_BOLD: (TEXT_STRONG,),
    PLAIN: (TEXT, LABEL),
    PLAIN_ITALIC: (TEXT, LABEL),
    PLAIN_STRONG: (TEXT_STRONG, LABEL_STRONG),
}

_PRIVATE = range(0xE000, 0xF900)

_lock = RLock()


def register() -> None:
    """Set ReportLab up once for the process, and shut the doors through which text could reach out.

    Raises OSError where a shipped font file is missing (a broken installation: `doctor` says which).
    """
    load(TEXT)


@cache
def _set_up() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase import ttfonts

    from creatorbook.documents.pdf.syntax import write_for_archives
    from creatorbook.documents.text.tounicode import to_unicode

    # ReportLab names its basic font on every page before any text; its own default would not be embedded.
    vars(rl_config).update(trustedHosts=None, trustedSchemes=[], toColorCanUse=None, canvas_basefontname=TEXT)
    # Pages as plain bytes: the text form of PDF streams costs a fifth more space and time.
    vars(rl_config).update(useA85=0)
    vars(ttfonts).update(makeToUnicodeCMap=to_unicode)
    write_for_archives()


def load(face: str) -> str:
    """Make the face known to ReportLab, once for the process, and return its name; raises OSError as `register`."""
    with _lock:
        return _load_face(face)


@cache
def _load_face(face: str) -> str:
    _set_up()
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(face, str(resources() / "fonts" / FILES[face]))
    face_of_font = vars(font)["face"]
    _remember_subsets(face_of_font)
    _remember_widths(face_of_font)
    registerFont(font)
    registerFontFamily(face, normal=face, bold=face, italic=face, boldItalic=face)
    return face


def _remember_subsets(face: Any) -> None:
    """Let a face remember the last files of its subsets: documents with the same letters have the same."""
    make = face.makeSubset
    remembered = lru_cache(maxsize=16)(lambda letters: make(list(letters)))
    face.makeSubset = lambda letters: remembered(tuple(letters))


def _remember_widths(face: Any) -> None:
    """Let a face remember the widths of its letters as a PDF writes them: each document lists those of every subset."""
    from reportlab.lib.rl_accel import fp_str

    width = face.getCharWidth
    face.getCharWidth = cache(lambda letter: str(fp_str(width(letter))).encode("ascii"))


@cache
def coverage(face: str) -> frozenset[str]:
    """Return the characters that the face itself can show."""
    load(face)
    from reportlab.pdfbase.pdfmetrics import getFont

    glyphs: dict[int, int] = vars(getFont(face))["face"].charToGlyph
    # Glyph 0 is the empty box that stands for "no such character". Private characters mean what their writer's own
    # font shows, which is not what ours would.
    return frozenset(chr(code) for code, glyph in glyphs.items() if glyph and code > 0 and code not in _PRIVATE)


@cache
def printable() -> frozenset[str]:
    """Return the characters of Latin, Greek and Cyrillic that every weight of one family or the other can show."""
    text = coverage(TEXT) & coverage(TEXT_ITALIC) & coverage(TEXT_STRONG)
    label = coverage(LABEL) & coverage(LABEL_MEDIUM) & coverage(LABEL_STRONG)
    return text | label
