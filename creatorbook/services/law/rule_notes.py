"""What the user wrote on a rule: a note, or an override of what it asks, which is applied and marked as theirs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput, NotFound
from creatorbook.common.i18n import _, language
from creatorbook.common.text import clean
from creatorbook.domain.disclosure.overrides import OWN, Override
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.findings.finding import Source
from creatorbook.services.book.command import Command
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import RuleNote
    from creatorbook.store.writing.uow import UnitOfWork

_LONGEST_WORD = 120


@dataclass(frozen=True, slots=True)
class RuleNoteRow:
    """What the user wrote on one rule: a note, and what they hold instead (`outcome` None and no words: nothing)."""

    rule_id: str
    note: str
    outcome: Outcome | None
    words: tuple[str, ...]
    updated_at: datetime

    @property
    def is_override(self) -> bool:
        """Whether it changes what the rule asks."""
        return self.outcome is not None or bool(self.words)

    def to_json(self) -> dict[str, Any]:
        """Return the note as JSON holds it."""
        return {
            "rule": self.rule_id,
            "note": self.note,
            "outcome": None if self.outcome is None else self.outcome.value,
            "words": list(self.words),
            "updated_at": self.updated_at.isoformat().replace("+00:00", "Z"),
        }


class RuleKind(StrEnum):
    """What a rule that can be written on is about: the label, a platform's own setting, or a sector."""

    LABEL = "label"
    SWITCH = "switch"
    SECTOR = "sector"


def known_rules() -> dict[str, str]:
    """Return the country of every rule on labels, by the rule's id."""
    return {rule.id: country for country, law in sorted(rulebook().disclosure.items()) for rule in law.rules}


@cache
def rule_kinds() -> dict[str, RuleKind]:
    """Return what every rule that can be written on is about, by its id."""
    book = rulebook()
    limits = (*book.sectors.values(), *book.platform_sectors.values())
    return {
        **dict.fromkeys(known_rules(), RuleKind.LABEL),
        **{rule.id: RuleKind.SWITCH for rules in book.platforms.values() for rule in rules.switch_rules},
        **{rule.id: RuleKind.SECTOR for sectors in limits for rule in sectors.rules},
    }


def may_hold(rule_id: str) -> tuple[Outcome, ...]:
    """Return what may be held instead of a rule: of a sector, only that no warning is wanted."""
    if rule_kinds().get(rule_id) is RuleKind.SECTOR:
        return (Outcome.NOT_REQUIRED,)
    return (Outcome.REQUIRED, Outcome.ADVISED, Outcome.NOT_REQUIRED)


def _get_or_add_note(uow: UnitOfWork, rule_id: str) -> RuleNote:
    from creatorbook.store.models import RuleNote

    if rule_id not in rule_kinds():
        raise NotFound(_("There is no rule called “{rule}”.").format(rule=rule_id), where=f"rule {rule_id}")
    uow.name_change(rule=rule_id)
    return uow.first(RuleNote, with_trash=True, rule_id=rule_id) or uow.add(RuleNote(rule_id=rule_id))


@dataclass(frozen=True)
class NoteRule(Command[None]):
    """Write a note on a rule, "" to take it away; what the rule asks stays. Raises NotFound for no such rule."""

    rule_id: str
    note: str
    code = "rule.note"

    def execute(self, uow: UnitOfWork) -> None:
        """Keep the note under the rule's id."""
        kept = _get_or_add_note(uow, self.rule_id)
        kept.note, kept.trashed_at = clean(self.note, lines=True), None


@dataclass(frozen=True)
class OverrideRule(Command[None]):
    """Hold something else than a rule does: an outcome, words of one's own (the best first), or both.

    Raises NotFound for no such rule, BadInput for nothing at all, for "don't know", for an odd word, or for what a rule
    of this kind does not take (see `may_hold`).
    """

    rule_id: str
    outcome: Outcome | None = None
    words: tuple[str, ...] = ()
    code = "rule.override"

    def execute(self, uow: UnitOfWork) -> None:
        """Keep the override under the rule's id."""
        words = tuple(dict.fromkeys(word for word in map(clean, self.words) if word))
        if self.outcome is None and not words:
            raise BadInput(_("Give your own answer: an outcome, or words."), where="outcome")
        if self.outcome is Outcome.DONT_KNOW:
            raise BadInput(_("An override is an answer: choose required, advised or not required."), where="outcome")
        kind = rule_kinds().get(self.rule_id, RuleKind.LABEL)
        if words and kind is not RuleKind.LABEL:
            raise BadInput(_("Only a rule on labels takes words of your own."), where="words")
        if self.outcome is not None and self.outcome not in may_hold(self.rule_id):
            raise BadInput(
                _("Of a sector you can only say that you want no warning."),
                where="outcome",
                hint=_("Choose one of: {names}.").format(names=", ".join(may_hold(self.rule_id))),
            )
        for word in words:
            if len(word) > _LONGEST_WORD or not any(letter.isalnum() for letter in word):
                raise BadInput(
                    _("“{typed}” cannot be used for “{field}”.").format(typed=word[:40], field=_("words")),
                    where="words",
                )
        kept = _get_or_add_note(uow, self.rule_id)
        held = {"outcome": None if self.outcome is None else self.outcome.value, "words": list(words)}
        kept.override, kept.trashed_at = json.dumps(held, ensure_ascii=False), None


@dataclass(frozen=True)
class ClearRuleNote(Command[None]):
    """Take away what was written on a rule, note and override: the rule holds as shipped. Raises NotFound."""

    rule_id: str
    code = "rule.clear"

    def execute(self, uow: UnitOfWork) -> None:
        """Delete the row; undo brings it back."""
        from creatorbook.store.models import RuleNote

        kept = uow.first(RuleNote, rule_id=self.rule_id)
        if kept is None:
            raise NotFound(_("Nothing is written on this rule."), where=f"rule {self.rule_id}")
        uow.name_change(rule=self.rule_id)
        uow.delete(kept)


def notes(reading: Executes) -> tuple[RuleNoteRow, ...]:
    """Return what the user wrote on rules, by rule id; also of rules that are no longer shipped."""
    note = Table("rule_note")
    kept = select(note, "rule_id", "note", "override", "updated_at").order_by(note.rule_id)
    return tuple(_note_row(*columns) for columns in results.iterate(reading, kept))


def _note_row(rule_id: str, note: str, override: str, updated_at: str) -> RuleNoteRow:
    held = json.loads(override) if override else {}
    outcome = held.get("outcome")
    words = tuple(str(word) for word in held.get("words", ()))
    return RuleNoteRow(rule_id, note, Outcome(outcome) if outcome else None, words, datetime.fromisoformat(updated_at))


def overrides_among(kept: Iterable[RuleNoteRow]) -> tuple[Override, ...]:
    """Return those that change what a rule asks, as the rules take them."""
    return tuple(_override(each) for each in kept if each.is_override)


def _override(row: RuleNoteRow) -> Override:
    said = row.note or _("You have replaced this rule with your own answer.")
    return Override(
        row.rule_id,
        Source(
            _("Your own override of the rule “{rule}”").format(rule=row.rule_id),
            "",
            row.updated_at.astimezone().date().isoformat(),
            "low",
            OWN,
        ),
        row.outcome,
        row.words,
        tuple(sorted({"en": said, language(): said}.items())),
    )
