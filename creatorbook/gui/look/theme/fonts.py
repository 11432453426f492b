"""The font of the window: the bundled one where it is there, else the system's."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from creatorbook.common.paths import resources
from creatorbook.gui.look.theme.current import text_scale
from creatorbook.gui.look.theme.roles import TEXTS

# The two weights that the window uses: the regular one and the one of headings.
_FACES = ("Regular", "SemiBold")
_TABULAR = QFont.Tag("tnum")
_family: list[str] = []


def family() -> str:
    """Return the family of the bundled sans serif, loaded at first use, or "" where there is none."""
    if not _family:
        found = ""
        folder = resources() / "fonts"
        for path in sorted(folder.glob("*.ttf")):
            if path.stem.rpartition("-")[2] not in _FACES or not path.stem.startswith("Inter"):
                continue
            number = QFontDatabase.addApplicationFont(str(path))
            if number >= 0 and not found and path.stem.endswith("Regular"):
                found = QFontDatabase.applicationFontFamilies(number)[0]
        _family.append(found)
    return _family[0]


def load_rest() -> None:
    """Load the other weights, which only long texts use; after the first paint."""
    if not family():
        return
    for path in sorted((resources() / "fonts").glob("Inter-*.ttf")):
        if path.stem.rpartition("-")[2] not in _FACES:
            QFontDatabase.addApplicationFont(str(path))


def font(size: str = "body", *, bold: bool | None = None) -> QFont:
    """Return the window's font in one of the sizes of the tokens, in the weight of that size unless one is wanted."""
    result = QFont(family()) if family() else QFont()
    text = TEXTS[size]
    result.setPixelSize(round(text.size * text_scale()))
    if bold or (bold is None and text.weight > QFont.Weight.Normal):
        result.setWeight(QFont.Weight.DemiBold)
    # Figures of one width: sums stand above each other.
    result.setFeature(_TABULAR, 1)
    return result
