"""Files of the book written out again: where is asked, and what became of it is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.rows.row import PanelLine
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.attachments import AttachmentRow

_MEGA = 1024 * 1024
_KILO = 1024


def size_text(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    if size >= _MEGA:
        return _("{size} MB").format(size=formats.number(max(1, round(size / _MEGA))))
    return _("{size} KB").format(size=formats.number(max(1, round(size / _KILO))))


class FileSaver:
    """The files of one record as lines, each of which a click saves as a copy."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        self._owner, self._desk = owner, desk
        self._wanted = ""
        self._names: dict[str, str] = {}

    def lines(self, found: Sequence[AttachmentRow], *, removable: bool) -> list[PanelLine]:
        """Return the lines of these files, which can be saved from now on."""
        self._names = {each.id: each.name for each in found}
        return [
            PanelLine(
                "attachment",
                each.id,
                each.name,
                f"{size_text(each.size)} · {formats.day(each.created_at.astimezone().date())}",
                removable=removable,
            )
            for each in found
        ]

    def save_as(self, kind: str, id: str) -> None:
        """Ask where to, and write the file there."""
        del kind
        self._wanted = id
        ask_for_save_path(self._owner, _("Save the file as"), "", self._names.get(id, ""), self.save_to)

    def save_to(self, path: str) -> None:
        """Write the file asked for to this place."""
        id = self._wanted
        self._desk.runner.submit(lambda _job: self._write_file(id, Path(path)), self._on_saved, self._desk.fail)

    def _write_file(self, id: str, path: Path) -> str:
        from creatorbook.services.records.attachments import content

        with self._desk.book.reading() as reading:
            found = content(reading, id)
        write_whole(path, found)
        return path.name

    def _on_saved(self, name: str) -> None:
        self._desk.show_message(_("Saved as {name}.").format(name=name))
