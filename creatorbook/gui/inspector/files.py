"""The inspector's tab of files: kept in the book itself, added by button or drop, saved out again, removed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.parts.basic import label
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.files import ask_for_files, ask_for_save_path
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.attachments import AttachFile

_MEGA = 1024 * 1024
_KILO = 1024


def size_text(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    if size >= _MEGA:
        return _("{size} MB").format(size=formats.number(max(1, round(size / _MEGA))))
    return _("{size} KB").format(size=formats.number(max(1, round(size / _KILO))))


class FilesTab(DropTarget, InspectorTab):
    """The files of one record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self._wanted = ""
        self._names: dict[str, str] = {}
        self.setAcceptDrops(True)
        self.section = PanelSection(_("Files"), _("Add files"), nothing=_("No files yet. Drop one here."))
        self.section.asked.connect(self._choose)
        self.section.opened.connect(self._save_as)
        self.section.removed.connect(self._remove)
        self.body.addWidget(self.section)
        self.body.addWidget(
            label(_("Files are kept inside the book, up to 50 MB each. A click saves a copy."), "small", wrap=True)
        )
        self.body.addStretch(1)

    def show_record(self, kind: str, id: str) -> None:
        """Read the record's files."""
        from creatorbook.services.records.attachments import attachments

        self._record = (kind, id)
        with self.desk.book.reading() as reading:
            found = attachments(reading, kind, id)
        self._names = {each.id: each.name for each in found}
        self.section.show_lines(
            [
                PanelLine(
                    "attachment",
                    each.id,
                    each.name,
                    f"{size_text(each.size)} · {formats.day(each.created_at.astimezone().date())}",
                    removable=True,
                )
                for each in found
            ]
        )

    # Adding

    def _choose(self) -> None:
        ask_for_files(self, _("Add files"), "", self.add_paths)

    def add_paths(self, paths: list[str]) -> None:
        """Attach these files, read off the main thread."""
        kind, id = self._record
        for path in map(Path, paths):
            self.desk.runner.submit(partial(self._attach, kind, id, path), self._read, self.desk.fail)

    def _read(self, command: AttachFile) -> None:
        self.desk.run(command)

    @staticmethod
    def _attach(kind: str, id: str, path: Path, job: Job) -> AttachFile:
        from creatorbook.services.records.attachments import AttachFile

        job.check()
        return AttachFile(kind, id, path.name, content=read_whole(path))

    # Saving and removing

    def _save_as(self, kind: str, id: str) -> None:
        del kind
        self._wanted = id
        ask_for_save_path(self, _("Save the file as"), "", self._names.get(id, ""), self.save_to)

    def save_to(self, path: str) -> None:
        """Write the file asked for to this place."""
        id = self._wanted
        self.desk.runner.submit(lambda _job: self._write_file(id, Path(path)), self._on_saved, self.desk.fail)

    def _write_file(self, id: str, path: Path) -> str:
        from creatorbook.services.records.attachments import content

        with self.desk.book.reading() as reading:
            found = content(reading, id)
        write_whole(path, found)
        return path.name

    def _on_saved(self, name: str) -> None:
        self.desk.show_message(_("Saved as {name}.").format(name=name))

    def _remove(self, kind: str, id: str) -> None:
        del kind
        from creatorbook.services.records.attachments import DetachFile

        self.desk.run(DetachFile(id))

    # Dropping

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Attach {what} to this record").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Attach what was dropped."""
        self.add_paths(list(paths))
