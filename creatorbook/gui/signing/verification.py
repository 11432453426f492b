"""Looks at a file that came back: which contract it is, what differs, each signature; and keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError, NotFound
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.focus import go_to
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.fields.fields import CheckField, ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.parts.basic import Card, button, column, empty, label, scroll, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.parts.notices import EmptyState, Notice, refuse
from creatorbook.gui.parts.status import Status
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.signing.signatures import SigningState
    from creatorbook.services.signing.signed_copies import Attached
    from creatorbook.services.signing.verification import SignatureReport, Verification
    from creatorbook.services.signing.wording import SignatureStatement, Statement

_SIZE = (680, 640)
_ROLES = {"good": "ok", "bad": "danger", "warning": "warn", "plain": "idle"}


@dataclass(frozen=True, slots=True)
class _Look:
    """A file, what was found in it, and how the contract stands to which it would be kept (None: to none)."""

    name: str
    content: bytes = field(repr=False)
    found: Verification
    state: SigningState | None


def _examine(book: Book, path: str, contract_id: str, job: Job) -> _Look:
    from creatorbook.services.signing.signatures import signing_state
    from creatorbook.services.signing.verification import verify_file

    job.check()
    content = read_whole(Path(path))
    with book.reading() as reading:
        found = verify_file(reading, content)
        contract = contract_id or (found.version.contract_id if found.version is not None else "")
        try:
            state = signing_state(reading, contract) if contract else None
        except NotFound:
            # A draft has no version that could be signed.
            state = None
        return _Look(Path(path).name, content, found, state)


class _TallAsItsLines(QWidget):
    """What scrolls: as high as its lines are at its width, where an area that scrolls would cut those that wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.room = QVBoxLayout(self)
        set_spacing(self.room, 12, (0, 0, 12, 0))

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for lines that wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Be as high as what stands here."""
        self.setMinimumHeight(max(0, self.room.totalHeightForWidth(self.width())))


class VerificationDialog(DropTarget, Dialog):
    """`kept(Attached)` comes when the file was kept as the signed copy; closing keeps nothing.

    With a contract it is that contract's copy that is awaited; a path is looked at at once.
    """

    kept = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, contract_id: str = "", path: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowTitle(_("Check a signed copy"))
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))
        self._desk, self._contract = desk, contract_id
        self._job: Job | None = None
        self._found: _Look | None = None
        layout = self.body
        said = _("It is compared with what was issued; nothing leaves this machine.")
        self._none = EmptyState("file-check", said, _("Choose a file…"), heading=_("Drop the PDF that came back here"))
        self._none.acted.connect(self._choose)
        self._waiting = label(_("Reading the file…"), "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = _TallAsItsLines()
        self.room = self._lines.room
        area = scroll(self._lines, _("What was found"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for part in (self._none, self._waiting, area):
            self._stack.addWidget(part)
        layout.addWidget(self._stack, 1)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        layout.addLayout(self.notices)
        self.another = button(_("Another file…"), self._choose)
        self.another.hide()
        self.keep = button(_("Keep as the signed copy"), self.keep_file, "primary", "paperclip")
        self.keep.hide()
        self.set_foot(self.another, None, button(_("Close"), self.close), self.keep)
        if path:
            self.examine_file(path)

    # Looking

    def _choose(self) -> None:
        ask_for_file(self, _("Check a signed copy"), _("PDF files (*.pdf)"), self.examine_file)

    def examine_file(self, path: str) -> None:
        """Examine a file, off the main thread."""
        empty(self.notices)
        if self._job is not None:
            self._job.cancel()
        self.keep.hide()
        self._stack.setCurrentIndex(1)
        work = partial(_examine, self._desk.book, path, self._contract)
        self._job = self._desk.runner.submit(work, self._show, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._stack.setCurrentIndex(2 if self._found is not None else 0)
        self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, CreatorbookError):
            self._desk.fail(error)
            return
        empty(self.notices)
        refuse(self.notices, sentence(error))

    # What was found

    def _show(self, found: _Look) -> None:
        from creatorbook.services.signing import wording

        self._found = found
        empty(self.room)
        verdict, match = wording.verdict(found.found), wording.describe_match(found.found)
        head = Card(found.name, margin=16)
        head.body.addWidget(_line(verdict))
        if match != verdict:
            head.body.addWidget(_line(match))
        for each in wording.describe_differences(found.found):
            head.body.addWidget(label(f"– {each}", "", wrap=True))
        self.room.addWidget(head)
        for signature in wording.describe_signatures(found.found):
            self.room.addWidget(_card(signature))
        self._offer(found)
        self.room.addStretch(1)
        self._stack.setCurrentIndex(2)
        QTimer.singleShot(0, self._lines.fit)
        self.another.show()

    def _offer(self, found: _Look) -> None:
        """Offer to keep the file where it may be a signed copy of a contract of this book."""
        from creatorbook.services.signing.verification import MatchKind

        state, kind = found.state, found.found.match.kind
        possible = (
            state is not None
            and bool(state.open)
            and found.found.examined.readable
            and not found.found.kept_already
            and kind is not MatchKind.UNRELATED
        )
        self.keep.setVisible(possible)
        if found.found.kept_already:
            self.room.addWidget(Notice(_("This copy is in the book already."), "info"))
        if not possible or state is None:
            return
        card = Card(_("Keep it as the signed copy of {number}").format(number=state.number), margin=16)
        silent = not found.found.examined.signatures and not any(each.party for each in found.found.examined.pictures)
        self.by: dict[str, CheckField] = {}
        if silent:
            card.body.addWidget(label(_("The file does not say who signed. Name the signer."), "muted", wrap=True))
            for each in state.parties:
                if each.signed is None:
                    tick = CheckField(labelled(word_for(each.party), each.name))
                    tick.set_name(word_for(each.party))
                    tick.set_value(each.party.value == "brand")
                    self.by[each.party.value] = tick
                    card.body.addWidget(tick)
        self._rows = [self._ask_whose(card, report, state) for report in found.found.unclaimed]
        self.whose = [row.field for row in self._rows]
        self.signer, self.day = TextField(limit=200), DayField(self._desk.reader)
        self.day.set_value(self._desk.clock.today())
        if silent:
            signed = FormRow(_("Signed on"), self.day)
            card.body.addWidget(FormRow(_("Name of the one who signed"), self.signer).field)
            card.body.addWidget(signed.field)
            self._rows.append(signed)
        self.although = CheckField(_("I have read what is wrong, and keep it all the same"))
        self.although.set_name(_("I have read what is wrong, and keep it all the same"))
        if kind in (MatchKind.OTHER_TEXT, MatchKind.OTHER_LOOK, MatchKind.PARTIAL) or found.found.broken_signatures:
            card.body.addWidget(self.although)
        self.compared = CheckField(_("I have put both side by side, and looked at each page"))
        self.compared.set_name(_("I have put both side by side, and looked at each page"))
        if found.found.match.needs_eyes:
            card.body.addWidget(side_by_side(button(_("Show side by side"), self.show_beside, icon="eye"), None))
            card.body.addWidget(self.compared)
        self.room.addWidget(card)

    def _ask_whose(self, card: Card, report: SignatureReport, state: SigningState) -> FormRow:
        """Ask whose a certificate is that bears no party's name, and return the row with the choice."""
        name = report.certificate.subject if report.certificate is not None else report.field
        open_parties = [(each.party, labelled(word_for(each.party), each.name)) for each in state.parties
                        if each.signed is None]  # fmt: skip
        choice = ChoiceField(open_parties, empty=_("Not known"))
        hint = _("Say so only where you know it from somewhere else than this file.")
        needed = _("Say whose each certificate is.")
        row = FormRow(_("Whose certificate is “{name}”?").format(name=name), choice, hint=hint, needed=needed)
        card.body.addWidget(row.field)
        return row

    def show_beside(self) -> None:
        """Show the issued version and the file beside each other, page by page."""
        from creatorbook.gui.signing.beside import BesideDialog

        found = self._found
        if found is not None and found.state is not None:
            BesideDialog(self, self._desk, found.state.issued, found.content).open()

    def keep_file(self) -> None:
        """Keep the file, and write down who signed it."""
        from creatorbook.services.signing.sign import Signatory
        from creatorbook.services.signing.signed_copies import AttachSignedCopy

        found = self._found
        if found is None or found.state is None:
            return
        empty(self.notices)
        # The answers stand in the order of the certificates: none may be missing between two.
        if not check_rows(self._rows):
            return
        by = tuple(Signatory(name) for name, tick in self.by.items() if tick.value())
        by += tuple(field.value() for field in self.whose)
        if self.by and not by:
            refuse(self.notices, _("Say who signed."), "warn")
            go_to(next(iter(self.by.values())))
            return
        self.keep.setEnabled(False)
        command = AttachSignedCopy(
            found.state.contract_id, found.name, found.content, found.found, by, self.signer.value() or "",
            self.day.value() if self.by else None, self.although.value(), self.compared.value(),
        )  # fmt: skip
        self._desk.run(command, self._on_done, self._on_keep_failed)

    def _on_done(self, attached: Attached) -> None:
        self.kept.emit(attached)
        self.close()

    def _on_keep_failed(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        self._show_error(error)
        QTimer.singleShot(0, self.updateGeometry)

    # Qt

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Check {what} against what was issued").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Examine the first file that was dropped."""
        self.examine_file(paths[0])


def _line(said: Statement) -> QWidget:
    """Return a sentence with the dot of its tone before it."""
    dot = Status("", _ROLES[said.tone])
    dot.setFixedWidth(16)
    text = label(said.text, "", wrap=True)
    made = side_by_side(dot, text, spacing=4)
    box = made.layout()
    if box is not None:
        box.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    # Changed, not replaced: that its height follows its width is part of it.
    policy = text.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    text.setSizePolicy(policy)
    return made


def _card(signature: SignatureStatement) -> Card:
    made = Card(signature.head, margin=16)
    made.body.addWidget(column(*(_line(fact) for fact in signature.facts), spacing=4))
    return made
