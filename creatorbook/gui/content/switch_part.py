"""The platform's own switch of a post: what is to be done with it, why, and the field that says how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.content.country_cards import Sources
from creatorbook.gui.parts.basic import empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.status import Status

if TYPE_CHECKING:
    from creatorbook.gui.fields.form_row import FormRow
    from creatorbook.services.disclosure.post_panel import SwitchView


class SwitchPart(QWidget):
    """Shows the switch; `field` is the form's row for it, shown only where the platform has one."""

    def __init__(self, field: FormRow) -> None:
        super().__init__()
        self._shown: SwitchView | None = None
        self._field = field
        self._use = Status()
        self.name = label("", wrap=True)
        self._text = label("", "small", wrap=True)
        self._sources = QVBoxLayout()
        set_spacing(self._sources)
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        layout.addWidget(side_by_side(label(_("The platform’s own label"), "heading"), None, self._use))
        layout.addWidget(self.name)
        layout.addWidget(self._text)
        layout.addWidget(field)
        layout.addLayout(self._sources)

    def show_switch(self, view: SwitchView) -> None:
        """Show what is to be done with the switch; what is shown already is left as it is."""
        if view == self._shown:
            return
        self._shown = view
        self._use.show_status(view.use, view.tone)
        self.name.setText(view.name)
        self.name.setVisible(bool(view.name))
        self._text.setText(view.text)
        self._text.setVisible(bool(view.text))
        self._field.setVisible(bool(view.name))
        empty(self._sources)
        if view.sources:
            self._sources.addWidget(Sources(view.sources))
