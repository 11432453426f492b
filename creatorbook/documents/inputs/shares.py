"""What a statement of shares is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.documents.inputs.look import HOUSE_LOOK, Look

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.contract import Party
    from creatorbook.domain.records.money.shares import SplitBase, SplitManner
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class SharePaperLine:
    """A share of a sum that came for a deal: `net` is that sum without taxes, `gross` with them.

    `percent_bp` is in hundredths of a percent, `fixed` a sum a deal; `settled` is what of the amount was paid on.
    """

    came_on: date
    deal: str
    brand: str
    net: Money
    gross: Money
    manner: SplitManner
    base: SplitBase
    percent_bp: int
    fixed: Money | None
    amount: Money
    settled: Money


@dataclass(frozen=True, slots=True)
class SharePaper:
    """A statement of the month that begins on a day, for a partner, of whom `contact` says how they are reached."""

    language: str
    month: date
    made_on: date
    creator: Party
    partner: str
    contact: str
    lines: tuple[SharePaperLine, ...]
    look: Look = HOUSE_LOOK
