"""The windows of use and of exclusivity of a contract as bars in time: what the appendix draws, and says in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.records.terms import RightsStart
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.contract import ContractInput, ExclusivityLine, RightsLine
    from creatorbook.documents.words.speech import Speech

# The clauses whose windows are drawn.
CLAUSES = frozenset({"usage_rights", "exclusivity"})
_FEW = 2  # bars: one alone shows nothing that its clause does not say


class BarKind(StrEnum):
    """What a bar stands for: the kinds are drawn apart by pattern, and named in words."""

    CONTRACT = "contract"
    RIGHTS = "rights"
    EXCLUSIVITY = "exclusivity"


@dataclass(frozen=True, slots=True)
class Bar:
    """One window: `starts` and `ends` are days that both count, None where that end is open.

    In a group counted from an event they are whole days from it, from 0. `said` is the window in words.
    """

    kind: BarKind
    title: str
    about: tuple[str, ...]
    said: str
    starts: date | int | None
    ends: date | int | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one axis: by the calendar where `event` is "", else in days from the event that it names."""

    event: str
    bars: tuple[Bar, ...]


def groups(contract: ContractInput, speech: Speech) -> tuple[Bars, ...]:
    """Return the bars of a contract, those by the calendar first; () where there are too few to be worth a drawing.

    The windows of a clause that is switched off are none: the drawing repeats, it grants nothing.
    """
    contract = _without_refused_windows(contract)
    dated = [_contract_bar(contract, speech)] if contract.starts_on or contract.ends_on else []
    after: dict[RightsStart, list[Bar]] = {}
    for line in contract.rights:
        if line.start is RightsStart.ON_DATE and line.starts_on:
            dated.append(_dated_bar(line, line.starts_on, speech))
        else:
            after.setdefault(line.start, []).append(_counted_bar(line, speech))
    dated += [_exclusivity(line, contract, speech) for line in contract.exclusivities]
    windows = len(contract.rights) + len(contract.exclusivities)
    if not windows or len(dated) + sum(map(len, after.values())) < _FEW:
        return ()
    found = [Bars("", tuple(dated))] if any(bar.kind is not BarKind.CONTRACT for bar in dated) else []
    found += [Bars(speech.word("start", start), tuple(bars)) for start, bars in after.items()]
    return tuple(found)


def _without_refused_windows(contract: ContractInput) -> ContractInput:
    off = set(contract.clauses_off)
    return replace(
        contract,
        rights=() if "usage_rights" in off else contract.rights,
        exclusivities=() if "exclusivity" in off else contract.exclusivities,
    )


def _contract_bar(contract: ContractInput, speech: Speech) -> Bar:
    said = span_text(contract.starts_on, contract.ends_on, speech)
    return Bar(BarKind.CONTRACT, speech.word("timeline", "contract"), (), said, contract.starts_on, contract.ends_on)


def _channels(line: RightsLine, speech: Speech) -> tuple[str, ...]:
    uses = ", ".join(speech.word("channel", channel) for channel in line.channels)
    paid = speech.word("say", "paid_use" if line.paid else "unpaid_use")
    return (f"{uses} ({paid})" if uses else paid, speech.territories(line.territories))


def _dated_bar(line: RightsLine, first: date, speech: Speech) -> Bar:
    last = None if line.duration_days is None else plus_days(first, max(line.duration_days, 1) - 1)
    said = span_text(first, last, speech)
    if line.duration_days is not None:
        said += f" ({speech.count('days', line.duration_days)})"
    return Bar(BarKind.RIGHTS, speech.word("timeline", "rights"), _channels(line, speech), said, first, last)


def _counted_bar(line: RightsLine, speech: Speech) -> Bar:
    start = speech.word("start", line.start)
    length = speech.word("say", "unlimited") if line.duration_days is None else speech.count("days", line.duration_days)
    said = speech.word("say", "duration_from").format(duration=length, start=start)
    ends = None if line.duration_days is None else max(line.duration_days, 1)
    return Bar(BarKind.RIGHTS, speech.word("timeline", "rights"), _channels(line, speech), said, 0, ends)


def _exclusivity(line: ExclusivityLine, contract: ContractInput, speech: Speech) -> Bar:
    first, last = line.starts_on, line.ends_on
    if first is None and last is None:
        first, last = contract.starts_on, contract.ends_on
        said = speech.word("say", "whole_contract")
        said += f" ({span_text(first, last, speech)})" if first or last else ""
    else:
        said = span_text(first, last, speech)
    about = (line.category or speech.word("say", "other_category"), speech.territories(line.territories))
    return Bar(BarKind.EXCLUSIVITY, speech.word("timeline", "exclusivity"), about, said, first, last)


def span_text(first: date | None, last: date | None, speech: Speech) -> str:
    """Return in words from when to when, both days counting; an open end is said."""
    if first and last:
        return speech.word("say", "from_to").format(start=speech.short_day(first), end=speech.short_day(last))
    if first:
        return speech.word("timeline", "no_end").format(start=speech.short_day(first))
    if last:
        return speech.word("timeline", "no_start").format(end=speech.short_day(last))
    return speech.word("timeline", "always")
