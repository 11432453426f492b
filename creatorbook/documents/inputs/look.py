"""How one creator's documents look: the theme, a colour, a logo, and what pages carry besides the text."""

from __future__ import annotations

import base64
import binascii
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.document_themes import LostLetters, Theme

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_LOGO = 300_000  # bytes of the PNG that is kept
MAX_SIDE = 800  # pixels of the logo that is kept
_MAX_FILE = 30_000_000  # bytes of the file given
_MAX_PIXELS = 40_000_000  # of the picture given: some 160 MB while it is read
_KINDS = ("PNG", "JPEG", "WEBP")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# WCAG 2.2, 1.4.3: text in ordinary sizes stands out 4.5 to 1 from what is behind it.
_TEXT_CONTRAST = 4.5
_SRGB_LINEAR = 0.04045  # IEC 61966-2-1: below it the curve is a straight line


class Paper(StrEnum):
    """The size of the sheets that a document is printed on."""

    A4 = "a4"
    LETTER = "letter"


# Where offices print on Letter (ANSI/ASME Y14.1, size A); everywhere else ISO 216 holds.
_LETTER_COUNTRIES = frozenset({"US", "CA"})


def paper_of(*countries: str) -> Paper:
    """Return the paper of a document that concerns these countries ("US", "US-NY", ""): Letter where one is at home."""
    named = {country.strip().upper().partition("-")[0] for country in countries}
    return Paper.LETTER if named & _LETTER_COUNTRIES else Paper.A4


@dataclass(frozen=True, slots=True)
class Look:
    """How a document looks; the default is the classic theme in the house colour.

    `accent` is "#RRGGBB" or "" for the theme's own colour; `logo` is the base64 of a PNG as `logo_from` returns it, or
    "". `cover` asks for a title page, `initials` for a box for each party's initials on every page. `lost_letters` says
    what becomes of letters that no shipped font has, `paper` what the sheets measure.
    """

    theme: Theme = Theme.CLASSIC
    accent: str = ""
    logo: str = ""
    cover: bool = False
    initials: bool = False
    lost_letters: LostLetters = LostLetters.REPLACED
    paper: Paper = Paper.A4

    @property
    def logo_png(self) -> bytes:
        """The logo's bytes; b"" where there is none, or where what was kept is no base64."""
        try:
            return base64.b64decode(self.logo, validate=True)
        except (binascii.Error, ValueError):
            return b""


HOUSE_LOOK = Look()


def is_colour(text: str) -> bool:
    """Return whether the text is a colour as `Look.accent` wants it: "#RRGGBB"."""
    return _COLOUR.fullmatch(text) is not None


def contrast(colour: str) -> float:
    """Return how far "#RRGGBB" stands out from white paper: from 1 (not at all) to 21 (black), as WCAG counts."""
    linear = [
        part / 12.92 if part <= _SRGB_LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def darken_until_legible(colour: str) -> str:
    """Return the colour, darkened step by step where text in it could not be read on white paper."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    shown = colour.upper()
    step = 100
    while contrast(shown) < _TEXT_CONTRAST and step:
        step -= 2
        shown = "#" + "".join(f"{part * step // 100:02X}" for part in parts)
    return shown


def logo_from(picture: bytes) -> str:
    """Return a PNG, JPEG or WebP picture as `Look.logo` keeps it: PNG in base64, at most 800 pixels a side and 300 kB.

    Everything but the pixels is left behind (place and camera of a photograph). Raises BadInput, in words, where the
    file is no such picture, cannot be read, or is too large to be a logo.
    """
    from PIL import Image

    if len(picture) > _MAX_FILE:
        raise _logo_too_large()
    try:
        image = _pixels(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise _logo_too_large() from error
    except BadInput:
        raise
    except Exception as error:
        # Pillow's readers raise whatever they stumble over in a broken file.
        raise BadInput(
            _("This file cannot be used as a logo: it is not a readable PNG, JPEG or WebP picture."),
            where="logo",
            hint=_("Export the logo as a PNG and choose that file."),
        ) from error
    return base64.b64encode(_small_png(image)).decode("ascii")


def _pixels(picture: bytes) -> Image:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(picture), formats=_KINDS) as opened:
        # The head of the file says its size: what would fill the memory is refused before it is unpacked.
        if opened.width * opened.height > _MAX_PIXELS:
            raise _logo_too_large()
        upright = ImageOps.exif_transpose(opened)
        return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _small_png(image: Image) -> bytes:
    side = MAX_SIDE
    while True:
        image.thumbnail((side, side))
        clean = image.copy()
        clean.info.clear()
        out = io.BytesIO()
        clean.save(out, "PNG", optimize=True)
        if out.tell() <= MAX_LOGO:
            return out.getvalue()
        side = side * 3 // 4


def _logo_too_large() -> BadInput:
    return BadInput(
        _("This picture is too large for a logo."),
        where="logo",
        hint=_("Choose one of at most 40 megapixels and 30 MB: it is shown some four centimetres wide."),
    )
