"""Importing: files are looked at first, what each would bring is shown, and then all is written as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled, mark, ngettext
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.desk import records
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.imports.wishes import WishBoxes
from creatorbook.gui.parts.basic import Card, button, column, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_files
from creatorbook.gui.parts.notices import EmptyState, Notice
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.imports import FileSummary, ImportSummary, Tally, Wishes

_WIDTH = 640
_NOTICES = 6
# More kinds than these are too many for one line.
_NAMED_KINDS = 2
_KINDS = (
    ("auto", mark("Detect automatically")),
    ("contacts", mark("Address book")),
    ("deals", mark("Deals")),
    ("gifts", mark("Gifts")),
    ("payments", mark("Payments")),
    ("mail", mark("Email")),
)
_KIND_WORDS = {
    "contacts": mark("Address book"),
    "deals": mark("Spreadsheet of deals"),
    "gifts": mark("Spreadsheet of gifts"),
    "payments": mark("Spreadsheet of payments"),
    "mail": mark("Email"),
}


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found in the files: those that were read, what they would bring, and those that were refused.

    `usual` is what they would bring with nothing ticked: by it is known what there is to tick.
    """

    files: tuple[Any, ...]
    summary: ImportSummary | None
    refused: tuple[tuple[str, str], ...]
    usual: ImportSummary | None = None
    wishes: Wishes | None = None


