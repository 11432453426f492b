"""The entries of a shelf as passages to read, each with its sources folded away and what the user wrote on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.overrides import SWITCH_USES
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.sources import source_passages, unfolding
from creatorbook.gui.rows.row import Head, Passage, RowAction
from creatorbook.services.law.rule_notes import RuleKind, rule_kinds
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.disclosure.catalogue import RuleEntry
    from creatorbook.services.law.rule_notes import RuleNoteRow

WRITE = "write"


def note_words(written: RuleNoteRow) -> str:
    """Return what the user wrote on a rule as sentences."""
    parts = [written.note] if written.note else []
    kind = rule_kinds().get(written.rule_id)
    if written.outcome is not None and kind is RuleKind.SECTOR:
        parts.append(_("Warnings are off for this."))
    elif written.outcome is not None and kind is RuleKind.SWITCH:
        held = _(RULE_WORDS[SwitchUse][SWITCH_USES[written.outcome]])
        parts.append(_("Your own answer: {outcome}.").format(outcome=held))
    elif written.outcome is not None:
        parts.append(_("Your own answer: {outcome}.").format(outcome=_(RULE_WORDS[Outcome][written.outcome])))
    if written.words:
        words = ", ".join(_("“{words}”").format(words=each) for each in written.words)
        parts.append(_("Your own words: {words}.").format(words=words))
    return " ".join(parts)


def key_of(place: int) -> str:
    """Return the key of the entry at a place of what is shown."""
    return f"rule {place}"


def make_passages(
    shown: Sequence[tuple[str, RuleEntry]], notes: Mapping[str, RuleNoteRow], unfolded: Collection[str]
) -> list[Entry]:
    """Return entries with their sections as a painted list; the sources of those with `unfolded` keys stand below."""
    made: list[Entry] = []
    counts: dict[str, int] = {}
    for section, _entry in shown:
        counts[section] = counts.get(section, 0) + 1
    before = ""
    for place, (section, entry) in enumerate(shown):
        if not place or section != before:
            before = section
            made.append(Head(f"section {place}", section, counts[section], "text"))
        key = key_of(place)
        made.append(_passage(key, entry, notes.get(entry.rule_id), is_open=key in unfolded))
        if key in unfolded:
            made.extend(source_passages(key, entry.sources))
    return made


def _passage(key: str, entry: RuleEntry, written: RuleNoteRow | None, *, is_open: bool) -> Passage:
    actions, help_of_sources = unfolding(entry.sources, is_open=is_open)
    helps = [help_of_sources] if help_of_sources else []
    if entry.rule_id:
        words = _("Edit your note") if written is not None else _("Write on this rule")
        actions = (*actions, RowAction(WRITE, words, "W", icon="pencil"))
        helps.append(_("W to write on it"))
    return Passage(
        key,
        entry.title,
        entry.text,
        (entry.says, entry.role),
        ("", "") if written is None else (note_words(written), "warn" if written.is_override else "info"),
        " · ".join(each for each in (entry.days, entry.confidence_text) if each),
        actions,
        before=1 if entry.sources else 0,
        help=", ".join(helps),
    )
