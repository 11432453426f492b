"""Rows of the page Money that are nobody's debt: what others get of the income, by month, and what was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, pgettext
from creatorbook.gui.money.entries import PAID, key_of
from creatorbook.gui.rows.row import Head, RowAction, TonedText, TwoLineRow
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.values.money import Money
    from creatorbook.gui.money.entries import Names
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.records.rows import Row
    from creatorbook.services.shares.statements import ShareStatement

SAVE_STATEMENT = "save_statement"
SHARE = "shares"
_APART = "|"


def share_key(statement: ShareStatement) -> str:
    """Return the key of a statement's row."""
    return key_of(SHARE, _APART.join((statement.month, statement.creator_id, statement.person)))


def share_entries(found: Sequence[ShareStatement], names: Names, today: date) -> list[Entry]:
    """Return the statements of shares, those with something open first, the newest month first."""
    entries: list[Entry] = []
    for title, part in (
        (_("Still to settle"), [each for each in found if each.is_open]),
        (_("Settled"), [each for each in found if not each.is_open]),
    ):
        if part:
            entries.append(Head(key_of("head", title), title, len(part), "text_muted"))
            entries += [_share_row(each, names, today, several=_has_several(found)) for each in part]
    return entries


def _has_several(found: Sequence[ShareStatement]) -> bool:
    return len({each.creator_id for each in found}) > 1


def _share_row(statement: ShareStatement, names: Names, today: date, *, several: bool) -> TwoLineRow:
    came = _sums(each.came for each in statement.sums)
    shares = list(dict.fromkeys(line.share.rule.words for line in statement.lines))
    part = _sums(each.amount for each in statement.sums if each.settled.minor and each.open.minor)
    said = [
        formats.month_near(statement.first, today),
        word_for(statement.role),
        _("of income of {name}").format(name=statement.creator) if several else "",
        _("{shares} of {came}").format(shares=" + ".join(shares), came=came),
        _("{amount} in all").format(amount=part) if part else "",
    ]
    actions = [RowAction(SAVE_STATEMENT, _("Statement"), icon="download")]
    if statement.is_open:
        actions.insert(0, RowAction(PAID, _("Settle"), names.keys[PAID], icon="check"))
    open_ = (
        _sums(each.open for each in statement.sums)
        if statement.is_open
        else (_sums(each.amount for each in statement.sums))
    )
    return TwoLineRow(
        share_key(statement),
        statement.partner,
        " · ".join(each for each in said if each),
        TonedText("users", "accent" if statement.is_open else "ok"),
        TonedText(open_, "text"),
        tuple(actions),
        ", ".join(f"{each.cap} {each.text}" for each in actions if each.key),
    )


def _sums(sums: Iterable[Money]) -> str:
    return ", ".join(formats.money(each) for each in sums)


def expense_entries(found: Sequence[Row], asked: frozenset[str], today: date) -> list[Entry]:
    """Return what was spent, what a brand has still to be asked for first; `asked` are those on an invoice."""
    waits = [row for row in found if row["passed_on"] and row.id not in asked]
    rest = [row for row in found if not (row["passed_on"] and row.id not in asked)]
    entries: list[Entry] = []
    for title, part in ((_("For the next invoice"), waits), (pgettext("expenses", "Others"), rest)):
        if part:
            entries.append(Head(key_of("head", title), title, len(part), "text_muted"))
            entries += [_expense_row(row, asked, today) for row in part]
    return entries


def _expense_row(row: Row, asked: frozenset[str], today: date) -> TwoLineRow:
    of = row["deal_id"] or row["brand_id"]
    said = [
        formats.day_near(row["spent_on"], today) if row["spent_on"] else "",
        row["category"],
        of.title if of is not None else "",
        _("on an invoice") if row.id in asked else "",
    ]
    return TwoLineRow(
        key_of("expense", row.id),
        row.title,
        " · ".join(each for each in said if each),
        TonedText("receipt", "text_muted" if row.id in asked or not row["passed_on"] else "accent"),
        TonedText(formats.money(row["amount"]), "text"),
    )
