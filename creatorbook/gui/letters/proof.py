"""A file that shows what a letter says: chosen with a button, which then names it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.fields.fields import Field
from creatorbook.gui.parts.basic import button
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.services.letters.requests import Proof

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk

_LONGEST = 28  # characters of a file's name on the button


class ProofField(Field):
    """A proof, None while no file was chosen; it is read off the main thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proof: Proof | None = None
        self.choose = button(_("Choose the proof…"), self._ask, icon="paperclip")
        self.adopt(self.choose)

    def _ask(self) -> None:
        ask_for_file(self.window(), _("Choose the proof"), "", self.take)

    def take(self, path: str) -> None:
        """Read a file that was chosen."""
        self._desk.runner.submit(partial(_read, Path(path)), self._on_read, self._desk.fail)

    def _on_read(self, proof: Proof) -> None:
        self.set_value(proof)
        self.changed.emit()

    def value(self) -> Proof | None:
        """Return the proof."""
        return self._proof

    def set_value(self, value: Proof | None) -> None:
        """Show a proof, or that there is none."""
        self._proof = value
        name = cut_at_word(value.name, _LONGEST).replace("&", "&&") if value is not None else ""
        self.choose.setText(name or _("Choose the proof…"))

    def problem(self) -> str:
        """Return "": a proof may be missing."""
        return ""

    def draft(self) -> None:
        """Return nothing: a file is chosen again."""

    def put_back(self, typed: object) -> None:
        """Leave it as it is."""
        del typed


def _read(path: Path, job: Job) -> Proof:
    job.check()
    return Proof(path.name, read_whole(path))
