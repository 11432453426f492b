"""The lines of a comparison with their contract: how each stands by icon and word, what both say, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import cut_at_word
from creatorbook.domain.contract_reading.comparing.comparison import Result
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap
from creatorbook.gui.parts.basic import Card, button, label, side_by_side
from creatorbook.services.fields import formats
from creatorbook.services.their_contract import wording

if TYPE_CHECKING:
    from creatorbook.domain.contract_reading.comparing.comparison import Line
    from creatorbook.domain.contract_reading.noted import Noted
    from creatorbook.domain.contract_reading.values.found import Found

_LOOK = {
    Result.DIFFERS: ("circle-alert", "danger"),
    Result.ONLY_THEIRS: ("triangle-alert", "warn"),
    Result.NOT_FOUND: ("circle-question-mark", "text_muted"),
    Result.AGREES: ("circle-check", "ok"),
}
_LONGEST = 320


class _Told(Card):
    """A card with an icon beside its first line, drawn again when the theme changes; `asked(place)` leads to a page."""

    asked = Signal(object)

    def __init__(self, icon: str, role: str) -> None:
        super().__init__(margin=12, dressed="well")
        self.body.setSpacing(4)
        self._icon, self._role = icon, role
        self.picture = QLabel()
        self.picture.setFixedWidth(16)
        self._paint()

    def _paint(self) -> None:
        self.picture.setPixmap(pixmap(self._icon, self._role, 16))

    def _quote(self, found: Found | Noted) -> None:
        """Add the sentence and the link to its page."""
        self._place = found
        words = found.sentence
        self.body.addWidget(label(_("“{sentence}”").format(sentence=cut_at_word(words, _LONGEST)), "muted", wrap=True))
        name = _("Page {page}").format(page=formats.number(found.page))
        self.link = button(name, self._ask, "link", "arrow-right")
        self.link.setAccessibleName(_("Show page {page} of their contract").format(page=found.page))

    def _ask(self) -> None:
        self.asked.emit(self._place)

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in a new theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "picture"):
            self._paint()


class LineCard(_Told):
    """One line; `taken(Line)` asks for their value in the deal."""

    taken = Signal(object)

    def __init__(self, line: Line, about: str = "") -> None:
        icon, role = _LOOK[line.result]
        super().__init__(icon, role)
        self.line = line
        topic, result = wording.topic_words(line.topic, about), wording.result_words(line)
        head = label(topic, "heading")
        head.setWordWrap(True)
        head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        said = side_by_side(self.picture, head, label(result), spacing=8)
        room = said.layout()
        if room is not None:
            room.setStretch(1, 1)  # type: ignore[attr-defined]  # row() makes a box layout
        self.body.addWidget(said)
        self.setAccessibleName(labelled(topic, result))
        ours, theirs = wording.sides(line)
        self.words = label(_("Ours: {ours}").format(ours=ours), wrap=True)
        self.body.addWidget(self.words)
        if line.result is not Result.NOT_FOUND:
            self.theirs = label(_("Theirs: {theirs}").format(theirs=theirs), wrap=True)
            self.body.addWidget(self.theirs)
        for sentence in wording.doubt_sentences(line):
            self.body.addWidget(label(sentence, "small", wrap=True))
        if line.theirs is not None:
            self._quote(line.theirs)
        self._acts(line, topic)
        self._add_others(line)

    @property
    def is_chosen(self) -> bool:
        """Whether the letter is to take it up."""
        return self.tick is not None and self.tick.isChecked()

    def _acts(self, line: Line, topic: str) -> None:
        self.tick: QCheckBox | None = None
        shown: list[QWidget | None] = [self.link] if line.theirs is not None else []
        shown.append(None)
        if line.result is not Result.AGREES:
            self.tick = QCheckBox(_("In the letter"))
            self.tick.setAccessibleName(_("Ask about it in the letter: {topic}").format(topic=topic))
            shown.append(self.tick)
        if line.target is not None:
            self.take = button(_("Use theirs in the deal"), self._emit_taken)
            self.take.setAccessibleName(_("Use theirs in the deal: {topic}").format(topic=topic))
            shown.append(self.take)
        if len(shown) > 1:
            self.body.addWidget(side_by_side(*shown))

    def _add_others(self, line: Line) -> None:
        if not line.others or line.is_sure:
            return
        said = ", ".join(
            _("{value} (page {page})").format(value=wording.value_words(line.topic, other.value), page=other.page)
            for other in line.others
        )
        self.body.addWidget(label(_("Also found: {values}").format(values=said), "small", wrap=True))

    def _emit_taken(self) -> None:
        self.take.setEnabled(False)
        self.taken.emit(self.line)


class RemarkCard(_Told):
    """Something worth a look whatever the deal says."""

    copied = Signal()

    def __init__(self, noted: Noted, clause: str = "") -> None:
        super().__init__("eye", "info")
        self.noted = noted
        self._clause = clause
        words = label(_(wording.REMARKS[noted.remark]), wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        said = side_by_side(self.picture, words, spacing=8)
        room = said.layout()
        if room is not None:
            room.setStretch(1, 1)  # type: ignore[attr-defined]  # row() makes a box layout
            room.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(said)
        self.setAccessibleName(_("Check this: {remark}").format(remark=_(wording.REMARKS[noted.remark])))
        self._quote(noted)
        if not clause:
            self.body.addWidget(side_by_side(self.link, None))
            return
        self.offer = label(_("Offer instead: “{clause}”").format(clause=clause), wrap=True)
        self.body.addWidget(self.offer)
        self.tick = QCheckBox(_("In the letter"))
        self.tick.setAccessibleName(_("Offer this clause in the letter: {remark}").format(
            remark=_(wording.REMARKS[noted.remark])))  # fmt: skip
        self.copy = button(_("Copy the clause"), self._copy_clause, "", "copy")
        self.body.addWidget(side_by_side(self.link, None, self.tick, self.copy))

    @property
    def is_chosen(self) -> bool:
        """Whether the letter is to take it up."""
        return bool(self._clause) and self.tick.isChecked()

    def set_chosen(self, chosen: bool) -> None:
        """Tick it for the letter; what nothing can be offered for has no tick."""
        if self._clause:
            self.tick.setChecked(chosen)

    def _copy_clause(self) -> None:
        QGuiApplication.clipboard().setText(self._clause)
        self.copied.emit()
