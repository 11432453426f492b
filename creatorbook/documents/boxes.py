"""Where the parties sign: the rectangles of a document that are kept free for signatures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """The place kept free for one party's signature.

    `party` is a Signatory's value ("creator", "brand", "agency", "guardian"), `page` counts from 0; `x` and `y` are the
    lower left corner in points from that of the page, as are `width` and `height`. `name_at` and `date_at` are where
    the baselines of the lines "name" and "date and place" begin, None where the document has no such lines.
    """

    party: str
    page: int
    x: float
    y: float
    width: float
    height: float
    name_at: tuple[float, float] | None = None
    date_at: tuple[float, float] | None = None
