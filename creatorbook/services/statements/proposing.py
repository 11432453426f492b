"""What the open lines of statements are thought to settle, brought together with all that is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.money.matching.matching import match
from creatorbook.domain.money.matching.sides import Debt, PaidLine, Payers
from creatorbook.domain.values.folding import fold_name
from creatorbook.domain.values.money import Money
from creatorbook.services.invoices.open_sums import sums_owed
from creatorbook.services.statements.lines import open_lines
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.domain.money.matching.sides import Proposal
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.statements.lines import Line
    from creatorbook.store.engine.reading import Executes

_REMEMBERED = timedelta(days=400)
_WHOLE_BP = 10_000
_INVOICE, _BRAND, _DEAL, _AGENCY = Table("invoice"), Table("brand"), Table("deal"), Table("agency")
_RULE = Table("payer_rule")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A line with what it may settle; `proposal` is None where nothing speaks for anything."""

    line: Line
    proposal: Proposal | None
    sums: tuple[OpenSum, ...] = ()


def propose(reading: Executes, today: date, *, creator_id: str = "") -> tuple[Proposed, ...]:
    """Return the open lines with what each may settle, the oldest first; nothing is booked.

    A line settles only what is owed to the creator whose account it is of.
    """
    made: list[Proposed] = []
    lines = open_lines(reading, creator_id=creator_id)
    payers = _payers(reading)
    for creator in dict.fromkeys(line.creator_id for line in lines):
        own = [line for line in lines if line.creator_id == creator]
        sums = {each.id: each for each in sums_owed(reading, today, creator=creator)}
        settled = _settled_debts(reading, creator, today)
        found = match(map(_as_paid, own), [*_debts(reading, sums.values()), *settled], payers)
        proposals = {each.line: each for each in found}
        for line in own:
            proposal = proposals.get(line.id)
            parts = () if proposal is None else tuple(sums[part.debt] for part in proposal.parts)
            made.append(Proposed(line, proposal, parts))
    return tuple(sorted(made, key=lambda each: (each.line.booked_on, each.line.id)))


def _as_paid(line: Line) -> PaidLine:
    return PaidLine(
        line.id,
        line.booked_on,
        line.amount,
        line.fee,
        line.original,
        line.counterparty,
        line.counterparty_account or fold_name(line.counterparty),
        line.words,
    )


def _debts(reading: Executes, sums: Iterable[OpenSum]) -> list[Debt]:
    owed = list(sums)
    ids = [each.id for each in owed if each.kind == "invoice"]
    of = select(
        _INVOICE,
        "id",
        "issued_on",
        "discount_bp",
        "discount_days",
        "payment_reference",
        "order_reference",
        "total_with_vat",
    ).where(_INVOICE.id.among(ids))
    terms = {row[0]: row[1:] for row in results.rows(reading, of)} if ids else {}
    made = []
    for each in owed:
        issued, discount, days, reference, order, whole = terms.get(each.id, (None, 0, 0, "", "", 0))
        issued_on = issued if isinstance(issued, date) or issued is None else date.fromisoformat(issued)
        has_discount = bool(discount and days and issued_on)
        made.append(
            Debt(
                each.id,
                each.brand_id,
                each.open,
                each.number,
                tuple(part for part in (reference or "", order or "") if part),
                issued_on,
                each.due_on,
                Money(-(-(whole or 0) * discount // _WHOLE_BP), each.owed.currency) if has_discount else None,
                issued_on + timedelta(days=days) if has_discount and issued_on is not None else None,
            )
        )
    return made


def _settled_debts(reading: Executes, creator: str, today: date) -> list[Debt]:
    """Return what was settled of late: a line that names it is paid twice, or is that very payment."""
    of = select(_INVOICE, "id", "brand_id", "number", "currency").where(
        _INVOICE.paid_on.at_least(today - _REMEMBERED), _INVOICE.number.is_known(), _INVOICE.creator_id.equals(creator)
    )
    return [Debt(id, brand, Money(0, currency), number) for id, brand, number, currency in results.rows(reading, of)]


def _payers(reading: Executes) -> Payers:
    names: dict[str, set[str]] = {}
    for brand, name, legal in results.rows(reading, select(_BRAND, "id", "name", "legal_name")):
        names[brand] = {each for each in (name, legal) if each}
    # An agency pays for the brands that it brings.
    of = select(_DEAL, _DEAL.brand_id, _AGENCY.name).join(_AGENCY, _AGENCY.id.equals(_DEAL.agency_id)).unique()
    for brand, agency in results.rows(reading, of):
        names.setdefault(brand, set()).add(agency)
    accounts = {
        account or payer: brand
        for account, payer, brand in results.rows(reading, select(_RULE, "account", "payer", "brand_id"))
        if brand
    }
    return Payers(_sorted(names), accounts)


def _sorted(names: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {payer: tuple(sorted(known)) for payer, known in names.items()}
