"""The clauses of a deal's contract: chosen, put in order, worded, and kept as a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, language
from creatorbook.gui.contracts.clauses.list import ClauseList
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.parts.basic import Card, button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.clause_tray import TrayClause

# No id of a template: the action that concerns them all.
_ALL = "*"


class ClauseTray(QWidget):
    """Shows the clauses of one deal's contract in a language of it; every choice is written at once and can be undone.

    Of a contract in two languages it is chosen in which of them the words are shown and worded.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._deal = self._language = ""
        self.languages: tuple[str, ...] = ()
        self.spoken = ChoiceField([], search=False)
        self.spoken.set_name(_("Language of the words"))
        self.spoken.changed.connect(self._read)
        self.spoken.hide()
        self._clauses: dict[str, TrayClause] = {}
        self.list = ClauseList()
        self.list.switched.connect(self._switch)
        self.list.ordered.connect(self._order)
        self.list.chosen.connect(self._show_clause)
        self.list.opened.connect(self.edit_wording)
        self._templates = QMenu(self)
        self._templates.setAccessibleName(_("Template"))
        self._templates.triggered.connect(self._template)
        self._templates.aboutToShow.connect(self._offer)
        self.template = button(_("Template"), None, "ghost", "copy")
        self.template.setMenu(self._templates)
        self.add = button(_("Add a clause…"), self._add, "ghost", "plus")
        self.about = QVBoxLayout()
        set_spacing(self.about, 8)
        card = Card(margin=1)
        card.body.addWidget(self.list)
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        layout.addWidget(self.spoken)
        layout.addWidget(side_by_side(self.add, None, self.template))
        layout.addWidget(card)
        layout.addLayout(self.about)
        layout.addStretch(1)

    def show_deal(self, deal: str, document_language: str, second: str = "") -> None:
        """Read the clauses of a deal in the language of its document, or the one chosen of its two."""
        from creatorbook.services.fields import countries as places

        self._deal = deal
        languages = (document_language, second) if second else (document_language,)
        if languages != self.languages:
            self.languages = languages
            self.spoken.set_options(places.language_options(languages))
            self.spoken.set_value(document_language)
            self.spoken.setVisible(bool(second))
        self._read()

    def _read(self) -> None:
        from creatorbook.services.contracts.clause_tray import tray

        self._language = str(self.spoken.value() or self.languages[0])
        other = next((code for code in self.languages if code != self._language), "")
        try:
            with self.desk.book.reading() as reading:
                found = tray(reading, self._deal, self._language, language(), self.desk.clock.today(), other)
        except CreatorbookError as error:
            self.failed.emit(error)
            return
        self._clauses = {clause.id: clause for clause in found}
        self.list.show_clauses(found)
        self._show_clause(self.list.current_id())

    @property
    def language(self) -> str:
        """The language of the clauses that are shown."""
        return self._language

    # Choosing

    def _switch(self, clause: str, on: bool) -> None:
        from creatorbook.services.contracts.clause_choosing import ChooseClause

        self.desk.run(ChooseClause(self._deal, clause, on=on), silent=True)

    def _order(self, ids: list[str]) -> None:
        from creatorbook.services.contracts.clause_choosing import OrderClauses

        self.desk.run(OrderClauses(self._deal, tuple(ids)), silent=True)

    def _choose(self, alternative: str) -> None:
        from creatorbook.services.contracts.clause_choosing import ChooseClause

        self.desk.run(ChooseClause(self._deal, self.list.current_id(), alternative=alternative), silent=True)

    # What is said of the current clause

    def _show_clause(self, id: str) -> None:
        empty(self.about)
        clause = self._clauses.get(id)
        if clause is None:
            return
        self.about.addWidget(label(clause.title, "heading", wrap=True))
        if clause.note:
            self.about.addWidget(label(clause.note, "muted", wrap=True))
        if clause.alternatives and not clause.scope and clause.applies:
            self.about.addWidget(self._alternatives(clause))
        if clause.asked_by:
            laws = ", ".join(dict.fromkeys(source.title for source in clause.asked_by))
            self.about.addWidget(label(_("Asked for by: {laws}").format(laws=laws), "small", wrap=True))
        self._show_changed(clause)
        self._show_words(clause)

    def _alternatives(self, clause: TrayClause) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        set_spacing(layout, 4)
        ways = Segments(_("Wording"), [(one.name, one.title, "") for one in clause.alternatives])
        ways.choose(clause.alternative)
        ways.chosen.connect(self._choose)
        layout.addWidget(side_by_side(ways, None))
        note = next((one.note for one in clause.alternatives if one.name == clause.alternative), "")
        layout.addWidget(label(note, "small", wrap=True))
        return box

    def _show_changed(self, clause: TrayClause) -> None:
        if not clause.outdated:
            return
        text = _("The library’s text has changed since you wrote yours. Yours stays in force.")
        self.about.addWidget(Notice(text, "info", _("Compare…"), self._edit_current))
        self.about.addWidget(side_by_side(button(_("Keep mine"), self._keep_words, "ghost", "check"), None))

    def _show_words(self, clause: TrayClause) -> None:
        self.about.addWidget(line())
        missing = clause.own and not clause.text
        words = _("This clause is not worded in this language yet.") if missing else clause.text
        self.about.addWidget(label(words, "muted" if missing else "", wrap=True))
        if not clause.is_wordable:
            return
        change = button(_("Edit the words…"), self._edit_current, "", "pencil")
        back = None
        if clause.own and not missing:
            back = button(_("Remove the clause"), self._take_back, "ghost", "trash-2")
        elif clause.scope and not clause.own:
            back = button(_("Back to the library’s words"), self._take_back, "ghost", "undo-2")
        self.about.addWidget(side_by_side(change, back, None) if back is not None else side_by_side(change, None))

    # Words

    def _edit_current(self) -> None:
        self.edit_wording(self.list.current_id())

    def edit_wording(self, id: str) -> None:
        """Open a clause's words to be changed."""
        from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog

        clause = self._clauses.get(id)
        if clause is not None and clause.is_wordable:
            ClauseWordsDialog(self.window(), self.desk, self._deal, self._language, clause).open()

    def _add(self) -> None:
        from creatorbook.gui.contracts.clauses.wording import ClauseWordsDialog

        ClauseWordsDialog(self.window(), self.desk, self._deal, self._language, None, self.list.current_id()).open()

    def _own_words(self) -> str:
        """Return the id of one's own words for the current clause, or ""."""
        from creatorbook.services.contracts.clause_texts import wordings
        from creatorbook.services.deals import facts

        with self.desk.book.reading() as reading:
            creator = facts.dossier(reading, self._deal).deal.creator.id
            own = wordings(reading, self._deal, creator, self._language).get(self.list.current_id())
        return own.id if own is not None else ""

    def _take_back(self) -> None:
        from creatorbook.services.contracts.clause_choosing import DropWording

        if own := self._own_words():
            self.desk.run(DropWording(own))

    def _keep_words(self) -> None:
        from creatorbook.services.contracts.clause_choosing import KeepWording

        if own := self._own_words():
            self.desk.run(KeepWording(own))

    # Templates

    def _offer(self) -> None:
        from creatorbook.services.contracts.clause_choosing import templates

        self._templates.clear()
        with self.desk.book.reading() as reading:
            for each in templates(reading):
                self._templates.addAction(_("Use “{name}”").format(name=each.name)).setData(each.id)
        if not self._templates.isEmpty():
            self._templates.addSeparator()
        kept = not self._templates.isEmpty()
        self._templates.addAction(_("Keep these choices as a template…")).setData("")
        if kept:
            self._templates.addAction(_("Rename or remove templates…")).setData(_ALL)

    def _template(self, action: QAction) -> None:
        from creatorbook.gui.contracts.clauses.template_name import TemplateNameDialog
        from creatorbook.gui.contracts.clauses.templates import TemplatesDialog
        from creatorbook.services.contracts.clause_choosing import ApplyTemplate

        if action.data() == _ALL:
            TemplatesDialog(self.window(), self.desk).open()
        elif action.data():
            self.desk.run(ApplyTemplate(action.data(), self._deal))
        else:
            TemplateNameDialog(self.window(), self.desk, self._deal).open()
