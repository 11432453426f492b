"""The proofs of a post in its overview: what was kept and when, and the button that keeps another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.parts.basic import button, column, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.files import ask_for_files
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.disclosure.proofs import KeepProof

# As much of a SHA-256 as a person compares by eye.
_SHORT = 12
_ENDINGS = "*.png *.jpg *.jpeg *.webp *.heic *.gif *.pdf *.txt *.md"


class ProofPart(DropTarget, QWidget):
    """The proofs of one post, oldest first; files are chosen or dropped, read off the main thread, and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._asked_for = ""
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self.keep = button(_("Keep a proof…"), self._choose, "link", "plus")
        self.keep.setAccessibleName(_("Keep a proof of this post"))
        layout.addWidget(side_by_side(label(_("Proof"), "heading"), None, self.keep))
        self._lines = QVBoxLayout()
        set_spacing(self._lines, 8)
        layout.addLayout(self._lines)

    def show_post(self, post_id: str) -> None:
        """Read the post's proofs and show them."""
        from creatorbook.services.disclosure.proofs import proofs

        self._id = post_id
        with self._desk.book.reading() as reading:
            found = proofs(reading, post_id)
        empty(self._lines)
        for each in found:
            kept = f"{formats.instant(each.kept_at)} · SHA-256 {each.sha256[:_SHORT]}"
            self._lines.addWidget(column(label(each.name, wrap=True), label(kept, "small", wrap=True), spacing=2))
        if not found:
            nothing = _("No proof is kept yet. Drop a screenshot here.")
            self._lines.addWidget(label(nothing, "small", wrap=True))

    def _choose(self) -> None:
        # Another post may be shown by the time that a file is chosen.
        self._asked_for = self._id
        wanted = _("Images, PDFs and texts ({endings})").format(endings=_ENDINGS)
        ask_for_files(self, _("Keep a proof of this post"), wanted, self._on_chosen)

    def _on_chosen(self, paths: list[str]) -> None:
        self._keep(self._asked_for, paths)

    def _keep(self, post_id: str, paths: list[str]) -> None:
        for path in map(Path, paths):
            self._desk.runner.submit(partial(self._proof, post_id, path), self._read, self._desk.fail)

    @staticmethod
    def _proof(post_id: str, path: Path, job: Job) -> KeepProof:
        from creatorbook.services.disclosure.proofs import KeepProof

        job.check()
        content = read_whole(path)
        if not content:
            raise BadInput(_("The file is empty."), where=path.name, hint=_("Choose another file."))
        return KeepProof(post_id, path.name, content=content)

    def _read(self, command: KeepProof) -> None:
        self._desk.run(command)

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Keep {what} as proof of this post").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Keep what was dropped as proof of the post that is shown."""
        self._keep(self._id, list(paths))
