"""The templates of contracts, to be renamed where they stand, or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.parts.basic import button, empty, icon_button, label, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.notices import refuse
from creatorbook.services.contracts.clause_choosing import DropTemplate, RenameTemplate, templates

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.contracts.clause_choosing import Template

_WIDTH = 440


class TemplateLine(QWidget):
    """One template: its name to type over, and a button that removes it; each is written at once."""

    def __init__(self, dialog: TemplatesDialog, template: Template) -> None:
        super().__init__()
        self._dialog, self.template = dialog, template
        self.name = TextField(limit=200)
        self.name.set_name(_("Name of the template “{name}”").format(name=template.name))
        self.name.set_value(template.name)
        edit = self.name.focusProxy()
        if isinstance(edit, QLineEdit):
            edit.editingFinished.connect(self.rename)
        self.remove = icon_button("trash-2", _("Remove “{name}”").format(name=template.name), self._remove)
        layout = QHBoxLayout(self)
        set_spacing(layout, 8)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.remove)

    def rename(self) -> None:
        """Write the name, where it is another one."""
        name = self.name.value() or ""
        if name != self.template.name:
            self._dialog.write(RenameTemplate(self.template.id, name))

    def _remove(self) -> None:
        self._dialog.write(DropTemplate(self.template.id))


class TemplatesDialog(Dialog):
    """Every template by name. Contracts made with one keep their choices, and removing can be undone."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk = desk
        self.setWindowTitle(_("Templates"))
        self.setFixedWidth(_WIDTH)
        layout = self.body
        about = _("A contract made with a template keeps its choices, whatever becomes of the template.")
        layout.addWidget(label(about, "muted", wrap=True))
        self._notices = QVBoxLayout()
        set_spacing(self._notices, 8)
        layout.addLayout(self._notices)
        self._list = QVBoxLayout()
        set_spacing(self._list, 6)
        layout.addLayout(self._list)
        self.lines: list[TemplateLine] = []
        self._known: tuple[Template, ...] | None = None
        layout.addStretch(1)
        self.done_button = button(_("Done"), self.finish, "primary")
        self.set_foot(None, self.done_button)
        self._writing = self._finishing = False
        self._read()
        if self.lines:
            self.lines[0].name.setFocus()

    def _read(self) -> None:
        with self._desk.book.reading() as reading:
            known = templates(reading)
        if known == self._known:
            return
        self._known = known
        empty(self._list)
        self.lines = [TemplateLine(self, each) for each in known]
        for each in self.lines:
            self._list.addWidget(each)
        if not self.lines:
            said = _("There are no templates yet. “Keep as a template” in the clauses of a contract makes one.")
            self._list.addWidget(label(said, wrap=True))

    def write(self, command: RenameTemplate | DropTemplate) -> None:
        """Rename or remove one; what is refused is said, and the name stays to be typed again."""
        if self._writing:
            return
        self._writing = True
        empty(self._notices)
        self._desk.run(command, self._written, self._on_refused)

    def finish(self) -> None:
        """Write what was typed, and close once it is written: what is refused must still be seen."""
        for each in self.lines:
            each.rename()
        self._finishing = self._writing
        if not self._writing:
            self.close()

    def _written(self, nothing: object) -> None:
        del nothing
        self._writing = False
        if self._finishing:
            self.close()
        else:
            self._read()

    def _on_refused(self, error: Exception) -> None:
        self._writing = self._finishing = False
        if isinstance(error, CreatorbookError):
            refuse(self._notices, sentence(error))
        else:
            self._desk.fail(error)
