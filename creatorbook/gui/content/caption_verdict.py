"""What is likely of a post's very caption, with its mend: shown where the post is about to go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.errors import Conflict
from creatorbook.common.i18n import _
from creatorbook.common.text import cut_at_word
from creatorbook.domain.findings.finding import Severity
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.parts.basic import button, label, read_as_seen, set_spacing
from creatorbook.gui.parts.finding_list import FindingList
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.parts.status import Status
from creatorbook.services.disclosure import captions, post_panel
from creatorbook.services.records import rows
from creatorbook.services.records.editing import EditRecord

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk

# What matters before a post goes out, and as much of its text as shows which one is meant.
_MOST = 3
_EXCERPT = 140


class CaptionVerdict(QWidget):
    """The verdict, the caption it is about, why, and a button that puts the right words first: then `mended()`."""

    mended = Signal()

    def __init__(self, desk: Desk, post_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, post_id
        self._dot = Status("", "idle")
        self.verdict = label("", "heading", wrap=True)
        self.caption = label("", "muted", wrap=True)
        self.findings = FindingList()
        self.fix_button = button("", self._fix, "primary", "sparkles")
        self.fix_note = label("", "small", wrap=True)
        self._fixed, self._version = "", 0
        self._warnings = QVBoxLayout()
        set_spacing(self._warnings, 8)
        head = QHBoxLayout()
        set_spacing(head, 0)
        head.addWidget(self._dot)
        head.addWidget(self.verdict, 1)
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        layout.addLayout(head)
        layout.addWidget(self.caption)
        layout.addWidget(self.findings)
        layout.addWidget(self.fix_button)
        layout.addWidget(self.fix_note)
        layout.addLayout(self._warnings)
        self.has_fix = False
        self.show_again()

    def show_again(self) -> None:
        """Look at the post as it is in the book now."""
        with self._desk.book.reading() as reading:
            post = rows.get(reading, "post", self._id)
            self._version = post.version
            case = captions.caption_of_post(reading, self._id, self._desk.clock.today())
        written = bool(case.caption.strip() or case.label_position)
        found = case.check()
        view = post_panel.panel_view(found, post["medium"], written=written)
        text = " ".join((case.label_words if case.label_position else case.caption).split())
        self.caption.setText(_("“{words}”").format(words=cut_at_word(text, _EXCERPT)))
        self.caption.setVisible(bool(text))
        if written:
            self.verdict.setText(view.verdict.words)
            self._dot.show_status("", view.verdict.tone)
        else:
            self.verdict.setText(_("No caption to check: check the post itself"))
            self._dot.show_status("", "warn")
        # Those that say what to do come first; what is good to know has its place in the editor.
        wrong = [each for each in view.findings if each.severity is not Severity.INFO][:_MOST]
        self.findings.show_findings(wrong or view.findings[:1])
        read_as_seen(self)
        self.findings.setVisible(written)
        fix = view.fix if written else None
        self._fixed = fix.caption if fix is not None else ""
        self.has_fix = bool(self._fixed)
        self.fix_button.setVisible(self.has_fix)
        self.fix_note.setVisible(fix is not None and bool(fix.note))
        if fix is not None:
            self.fix_button.setText(_("Put “{words}” first").format(words=fix.words).replace("&", "&&"))
            self.fix_note.setText(fix.note)
        self._show_sectors(post_panel.sector_sentences(case, case.caption))

    def _show_sectors(self, texts: tuple[str, ...]) -> None:
        from creatorbook.gui.parts.basic import empty

        empty(self._warnings)
        for text in texts:
            self._warnings.addWidget(Notice(text, "warn"))

    def _fix(self) -> None:
        self.fix_button.setEnabled(False)
        self._desk.run(
            EditRecord("post", self._id, {"caption": self._fixed}, self._version), self._on_fixed, self._on_refused
        )

    def _on_fixed(self, nothing: object) -> None:
        del nothing
        self.fix_button.setEnabled(True)
        self.show_again()
        announce(self.verdict, self.verdict.text())
        self.mended.emit()

    def _on_refused(self, error: Exception) -> None:
        self.fix_button.setEnabled(True)
        if not isinstance(error, Conflict):
            self._desk.fail(error)
            return
        # What the words were to stand before is no longer there: it is shown as it is now, and looked at anew.
        self.show_again()
        said = _("The post was changed elsewhere in the meantime. It is shown as it is now, and nothing was changed.")
        self._warnings.insertWidget(0, Notice(said, "warn"))
        announce(self, said, urgent=True)
        self.mended.emit()
