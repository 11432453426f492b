"""A rule to read: what it says, since when, how sure we are, its sources, and what the user wrote on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.domain.disclosure.overrides import SWITCH_USES
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.content.country_cards import Sources
from creatorbook.gui.parts.basic import button, label, set_spacing
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.status import Status
from creatorbook.services.law.rule_notes import RuleKind, rule_kinds
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from creatorbook.services.disclosure.catalogue import RuleEntry
    from creatorbook.services.law.rule_notes import RuleNoteRow


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


def _wide(facts: str) -> QLabel:
    """Return facts that take the room there is, and a second line where that is too little."""
    made = label(facts, "small", wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


class RuleView(QWidget):
    """One entry of a rule file; `note_asked(rule id)` wants to write on it."""

    note_asked = Signal(str)

    def __init__(self, entry: RuleEntry, written: RuleNoteRow | None = None) -> None:
        super().__init__()
        self.entry = entry
        layout = QVBoxLayout(self)
        set_spacing(layout, 4, (0, 4, 0, 4))
        title = label(entry.title, wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        set_spacing(head, 12)
        head.addWidget(title, 1)
        if entry.says:
            head.addWidget(Status(entry.says, entry.role), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        if entry.text:
            layout.addWidget(label(entry.text, "small", wrap=True))
        if written is not None:
            layout.addWidget(Notice(note_words(written), "warn" if written.is_override else "info"))
        facts = " · ".join(each for each in (entry.days, entry.confidence_text) if each)
        parts: list[QWidget | None] = [_wide(facts)] if facts else [None]
        if entry.rule_id:
            words = _("Edit your note") if written is not None else _("Write on this rule")
            pen = button(words, self._ask, "link", "pencil")
            pen.setAccessibleName(labelled(words, entry.title))
            parts.append(pen)
        if entry.sources or len(parts) > 1:
            layout.addWidget(Sources(entry.sources, *parts))

    def _ask(self) -> None:
        self.note_asked.emit(self.entry.rule_id)
