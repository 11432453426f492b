"""The lines of statements as they are read: open ones to be settled, all of them to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.receipts import RowState
from creatorbook.domain.values.money import Money
from creatorbook.store import results
from creatorbook.store.query.select import Select, Table, descending

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.store.engine.reading import Executes

SHORT = 8
_LEAST = 4
_ROW, _STATEMENT = Table("statement_row"), Table("statement")
_COLUMNS = (
    "id",
    "account",
    "booked_on",
    "amount_minor",
    "amount_currency",
    "original_minor",
    "original_currency",
    "rate",
    "fee",
    "counterparty",
    "counterparty_account",
    "text",
    "reference",
    "end_to_end_id",
    "bank_id",
    "state",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statement: `amount` is above zero for what came in; `fee` was kept back of it, in its currency."""

    id: str
    account: str
    booked_on: date
    amount: Money
    original: Money | None
    rate: str
    fee: Money | None
    counterparty: str
    counterparty_account: str
    text: str
    reference: str
    end_to_end_id: str
    bank_id: str
    state: RowState
    creator_id: str

    @property
    def short_id(self) -> str:
        """The end of the id, by which a person names the line: ids of one statement begin alike."""
        return self.id[-SHORT:]

    @property
    def words(self) -> str:
        """All that the payer and the bank wrote."""
        return " ".join(part for part in (self.text, self.reference, self.end_to_end_id) if part)


def open_lines(reading: Executes, *, creator_id: str = "") -> tuple[Line, ...]:
    """Return what came in and is neither entered nor left aside, the oldest first."""
    of = _select().where(_ROW.state.equals(RowState.OPEN), _ROW.amount_minor.greater_than(0))
    of = of.where(_STATEMENT.creator_id.equals(creator_id)) if creator_id else of
    return _lines(reading, of.order_by(_ROW.booked_on, _ROW.id))


def all_lines(reading: Executes, *, most: int | None = None) -> tuple[Line, ...]:
    """Return the lines of all statements, the newest first."""
    return _lines(reading, _select().order_by(descending(_ROW.booked_on), _ROW.id).limit(most))


def find_line(reading: Executes, typed: str) -> Line:
    """Return the line whose id ends with what was typed, at least four characters; raises NotFound, BadInput."""
    wanted = typed.strip().lower()
    found = [line for line in all_lines(reading) if len(wanted) >= _LEAST and line.id.endswith(wanted)]
    if not found:
        raise NotFound(_("No line of a statement has the id “{id}”.").format(id=typed), where="LINE")
    if len(found) > 1:
        raise BadInput(_("Several lines have an id that ends with “{id}”.").format(id=typed), where="LINE")
    return found[0]


def _select() -> Select:
    columns = (*(_ROW[name] for name in _COLUMNS), _STATEMENT.creator_id)
    return Select(columns, _ROW).join(_STATEMENT, _STATEMENT.id.equals(_ROW.statement_id))


def _lines(reading: Executes, query: Select) -> tuple[Line, ...]:
    from datetime import date as day

    made = []
    for row in results.iterate(reading, query):
        values = dict(zip((*_COLUMNS, "creator_id"), row, strict=True))
        currency = values["amount_currency"]
        booked = values["booked_on"]
        made.append(
            Line(
                values["id"],
                values["account"],
                booked if isinstance(booked, day) else day.fromisoformat(booked),
                Money(values["amount_minor"], currency),
                Money(values["original_minor"], values["original_currency"]) if values["original_currency"] else None,
                values["rate"],
                Money(values["fee"], currency) if values["fee"] else None,
                values["counterparty"],
                values["counterparty_account"],
                values["text"],
                values["reference"],
                values["end_to_end_id"],
                values["bank_id"],
                RowState(values["state"]),
                values["creator_id"] or "",
            )
        )
    return tuple(made)