class ImportDialog(DropTarget, Dialog):
    """Nothing is written before Import is pressed; closing or cancelling leaves the book as it was.

    `kind` is what the files are: "auto", a kind of file, or a kind of record whose fields are the headings.
    """

    def __init__(self, parent: QWidget, desk: Desk, paths: list[str], kind: str = "auto") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowTitle(_("Import"))
        self.be_wide(_WIDTH)
        self._desk = desk
        self._paths = list(paths)
        self._look = _Look((), None, ())
        self._job: Job | None = None
        self._is_writing = False
        layout = self.body
        layout.addWidget(self._choices(kind))
        self._none = EmptyState(
            "import",
            _("Emails, address books, spreadsheets: choose them, or drop them here."),
            _("Choose files"),
            heading=_("What do you have?"),
        )
        self._none.acted.connect(self.choose)
        self._wait = self._waiting()
        self._result = QWidget()
        self._result.setAccessibleName(_("What would be imported"))
        self._found = QVBoxLayout(self._result)
        set_spacing(self._found, 12)
        # Shown one at a time, not stacked: the dialog is as high as what is seen.
        self._sides = (self._none, self._wait, self._result)
        for side in self._sides:
            layout.addWidget(side)
        self._turn(self._none)
        self.wishes = WishBoxes()
        self.wishes.changed.connect(self._read)
        layout.addWidget(self.wishes)
        self._foot = label("", "muted", wrap=True)
        layout.addWidget(self._foot)
        self._more = button(_("More files…"), self.choose, "", "folder-open")
        self._close = button(_("Cancel"), self.close)
        self.ok = button(_("Import"), self.write_import, "primary")
        self.ok.setEnabled(False)
        self.set_foot(self._more, None, self._close, self.ok)
        if self._paths:
            self._read()
        else:
            # The dialog of the system comes up in front of this one, which must be there first.
            QTimer.singleShot(0, self.choose)

    def _turn(self, shown: QWidget) -> None:
        for side in self._sides:
            side.setVisible(side is shown)

    def _choices(self, kind: str) -> QWidget:
        offered = [(key, _(words)) for key, words in _KINDS]
        if kind not in dict(_KINDS):
            offered.append((kind, _(KINDS[kind].plural)))
        self.kind = ChoiceField(offered, search=False)
        self.kind.set_value(kind)
        self.kind.changed.connect(self._read)
        self.creator = ChoiceField([], search=False)
        self.creator.changed.connect(self._read)
        found = records.fetch(self._desk.book, "creator", records.ids(self._desk.book, Query("creator")))
        self.creator.set_options([(id, each.title) for id, each in found.items()])
        whose = FormRow(_("Whose deals and gifts these are"), self.creator)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(FormRow(_("What the files are"), self.kind).field, 0, 0)
        grid.addWidget(whose.field, 0, 1)
        if len(found) < 2:  # noqa: PLR2004  with one creator there is nothing to ask
            whose.field.hide()
        return inner

    def _waiting(self) -> QWidget:
        self._said = label(_("Reading …"), "muted")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        return column(None, self._said, self._bar, None, margins=(48, 24, 48, 24))

    # Choosing

    def choose(self) -> None:
        """Ask for files."""
        ask_for_files(
            self,
            _("Choose files to import"),
            _("Emails, address books and spreadsheets (*.eml *.mbox *.vcf *.vcard *.csv *.tsv *.txt *.xlsx)"),
            self.add,
        )

    def add(self, paths: list[str]) -> None:
        """Examine these files too."""
        self._paths += [path for path in paths if path not in self._paths]
        self._read()

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Look at {what} too: nothing is written yet").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Examine what was dropped."""
        self.add(list(paths))

    # Looking

    def _read(self) -> None:
        if not self._paths:
            return
        self._stop()
        self.ok.setEnabled(False)
        self._foot.clear()
        self._turn(self._wait)
        self._bar.setRange(0, 0)
        paths, kind, creator = tuple(map(Path, self._paths)), str(self.kind.value()), self.creator.value()
        wishes = self.wishes.value()
        self._job = self._desk.runner.submit(
            lambda job: self._work(job, paths, kind, creator, wishes),
            self._show,
            self._on_failed,
            progress=self._progress,
        )

    def _work(self, job: Job, paths: tuple[Path, ...], kind: str, creator: str | None, wishes: Wishes) -> _Look:
        from creatorbook.services.imports.files import preview_files, read_files
        from creatorbook.services.imports.wishes import USUAL_WISHES

        book = self._desk.book
        files: list[Any] = []
        refused: list[tuple[str, str]] = []
        for number, path in enumerate(paths):
            job.progress(number, len(paths))
            try:
                files += read_files(book, [path], kind, wishes)
            except CreatorbookError as error:
                refused.append((path.name, sentence(error)))
        job.check()
        if not files:
            return _Look((), None, tuple(refused))
        usual = summary = preview_files(book, tuple(files), kind, creator)
        if wishes != USUAL_WISHES:
            summary = preview_files(book, tuple(files), kind, creator, wishes)
        return _Look(tuple(files), summary, tuple(refused), usual, wishes)

    def _progress(self, done: int, total: int) -> None:
        if total > 1:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._said.setText(_("Reading file {number} of {total} …").format(number=done + 1, total=total))

    def _on_failed(self, error: Exception) -> None:
        empty(self._found)
        self._turn(self._result)
        if isinstance(error, CreatorbookError):
            self._found.addWidget(Notice(sentence(error), "danger"))
        else:
            self._desk.fail(error)

    def _show(self, look: _Look) -> None:
        self._look = look
        empty(self._found)
        for _name, words in look.refused:
            self._found.addWidget(Notice(words, "danger"))
        for file in look.summary.files if look.summary is not None else ():
            self._found.addWidget(self._card(file))
        self._turn(self._result)
        self.wishes.offer(look.usual.files if look.usual is not None else ())
        changed = look.summary is not None and look.summary.has_changes
        asked = self.wishes.is_unanswered()
        changed = changed and not asked
        self.ok.setEnabled(changed)
        if changed and not self.wishes.has_focus():
            self.ok.setFocus()
        self._foot.setText(self._foot_words(look))

    def _foot_words(self, look: _Look) -> str:
        """Return what importing does to the book, in a sentence or two."""
        summary = look.summary
        if summary is None:
            return ""
        if self.wishes.is_unanswered():
            return _("Say above what is meant: then it can be imported.")
        if not summary.has_changes:
            return self._idle_words(summary)
        if look.wishes is not None and look.wishes.take_changes:
            return _("Nothing is written yet. Only the values that you chose to replace are overwritten.")
        return _("Nothing is written yet. What you typed yourself is never overwritten.")

    def _idle_words(self, summary: ImportSummary) -> str:
        """Return why there is nothing to write."""
        if self.wishes.has_offers():
            return _("There is nothing to import yet: tick what you want.")
        if summary.left_something:
            return _("Nothing of this can be imported as it is: see what is said above.")
        return _("The book has all of this already: there is nothing to import.")

    def _card(self, file: FileSummary) -> Card:
        card = Card(margin=12, dressed="well")
        # An encoding is worth a word only where it is not the usual one.
        encoding = "" if file.encoding.startswith("utf-8") else file.encoding
        what = " · ".join(part for part in (_(_KIND_WORDS.get(file.kind, "")), file.format, encoding) if part)
        card.body.addWidget(side_by_side(label(file.name, "heading"), None, label(what, "small")))
        for kind, tally in file.tallies.items():
            said = _tally_text(tally)
            if said:
                card.body.addWidget(side_by_side(label(_plural(kind)), None, label(said, "muted")))
        columns = file.remark_on_columns()
        if columns:
            card.body.addWidget(label(columns, "small", wrap=True))
        for notice in file.notices[:_NOTICES]:
            words = " ".join(part for part in (notice.message, notice.hint) if part)
            card.body.addWidget(label(labelled(notice.where, words) if notice.where else words, "small", wrap=True))
        rest = len(file.notices) - _NOTICES
        if rest > 0:
            more = ngettext("and {count} more remark", "and {count} more remarks", rest).format(count=rest)
            card.body.addWidget(label(more, "small"))
        return card

    # Writing

    def write_import(self) -> None:
        """Import what was looked at, as one step."""
        from creatorbook.services.imports import ImportFiles
        from creatorbook.services.imports.wishes import USUAL_WISHES

        self.ok.setEnabled(False)
        self._set_writing(True)
        self._foot.clear()
        self._said.setText(_("Writing …"))
        self._bar.setRange(0, 0)
        self._turn(self._wait)
        self._job = self._desk.run(
            ImportFiles(
                self._look.files, self.creator.value(), str(self.kind.value()), self._look.wishes or USUAL_WISHES
            ),
            self._on_written,
            self._on_import_failed,
            stopped=self._on_stopped,
        )
        self._close.setFocus()

    def _on_written(self, summary: ImportSummary) -> None:
        self._set_writing(False)
        self.close()
        said = _("Imported. {what}").format(what=_summary_text(summary.tallies))
        self._desk.show_message(said, undo=summary.has_changes)
        self._desk.tell_arrivals(summary.added)

    def _on_import_failed(self, error: Exception) -> None:
        self._set_writing(False)
        self._on_failed(error)

    def _on_stopped(self) -> None:
        """All of it was taken back: what was looked at can still be imported."""
        self._set_writing(False)
        self._turn(self._result)
        self.ok.setEnabled(True)
        said = _("The import was cancelled. Nothing was imported.")
        self._foot.setText(said)
        announce(self, said)

    def _set_writing(self, writing: bool) -> None:
        """What is being written is what was looked at: another choice would be another import."""
        self._is_writing = writing
        for part in (self._more, self.kind, self.creator, self.wishes):
            part.setEnabled(not writing)
        self.setAcceptDrops(not writing)
        self._close.setEnabled(True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @guard_override
    def reject(self) -> None:
        """Stop what is under way; of an import that is being written all is taken back first, then it can be closed."""
        self._stop()
        if self._is_writing:
            self._said.setText(_("Cancelling …"))
            self._close.setEnabled(False)
        else:
            super().reject()


def _plural(kind: str) -> str:
    return _("Attachments") if kind == "attachment" else _(KINDS[kind].plural) if kind in KINDS else kind


def _tally_text(tally: Tally) -> str:
    """Return what would happen to the records of a kind."""
    parts = []
    if tally.added:
        parts.append(ngettext("{count} new", "{count} new", tally.added).format(count=formats.number(tally.added)))
    if tally.completed:
        words = ngettext("{count} completed", "{count} completed", tally.completed)
        parts.append(words.format(count=formats.number(tally.completed)))
    if tally.matched:
        words = ngettext("{count} known already", "{count} known already", tally.matched)
        parts.append(words.format(count=formats.number(tally.matched)))
    if tally.skipped:
        words = ngettext("{count} entry skipped", "{count} entries skipped", tally.skipped)
        parts.append(words.format(count=formats.number(tally.skipped)))
    if tally.restored:
        words = ngettext("{count} taken back", "{count} taken back", tally.restored)
        parts.append(words.format(count=formats.number(tally.restored)))
    return " · ".join(parts)


def _summary_text(tallies: Mapping[str, Tally]) -> str:
    """Return what became of all records: each kind for itself where they are few, else all together."""
    if len(tallies) <= _NAMED_KINDS:
        return "; ".join(labelled(_plural(kind), _tally_text(tally)) for kind, tally in tallies.items())
    every = tallies.values()
    return _tally_text(
        replace(
            next(iter(every)),
            added=sum(each.added for each in every),
            completed=sum(each.completed for each in every),
            matched=sum(each.matched for each in every),
            skipped=sum(each.skipped for each in every),
            restored=sum(each.restored for each in every),
        )
    )
