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
from creatorbook.gui.parts.basic import button, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.errors import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.deals.terms_help import Proposed

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
        self.lines = QVBoxLayout()
        set_spacing(self.lines, 0)
        layout.addLayout(self.lines)

    def show_deal(self, deal: str) -> None:
        """Show what is offered for a deal; nothing to offer hides the whole."""
        from creatorbook.services.deals.terms_help import proposals

        self._deal = deal
        with self._desk.book.reading() as reading:
            found = proposals(reading, deal, self._desk.clock.today())
        # A right that is not there yet is added where rights are listed.
        self._offered = tuple(each for each in found if each.record or each.kind not in self._listed)
        empty(self.lines)
        for number, each in enumerate(self._offered):
            words = _("{field}: {value}").format(field=each.label, value=each.shown)
            take = button(_("Use"), self._take_proposal, "link")
            take.setAccessibleName(_("Use {value}").format(value=words))
            take.setProperty("proposal", number)
            said = QWidget()
            column = QVBoxLayout(said)
            set_spacing(column, 0, (0, 2, 0, 2))
            column.addWidget(label(words, wrap=True))
            column.addWidget(label(each.reason, "small", wrap=True))
            self.lines.addWidget(side_by_side(said, None, take))
        self.setVisible(bool(self._offered))

    def _take_proposal(self) -> None:
        from creatorbook.services.deals.terms_proposals import TakeProposal

        number = int(self.sender().property("proposal"))
        self._desk.run(TakeProposal(self._deal, self._offered[number]))


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
        layout.addWidget(self.row)
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
