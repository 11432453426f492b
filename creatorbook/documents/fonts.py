"""The fonts of documents: shipped files only, loaded when the first document is made, registered once.

Source Serif 4 is the text (its figures are tabular), Inter the headings and labels, and each stands in for
characters that the other lacks. No font of the system is ever used: the same input gives the same pages anywhere.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from creatorbook.common.paths import resources

TEXT = "SourceSerif4"
TEXT_ITALIC = "SourceSerif4-Italic"
TEXT_STRONG = "SourceSerif4-SemiBold"
LABEL = "Inter"
LABEL_MEDIUM = "Inter-Medium"
LABEL_STRONG = "Inter-SemiBold"

FILES = {
    TEXT: "SourceSerif4-Regular.ttf",
    TEXT_ITALIC: "SourceSerif4-Italic.ttf",
    TEXT_STRONG: "SourceSerif4-SemiBold.ttf",
    LABEL: "Inter-Regular.ttf",
    LABEL_MEDIUM: "Inter-Medium.ttf",
    LABEL_STRONG: "Inter-SemiBold.ttf",
}
# The face of the same weight in the other family, for characters that a face lacks.
STAND_IN = {
    TEXT: LABEL,
    TEXT_ITALIC: LABEL,
    TEXT_STRONG: LABEL_STRONG,
    LABEL: TEXT,
    LABEL_MEDIUM: TEXT,
    LABEL_STRONG: TEXT_STRONG,
}

_PRIVATE = range(0xE000, 0xF900)

_lock = Lock()
_registered = False


def register() -> None:
    """Load and register every face once for the process, and shut the doors through which text could reach out.

    Raises OSError where a shipped font file is missing (a broken installation: `doctor` says which).
    """
    global _registered  # noqa: PLW0603  ReportLab's registry is one a process
    with _lock:
        if _registered:
            return
        from reportlab import rl_config
        from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
        from reportlab.pdfbase.ttfonts import TTFont

        # ReportLab names its basic font on every page before any text; its own default would not be embedded.
        vars(rl_config).update(trustedHosts=None, trustedSchemes=[], toColorCanUse=None, canvas_basefontname=TEXT)
        # Pages as plain bytes: the text form of PDF streams costs a fifth more space and time.
        vars(rl_config).update(useA85=0)
        folder = resources() / "fonts"
        for face, file in FILES.items():
            registerFont(TTFont(face, str(folder / file)))
        for regular, strong, italic in ((TEXT, TEXT_STRONG, TEXT_ITALIC), (LABEL, LABEL_STRONG, LABEL)):
            registerFontFamily(regular, normal=regular, bold=strong, italic=italic, boldItalic=strong)
        _registered = True


@cache
def coverage(face: str) -> frozenset[str]:
    """Return the characters that the face itself can show."""
    register()
    from reportlab.pdfbase.pdfmetrics import getFont

    glyphs: dict[int, int] = vars(getFont(face))["face"].charToGlyph
    # Glyph 0 is the empty box that stands for "no such character". Private characters mean what their writer's own
    # font shows, which is not what ours would.
    return frozenset(chr(code) for code, glyph in glyphs.items() if glyph and code > 0 and code not in _PRIVATE)


@cache
def printable() -> frozenset[str]:
    """Return the characters that every weight of one family or the other can show."""
    text = coverage(TEXT) & coverage(TEXT_ITALIC) & coverage(TEXT_STRONG)
    label = coverage(LABEL) & coverage(LABEL_MEDIUM) & coverage(LABEL_STRONG)
    return text | label
