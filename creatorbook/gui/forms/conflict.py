"""Two people changed one record: mine, theirs and the original side by side, chosen field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import cut_at_word
from creatorbook.gui.forms.version_cell import VersionCell
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, label, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.services.fields.kinds import Field
    from creatorbook.services.records.rows import Row

_MINE, _THEIRS = 0, 1
_LONGEST = 80
_WIDTH = 720


def _id_of(value: object) -> object:
    return value.id if isinstance(value, Ref) else None if value in ("", ()) else value


class ConflictDialog(Dialog):
    """`chosen((theirs, mine))`: the record as it is now, and the values of ours that are to stand.

    Only fields that both changed to something else are asked about; the others stand as whoever changed them left them.
    `tell_about` puts the kind and id of what a note or a task is on into words: they are chosen as one.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        original: Row,
        theirs: Row,
        mine: Mapping[str, Any],
        tell_about: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed elsewhere"))
        self.be_wide(scaled(_WIDTH))
        self._theirs, self._mine = theirs, dict(mine)
        self._kind = KINDS[theirs.kind]
        self._tell_about = tell_about if self._kind.is_about_any else None
        self._groups: dict[str, QButtonGroup] = {}
        layout = self.body
        said = _(
            "Somebody changed this record after you opened it. Choose what to keep; nothing is lost until you save."
        )
        layout.addWidget(label(said, "muted", wrap=True))
        both = [
            name
            for name in mine
            if not (self._tell_about is not None and name == "record_kind")
            and _id_of(theirs[name]) != _id_of(original[name])
            and _id_of(theirs[name]) != _id_of(mine[name])
        ]
        layout.addWidget(self._grid(original, both))
        layout.addStretch(1)
        save = button(_("Save"), self._save, "primary")
        self.set_foot(None, button(_("Back to the form"), self.close), save)

    def _grid(self, original: Row, names: list[str]) -> QWidget:
        inner = QWidget()
        inner.setAccessibleName(_("Differences"))
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        if not names:
            text = _("You changed different fields: both can be kept. Save to keep yours with theirs.")
            grid.addWidget(label(text, wrap=True), 0, 0)
            return inner
        all_mine = (_("My version"), _("Take all of my version"), self._take_all_mine)
        all_theirs = (_("The other version"), _("Take all of the other version"), self._take_all_theirs)
        for number, (title, whole, take) in enumerate((all_mine, all_theirs), 1):
            taking = button(_("Take all"), take, "link")
            taking.setAccessibleName(whole)
            taking.setVisible(len(names) > 1)
            grid.addWidget(side_by_side(label(title, "heading"), None, taking), 0, number)
            grid.setColumnStretch(number, 3)
        grid.addWidget(label(_("Original version"), "heading"), 0, 3)
        grid.setColumnStretch(3, 2)
        for line, name in enumerate(names, 1):
            field = self._kind.field(name)
            group = QButtonGroup(self)
            self._groups[name] = group
            grid.addWidget(label(_(field.label), "muted", wrap=True), line, 0)
            for number, values in ((_MINE, self._mine), (_THEIRS, self._theirs.values)):
                words = self._format_value(field, values)
                choice = VersionCell(words)
                side = _("My version") if number == _MINE else _("The other version")
                choice.setAccessibleName(labelled(f"{_(field.label)}, {side}", words))
                group.addButton(choice, number)
                grid.addWidget(choice, line, number + 1)
            group.button(_MINE).setChecked(True)
            grid.addWidget(label(self._format_value(field, original.values), "muted", wrap=True), line, 3)
        return inner

    def _take_all_mine(self) -> None:
        self._take_all(_MINE)

    def _take_all_theirs(self) -> None:
        self._take_all(_THEIRS)

    def _take_all(self, side: int) -> None:
        for group in self._groups.values():
            group.button(side).setChecked(True)

    def _format_value(self, field: Field, values: Mapping[str, Any]) -> str:
        value = values[field.name]
        if field.type is FieldType.REFERENCE and isinstance(value, str):
            return _("Another {kind}").format(kind=_(KINDS[field.kind].singular).lower())
        if self._tell_about is not None and field.name == "record_id":
            text = self._tell_about(values) if value else ""
        else:
            text = formats.format_value(field, value)
        shown = cut_at_word(text, _LONGEST)
        return shown or _("(empty)")

    def _save(self) -> None:
        kept = {
            name: value
            for name, value in self._mine.items()
            if name not in self._groups or self._groups[name].checkedId() == _MINE
        }
        if self._tell_about is not None and "record_id" not in kept:
            kept.pop("record_kind", None)
        self.chosen.emit((self._theirs, kept))
        self.close()
