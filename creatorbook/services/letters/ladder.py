"""The ladders of what is owed: the steps of the book or of a brand, with those that were taken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from creatorbook.domain.money.ladder import USUAL_STEPS, Ladder, StepTaken, ladder_of, read_steps
from creatorbook.domain.records.letters import ABOUT_PAYMENT
from creatorbook.services.book.settings import LATE_STEPS, setting
from creatorbook.services.invoices.open_sums import find_sum
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.engine.reading import Executes

_STEP, _LETTER, _LINE, _BRAND = Table("late_step"), Table("letter"), Table("invoice_line"), Table("brand")


@dataclass(frozen=True, slots=True)
class BrandSteps:
    """The days of the steps by which a brand is reminded; none where it never is."""

    days: tuple[int, ...] = ()
    is_own: bool = False

    @property
    def is_off(self) -> bool:
        """Whether this brand is never reminded."""
        return not self.days


def read_ladders(reading: Executes, owed: Sequence[OpenSum], today: date) -> Mapping[str, Ladder]:
    """Return the ladders of sums by their ids; what has no day yet has none."""
    dated = [each for each in owed if each.due_on is not None and each.kind in ("invoice", "payment")]
    steps = brand_steps(reading, {each.brand_id for each in dated})
    taken = _steps_taken(reading, dated)
    usual = book_steps(reading)
    return {
        each.id: ladder_of(
            each.due_on, steps.get(each.brand_id, BrandSteps(usual)).days, taken.get(each.id, {}).values(), today
        )
        for each in dated
        if each.due_on is not None
    }


@dataclass(frozen=True, slots=True)
class LadderView:
    """The ladder of one sum with whose it is: the brand's name and its steps."""

    owed: OpenSum
    ladder: Ladder
    brand: str
    steps: BrandSteps


def read_ladder(reading: Executes, kind: str, id: str, today: date) -> LadderView:
    """Return the ladder of an invoice or a payment, an empty one while it has no day; raises as `find_sum` does."""
    owed = find_sum(reading, kind, id, today)
    ladder = read_ladders(reading, (owed,), today).get(owed.id, Ladder())
    name = results.value(reading, select("brand", "name").where(id=owed.brand_id).with_trash())
    steps = brand_steps(reading, (owed.brand_id,)).get(owed.brand_id, BrandSteps(book_steps(reading)))
    return LadderView(owed, ladder, str(name or ""), steps)


def book_steps(reading: Executes) -> tuple[int, ...]:
    """Return the days of the steps that hold where a brand has none of its own."""
    return read_steps(setting(reading, LATE_STEPS).replace(",", " ").split()) or USUAL_STEPS


def brand_steps(reading: Executes, brands: Iterable[str]) -> Mapping[str, BrandSteps]:
    """Return the steps of brands by their ids."""
    usual = book_steps(reading)
    named = select(_BRAND, _BRAND.id, _BRAND.late_steps, _BRAND.late_off).where(_BRAND.id.among(sorted(set(brands))))
    found: dict[str, BrandSteps] = {}
    for id, words, is_off in results.rows(reading, named.with_trash()):
        own = read_steps(json.loads(words or "[]"))
        found[id] = BrandSteps() if is_off else BrandSteps(own or usual, is_own=own is not None)
    return found


def _steps_taken(reading: Executes, owed: Sequence[OpenSum]) -> Mapping[str, dict[int, StepTaken]]:
    """Return what was taken by the sum and the day of its step: what was kept, and letters that no step names.

    What was said of a payment before it was invoiced was said of its invoice.
    """
    by_id = {each.id: each for each in owed}
    of = {id: id for id in by_id}
    invoices = [each.id for each in owed if each.kind == "invoice"]
    lines = select(_LINE, _LINE.payment_id, _LINE.invoice_id)
    on_invoices = lines.where(_LINE.invoice_id.among(invoices), _LINE.payment_id.is_known())
    of |= dict(results.rows(reading, on_invoices))
    ids = sorted(of)
    found: dict[str, dict[int, StepTaken]] = {}
    named: set[str] = set()
    ours = any_of(_STEP.invoice_id.among(ids), _STEP.payment_id.among(ids))
    columns = ("invoice_id", "payment_id", "letter_id", "days", "sent_on", "means", "note")
    for invoice, payment, letter, days, sent_on, means, note in results.rows(
        reading, select(_STEP, *columns).where(ours)
    ):
        named.add(letter or "")
        day = date.fromisoformat(sent_on) if sent_on else None
        found.setdefault(of[invoice or payment], {})[days] = StepTaken(days, day, means, letter or "", note)
    about = any_of(_LETTER.invoice_id.among(ids), _LETTER.payment_id.among(ids))
    letters = select(_LETTER, "id", "invoice_id", "payment_id", "issued_at").where(
        about, _LETTER.kind.among(sorted(ABOUT_PAYMENT))
    )
    # A letter in the trash went out all the same.
    for letter, invoice, payment, issued_at in results.rows(reading, letters.with_trash()):
        asked = by_id[of.get(invoice or "") or of[payment]]
        if letter in named or not issued_at or asked.due_on is None:
            continue
        day = datetime.fromisoformat(issued_at).date()
        days = (day - asked.due_on).days
        found.setdefault(asked.id, {}).setdefault(days, StepTaken(days, day, "", letter))
    return found
