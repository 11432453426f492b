"""Gifts on a day: what they are worth by brand and year, and what still has to be said or done about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.letters import natural_key
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.domain.values.money import totals
from creatorbook.domain.values.platforms import PostState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.posts import Post
    from creatorbook.domain.values.money import Money

# What was wanted back: the gift is a counterpart, and its value counts.
IN_EXCHANGE = frozenset({Expectation.ASKED, Expectation.EXPECTED, Expectation.SUGGESTED})
# What became of things that stay the brand's.
LENT = frozenset({GiftFate.TO_RETURN, GiftFate.RETURNED})
# What is done on a day that the tax office asks for.
_LEFT = frozenset({GiftFate.GIVEN_AWAY, GiftFate.RAFFLED})


@dataclass(frozen=True, slots=True)
class GiftTotal:
    """The gifts of one brand in one calendar year (None: day not known), one sum a currency.

    `without_value` counts the gifts whose value is not known, which no sum holds.
    """

    brand_id: str | None
    brand_name: str
    year: int | None
    sums: tuple[Money, ...]
    count: int
    without_value: int


def is_lent(gift: Gift) -> bool:
    """Return whether the thing stays the brand's: lent, to be returned, or returned."""
    return gift.tax_nature is TaxNature.LOAN or gift.fate in LENT


def gift_totals(gifts: Iterable[Gift]) -> tuple[GiftTotal, ...]:
    """Return the totals by brand and year, newest year first, then by brand's name; loans and returns are left out."""
    groups: dict[tuple[int | None, str, str | None], list[Gift]] = {}
    for gift in gifts:
        if not is_lent(gift):
            year = gift.received_on.year if gift.received_on else None
            name = "" if gift.brand_id else gift.brand_name
            groups.setdefault((year, name, gift.brand_id), []).append(gift)
    rows = [
        GiftTotal(
            brand_id=brand_id,
            brand_name=max(gift.brand_name for gift in members),
            year=year,
            sums=totals([gift.value for gift in members if gift.value is not None]),
            count=len(members),
            without_value=sum(gift.value is None for gift in members),
        )
        for (year, _name, brand_id), members in groups.items()
    ]
    return tuple(
        sorted(rows, key=lambda row: (-(row.year or 0), natural_key(row.brand_name.casefold()), row.brand_id or ""))
    )


def find_shown_post(gift: Gift, posts: Iterable[Post]) -> Post | None:
    """Return the post that the gift says it was shown in, None where it names none or the post is not there."""
    return next((post for post in posts if post.id == gift.shown_in_post_id), None)


def lacks_label(post: Post) -> bool:
    """Return whether the post is out without a confirmed label and without a stated exception."""
    return post.state is PostState.LIVE and not post.label_confirmed and not post.exception_reason.strip()


def gift_findings(gift: Gift, posts: Iterable[Post], today: date) -> tuple[Finding, ...]:
    """Return what one gift still asks for: a return, a label, a record of its post, a value, what became of it.

    What was sold wants its price and its day, what was given away its day, a loan the day of its return, and a value
    how it was found.
    """
    record = ("gift", gift.id)
    names: dict[str, Any] = {"gift": gift.description, "brand": gift.brand_name}
    found = []
    if gift.fate is GiftFate.TO_RETURN or (gift.tax_nature is TaxNature.LOAN and gift.fate is GiftFate.KEPT):
        if gift.return_due_on is None:
            found.append(finding("gift.return_day_missing", about="return_due_on", record=record, **names))
        elif gift.return_due_on < today:
            late = (today - gift.return_due_on).days
            found.append(
                finding(
                    "gift.return_late",
                    about="return_due_on",
                    record=record,
                    due_on=gift.return_due_on,
                    days=late,
                    **names,
                )
            )
    if gift.shown_in_post_id is not None:
        post = find_shown_post(gift, posts)
        if post is None:
            found.append(finding("gift.shown_without_record", about="shown_in_post_id", record=record, **names))
        elif lacks_label(post):
            found.append(finding("gift.shown_without_label", about="shown_in_post_id", record=record, **names))
    missing = [*_missing_of_value(gift), *_missing_of_outcome(gift)]
    found += [finding(code, about=about, record=record, **names) for code, about in missing]
    if gift.expectation is Expectation.UNKNOWN:
        found.append(finding("gift.expectation_unknown", about="expectation", record=record, **names))
    return tuple(found)


def _missing_of_value(gift: Gift) -> Iterator[tuple[str, str]]:
    """Yield what the value lacks as the code of a finding and the field to fill."""
    if gift.value is None and not is_lent(gift):
        yield "gift.value_missing", "value"
    if gift.value is not None and gift.valuation is Valuation.UNKNOWN:
        yield "gift.basis_missing", "valuation"


def _missing_of_outcome(gift: Gift) -> Iterator[tuple[str, str]]:
    """Yield what is not said of what became of it, likewise."""
    if gift.fate is GiftFate.SOLD and gift.sale is None:
        yield "gift.sale_missing", "sale"
    if gift.fate is GiftFate.SOLD and gift.fate_on is None:
        yield "gift.sale_day_missing", "fate_on"
    if gift.fate in _LEFT and gift.fate_on is None:
        yield "gift.fate_day_missing", "fate_on"
