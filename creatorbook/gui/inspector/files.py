"""The inspector's tab of files: kept in the book itself, added by button or drop, saved out again, removed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.inspector.saving import FileSaver
from creatorbook.gui.lists.inspector import InspectorTab
from creatorbook.gui.parts.basic import label
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.files import ask_for_files
from creatorbook.gui.rows.section import PanelSection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.attachments import AttachFile


class FilesTab(DropTarget, InspectorTab):
    """The files of one record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._record = ("", "")
        self.saver = FileSaver(self, desk)
        self.setAcceptDrops(True)
        self.section = PanelSection(_("Files"), _("Add files"), nothing=_("No files yet. Drop one here."))
        self.section.asked.connect(self._choose)
        self.section.opened.connect(self.saver.save_as)
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
        self.section.show_lines(self.saver.lines(found, removable=True))

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

    # Removing

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
