"""The line of a deal's money from its fee to the bank: asked for, due, late, paid, kept back, given up; by currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, pgettext
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.money import Money
from creatorbook.services.invoices.open_sums import Which, sums_owed
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.engine.reading import Executes

_ALLOCATION, _LINE, _INVOICE = Table("allocation"), Table("invoice_line"), Table("invoice")
_KEPT_BACK = frozenset({AllocationKind.FEE, AllocationKind.WITHHOLDING})
_GIVEN_UP = frozenset({AllocationKind.DISCOUNT, AllocationKind.ROUNDING, AllocationKind.WRITE_OFF})


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A deal's money in one currency, with taxes: what was asked is what is due, late, paid, kept back and given up.

    `to_invoice` is what nobody was asked for yet; `asked` was, by an invoice or without one. `kept_back` is what
    banks kept of it for their work and payers for the state. Of an invoice over several deals it is this one's share,
    by the sums without taxes.
    """

    to_invoice: Money
    asked: Money
    due: Money
    late: Money
    paid: Money
    kept_back: Money
    given_up: Money


def line_words() -> dict[str, str]:
    """Return the words for the steps of the line, by their names, in their order."""
    return {
        "to_invoice": _("To invoice"),
        "asked": pgettext("sum", "Asked for"),
        "due": pgettext("sum", "Due"),
        "late": _("Late"),
        "paid": pgettext("sum", "Paid"),
        "kept_back": _("Kept back"),
        "given_up": _("Given up"),
    }


def money_lines(reading: Executes, deal_id: str, today: date) -> tuple[MoneyLine, ...]:
    """Return the line of one deal, one for each currency; none where nothing of it is owed or was paid."""
    sums = sums_owed(reading, today, deal=deal_id, which=Which.ALL)
    invoices = [each.id for each in sums if each.kind == "invoice"]
    shares = _shares(reading, invoices, deal_id)
    withheld = dict(results.rows(reading, select(_INVOICE, "id", "withheld").where(_INVOICE.id.among(invoices))))
    ids = [each.id for each in sums]
    ours = any_of(_ALLOCATION.invoice_id.among(ids), _ALLOCATION.payment_id.among(ids))
    settled: dict[str, dict[AllocationKind, int]] = {}
    found = select(_ALLOCATION, "invoice_id", "payment_id", "kind", "amount_minor").where(ours)
    for invoice, payment, kind, minor in results.rows(reading, found):
        kinds = settled.setdefault(invoice or payment, {})
        kinds[AllocationKind(kind)] = kinds.get(AllocationKind(kind), 0) + minor
    parts: dict[str, list[dict[str, int]]] = {}
    for each in sums:
        whole = _parts(each, settled.get(each.id, {}), withheld.get(each.id) or 0)
        parts.setdefault(each.currency, []).append(_share(whole, shares.get(each.id)))
    return tuple(
        MoneyLine(**{name: Money(sum(part[name] for part in of), currency) for name in MoneyLine.__slots__})
        for currency, of in sorted(parts.items())
    )


def _shares(reading: Executes, invoices: list[str], deal_id: str) -> Mapping[str, tuple[int, int]]:
    """Return what of each invoice is for the deal, and the whole of it, both without taxes."""
    shares: dict[str, tuple[int, int]] = {}
    lines = select(_LINE, "invoice_id", "deal_id", "net").where(_LINE.invoice_id.among(invoices))
    for invoice, deal, net in results.rows(reading, lines):
        ours, whole = shares.get(invoice, (0, 0))
        shares[invoice] = (ours + (net if deal == deal_id else 0), whole + net)
    return shares


def _parts(owed: OpenSum, settled: Mapping[AllocationKind, int], withheld: int) -> dict[str, int]:
    """Return one sum by where its money is, in minor units."""
    kept_back = sum(minor for kind, minor in settled.items() if kind in _KEPT_BACK) + withheld
    given_up = sum(minor for kind, minor in settled.items() if kind in _GIVEN_UP)
    came = settled.get(AllocationKind.PAYMENT, 0) + settled.get(AllocationKind.SET_OFF, 0)
    is_asked = not owed.needs_invoice or bool(settled)
    return {
        "to_invoice": 0 if is_asked else owed.open_minor,
        "asked": owed.owed_minor + withheld if is_asked else 0,
        "due": owed.open_minor if is_asked and not owed.days_late else 0,
        "late": owed.open_minor if is_asked and owed.days_late else 0,
        "paid": came - settled.get(AllocationKind.REFUND, 0),
        "kept_back": kept_back,
        "given_up": given_up,
    }


def _share(parts: dict[str, int], share: tuple[int, int] | None) -> dict[str, int]:
    if share is None or share[0] == share[1] or not share[1]:
        return parts
    ours, whole = share
    return {name: (2 * minor * ours + whole) // (2 * whole) for name, minor in parts.items()}
