"""The entries of a shelf as passages to read, each with its sources folded away and what the user wrote on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.disclosure.overrides import SWITCH_USES
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.rows.row import Action, Head, Passage
from creatorbook.services.law.rule_notes import RuleKind, rule_kinds
from creatorbook.services.wording.rules import RULE_WORDS
from creatorbook.services.wording.sources import titled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from creatorbook.domain.findings.finding import Source
    from creatorbook.gui.rows.row import Entry
    from creatorbook.services.disclosure.catalogue import RuleEntry
    from creatorbook.services.law.rule_notes import RuleNoteRow

UNFOLD, WRITE, OPEN = "unfold", "write", "open"
_OPENED = "https://"


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
            made.extend(_sources(key, entry.sources))
    return made


def _passage(key: str, entry: RuleEntry, written: RuleNoteRow | None, *, is_open: bool) -> Passage:
    actions = []
    helps = []
    if entry.sources:
        count = len(entry.sources)
        words = ngettext("{count} source", "{count} sources", count).format(count=count)
        actions.append(Action(UNFOLD, words, icon="chevron-down" if is_open else "chevron-right"))
        helps.append(_("Enter to hide the sources") if is_open else _("Enter to show the sources"))
    if entry.rule_id:
        words = _("Edit your note") if written is not None else _("Write on this rule")
        actions.append(Action(WRITE, words, "W", icon="pencil"))
        helps.append(_("W to write on it"))
    return Passage(
        key,
        entry.title,
        entry.text,
        (entry.says, entry.role),
        ("", "") if written is None else (note_words(written), "warn" if written.is_override else "info"),
        " · ".join(each for each in (entry.days, entry.confidence_text) if each),
        tuple(actions),
        before=1 if entry.sources else 0,
        help=", ".join(helps),
    )


def _sources(key: str, sources: Sequence[Source]) -> Iterator[Passage]:
    for number, source in enumerate(sources):
        opened = source.url.startswith(_OPENED)
        actions = (Action(OPEN, _("Open the source"), icon="external-link"),) if opened else ()
        said = _("Enter to open it in the browser") if opened else ""
        yield Passage(source_key(key, number), titled(source), actions=actions, inset=True, help=said)


def source_key(key: str, number: int) -> str:
    """Return the key of one of the sources of an entry."""
    return f"{key} source {number}"
