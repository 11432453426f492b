"""Where the label of a film or a story stands, where the caption does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.services.disclosure.post_panel import kept_place, label_places

if TYPE_CHECKING:
    from creatorbook.domain.values.label_positions import LabelPosition
    from creatorbook.domain.values.platforms import Medium


class PlaceField(QWidget):
    """Where the label of a film or a story stands, and its words there; shown only for what the program cannot see."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._medium: Medium | None = None
        self._kept: LabelPosition | None = None
        self.place = ChoiceField([], empty=_("As the caption says"))
        self.words = TextField(placeholder=_("The label’s words there"), limit=200)
        self.words.set_name(_("The label’s words there"))
        self.place.changed.connect(self._on_changed)
        self.words.changed.connect(self._on_changed)
        layout = QVBoxLayout(self)
        set_spacing(layout, 6)
        layout.addWidget(FormRow(_("Where the label is"), self.place).field)
        layout.addWidget(self.words)
        self.words.hide()

    def load(self, place: str, words: str) -> None:
        """Show what is kept of the post; a place that its medium does not usually have stays among the choices."""
        self._kept = kept_place(place)
        self.words.set_value(words or None)
        self._offer()
        self.place.set_value(self._kept)
        self.words.setVisible(self.place.value() is not None)

    def stored_values(self) -> dict[str, str | None]:
        """Return what is to be kept, by the names of a post's fields; None where the caption says it."""
        place = None if self.isHidden() else self.place.value()
        return {
            "label_position": place.value if place is not None else None,
            "label_words": self.words.value() if place is not None else None,
        }

    def show_medium(self, medium: Medium | None) -> None:
        """Offer the places of this medium."""
        if medium is not self._medium:
            self._medium = medium
            self._offer()
            self.words.setVisible(self.place.value() is not None)

    def _offer(self) -> None:
        offered = label_places(self._medium, self._kept)
        self.place.set_options(offered, empty=_("As the caption says"))
        self.setVisible(bool(offered))

    def _on_changed(self) -> None:
        self.words.setVisible(self.place.value() is not None)
        self.changed.emit()

    def label_shown(self, caption: str) -> tuple[str, LabelPosition | None]:
        """Return the text to look at and where it stands: the words given for the place, else the caption."""
        place = None if self.isHidden() else self.place.value()
        if place is None:
            return caption, None
        return self.words.value() or caption, place
