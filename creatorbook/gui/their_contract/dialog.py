"""Their contract beside the deal: the document left, what agrees and what differs right, each with its page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, mark, ngettext
from creatorbook.domain.contract_reading.comparing.asking import lines_to_ask
from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.domain.contract_reading.values.found import Topic
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.parts.basic import button, column, empty, label, read_in_order, scroll, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.parts.marked_pages import MarkedPages
from creatorbook.gui.parts.notices import EmptyState, Notice
from creatorbook.gui.their_contract.lines import LineCard, RemarkCard
from creatorbook.services.fields.countries import languages
from creatorbook.services.fields.words import word_for
from creatorbook.services.their_contract import wording
from creatorbook.services.their_contract.mail import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from creatorbook.common.runner import Job
    from creatorbook.documents.reading.page_words import PageRect
    from creatorbook.domain.contract_reading.comparing.comparison import Line
    from creatorbook.domain.contract_reading.noted import Noted, Remark
    from creatorbook.domain.contract_reading.values.found import Found
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.their_contract.comparing import TheirDocument, TheirReading

_SIZE = (1180, 760)
_MOST_CHANGES = 20
_LANGUAGE_WIDTH = 220
_EMPTY, _WAITING, _READ = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter to the brand, ready to copy."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where some words stand: on which page, in which rectangles."""

    page: int
    marks: tuple[PageRect, ...]
    words: str


def _place_of(document: TheirDocument, found: Found | Noted) -> _Place:
    from creatorbook.services.their_contract.comparing import marks

    return _Place(found.page, marks(document, found), found.sentence)


_HEADS = {
    Result.DIFFERS: mark("What differs"),
    Result.ONLY_THEIRS: mark("Only in their contract"),
    Result.NOT_FOUND: mark("Not found in their contract"),
    Result.AGREES: mark("What agrees"),
}


def summary(their: TheirReading) -> str:
    """Return the outcome in one line: "3 points differ · 12 agree · 1 not found"."""
    found = their.comparison
    differ, agree = found.count(Result.DIFFERS), found.count(Result.AGREES)
    only, missing = found.count(Result.ONLY_THEIRS), found.count(Result.NOT_FOUND)
    parts = [
        ngettext("{count} point differs", "{count} points differ", differ).format(count=differ),
        ngettext("{count} agrees", "{count} agree", agree).format(count=agree),
    ]
    if only:
        parts.insert(1, ngettext("{count} only theirs", "{count} only theirs", only).format(count=only))
    if missing:
        parts.append(ngettext("{count} not found", "{count} not found", missing).format(count=missing))
    return " · ".join(parts)


def _line_subject(line: Line) -> str:
    """Return which one of several a line is about, in words."""
    about = line.ours.about if line.ours is not None else ""
    if line.topic in (Topic.DRAFT_ON, Topic.POST_ON) and about:
        return word_for(Medium(about))
    if line.topic is Topic.USE_DURATION and about:
        return " · ".join(word_for(UsageChannel(code)) for code in about.split(","))
    return about


