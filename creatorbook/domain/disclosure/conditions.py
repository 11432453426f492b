"""Conditions on facts, with three answers: yes, no, and not known for want of a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.disclosure.facts import Fact


@dataclass(frozen=True, slots=True)
class Test:
    """One fact has one of these values, or, negated, has none of them."""

    fact: Fact
    values: frozenset[str]
    negated: bool = False


# All the tests of a condition hold together; a rule applies where any of its conditions holds, or it has none.
Condition = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a rule applies: `holds` None is "not known", and then `missing` names the facts, in the rule's order."""

    holds: bool | None
    missing: tuple[Fact, ...] = ()


class KnowsFacts(Protocol):
    """Facts as conditions ask for them."""

    def known_values(self, fact: Fact, on: date, recent_days: int | None) -> frozenset[str] | None:
        """Return the values of a fact, None where it is not known."""


@dataclass(frozen=True, slots=True)
class _Supposed:
    """Facts with one of them supposed to be known."""

    facts: KnowsFacts
    fact: Fact
    values: frozenset[str]

    def known_values(self, fact: Fact, on: date, recent_days: int | None) -> frozenset[str] | None:
        return self.values if fact is self.fact else self.facts.known_values(fact, on, recent_days)


def ask(conditions: tuple[Condition, ...], facts: KnowsFacts, on: date, recent_days: int | None) -> Answer:
    """Return whether any of the conditions holds (Kleene's logic, so that more facts only ever settle the answer)."""
    if not conditions:
        return Answer(holds=True)
    missing: list[Fact] = []
    for condition in conditions:
        answer = _ask_all(condition, facts, on, recent_days)
        if answer.holds:
            return answer
        missing += answer.missing
    return Answer(None, tuple(dict.fromkeys(missing))) if missing else Answer(holds=False)


def _ask_all(condition: Condition, facts: KnowsFacts, on: date, recent_days: int | None) -> Answer:
    missing = []
    for test in condition:
        known = facts.known_values(test.fact, on, recent_days)
        if known is None:
            missing.append(test.fact)
        elif bool(known & test.values) is test.negated:
            return Answer(holds=False)
    return Answer(None, tuple(missing)) if missing else Answer(holds=True)


class Conditional(Protocol):
    """A rule that applies under conditions and then says something comparable."""

    @property
    def when(self) -> tuple[Condition, ...]:
        """The conditions, any of which is enough; none means always."""

    @property
    def says(self) -> str:
        """The outcome, as an enumeration's value."""


RuleT = TypeVar("RuleT", bound=Conditional)


@dataclass(frozen=True, slots=True)
class Decision(Generic[RuleT]):
    """What rules in order come to: the rule that `speaks`, or None where the `possible` ones differ.

    Then `missing` names the facts that would tell them apart, the first of them being the question to ask.
    """

    speaks: RuleT | None
    possible: tuple[RuleT, ...]
    missing: tuple[Fact, ...] = ()


def decide(rules: Iterable[RuleT], facts: KnowsFacts, on: date, recent_days: int | None = None) -> Decision[RuleT]:
    """Return what the first rule that applies says; where unknown facts leave several open, that is "don't know".

    Open rules that all say the same settle it all the same: the answer does not hang on the missing fact.
    """
    possible: list[RuleT] = []
    missing: list[Fact] = []
    for rule in rules:
        answer = ask(rule.when, facts, on, recent_days)
        if answer.holds is False:
            continue
        possible.append(rule)
        missing += answer.missing
        if answer.holds:
            break
    if not possible:
        return Decision(None, ())
    # The last of them is certain to apply if none before it does, so it is the one to name where all agree.
    if len({rule.says for rule in possible}) == 1:
        return Decision(possible[-1], tuple(possible))
    open_facts = tuple(dict.fromkeys(missing))
    first = _find_telling_fact(possible, open_facts, facts, on, recent_days)
    return Decision(None, tuple(possible), (first, *(each for each in open_facts if each is not first)))


def _find_telling_fact(
    rules: Iterable[RuleT], missing: tuple[Fact, ...], facts: KnowsFacts, on: date, recent_days: int | None
) -> Fact:
    """Return the missing fact whose answer is most likely to settle what the rules say, the first where several are."""
    if len(missing) == 1:
        return missing[0]
    rules = tuple(rules)

    def tells(fact: Fact) -> tuple[bool, float]:
        said = [_settle(rules, _Supposed(facts, fact, values), on, recent_days) for values in _answers(rules, fact)]
        settled = [each for each in said if each is not None]
        # A question is worth asking where its answer changes the outcome, and the more of its answers settle it.
        return len(set(settled)) > 1, len(settled) / len(said)

    return max(missing, key=tells)


def _answers(rules: Iterable[RuleT], fact: Fact) -> list[frozenset[str]]:
    """Return the answers that rules tell apart: each value that they name, and none of these."""
    named = {
        value for rule in rules for condition in rule.when for test in condition if test.fact is fact
        for value in test.values
    }  # fmt: skip
    return [frozenset({value}) for value in sorted(named)] + [frozenset({""})]


def _settle(rules: Iterable[RuleT], facts: KnowsFacts, on: date, recent_days: int | None) -> str | None:
    """Return what the rules say under these facts, None where that hangs on another."""
    said: set[str] = set()
    for rule in rules:
        holds = ask(rule.when, facts, on, recent_days).holds
        if holds is not False:
            said.add(rule.says)
        if holds:
            break
    return next(iter(said)) if len(said) == 1 else None
