"""Help with the terms: values for what says nothing yet, each with its reason, and instalments from a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import label, set_spacing
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.rows.passage_list import PassagePanel
from creatorbook.gui.rows.row import Passage, RowAction

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.deals.terms_help import Proposed
    from creatorbook.services.records.rows import Row

_PHRASE = "phrase"


class ProposalList(QWidget):
    """What may be said where the terms say nothing; nothing is written before somebody takes it."""

    def __init__(self, desk: Desk, listed: frozenset[str]) -> None:
        super().__init__()
        self._desk = desk
        self._listed = listed
        self._deal = ""
        self._offered: tuple[Proposed, ...] = ()
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        layout.addWidget(label(_("Not specified yet"), "heading"))
        layout.addWidget(
            label(_("Usual values, each with its reason. Nothing is written unless you use it."), "small", wrap=True)
        )
        self.list = PassagePanel(_("Not specified yet"))
        self.list.acted.connect(self._take_proposal)
        self.list.button_pressed.connect(self._take_proposal)
        layout.addWidget(self.list)

    def show_deal(self, deal: str) -> None:
        """Show what is offered for a deal; nothing to offer hides the whole."""
        from creatorbook.services.deals.terms_help import proposals

        self._deal = deal
        with self._desk.book.reading() as reading:
            found = proposals(reading, deal, self._desk.clock.today())
        # A right that is not there yet is added where rights are listed.
        self._offered = tuple(each for each in found if each.record or each.kind not in self._listed)
        self.list.show_entries([_passage(each) for each in self._offered])
        self.setVisible(bool(self._offered))

    def _take_proposal(self, key: str, action: str) -> None:
        from creatorbook.services.deals.terms_proposals import TakeProposal

        del action
        taken = next(each for each in self._offered if _key(each) == key)
        self._desk.run(TakeProposal(self._deal, taken))


def _passage(offered: Proposed) -> Passage:
    words = _("{field}: {value}").format(field=offered.label, value=offered.shown)
    use = (RowAction("use", _("Use"), "U"),)
    return Passage(_key(offered), words, facts=offered.reason, actions=use, help=_("Enter to use it"))


def _key(offered: Proposed) -> str:
    return f"{offered.kind} {offered.record} {offered.field}"


class InstalmentPhrase(QWidget):
    """One line that splits the fee: what is typed is read when Enter is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._deal = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self.field = TextField(placeholder=_("50% on signature, 50% 30 days after invoice"), limit=400)
        self.row = FormRow(_("Split the fee in words"), self.field, hint=_("Enter writes the instalments."))
        self.field.edit.returnPressed.connect(self.split)
        layout.addWidget(self.row.field)
        desk.leaving.connect(self._keep_draft)

    def show_deal(self, deal: str) -> None:
        """Take the deal whose fee is split."""
        if deal != self._deal:
            self._keep_draft()
            self._deal = deal
            self.field.set_value(None)
            self.field.put_back(drafts.find_draft(self._desk.settings, self._draft_key()).get(_PHRASE))
            self.row.show_error("")

    def _draft_key(self) -> str:
        return drafts.key(str(self._desk.book.path), "instalments", self._deal)

    def _keep_draft(self) -> None:
        """Keep what is half written for this deal until it is shown again."""
        if not self._deal:
            return
        if self.field.value() is not None:
            drafts.keep(self._desk.settings, self._draft_key(), {_PHRASE: self.field.draft()})
        else:
            drafts.forget(self._desk.settings, self._draft_key())

    @guard_override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep it too where the panel is put away."""
        super().hideEvent(event)
        self._keep_draft()

    def split(self) -> None:
        """Write the instalments that the line means."""
        from creatorbook.services.deals.terms_proposals import SetInstalments

        if phrase := self.field.value():
            self._desk.run(SetInstalments(self._deal, phrase), self._on_done, self._on_refused)

    def _on_done(self, value: object) -> None:
        del value
        self.field.set_value(None)
        self._keep_draft()
        self.row.show_error("")

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, CreatorbookError):
            self.row.show_error(sentence(error))
        else:
            self._desk.fail(error)


class MonthlyRepeat(QWidget):
    """One line that makes the last deliverable one of every month: how many months there are in all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._last = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self.field = TextField(placeholder=_("12"), limit=4)
        self.row = FormRow(
            _("Repeat the last one monthly"), self.field, hint=_("How many months in all. Enter makes the others.")
        )
        self.field.edit.returnPressed.connect(self.repeat)
        layout.addWidget(self.row.field)

    def show_deliverables(self, dated: list[Row]) -> None:
        """Take those of a deal that have a day: the latest is repeated, without one nothing is offered."""
        last = max(dated, key=lambda row: row["due_on"]).id if dated else ""
        if last != self._last:
            self._last = last
            self.field.set_value(None)
            self.row.show_error("")
        self.setVisible(bool(last))

    def repeat(self) -> None:
        """Make the deliverables of the months that follow."""
        from creatorbook.services.deals.terms_proposals import RepeatMonthly

        typed = str(self.field.value() or "").strip()
        if not typed.isdecimal():
            self.row.show_error(_("Write a number of months, such as 12.") if typed else "")
            return
        self._desk.run(RepeatMonthly(self._last, int(typed)), self._on_done, self._on_refused)

    def _on_done(self, value: object) -> None:
        del value
        self.field.set_value(None)
        self.row.show_error("")

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, CreatorbookError):
            self.row.show_error(sentence(error))
        else:
            self._desk.fail(error)
