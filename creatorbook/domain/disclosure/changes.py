"""What changed in the rules: what the law's own days say, and what we changed in the files that hold them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.reading import RuleTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from creatorbook.domain.disclosure.rules import Jurisdiction
    from creatorbook.domain.findings.finding import Source


class ChangeKind(StrEnum):
    """How a rule changed: it came into force, it ended, or our file of it was changed."""

    BEGAN = "began"
    ENDED = "ended"
    EDITED = "edited"


class Part(StrEnum):
    """Which part of a country's rules changed."""

    RULE = "rule"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    POSITION = "position"
    PLATFORM_LABEL = "platform_label"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One change from the day `on`: of which country, which part, which rules ("" and () where it has no id).

    `words` are those that came or went, `text` explains it by language (as pairs), `version` is that of the program
    which brought an edit.
    """

    on: date
    country: str
    kind: ChangeKind
    part: Part = Part.RULE
    rule_ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    text: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    version: str = ""


def read_changes(file: str, data: Mapping[str, object]) -> tuple[RuleChange, ...]:
    """Return the edits that a parsed file of changes tells of, oldest first.

    Raises RuleFileError (a ValueError) naming the entry and the key for what is missing, odd or unknown.
    """
    table = RuleTable(file, data)
    found = []
    for entry in table.tables("change"):
        on, said = entry.day("on"), entry.table("text")
        if on is None or said is None:
            raise entry.error("on" if on is None else "text", "a change needs its day and its text")
        found.append(
            RuleChange(
                on,
                entry.text("country"),
                ChangeKind.EDITED,
                rule_ids=entry.texts("rules"),
                text=tuple((language, said.text(language)) for language in sorted(said.keys())),
                version=entry.text("version"),
            )
        )
        entry.refuse_unread()
    table.refuse_unread()
    return tuple(sorted(found, key=lambda each: (each.on, each.country, each.rule_ids)))


def changes_between(
    laws: Iterable[Jurisdiction], edits: Iterable[RuleChange], since: date, until: date
) -> tuple[RuleChange, ...]:
    """Return what changed after `since` and up to `until`, both by the rules' days and by our edits, oldest first.

    What is valid to a day ended on the day after.
    """
    found = [*edits, *(change for law in laws for change in _changes_of_law(law))]
    return tuple(
        sorted(
            (each for each in found if since < each.on <= until),
            key=lambda each: (each.on, each.country, each.kind, each.part, each.rule_ids, each.words),
        )
    )


def _changes_of_law(law: Jurisdiction) -> Iterator[RuleChange]:
    for rule in law.rules:
        text = tuple(sorted(rule.text.items()))
        yield from _days(rule, RuleChange(date.min, law.country, ChangeKind.BEGAN, rule_ids=(rule.id,), text=text))
    for part, entries in (
        (Part.ACCEPTED, law.accepted),
        (Part.REFUSED, law.refused),
        (Part.POSITION, law.positions),
        (Part.PLATFORM_LABEL, law.platform_labels),
        (Part.PENALTY, law.penalties),
    ):
        for entry in entries:
            text = tuple(sorted(getattr(entry, "text", {}).items()))
            words = tuple(getattr(entry, "words", ()))
            rules = tuple(sorted(getattr(entry, "for_rules", ())))
            yield from _days(
                entry, RuleChange(date.min, law.country, ChangeKind.BEGAN, part, rules, words=words, text=text)
            )


def _days(entry: object, change: RuleChange) -> Iterator[RuleChange]:
    begins, ends = getattr(entry, "valid_from", None), getattr(entry, "valid_to", None)
    sources = getattr(entry, "sources", ())
    if begins is not None:
        yield replace(change, on=begins, sources=sources)
    if ends is not None:
        yield replace(change, on=ends + timedelta(days=1), kind=ChangeKind.ENDED, sources=sources)
