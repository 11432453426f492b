"""One line to write a gift down: what it is, whom it is from, and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout

from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts, records
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.typed import AmountField
from creatorbook.gui.forms.editors import ReferenceField
from creatorbook.gui.gifts.duty import GiftDuty
from creatorbook.gui.parts.basic import Card, LateWords, button, set_spacing, set_tab_after
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field
    from creatorbook.services.book.reading import Executes

_COMMON = ("EUR", "USD", "GBP", "CHF", "CAD")


class GiftEntry(Card):
    """Adds gifts; `added(id)` tells of each. A brand that is not known yet is added with it.

    What stands in the line when the window goes is there again in the next one.
    """

    added = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=12)
        self._desk = desk
        self._just_added = self._waits_for_brand = False
        self.what = TextField(placeholder=_("What arrived?"), limit=200)
        self.what.set_name(_("What arrived?"))
        self.what.edit.returnPressed.connect(self.add)
        self.sender_field = ReferenceField(desk, "brand")
        self.sender_field.edit.setPlaceholderText(_("From which brand?"))
        self.sender_field.set_name(_("From which brand?"))
        self.sender_field.edit.returnPressed.connect(self.add)
        self.value = AmountField(desk.reader, _COMMON, with_tax=True)
        self.value.edit.setPlaceholderText(_("Value"))
        self.value.set_name(_("Value"))
        self.value.edit.returnPressed.connect(self.add)
        # Most books have one creator, and never ask which.
        self._creators: list[tuple[str, str]] = []
        self._creator: ChoiceField | None = None
        self.button = button(_("Add"), self.add, "primary", "plus")
        self._line = layout = QHBoxLayout()
        set_spacing(layout, 8)
        layout.addWidget(self.what, 4)
        layout.addWidget(self.sender_field, 3)
        layout.addWidget(self.value, 2)
        layout.addWidget(self.button)
        self.value.setMinimumWidth(170)
        self.body.addLayout(layout)
        self.duty = GiftDuty(desk, self._draft)
        self.body.addWidget(self.duty)
        for field in (self.what, self.sender_field, self.value):
            field.changed.connect(self.duty.schedule_check)
        self.sender_field.changed.connect(self._on_sender_changed)
        self.sender_field.edit.textChanged.connect(self._on_sender_typed)
        self.problem = LateWords(self.body, "error")
        self._fields: dict[str, Field] = {
            "description": self.what, "brand_id": self.sender_field, "value": self.value,
        }  # fmt: skip
        self._draft_key = drafts.key(str(desk.book.path), "gift_line", "")
        self._put_back()
        desk.leaving.connect(self._keep_draft)

    def _put_back(self) -> None:
        kept = drafts.find_draft(self._desk.settings, self._draft_key)
        if kept:
            # For whom it is can only be chosen among creators that are known.
            self.read_creators()
        for name, typed in kept.items():
            if name in self._fields:
                self._fields[name].put_back(typed)

    def _keep_draft(self) -> None:
        words = [self.what.edit.text(), self.value.edit.text()]
        if not self._just_added:
            # After a gift its brand stays in the line for the next one: nobody has typed it again.
            words.append(self.sender_field.edit.text())
        if any(word.strip() for word in words):
            typed = {name: field.draft() for name, field in self._fields.items()}
            drafts.keep(self._desk.settings, self._draft_key, typed)
        else:
            drafts.forget(self._desk.settings, self._draft_key)

    def read_creators(self) -> None:
        """Ask for whom a gift is where the book has several creators."""
        found = records.fetch(self._desk.book, "creator", records.ids(self._desk.book, Query("creator")))
        self._creators = [(id, row.title) for id, row in found.items()]
        several = len(found) > 1
        if several and self._creator is None:
            self._creator = self._make_choice()
        if self._creator is not None:
            self._creator.set_options(self._creators)
            self._creator.setVisible(several)

    def _make_choice(self) -> ChoiceField:
        made = ChoiceField([], search=False)
        made.set_name(_("Received by"))
        made.changed.connect(self.duty.schedule_check)
        self._line.insertWidget(self._line.indexOf(self.button), made)
        set_tab_after(self.value, made)
        self._fields["creator_id"] = made
        return made

    def _creator_id(self) -> str | None:
        """Return for whom it is: who was chosen, the only one there is, or None where there is nobody yet."""
        if self._creator is not None:
            chosen: str | None = self._creator.value()
            return chosen
        return next((id for id, _name in self._creators), None)

    def _show_problem(self, problem: str) -> None:
        self.problem.show_words(problem)

    def add(self) -> None:
        """Add the gift of what stands in the line, or say what is missing."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QAbstractItemView):
            if popup.selectionModel().hasSelection():
                # Enter chose a brand from the list; the next Enter adds.
                return
            popup.hide()
        if self._just_added and self.what.value() is None:
            # A second Enter after the one that added.
            self.what.setFocus()
            return
        typed = self.sender_field.edit.text().strip()
        missing = [
            (self.what, self.what.value() is None, _("Say in a few words what arrived.")),
            (self.sender_field, not typed, _("Say which brand it came from.")),
            (self.value, bool(self.value.problem()), self.value.problem()),
        ]
        for field, is_missing, words in missing:
            field.set_wrong(is_missing)
            if is_missing:
                self._show_problem(words)
                field.setFocus()
                return
        self._show_problem("")
        self._just_added = False
        brand = self.sender_field.value() or self._find_brand(typed)
        if brand:
            self._send(brand)
            return
        near = self.sender_field.matches
        if near and not self.sender_field.is_making:
            said = _("Choose “{brand}” from the list, or create “{name}” there.")
            self._show_problem(said.format(brand=near[0], name=typed))
            self.sender_field.setFocus()
            return
        # The field may be making it already: Enter on its list comes here, too.
        self._waits_for_brand = True
        self.sender_field.make(typed)

    def _on_sender_changed(self) -> None:
        if self._waits_for_brand and self.sender_field.value():
            self._waits_for_brand = False
            self.add()

    def _on_sender_typed(self, _text: str) -> None:
        if not self.sender_field.is_making:
            self._waits_for_brand = False
        self.duty.schedule_check()

    def _draft(self, reading: Executes) -> Gift | None:
        """Return the gift that stands in the line; None before a brand is named."""
        from creatorbook.services.disclosure.gift_drafts import snapshot

        typed = self.sender_field.edit.text().strip()
        brand = self.sender_field.value() or (self._find_brand(typed) if typed else "")
        if not typed and not brand:
            return None
        values = {"description": self.what.value(), "brand_id": brand, "creator_id": self._creator_id()}
        return snapshot(reading, values, brand_name=typed)

    def _find_brand(self, name: str) -> str:
        book = self._desk.book
        found = records.fetch(book, "brand", records.ids(book, Query("brand", search=name), 20))
        return next((id for id, row in found.items() if row.title.casefold() == name.casefold()), "")

    def _send(self, brand: str) -> None:
        from creatorbook.services.records.editing import AddRecord

        self.button.setEnabled(False)
        values: dict[str, Any] = {
            "description": self.what.value(),
            "brand_id": brand,
            "value": self.value.value(),
            "creator_id": self._creator_id(),
        }
        self._desk.run(AddRecord("gift", values), self._on_added, self._on_refused)

    def _on_added(self, id: str) -> None:
        drafts.forget(self._desk.settings, self._draft_key)
        self.button.setEnabled(True)
        self._just_added = True
        self.what.set_value(None)
        self.value.set_value(None)
        self.duty.schedule_check()
        self.what.setFocus()
        self.added.emit(id)

    def _on_refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self._desk.fail(error)
