"""What can be wished of an import: a box for each thing that the files at hand give occasion for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import ngettext
from creatorbook.gui.fields.fields import CheckField
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.services.imports import FileSummary, Wishes


class WishBoxes(QWidget):
    """The boxes, each shown while there is something that it would do; `changed` says that one was ticked or not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rest, self.changes, self.trash, self.mail = (CheckField("") for _box in range(4))
        layout = QVBoxLayout(self)
        set_spacing(layout, 8, (0, 0, 0, 0))
        for box in self._boxes():
            box.changed.connect(self.changed)
            box.hide()
            layout.addWidget(box)
        self.hide()

    def _boxes(self) -> tuple[CheckField, ...]:
        return self.rest, self.changes, self.trash, self.mail

    def value(self) -> Wishes:
        """Return what is wished: what is not on offer is not."""
        from creatorbook.services.imports import Wishes

        return Wishes(*(box.value() for box in self._boxes()))

    def offer(self, files: Sequence[FileSummary]) -> None:
        """Show the boxes that these files give occasion for, as they would come in with nothing ticked."""
        rest = sum(file.columns_to_note for file in files)
        changes = sum(file.differing for file in files)
        trash = sum(file.in_trash for file in files)
        self._show_box(
            self.rest,
            rest,
            ngettext(
                "Keep {count} column without a field in the notes",
                "Keep {count} columns without a field in the notes",
                rest,
            ),
        )
        self._show_box(
            self.changes,
            changes,
            ngettext(
                "Replace {count} value of the book with the file’s",
                "Replace {count} values of the book with the file’s",
                changes,
            ),
        )
        self._show_box(
            self.trash,
            trash,
            ngettext("Take {count} record back out of the trash", "Take {count} records back out of the trash", trash),
        )
        mails = sum(file.doubted for file in files)
        self._show_box(
            self.mail,
            mails,
            ngettext("Make a lead of {count} email all the same", "Make leads of {count} emails all the same", mails),
        )
        self.setVisible(self.has_offers())

    def _show_box(self, box: CheckField, count: int, words: str) -> None:
        box.box.setText(words.format(count=formats.number(count)))
        box.set_name(box.box.text())
        if not count:
            box.set_value(False)
        box.setVisible(bool(count))

    def has_offers(self) -> bool:
        """Whether there is a box to tick."""
        return any(not box.isHidden() for box in self._boxes())

    def has_focus(self) -> bool:
        """Whether the keys go to one of the boxes."""
        return any(box.box.hasFocus() for box in self._boxes())
