"""Changes the words of a clause, or adds one of one's own: for this deal, for a creator, or for the whole book."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, language
from creatorbook.gui.desk import drafts
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import ChoiceField, LongTextField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.parts.basic import button, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.notices import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.command import Command
    from creatorbook.services.contracts.clause_tray import TrayClause

_WIDTH = 640


class ClauseWordsDialog(Dialog):
    """Without a clause a new one is added after the clause `after`. What stands in {{ }} is filled in from the deal."""

    def __init__(
        self, parent: QWidget, desk: Desk, deal: str, document_language: str, clause: TrayClause | None, after: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._deal, self._language = desk, deal, document_language
        self._clause, self._after = clause, after
        self._creator, name = self._creator_of_deal()
        title = _("Add a clause") if clause is None else _("Words of “{clause}”").format(clause=clause.title)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        self.title = TextField(limit=200)
        self.title.set_value(clause.title if clause is not None and (clause.own or clause.scope) else None)
        needed = _("A clause of your own needs a title.") if clause is None or clause.own else ""
        self._title_row = FormRow(_("Title"), self.title, needed=needed)
        if clause is not None and not clause.own:
            self.title.edit.setPlaceholderText(clause.title)
        layout.addWidget(self._title_row.field)
        self.text = LongTextField(lines=9)
        self.text.set_value(clause.text if clause is not None else None)
        hint = _("An empty line begins a new paragraph. What is in {{ }} is filled in from the deal.")
        self._text_row = FormRow(_("Words"), self.text, hint=hint, needed=_("A clause needs a text."))
        layout.addWidget(self._text_row.field)
        self.values = ChoiceField(self._placeholders(), empty=_("Insert a value of the deal…"))
        self.values.set_name(_("Insert a value of the deal"))
        self.values.changed.connect(self._insert)
        layout.addWidget(self.values)
        self.scope = Segments(
            _("These words are for"),
            [
                ("deal", _("This deal"), ""),
                ("creator", _("All deals: {name}").format(name=name), ""),
                ("book", _("The whole book"), ""),
            ],
        )
        self.scope.choose(clause.scope if clause is not None and clause.scope else "deal")
        if clause is None or not clause.own:
            layout.addWidget(side_by_side(label(_("For"), "small"), self.scope, None))
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        layout.addLayout(self.notices)
        if clause is not None and clause.edit is not None and clause.edit.value == "library_changed":
            layout.addWidget(label(_("The library says today:"), "small"))
            today = LongTextField(lines=5)
            today.set_value(clause.library_text)
            today.edit.setReadOnly(True)
            today.set_name(_("The library’s words of today"))
            layout.addWidget(today)
        layout.addStretch(1)
        self.save = button(_("Save"), self.keep, "primary")
        tools: list[QWidget | None] = [None, button(_("Cancel"), self.close), self.save]
        if clause is not None and clause.scope and not clause.own:
            tools.insert(0, button(_("Use the library’s words"), self._take_library, "ghost", "undo-2"))
        self.set_foot(*tools)
        self._draft = self._keep_draft(partial(ClauseWordsDialog, parent, desk, deal, document_language, clause, after))
        (self.title if clause is None else self.text).setFocus()

    def _creator_of_deal(self) -> tuple[str, str]:
        from creatorbook.services.deals import facts

        with self._desk.book.reading() as reading:
            creator = facts.dossier(reading, self._deal).deal.creator
        return creator.id, creator.name

    def _placeholders(self) -> list[tuple[Any, str]]:
        from creatorbook.services.contracts.clause_choosing import placeholders

        return [(name, meaning) for name, meaning in placeholders(language(), self._language)]

    def _insert(self) -> None:
        if name := self.values.value():
            self.text.edit.insertPlainText(f"{{{{ {name} }}}}")
            self.values.set_value(None)
            self.text.setFocus()

    def _take_library(self) -> None:
        if self._clause is not None:
            self.text.set_value(self._clause.library_text)
            self.title.set_value(None)

    def _keep_draft(self, again: Callable[[], ClauseWordsDialog]) -> FormDraft:
        about = f"{self._deal} {self._language} {self._clause.id if self._clause else ''}"
        name, fields = drafts.key(str(self._desk.book.path), "clause", about), {"title": self.title, "text": self.text}
        made = FormDraft(self, self._desk.settings, name, fields, self.notices)
        made.offer_back(self._desk, again)
        return made

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        self._draft.put_back()

    def keep(self) -> None:
        """Write the words."""
        from creatorbook.services.contracts.clause_choosing import AddOwnClause, WordClause

        empty(self.notices)
        if not check_rows([self._title_row, self._text_row]):
            return
        deal = self._deal if self.scope.value == "deal" else None
        creator = self._creator if self.scope.value == "creator" else None
        title, text = self.title.value() or "", self.text.value() or ""
        command: Command[str] = (
            AddOwnClause(self._language, title, text, self._after, deal_id=deal, creator_id=creator)
            if self._clause is None
            else WordClause(self._clause.id, self._language, text, title, deal_id=deal, creator_id=creator)
        )
        self.save.setEnabled(False)
        self._desk.run(command, self._on_done, self._on_refused)

    def _on_done(self, value: object) -> None:
        del value
        self._draft.mark_saved()
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, CreatorbookError):
            refuse(self.notices, sentence(error))
        else:
            self._desk.fail(error)
