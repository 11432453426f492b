"""What each person gets of the income of a month, as a statement: line by line, summed by currency, settled or open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.domain.values.money import Money
from creatorbook.services.shares.sharing import shares
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from creatorbook.domain.records.money.shares import SplitRole
    from creatorbook.services.shares.sharing import Share
    from creatorbook.store.engine.reading import Executes

_MONTH = len("2026-03")


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share with the names of its deal and brand."""

    share: Share
    deal: str
    brand: str


@dataclass(frozen=True, slots=True)
class ShareSum:
    """One currency of a statement: what came without taxes, and of it what is shared, paid on, and still open."""

    came: Money
    amount: Money
    settled: Money

    @property
    def open(self) -> Money:
        """What is still to be paid on."""
        return Money(self.amount.minor - self.settled.minor, self.amount.currency)


@dataclass(frozen=True, slots=True)
class ShareStatement:
    """What one person gets of what came for one creator in a month, which is "2026-03"."""

    creator_id: str
    creator: str
    person: str
    partner: str
    role: SplitRole
    month: str
    lines: tuple[ShareLine, ...]
    sums: tuple[ShareSum, ...]

    @property
    def is_open(self) -> bool:
        """Whether anything of it is still to be paid on."""
        return any(each.open.minor > 0 for each in self.sums)

    @property
    def first(self) -> date:
        """The first day of its month."""
        return date.fromisoformat(f"{self.month}-01")


def statements(
    reading: Executes, *, first: date | None = None, last: date | None = None, creator: str = ""
) -> tuple[ShareStatement, ...]:
    """Return the statements of the months from one day to another, both included, the newest month first."""
    begin, end = first.isoformat()[:_MONTH] if first else "", last.isoformat()[:_MONTH] if last else "9999"
    grouped: dict[tuple[str, str, str], list[Share]] = {}
    for each in shares(reading, creator=creator):
        if begin <= each.month <= end:
            grouped.setdefault((each.month, each.part.creator_id, each.rule.person), []).append(each)
    names = _Names(reading) if grouped else None
    found = [] if names is None else [_statement(key, of, names) for key, of in grouped.items()]
    found.sort(key=lambda each: (each.creator, fold(each.partner), each.person))
    return tuple(sorted(found, key=lambda each: each.month, reverse=True))


def find_statements(reading: Executes, typed: str, month: str = "", creator: str = "") -> tuple[ShareStatement, ...]:
    """Return the statements of a person whom a name means, of one month or of all; raises NotFound, BadInput."""
    if month:
        _check_month(month)
    wanted = fold(typed).strip()
    found = statements(reading, creator=creator)
    named = [each for each in found if fold(each.partner) == wanted]
    named = named or [each for each in found if wanted and fold(each.partner).startswith(wanted)]
    if len({each.person for each in named}) > 1:
        names = ", ".join(sorted({each.partner for each in named}))
        raise BadInput(_("“{name}” may be: {names}.").format(name=typed, names=names), where="partner")
    if not named:
        raise NotFound(
            _("Nobody called “{name}” shares in what came.").format(name=typed),
            where="partner",
            hint=_("Name somebody who has a share, of whose deals money came in."),
        )
    return tuple(each for each in named if month in ("", each.month))


def _check_month(month: str) -> None:
    try:
        date.fromisoformat(f"{month}-01")
    except ValueError:
        raise BadInput(
            _("“{month}” cannot be read as a month.").format(month=month),
            where="month",
            hint=_("For example: 2026-03."),
        ) from None


class _Names:
    """Titles of deals, names of brands and creators, by id."""

    def __init__(self, reading: Executes) -> None:
        self.deals = self._read(reading, "deal", "title")
        self.brands = self._read(reading, "brand", "name")
        self.creators = self._read(reading, "creator", "name")

    @staticmethod
    def _read(reading: Executes, kind: str, name: str) -> Mapping[str, str]:
        return dict(results.rows(reading, select(Table(kind), "id", name).with_trash()))


def _statement(key: tuple[str, str, str], of: Sequence[Share], names: _Names) -> ShareStatement:
    month, creator, person = key
    lines = tuple(
        ShareLine(each, names.deals.get(each.part.deal_id, ""), names.brands.get(each.part.brand_id, "")) for each in of
    )
    last = of[-1].rule
    return ShareStatement(
        creator, names.creators.get(creator, ""), person, last.partner, last.role, month, lines, tuple(_sums(of))
    )


def _sums(of: Iterable[Share]) -> Iterable[ShareSum]:
    by_currency: dict[str, list[Share]] = {}
    for each in of:
        by_currency.setdefault(each.part.currency, []).append(each)
    for currency, parts in sorted(by_currency.items()):
        # Of one sum somebody may have several shares.
        came = {(each.part.allocation_id, each.part.deal_id): each.part.net for each in parts}
        yield ShareSum(
            Money(sum(came.values()), currency),
            Money(sum(each.amount for each in parts), currency),
            Money(sum(each.settled for each in parts), currency),
        )
