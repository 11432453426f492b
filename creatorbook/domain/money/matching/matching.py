"""Proposes for each line of a statement what it settles: by number, by who paid, by sum, in this order.

READY is only what two things speak for that a stranger's payment has not: the invoice's number or the payer's own
account, and the very sum. All else is shown with its reasons and waits for a person.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from creatorbook.domain.money.matching.differences import explain
from creatorbook.domain.money.matching.names import Names
from creatorbook.domain.money.matching.numbers import Numbers
from creatorbook.domain.money.matching.sides import Certainty, Proposal, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.domain.money.matching.differences import Explained
    from creatorbook.domain.money.matching.sides import Debt, PaidLine, Payers

_MOST_TOGETHER = 6
_MOST_TRIED = 14
_NEAR_DAYS = 10
_ORDER = {Certainty.READY: 0, Certainty.LIKELY: 1, Certainty.MAYBE: 2}


def match(lines: Iterable[PaidLine], debts: Iterable[Debt], payers: Payers) -> tuple[Proposal, ...]:
    """Return at most one proposal a line, in the lines' order; a line of which nothing speaks gets none.

    What one line is ready to settle is not proposed to a less certain one.
    """
    matcher = _Matcher(tuple(debts), payers)
    rest = sorted(lines, key=lambda line: (line.booked_on, line.id))
    order = [line.id for line in rest]
    made: dict[str, Proposal] = {}
    for certainty in _ORDER:
        waiting = []
        for line in rest:
            proposal = matcher.propose(line)
            if proposal is not None and proposal.certainty is certainty:
                made[line.id] = proposal
                matcher.take(proposal)
            else:
                waiting.append(line)
        rest = waiting
    return tuple(made[line] for line in order if line in made)


class _Matcher:
    def __init__(self, debts: tuple[Debt, ...], payers: Payers) -> None:
        self._debts = {debt.id: debt for debt in debts}
        self._accounts = payers.accounts
        self._numbers, self._names = Numbers(debts), Names(payers.names)
        self._of_payer: dict[str, list[Debt]] = {}
        self._of_sum: dict[tuple[int, str], list[Debt]] = {}
        for debt in sorted(debts, key=_due):
            self._of_payer.setdefault(debt.payer, []).append(debt)
            self._of_sum.setdefault((debt.open.minor, debt.open.currency), []).append(debt)
        # What is settled already is known by its number alone.
        self._taken = {debt.id for debt in debts if debt.open.minor <= 0}

    def take(self, proposal: Proposal) -> None:
        """Keep what a proposal settles from the lines after it."""
        self._taken |= {part.debt for part in proposal.parts}

    def propose(self, line: PaidLine) -> Proposal | None:
        """Return what the line may settle, None where nothing speaks for anything."""
        if line.amount.minor <= 0:
            return None
        named = self._numbers.find(line.words)
        account = self._accounts.get(line.account) if line.account else None
        called = self._names.find(line)
        if named:
            proposal = self._by_number(line, named, account, called)
            if proposal is not None:
                return proposal
        if account is not None:
            proposal = self._by_payer(line, account, Reason.ACCOUNT)
            if proposal is not None:
                return proposal
        found = [made for payer in sorted(called) if (made := self._by_payer(line, payer, Reason.NAME)) is not None]
        if found:
            best = min(found, key=lambda made: _ORDER[made.certainty])
            return best if len(found) == 1 else _weaker(best, Reason.SEVERAL)
        return self._by_sum(line) if not named and not called and account is None else None

    def _by_number(
        self, line: PaidLine, named: dict[str, bool], account: str | None, called: set[str]
    ) -> Proposal | None:
        debts = [self._debts[name] for name in named]
        free = [debt for debt in debts if debt.id not in self._taken]
        if not free:
            return Proposal(line.id, (), Certainty.MAYBE, (Reason.NUMBER, Reason.SETTLED_BEFORE))
        currencies = {debt.open.currency for debt in free}
        explained = explain(line, free) if len(currencies) == 1 else None
        if explained is None:
            return Proposal(line.id, (), Certainty.MAYBE, (Reason.NUMBER, Reason.OTHER_CURRENCY))
        payers = {debt.payer for debt in free}
        is_other = bool((account and {account} != payers) or (called and not called & payers))
        knows = account in payers or bool(called & payers)
        is_sure = all(named[debt.id] for debt in free) and len(payers) == 1
        reasons = [Reason.NUMBER]
        reasons += [Reason.ACCOUNT] if account in payers else [Reason.NAME] if called & payers else []
        reasons += [Reason.OTHER_PAYER] if is_other else []
        reasons += [Reason.SETTLED_BEFORE] if len(free) < len(debts) else []
        is_ready = explained.is_exact and (is_sure or knows) and not is_other and len(free) == len(debts)
        return _proposal(line, free, explained, reasons, Certainty.READY if is_ready else Certainty.LIKELY)

    def _by_payer(self, line: PaidLine, payer: str, reason: Reason) -> Proposal | None:
        debts = [debt for debt in self._of_payer.get(payer, ()) if debt.id not in self._taken]
        sent = line.original if line.original is not None else line.amount
        currencies = {line.amount.currency, sent.currency}
        debts = [debt for debt in debts if debt.open.currency in currencies]
        if not debts:
            return None
        alone = [(debt, found) for debt in debts if (found := explain(line, [debt])) is not None]
        exact = [(debt, found) for debt, found in alone if found.is_exact]
        if exact:
            debt, found = min(exact, key=lambda pair: _distance(line, pair[0]))
            several = [Reason.SEVERAL] if len(exact) > 1 else []
            is_ready = reason is Reason.ACCOUNT and not several
            certainty = Certainty.READY if is_ready else Certainty.LIKELY
            return _proposal(line, [debt], found, [reason, *several], certainty)
        together = _sums(line, debts)
        if together:
            found_sum = explain(line, together[0])
            several = [Reason.SEVERAL] if len(together) > 1 else []
            if found_sum is not None:
                is_ready = reason is Reason.ACCOUNT and not several
                certainty = Certainty.READY if is_ready else Certainty.MAYBE if several else Certainty.LIKELY
                return _proposal(line, together[0], found_sum, [reason, *several], certainty)
        named = [(debt, found) for debt, found in alone if found.reason is Reason.DIFFERENCE]
        if named:
            debt, found = min(named, key=lambda pair: _distance(line, pair[0]))
            certainty = Certainty.LIKELY if len(named) == 1 else Certainty.MAYBE
            return _proposal(line, [debt], found, [reason], certainty)
        oldest = debts[0]
        found_part = explain(line, [oldest] if line.amount.minor <= oldest.open.minor else debts[:_MOST_TOGETHER])
        if found_part is None:
            return None
        covered = [debt for debt in debts if debt.id in {part.debt for part in found_part.parts}]
        return _proposal(line, covered, found_part, [reason], Certainty.MAYBE)

    def _by_sum(self, line: PaidLine) -> Proposal | None:
        gross = line.amount.minor + (line.fee.minor if line.fee is not None else 0)
        debts = [debt for debt in self._of_sum.get((gross, line.amount.currency), ()) if debt.id not in self._taken]
        if not debts:
            return None
        debt = min(debts, key=lambda each: _distance(line, each))
        found = explain(line, [debt])
        several = [Reason.SEVERAL] if len(debts) > 1 else []
        return None if found is None else _proposal(line, [debt], found, several, Certainty.MAYBE)


def _proposal(
    line: PaidLine, debts: Sequence[Debt], explained: Explained, reasons: Sequence[Reason], certainty: Certainty
) -> Proposal:
    added = [explained.reason]
    if any(debt.issued_on is not None and line.booked_on < debt.issued_on for debt in debts):
        added.append(Reason.BEFORE_INVOICE)
        certainty = Certainty.LIKELY if certainty is Certainty.READY else certainty
    if any(debt.due_on is not None and abs((line.booked_on - debt.due_on).days) <= _NEAR_DAYS for debt in debts):
        added.append(Reason.NEAR_DUE)
    return Proposal(line.id, explained.parts, certainty, (*reasons, *added), explained.left)


def _weaker(proposal: Proposal, reason: Reason) -> Proposal:
    return Proposal(proposal.line, proposal.parts, Certainty.MAYBE, (*proposal.reasons, reason), proposal.left)


def _sums(line: PaidLine, debts: Sequence[Debt]) -> list[tuple[Debt, ...]]:
    """Return up to two groups of debts that come to the very sum of the line, the smallest first."""
    gross = line.amount.minor + (line.fee.minor if line.fee is not None else 0)
    tried = [debt for debt in debts if debt.open.currency == line.amount.currency and debt.open.minor < gross]
    tried = tried[:_MOST_TRIED]
    found: list[tuple[Debt, ...]] = []
    for count in range(2, min(_MOST_TOGETHER, len(tried)) + 1):
        for group in itertools.combinations(tried, count):
            if sum(debt.open.minor for debt in group) == gross:
                found.append(group)
                if len(found) > 1:
                    return found
    return found


def _due(debt: Debt) -> tuple[bool, str, str]:
    return debt.due_on is None, str(debt.due_on), debt.id


def _distance(line: PaidLine, debt: Debt) -> tuple[int, str]:
    return (abs((line.booked_on - debt.due_on).days) if debt.due_on is not None else 10_000, debt.id)
