"""Writes on a rule: a note, and what the user holds instead of it; taking all away lets the rule hold as shipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.overrides import SWITCH_USES
from creatorbook.domain.disclosure.platform_rules import SwitchUse
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.gui.desk import drafts
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import ChoiceField, LongTextField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import button, empty, label, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.notices import refuse
from creatorbook.services.law.rule_notes import RuleKind, may_hold, rule_kinds
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.catalogue import RuleEntry
    from creatorbook.services.law.rule_notes import RuleNoteRow

_WIDTH = 480


def _outcome_text(kind: RuleKind, outcome: Outcome) -> str:
    """Return what the user may hold instead of a rule of this kind, in words."""
    if kind is RuleKind.SECTOR:
        return _("Don’t warn me about this")
    if kind is RuleKind.SWITCH:
        return _(RULE_WORDS[SwitchUse][SWITCH_USES[outcome]])
    return _(RULE_WORDS[Outcome][outcome])


class RuleNoteDialog(Dialog):
    """Asks for the note and the override of one rule; both are kept in the book, with Undo."""

    def __init__(self, parent: QWidget, desk: Desk, entry: RuleEntry, written: RuleNoteRow | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._rule, self._before = desk, entry.rule_id, written
        self._waiting: list[Any] = []
        self.setWindowTitle(_("Write on this rule"))
        self.setFixedWidth(_WIDTH)
        layout = self.body
        layout.addWidget(label(entry.title, "muted", wrap=True))
        self.note = LongTextField(lines=4)
        self.note.set_value(written.note if written else None)
        layout.addWidget(FormRow(_("Your note"), self.note).field)
        kind = rule_kinds().get(self._rule, RuleKind.LABEL)
        offered = [(each, _outcome_text(kind, each)) for each in may_hold(self._rule)]
        self.outcome = ChoiceField(offered, empty=_("As the rule says"))
        self.outcome.set_value(written.outcome if written else None)
        hint = _("Your own answer is applied to your posts, and marked there as yours.")
        layout.addWidget(FormRow(_("Your own answer"), self.outcome, hint=hint).field)
        self.words = TextField(placeholder=_("Words, with commas between them"), limit=500)
        self.words.set_value(", ".join(written.words) if written else None)
        own_words = FormRow(_("Your own words for the label"), self.words)
        # Only a label has words.
        own_words.field.setVisible(kind is RuleKind.LABEL)
        layout.addWidget(own_words.field)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        layout.addLayout(self.notices)
        layout.addStretch(1)
        self.save = button(_("Save"), self.keep, "primary")
        self.set_foot(None, button(_("Cancel"), self.close), self.save)
        name = drafts.key(str(desk.book.path), "rule_note", entry.rule_id)
        fields = {"note": self.note, "outcome": self.outcome, "words": self.words}
        self._draft = FormDraft(self, desk.settings, name, fields, self.notices)
        self._draft.offer_back(desk, partial(RuleNoteDialog, parent, desk, entry, written))
        self.note.setFocus()

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        self._draft.put_back()

    def keep(self) -> None:
        """Write what changed, one command after the other."""
        from creatorbook.services.law.rule_notes import ClearRuleNote, NoteRule, OverrideRule

        empty(self.notices)
        note = self.note.value() or ""
        outcome = self.outcome.value()
        words = tuple(part.strip() for part in (self.words.value() or "").split(",") if part.strip())
        before = self._before
        overrides = outcome is not None or bool(words)
        self._waiting = []
        if before is not None and ((before.is_override and not overrides) or not (note or overrides)):
            # An override is taken away with all the rest; the note is then written anew.
            self._waiting.append(ClearRuleNote(self._rule))
            before = None
        if note != (before.note if before else ""):
            self._waiting.append(NoteRule(self._rule, note))
        if overrides and (before is None or (outcome, words) != (before.outcome, before.words)):
            self._waiting.append(OverrideRule(self._rule, outcome, words))
        self._run_next()

    def _run_next(self, value: object = None) -> None:
        del value
        if not self._waiting:
            self._draft.mark_saved()
            self.close()
            return
        self.save.setEnabled(False)
        self._desk.run(self._waiting.pop(0), self._run_next, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, CreatorbookError):
            refuse(self.notices, sentence(error))
        else:
            self._desk.fail(error)
