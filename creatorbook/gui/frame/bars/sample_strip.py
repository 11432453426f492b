"""The strip that says that sample records are in the book, and takes them out exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext, pgettext
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.sample.remove import Removed


class SampleStrip(QWidget):
    """Shown above the pages while the book holds sample records."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (24, 12, 24, 0))
        self._layout = layout
        self.hide()
        desk.changed.connect(self.update_visibility)

    def update_visibility(self) -> None:
        """Show the strip where there are samples."""
        from creatorbook.services.sample.marks import has_sample

        if self._desk.book.is_read_only:
            # There is nothing to take out where nothing can be changed.
            return
        with self._desk.book.reading() as reading:
            shown = has_sample(reading)
        if shown and not self._layout.count():
            text = _("Sample records are in this book, so that there is something to explore.")
            self._layout.addWidget(Notice(text, "info", pgettext("button", "Remove the sample"), self._remove))
        self.setVisible(shown)

    def _remove(self) -> None:
        from creatorbook.services.sample.remove import RemoveSample

        self._desk.run(RemoveSample(), self._on_removed)

    def _on_removed(self, removed: Removed) -> None:
        kept = len(removed.kept)
        if kept:
            text = ngettext(
                "The sample is removed. {count} record is kept, because your own records use it.",
                "The sample is removed. {count} records are kept, because your own records use them.",
                kept,
            )
            self._desk.show_message(text.format(count=kept), undo=True)
