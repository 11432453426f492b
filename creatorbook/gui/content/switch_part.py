"""The platform's own switch of a post: what is to be done with it, why, and the field that says how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.content.sources import OPEN, UNFOLD, open_source, source_passages, unfolding
from creatorbook.gui.parts.basic import column, set_spacing
from creatorbook.gui.rows.passage_list import PANEL_SIDE, PassagePanel
from creatorbook.gui.rows.row import Passage

if TYPE_CHECKING:
    from creatorbook.gui.fields.fields import Field
    from creatorbook.services.disclosure.post_panel import SwitchView

_KEY = "switch"


class SwitchPart(QWidget):
    """Shows the switch; `field` is the field of the form for it, shown only where the platform has one."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._shown: SwitchView | None = None
        self._field = field
        self._is_open = False
        self.panel = PassagePanel(_("The platform’s own label"))
        self.panel.acted.connect(self._act)
        self.panel.button_pressed.connect(self._act)
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        layout.addWidget(self.panel)
        layout.addWidget(column(field, margins=(PANEL_SIDE, 0, PANEL_SIDE, 0)))

    def show_switch(self, view: SwitchView) -> None:
        """Show what is to be done with the switch; what is shown already is left as it is."""
        if view == self._shown:
            return
        self._shown, self._is_open = view, False
        self._field.setVisible(bool(view.name))
        self._show(view)

    def _show(self, view: SwitchView) -> None:
        status = (view.use, view.tone)
        actions, said = unfolding(view.sources, is_open=self._is_open)
        words = "\n".join(filter(None, (view.name, view.text)))
        first = Passage(_KEY, _("The platform’s own label"), words, status, actions=actions, before=1, strong=True,
                        help=said)  # fmt: skip
        self.panel.show_entries([first, *(source_passages(_KEY, view.sources) if self._is_open else ())])

    def _act(self, key: str, action: str) -> None:
        if self._shown is None:
            return
        if action == UNFOLD:
            self._is_open = not self._is_open
            self._show(self._shown)
        elif action == OPEN:
            open_source(key, {_KEY: self._shown.sources})
