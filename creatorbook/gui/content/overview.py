"""A post at a glance: whether its label stands, what it owes country by country, and marking it as published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.values.platforms import PostState
from creatorbook.gui.content.proofs import ProofPart
from creatorbook.gui.content.verdict_view import VerdictView
from creatorbook.gui.parts.basic import button, label, line, set_spacing
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


def label_state(row: Row) -> tuple[str, str]:
    """Return the word and the colour of what is known about a post's label."""
    if row["label_confirmed"]:
        return _("Checked"), "ok"
    if row["exception_reason"]:
        return _("Exception stated"), "info"
    if row["state"] is PostState.LIVE:
        return _("Not checked"), "danger"
    return _("To check"), "warn"


class PostPart(QWidget):
    """The label's state, the button that publishes, the proofs kept, and what is owed with its sources."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self._notice = QVBoxLayout()
        layout.addLayout(self._notice)
        self.publish = button(_("Mark as published…"), self._publish, "primary", "megaphone")
        layout.addWidget(self.publish)
        # Above what is owed, which is long: a proof is kept in passing, and nobody scrolls for it.
        self.proof = ProofPart(desk)
        layout.addWidget(self.proof)
        layout.addWidget(line())
        layout.addWidget(label(_("What this post must say"), "heading"))
        self.verdict = VerdictView(desk)
        layout.addWidget(self.verdict)
        layout.addWidget(line())

    def show_row(self, row: Row) -> None:
        """Show the post's duty by the facts as they are now, and its proofs."""
        from creatorbook.gui.parts.basic import empty
        from creatorbook.services.disclosure.duties import post_verdict

        self._id = row.id
        empty(self._notice)
        self.publish.setVisible(row["state"] is PostState.PLANNED)
        if row["label_confirmed"]:
            self._notice.addWidget(Notice(_("You have checked the label of this post."), "info"))
            if row["exception_reason"]:
                reason = _("It goes out as it is, for this reason: {reason}").format(reason=row["exception_reason"])
                self._notice.addWidget(Notice(reason, "info"))
        elif row["exception_reason"]:
            reason = _("No label, for this reason: {reason}").format(reason=row["exception_reason"])
            self._notice.addWidget(Notice(reason, "info"))
        elif row["state"] is PostState.LIVE:
            words = _("This post is out, and its label was never checked.")
            self._notice.addWidget(Notice(words, "danger", _("Check it"), self._publish))
        with self._desk.book.reading() as reading:
            self.verdict.show_verdict(post_verdict(reading, row.id, self._desk.clock.today()))
        self.proof.show_post(row.id)

    def _publish(self) -> None:
        from creatorbook.gui.content.publishing import PublishDialog

        PublishDialog(self.window(), self._desk, self._id).open()
