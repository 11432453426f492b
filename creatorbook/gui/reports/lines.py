"""Lines of the law in words: where each holds, what of it is reached, what is not counted, and by which source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, language
from creatorbook.domain.contracts.written_contract import CounterState
from creatorbook.domain.money.invoices.law import Level
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.sources import backed_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.domain.contracts.written_contract import CounterLine
    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.values.money import Money
    from creatorbook.services.reports.year import CreatorBar, YearReport

_PERCENT_BP = 100
_LAST_DAY = (12, 31)
NEAR, OVER, FAR = "near", "over", "far"
_LEVELS = {Level.UNDER: FAR, Level.NEAR: NEAR, Level.OVER: OVER, Level.BEYOND: OVER}
_STATES = {CounterState.UNDER: FAR, CounterState.NEAR: NEAR, CounterState.REACHED: OVER}


@dataclass(frozen=True, slots=True)
class LawLine:
    """A line: `state` is how near, `place` where and when it holds, `basis` how its sources were read.

    `source` is the first of them; `brand_id` is the brand of which it counts what it gave, "" where all brands count.
    """

    title: str
    place: str
    reached: Money
    amount: Money
    share_bp: int
    state: str
    not_counted: str
    basis: str
    source: Source | None
    brand_id: str = ""
    is_answered: bool = False


def lines_of(report: YearReport) -> list[LawLine]:
    """Return the lines of a year: first those of brands, each the nearest one first."""
    names = {each.creator for each in report.bars}
    return [
        *(_of_brand(each, report.year) for each in report.written),
        *(_of_creator(each, is_alone=len(names) == 1 and not report.more_creators) for each in report.bars),
    ]


def _of_brand(line: CounterLine, year: int) -> LawLine:
    objective = line.objective_as_written or (line.objective or "").capitalize()
    place = _("{year}, “{objective}”") if objective else _("{year}, all objectives")
    sources = line.rule.sources
    return LawLine(
        _("Written contract, {brand}").format(brand=line.brand_name),
        place.format(year=year, objective=objective),
        line.total,
        line.threshold,
        line.percent * _PERCENT_BP,
        _STATES[line.state],
        "",
        backed_by(sources, line.rule.confidence),
        sources[0] if sources else None,
        line.brand_id,
        line.written,
    )


def _of_creator(of: CreatorBar, *, is_alone: bool) -> LawLine:
    bar = of.bar
    country = formats.format_value(KINDS["creator"].field("country"), of.country)
    names = bar.threshold.names
    title = names.get(language(), names.get("en", bar.threshold.id))
    is_over = (bar.last.month, bar.last.day) == _LAST_DAY
    span = _("{first} to {last}") if is_over else _("since {first}")
    left_out = []
    if bar.left_out:
        left_out.append(_sums(bar.left_out))
    if bar.in_kind:
        left_out.append(_("gifts of {sums}").format(sums=_sums(bar.in_kind)))
    sources = bar.threshold.sources
    return LawLine(
        title if is_alone else f"{title}, {of.creator}",
        " · ".join((country, span.format(first=formats.day(bar.first), last=formats.day(bar.last)))),
        bar.reached,
        bar.threshold.amount,
        bar.share_bp,
        _LEVELS[bar.level],
        " · ".join(left_out),
        backed_by(sources, bar.threshold.confidence),
        sources[0] if sources else None,
    )


def _sums(sums: Iterable[Money]) -> str:
    return ", ".join(formats.money(each, short=True) for each in sums)
