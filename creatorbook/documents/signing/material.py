"""What a person signs with: strokes drawn by hand, a name typed, a picture, or a certificate's file."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TypeAlias

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.documents.text.pdf_text import join_lines, unprintable
from creatorbook.domain.records.signatures import Manner

OWNER = "/Creatorbook"  # whose data a drawing carries, in the words of ISO 32000-1, 14.5
MAX_STROKES = 5_000
MAX_POINTS = 200_000
MAX_NAME = 80  # characters of a typed signature

Stroke: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Strokes as a hand drew them: points (x, y) in any unit, x to the right, y downwards."""

    strokes: tuple[Stroke, ...]

    @property
    def manner(self) -> Manner:
        """How this signs."""
        return Manner.DRAWN


@dataclass(frozen=True, slots=True)
class Typed:
    """A name, to be set in the signature's type."""

    name: str

    @property
    def manner(self) -> Manner:
        """How this signs."""
        return Manner.TYPED


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a PNG or JPEG file."""

    content: bytes = field(repr=False)

    @property
    def manner(self) -> Manner:
        """How this signs."""
        return Manner.IMAGE


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """The bytes of a .p12 or .pfx file and its passphrase, which is shown and kept nowhere."""

    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)

    @property
    def manner(self) -> Manner:
        """How this signs."""
        return Manner.CERTIFICATE


Material: TypeAlias = Drawn | Typed | Picture | CertificateFile
Mark: TypeAlias = Drawn | Typed | Picture


def checked_strokes(drawn: Drawn) -> tuple[Stroke, ...]:
    """Return the strokes that hold points; raise BadInput for none, for too many, or for what is no place."""
    strokes = tuple(stroke for stroke in drawn.strokes if stroke)
    if not strokes:
        raise BadInput(_("Nothing has been drawn yet."), where="signature", hint=_("Draw it, or type the name."))
    if len(strokes) > MAX_STROKES or sum(map(len, strokes)) > MAX_POINTS:
        raise BadInput(
            _("The drawing has too many strokes for a signature."),
            where="signature",
            hint=_("Clear it and draw again."),
        )
    if not all(math.isfinite(x) and math.isfinite(y) for stroke in strokes for x, y in stroke):
        raise BadInput(_("The drawing cannot be read."), where="signature", hint=_("Clear it and draw again."))
    return strokes


def check_name(typed: Typed) -> str:
    """Return the name on one line; raise BadInput for none, for a long one, or for letters that no type here has."""
    name = join_lines(typed.name).strip()
    if not name:
        raise BadInput(_("Type the name to sign with."), where="name")
    if len(name) > MAX_NAME:
        raise BadInput(
            _("A typed signature has at most {count} characters.").format(count=MAX_NAME),
            where="name",
            hint=_("Shorten the name, or draw it."),
        )
    missing = unprintable(name)
    if missing:
        raise BadInput(
            _("The signature’s type has no “{characters}”.").format(characters=missing[:20]),
            where="name",
            hint=_("Draw the signature, or use a picture of it."),
        )
    return name
