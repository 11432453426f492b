"""How one creator's documents look, in the settings: logo, theme, colour, cover page, initials."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.lists.panel_lines import field_text, join_parts
from creatorbook.gui.parts.basic import button, in_line, label, set_spacing
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.settings.logo_field import LogoField

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.records.rows import Row


def _logo(book: Book, creator: str, job: Job) -> bytes:
    from creatorbook.services.documents.looks import look_of

    job.check()
    with book.reading() as reading:
        return look_of(reading, creator).logo_png


def _picture(path: str, job: Job) -> bytes:
    job.check()
    return read_whole(Path(path))


class DocumentsPart(QWidget):
    """The logo is chosen here; the rest is shown in a line, and changed in the creator's form."""

    def __init__(self, desk: Desk, creator: Row) -> None:
        super().__init__()
        self._desk, self._id = desk, creator.id
        layout = QVBoxLayout(self)
        set_spacing(layout, 8, (16, 0, 0, 0))
        change = button(_("Change the appearance"), self._edit, "link", "pencil")
        layout.addLayout(in_line(label(_("Documents"), "heading"), None, change))
        layout.addWidget(label(self._describe_look(creator), "small", wrap=True))
        self.logo = LogoField(creator.title)
        self.logo.chosen.connect(self._choose)
        self.logo.removed.connect(self._remove)
        layout.addWidget(self.logo)
        desk.runner.submit(partial(_logo, desk.book, creator.id), self.logo.show_logo, self._on_lost)

    @staticmethod
    def _describe_look(creator: Row) -> str:
        return join_parts(
            field_text(creator, "document_theme"),
            creator["document_accent"] or _("the default colour"),
            _("with a cover page") if creator["document_cover"] else _("without a cover page"),
            _("initials on each page") if creator["document_initials"] else _("no initials"),
        )

    def _edit(self) -> None:
        self._desk.edit("creator", self._id)

    def _choose(self) -> None:
        ask_for_file(self, _("Choose a logo"), _("Pictures (*.png *.jpg *.jpeg *.webp)"), self.set_logo)

    def set_logo(self, path: str) -> None:
        """Put the picture at this place on the creator's documents."""
        self.logo.show_problem("")
        self._desk.runner.submit(partial(_picture, path), self._set, self._on_refused)

    def _set(self, content: bytes) -> None:
        from creatorbook.services.documents.looks import SetLogo

        # An empty file is no picture; an empty picture would take the logo off.
        self._desk.run(SetLogo(self._id, content or b"\0"), None, self._on_refused)

    def _remove(self) -> None:
        from creatorbook.services.documents.looks import SetLogo

        self._desk.run(SetLogo(self._id, b""), None, self._on_refused)

    def _on_lost(self, error: Exception) -> None:
        # A logo that is named and not there can be taken off like any other.
        self.logo.remove.show()
        self._on_refused(error)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, CreatorbookError):
            self.logo.show_problem(f"{error.message} {error.hint}".strip())
        else:
            self._desk.fail(error)