class TheirContractDialog(DropTarget, Dialog):
    """Choose or drop a document: it is read and compared; nothing is written before a button asks for it."""

    def __init__(self, parent: QWidget, desk: Desk, deal_id: str, path: str | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowTitle(_("Compare with their contract"))
        self.resize(*_SIZE)
        self._desk, self._deal = desk, deal_id
        self._job: Job | None = None
        self._document: TheirDocument | None = None
        self._their: TheirReading | None = None
        self.cards: list[LineCard] = []
        self.remarks: list[RemarkCard] = []
        self._to_ask: list[Line] = []
        layout = self.body
        layout.addWidget(self._build_head())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_empty())
        self._wait = label(_("Reading their contract …"), "muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(column(None, self._wait, None))
        self._stack.addWidget(self._build_sides())
        layout.addWidget(self._stack, 1)
        layout.addWidget(label(_(wording.READING_AID), "small", wrap=True))
        self._build_foot()
        self._desk.changed.connect(self._on_changed)
        self._offer_files()
        if path:
            self.open_path(path)

    # What it is made of

    def _build_head(self) -> QWidget:
        from creatorbook.gui.desk import records

        title = records.read_row(self._desk.book, "deal", self._deal)["title"]
        self._about = label(title, "muted")
        self.files = ChoiceField([], search=False)
        self.files.set_name(_("Files on this deal"))
        self.files.setMinimumWidth(220)
        self.files.setMaximumWidth(340)
        self.files.changed.connect(self._chosen_file)
        self.choose_button = button(_("Choose a file…"), self.choose, "", "folder-open")
        return side_by_side(self._about, None, self.files, self.choose_button)

    def _build_empty(self) -> QWidget:
        said = _("A PDF, a document, a picture, an email or a text: choose it, or drop it here.")
        self._none = EmptyState("scale", said, _("Choose a file"), heading=_("Which contract did the brand send?"))
        self._none.acted.connect(self.choose)
        return self._none

    def _build_sides(self) -> QWidget:
        self.pages = MarkedPages(self._desk.runner, _("Their contract"))
        self._found = QVBoxLayout()
        set_spacing(self._found, 8, (0, 0, 12, 0))
        inner = QWidget()
        inner.setLayout(self._found)
        self._summary = label("", "heading", wrap=True)
        right = column(self._summary, scroll(inner, _("What agrees and what differs")), margins=(8, 0, 0, 0))
        room = right.layout()
        if room is not None:
            room.setStretch(1, 1)  # type: ignore[attr-defined]  # column() makes a box layout
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.pages)
        both.addWidget(right)
        read_in_order(both)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 4)
        both.setSizes([620, 500])
        return both

    def _build_foot(self) -> None:
        self.mail = button(_("Copy a letter about it"), self.copy_letter, "", "mail")
        names = languages()
        self.language = ChoiceField([(each, names[each]) for each in LANGUAGES], empty=_("In the contract’s language"))
        self.language.set_name(_("Language of the letter"))
        self.language.setMinimumWidth(_LANGUAGE_WIDTH)
        self.keep = button(_("Keep on the deal"), self.keep_file, "", "paperclip")
        self._close = button(_("Close"), self.close, "primary")
        for each in (self.mail, self.language, self.keep):
            each.setEnabled(False)
        self.set_foot(self.mail, self.language, self.keep, None, self._close)

    # Choosing

    def choose(self) -> None:
        """Ask for their document."""
        from creatorbook.services.their_contract.comparing import READABLE

        kinds = " ".join(f"*{ending}" for ending in READABLE)
        ask_for_file(self, _("Choose their contract"), _("Contracts ({kinds})").format(kinds=kinds), self.open_path)

    def _offer_files(self) -> None:
        """List the files that are on the deal already."""
        from creatorbook.services.their_contract.comparing import candidates

        with self._desk.book.reading() as reading:
            listed = candidates(reading, self._deal)
        self.files.set_options([("", _("Files on this deal")), *((each.id, each.name) for each in listed)])
        self.files.set_value("")
        self.files.setVisible(bool(listed))

    def _chosen_file(self) -> None:
        chosen = str(self.files.value() or "")
        if chosen:
            self._read(None, chosen)

    def open_path(self, path: str) -> None:
        """Read and compare the document at this place."""
        self.files.set_value("")
        self._read(Path(path), "")

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Compare {what} with this deal").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read the first file that was dropped."""
        self.open_path(paths[0])

    # Reading

    def _read(self, path: Path | None, attachment: str) -> None:
        self._stop()
        self._stack.setCurrentIndex(_WAITING)
        self.mail.setEnabled(False)
        self.language.setEnabled(False)
        self.keep.setEnabled(False)
        self._job = self._desk.runner.submit(lambda job: self._work(job, path, attachment), self._show, self._on_failed)

    def _work(self, job: Job, path: Path | None, attachment: str) -> TheirReading:
        from creatorbook.services.their_contract import comparing as their_contract

        # The child process may take a second: no read transaction is held over it.
        with self._desk.book.reading() as reading:
            fetched = (
                their_contract.fetch_attachment(reading, attachment)
                if path is None
                else their_contract.fetch_file(reading, path)
            )
        document = their_contract.open_bytes(*fetched)
        job.check()
        with self._desk.book.reading() as reading:
            return their_contract.compare_document(reading, self._deal, document)

    def _compare_again(self) -> None:
        """Compare the document that is open with the deal as it is now."""
        document = self._document
        if document is not None:
            self._stop()
            self._job = self._desk.runner.submit(
                lambda _job: self._read_comparison(document), self._show, self._on_failed
            )

    def _read_comparison(self, document: TheirDocument) -> TheirReading:
        from creatorbook.services.their_contract import comparing as their_contract

        with self._desk.book.reading() as reading:
            return their_contract.compare_document(reading, self._deal, document)

    def _on_changed(self, changes: object) -> None:
        """Compare again when the deal or its terms have changed."""
        del changes
        if self._document is not None:
            self._compare_again()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CreatorbookError):
            self._desk.fail(error)
            return
        self._none.set_message(sentence(error), _("Choose another file"))
        self._document = self._their = None
        self._stack.setCurrentIndex(_EMPTY)

    # Showing

    def _show(self, their: TheirReading) -> None:
        other = self._document is not their.document
        self._document, self._their = their.document, their
        if other:
            self.cards = []
            text = their.document.text
            self.pages.show_document(their.document.content, text.pages, pdf=text.format == "pdf")
        self._stack.setCurrentIndex(_READ)
        self.setWindowTitle(their.document.name)
        self._fill(their)
        self.mail.setEnabled(True)
        self.language.setEnabled(True)
        self.keep.setEnabled(True)

    def _fill(self, their: TheirReading) -> None:
        from creatorbook.services.their_contract.mail import counter_clause

        empty(self._found)
        while self._found.count():
            self._found.takeAt(0)
        ticked = {card.noted.remark for card in self.remarks if card.is_chosen}
        self._to_ask = self._lines_asked(their)
        self.cards, self.remarks = [], []
        self._summary.setText(summary(their))
        self._show_first(their)
        for result in (Result.DIFFERS, Result.ONLY_THEIRS):
            self._add_lines(their, result)
        if their.comparison.remarks:
            self._found.addWidget(label(_("Check this"), "heading"))
            for noted in their.comparison.remarks:
                card = RemarkCard(noted, counter_clause(noted.remark, their.comparison.language, their.pronoun))
                card.asked.connect(self._go)
                card.copied.connect(self._tell_copied)
                card.set_chosen(noted.remark in ticked)
                self.remarks.append(card)
                self._found.addWidget(card)
        for result in (Result.NOT_FOUND, Result.AGREES):
            self._add_lines(their, result)
        self._found.addStretch(1)

    def _lines_asked(self, their: TheirReading) -> list[Line]:
        """Return the lines that the letter takes up: as they were ticked, else what differs and is no better."""
        ticks = {(card.line.topic, _line_subject(card.line)): card.is_chosen for card in self.cards}
        usual = lines_to_ask(their.comparison.lines)
        return [
            line
            for line in their.comparison.lines
            if ticks.get((line.topic, _line_subject(line)), any(line is each for each in usual))
        ]

    def _tell_copied(self) -> None:
        self._desk.show_message(_("The clause is copied."))

    def _show_first(self, their: TheirReading) -> None:
        if their.own:
            said = _("This file is your own contract {number}, byte for byte as it was issued.")
            self._found.addWidget(Notice(said.format(number=their.own), "info"))
        changes = their.document.text.changes
        if changes:
            listed = [wording.change_words(each) for each in changes[:_MOST_CHANGES]]
            if len(changes) > _MOST_CHANGES:
                more = len(changes) - _MOST_CHANGES
                listed.append(_("and {count} more").format(count=more))
            said = _("Somebody has changed this document. It was read as if every change were accepted:")
            self._found.addWidget(Notice("\n".join([said, *(f"– {each}" for each in listed)]), "warn"))
        recognised = len(their.document.text.recognised)
        if recognised:
            self._found.addWidget(Notice(wording.recognised_words(recognised), "warn"))
        bare_pages = their.document.text.bare
        if bare_pages:
            self._found.addWidget(Notice(wording.bare_words(bare_pages), "warn"))

    def _add_lines(self, their: TheirReading, result: Result) -> None:
        lines = [line for line in their.comparison.lines if line.result is result]
        if lines:
            self._found.addWidget(label(_(_HEADS[result]), "heading"))
        for line in lines:
            card = LineCard(line, _line_subject(line))
            card.asked.connect(self._go)
            card.taken.connect(self._take_line)
            if card.tick is not None:
                card.tick.setChecked(any(line is each for each in self._to_ask))
            self._found.addWidget(card)
            self.cards.append(card)

    def _go(self, found: Found | Noted) -> None:
        """Show where something stands, its words marked."""
        document = self._document
        if document is None:
            return
        self._desk.runner.submit(lambda _job: _place_of(document, found), self._arrive, self._desk.fail)

    def _arrive(self, place: _Place) -> None:
        self.pages.show_place(place.page, place.marks, place.words)

    # Doing

    def _take_line(self, line: Line) -> None:
        from creatorbook.services.their_contract.comparing import TakeTheirs

        self._desk.run(TakeTheirs(self._deal, line))

    def keep_file(self) -> None:
        """Attach their document to the deal."""
        from creatorbook.services.their_contract.comparing import KeepTheirContract

        if self._document is not None:
            self.keep.setEnabled(False)
            self._desk.run(KeepTheirContract(self._deal, self._document.name, self._document.content), self._on_kept)

    def _on_kept(self, attachment: str) -> None:
        del attachment
        self._offer_files()

    def copy_letter(self) -> None:
        """Put the letter about the points that are ticked into the clipboard, in the language that is chosen."""
        their = self._their
        if their is not None:
            remarks = frozenset(card.noted.remark for card in self.remarks if card.is_chosen)
            points = [card.line for card in self.cards if card.is_chosen]
            language = str(self.language.value() or "")
            self._desk.runner.submit(
                lambda _job: self._write_letter(their, language, remarks, points), self._on_copied, self._desk.fail
            )

    def _write_letter(
        self, their: TheirReading, language: str, remarks: frozenset[Remark], points: list[Line]
    ) -> _Letter:
        from creatorbook.services.their_contract.mail import letter

        with self._desk.book.reading() as reading:
            return _Letter(*letter(reading, their, language, remarks, points))

    def _on_copied(self, made: _Letter) -> None:
        QGuiApplication.clipboard().setText(f"{made.subject}\n\n{made.text}")
        self._desk.show_message(_("The letter is copied. Paste it into an email and read it over before you send it."))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading."""
        self._stop()
        super().closeEvent(event)
