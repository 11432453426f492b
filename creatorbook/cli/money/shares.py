"""Shares of income on the command line: how much as it is typed, rules and statements as tables and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.cli.money.amounts import read_money
from creatorbook.cli.output.columns import Cell, Column
from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.shares import SplitManner
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.services.fields.values import Reader
    from creatorbook.services.shares.of_deal import Parted
    from creatorbook.services.shares.rules import Rule
    from creatorbook.services.shares.sharing import Share
    from creatorbook.services.shares.statements import ShareStatement

_MANNERS = {"even": SplitManner.EVEN, "rest": SplitManner.WHOLE}


def read_share(typed: str, reader: Reader) -> dict[str, Any]:
    """Return "20%", "150 EUR", "even" or "rest" as values of a share; raise UsageError for anything else."""
    word = typed.strip().lower()
    nothing = {"percent_bp": None, "fixed": None}
    if word in _MANNERS:
        return {**nothing, "manner": _MANNERS[word]}
    if word.endswith("%"):
        percent = reader.read(KINDS["split"].field("percent_bp"), word)
        return {**nothing, "manner": SplitManner.PERCENT, "percent_bp": percent}
    fixed = read_money(typed, "SHARE", reader)
    if fixed is None:
        raise UsageError(
            _("How much is it? A percentage, a sum, “even” or “rest”."), where="SHARE", hint=_("For example: 20%.")
        )
    return {**nothing, "manner": SplitManner.FIXED, "fixed": fixed}


def rules_table(
    rules: Iterable[Rule], owners: Mapping[str, str], short: Mapping[str, str]
) -> tuple[list[Column], list[list[str | Cell]]]:
    """Return shares that are written down as columns and rows.

    `owners` are titles of deals and names of creators, `short` the shortest ids that name the shares.
    """
    head = [
        Column(_("Id"), rigid=True),
        Column(_("Who gets it")),
        Column(_("Role")),
        Column(_("Share"), rigid=True),
        Column(_("Of whose income")),
        Column(_("Starts on"), rigid=True),
        Column(_("Ends on"), rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            short[each.id],
            each.partner,
            word_for(each.role),
            each.words,
            owners.get(each.deal_id or each.creator_id, ""),
            each.starts_on,
            each.ends_on,
        ]
        for each in rules
    ]
    return head, rows


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """Return a share that is written down as one JSON object."""
    return {
        "id": rule.id,
        "partner": rule.partner,
        "role": rule.role.value,
        "creator_id": rule.creator_id or None,
        "deal_id": rule.deal_id or None,
        "manner": rule.manner.value,
        "percent_bp": rule.percent_bp if rule.manner is SplitManner.PERCENT else None,
        "fixed": value_as_json(rule.fixed),
        "base": rule.base.value,
        "starts_on": rule.starts_on or None,
        "ends_on": rule.ends_on or None,
    }


def parted_line(parted: Parted) -> str:
    """Return a sum, who gets what of it, and what is left, in one line."""
    given = "; ".join(f"{rule.partner} {formats.money(amount)} ({rule.words})" for rule, amount in parted.shares)
    return _("Of {whole} without taxes: {shares}; yours {yours}.").format(
        whole=formats.money(parted.whole), shares=given, yours=formats.money(parted.yours)
    )


def parted_as_json(parted: Parted) -> dict[str, Any]:
    """Return the same as one JSON object."""
    return {
        "whole": value_as_json(parted.whole),
        "shares": [{**rule_as_json(rule), "amount": value_as_json(amount)} for rule, amount in parted.shares],
        "yours": value_as_json(parted.yours),
    }


def statements_table(found: Iterable[ShareStatement]) -> tuple[list[Column], list[list[str | Cell]]]:
    """Return statements as columns and a row a currency: what came, and of it what is shared, paid on and open."""
    head = [
        Column(_("Month"), rigid=True),
        Column(_("Who gets it")),
        Column(_("Of whose income")),
        Column(_("Without taxes"), right=True, rigid=True),
        Column(_("Share"), right=True, rigid=True),
        Column(_("Settled"), right=True, rigid=True),
        Column(_("Open"), right=True, rigid=True),
    ]
    rows: list[list[str | Cell]] = [
        [
            each.month,
            each.partner,
            each.creator,
            formats.money(sums.came),
            formats.money(sums.amount),
            formats.money(sums.settled),
            Cell(formats.money(sums.open), "warning" if sums.open.minor else ""),
        ]
        for each in found
        for sums in each.sums
    ]
    return head, rows


def statement_as_json(statement: ShareStatement) -> dict[str, Any]:
    """Return a statement as one JSON object, with its lines."""
    return {
        "month": statement.month,
        "creator_id": statement.creator_id,
        "creator": statement.creator,
        "partner": statement.partner,
        "role": statement.role.value,
        "open": statement.is_open,
        "sums": [
            {
                "came": value_as_json(each.came),
                "amount": value_as_json(each.amount),
                "settled": value_as_json(each.settled),
                "open": value_as_json(each.open),
            }
            for each in statement.sums
        ],
        "lines": [
            {
                "came_on": line.share.part.came_on,
                "deal_id": line.share.part.deal_id,
                "deal": line.deal,
                "brand": line.brand,
                "split_id": line.share.rule.id,
                **_line_sums(line.share),
            }
            for line in statement.lines
        ],
    }


def _line_sums(share: Share) -> dict[str, Any]:
    minors = {"net": share.part.net, "gross": share.part.gross, "amount": share.amount, "settled": share.settled}
    return {name: value_as_json(Money(minor, share.part.currency)) for name, minor in minors.items()}
