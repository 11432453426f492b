"""The columns of the list of gifts: what it is and from whom, what was asked, what it owes, and what it is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import lower_first
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.records.gifts import GiftFate, Valuation
from creatorbook.gui.content.verdict_view import ROLES, short_verdict, strongest_outcome
from creatorbook.gui.lists.cells import ChipCell, TwoLines
from creatorbook.gui.lists.listing import columns_of
from creatorbook.gui.lists.looks import late_by
from creatorbook.gui.lists.record_table import Column
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.gifts.photos import GiftPhotos
    from creatorbook.gui.gifts.verdicts import GiftVerdicts
    from creatorbook.gui.lists.cells import CellPainter
    from creatorbook.services.records.rows import Row


_SEEN_IN_LEAD = ("brand_id", "received_on")


class GiftColumns:
    """Says and paints what the list shows of each gift."""

    def __init__(self, desk: Desk, verdicts: GiftVerdicts, photos: GiftPhotos) -> None:
        self._desk, self._verdicts, self._photos = desk, verdicts, photos

    def lead(self) -> tuple[CellPainter, Callable[[Row], str]]:
        """Return how the first column is painted, and what is read aloud of it."""
        return TwoLines(self._what, name=_brand, picture=self._photo), self._spoken_what

    def _photo(self, gift: Row) -> QImage | None:
        return self._photos.to_paint(gift.id)

    def more(self) -> Sequence[tuple[Column, CellPainter | None]]:
        """Return the columns after what was asked; those that the first one tells already are shown on demand."""
        (value,) = columns_of("gift", ("value",), {"value": 160})
        duty = Column("duty", _("Label"), self._duty_text, 108, sortable=False, tip=self._duty_tip, bends=False)
        return (
            (duty, ChipCell(self._duty)),
            (replace(value, spoken=self._spoken_value), TwoLines(self._value, roles=self._value_roles, right=True)),
            *((replace(column, shown=False, behind=True), None) for column in columns_of("gift", _SEEN_IN_LEAD)),
        )

    # What, and from whom

    def _what(self, gift: Row) -> tuple[str, str]:
        day = formats.day_near(gift["received_on"], self._desk.clock.today()) if gift["received_on"] else ""
        return gift.title, " · ".join(part for part in (_brand(gift), day) if part)

    def _spoken_what(self, gift: Row) -> str:
        return ", ".join(part for part in self._what(gift) if part)

    # What it owes

    def _duty(self, gift: Row) -> tuple[str, str]:
        verdict = self._verdicts.to_paint(gift.id)
        if verdict is None:
            return "", "idle"
        outcome = strongest_outcome(verdict)
        return _(RULE_WORDS[Outcome][outcome]), ROLES[outcome]

    def _duty_text(self, gift: Row) -> str:
        verdict = self._verdicts.now(gift.id)
        return _(RULE_WORDS[Outcome][strongest_outcome(verdict)]) if verdict is not None else ""

    def _duty_tip(self, gift: Row) -> str:
        verdict = self._verdicts.now(gift.id)
        return short_verdict(verdict) if verdict is not None else ""

    # What it is worth, and whether it goes back

    def _value(self, gift: Row) -> tuple[str, str]:
        value = formats.money(gift["value"], short=True) if gift["value"] else ""
        late = self._days_late(gift)
        if late:
            return value or "–", late_by(late)
        if gift["fate"] is GiftFate.TO_RETURN and gift["return_due_on"]:
            day = formats.day_near(gift["return_due_on"], self._desk.clock.today())
            return value or "–", _("back by {day}").format(day=day)
        if gift["fate"] is not GiftFate.KEPT:
            return value or "–", lower_first(word_for(gift["fate"]))
        known = value and gift["valuation"] is not Valuation.UNKNOWN
        return value or "–", lower_first(word_for(gift["valuation"])) if known else "" if value else _("no value yet")

    def _value_roles(self, gift: Row) -> tuple[str, str]:
        return "text", "danger" if self._days_late(gift) else "text_muted"

    def _spoken_value(self, gift: Row) -> str:
        return ", ".join(part for part in self._value(gift) if part and part != "–")

    def _days_late(self, gift: Row) -> int:
        if gift["fate"] is not GiftFate.TO_RETURN or not gift["return_due_on"]:
            return 0
        late: int = (self._desk.clock.today() - gift["return_due_on"]).days
        return max(late, 0)


def _brand(gift: Row) -> str:
    return gift["brand_id"].title if gift["brand_id"] else ""
