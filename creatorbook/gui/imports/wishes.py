"""What can be wished of an import: a box for each thing that the files at hand give occasion for.

What can be read two ways is asked here too, with both readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.fields.fields import CheckField, ChoiceField
from creatorbook.gui.parts.basic import label, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.exchange.base.problems import Notice
    from creatorbook.services.imports import FileSummary, Wishes


_DAY_FIRST, _MONTH_FIRST = "day", "month"
_OF_DAYS = ("told_dates", "told_dates_us", "ambiguous_dates", "ambiguous_dates_us")


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, the answers by their keys, and the key of the one that is taken without an answer, or ""."""

    words: str
    answers: list[tuple[str, str]]
    taken: str


def _read_amounts(files: Sequence[FileSummary]) -> _Question | None:
    """Return the question what an amount such as "1.500" is."""
    notice = _first(files, ("ask_amounts", "told_amounts", "ambiguous_amounts"))
    if notice is None:
        return None
    mark, other = (".", ",") if "." in str(notice.params["text"]) else (",", ".")
    answers = [(other, str(notice.params["whole"])), (mark, str(notice.params["fine"]))]
    words = _("“{text}” in “{column}” is").format(**notice.params)
    return _Question(words, answers, other if notice.code == "ambiguous_amounts" else "")


def _read_days(files: Sequence[FileSummary]) -> _Question | None:
    """Return the question which day something such as 3/4/2026 is."""
    notice = _first(files, ("ask_dates", *_OF_DAYS))
    if notice is None:
        return None
    # The remark names the day first that was taken.
    taken, other = (_MONTH_FIRST, _DAY_FIRST) if notice.code.endswith("_us") else (_DAY_FIRST, _MONTH_FIRST)
    answers = [(taken, str(notice.params["day"])), (other, str(notice.params["other_day"]))]
    words = _("“{text}” in “{column}” is").format(**notice.params)
    return _Question(words, sorted(answers), taken if notice.code.startswith("ambiguous") else "")


def _first(files: Sequence[FileSummary], codes: tuple[str, ...]) -> Notice | None:
    """Return the first remark of one of these codes, in the order of the codes."""
    found = (notice for code in codes for file in files for notice in file.notices if notice.code == code)
    return next(found, None)


class WishBoxes(QWidget):
    """The boxes, each shown while there is something that it would do; `changed` says that one was ticked or not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rest, self.changes, self.trash, self.mail, self.leads, self.beside = (CheckField("") for _box in range(6))
        layout = QVBoxLayout(self)
        set_spacing(layout, 8, (0, 0, 0, 0))
        self.amounts, self.days = (ChoiceField([], search=False) for _choice in range(2))
        self._titles = {each: label("", "small", wrap=True) for each in (self.amounts, self.days)}
        for choice, title in self._titles.items():
            choice.show_title(title)
            choice.changed.connect(self.changed)
            choice.hide()
            layout.addWidget(choice)
        for box in self._boxes():
            box.changed.connect(self.changed)
            box.hide()
            layout.addWidget(box)
        self.hide()

    def _boxes(self) -> tuple[CheckField, ...]:
        return self.rest, self.changes, self.trash, self.mail, self.leads, self.beside

    def value(self) -> Wishes:
        """Return what is wished: what is not on offer is not."""
        from creatorbook.services.imports import Wishes

        order = self.days.value()
        return Wishes(
            keep_rest=self.rest.value(),
            take_changes=self.changes.value(),
            take_back=self.trash.value(),
            take_mail=self.mail.value(),
            own_leads=self.leads.value(),
            beside=self.beside.value(),
            decimal_mark=str(self.amounts.value() or ""),
            day_first=None if not order else order == _DAY_FIRST,
        )

    def offer(self, files: Sequence[FileSummary]) -> None:
        """Show the boxes that these files give occasion for, as they would come in with nothing ticked."""
        rest = sum(file.columns_to_note for file in files)
        changes = sum(file.differing for file in files)
        trash = sum(file.in_trash for file in files)
        self._show_box(
            self.rest,
            rest,
            ngettext(
                "Keep {count} column without a field in the notes",
                "Keep {count} columns without a field in the notes",
                rest,
            ),
        )
        self._show_box(
            self.changes,
            changes,
            ngettext(
                "Replace {count} value of the book with the file’s",
                "Replace {count} values of the book with the file’s",
                changes,
            ),
        )
        self._show_box(
            self.trash,
            trash,
            ngettext("Take {count} record back out of the trash", "Take {count} records back out of the trash", trash),
        )
        mails = sum(file.doubted for file in files)
        self._show_box(
            self.mail,
            mails,
            ngettext("Make a lead of {count} email all the same", "Make leads of {count} emails all the same", mails),
        )
        joining = sum(file.joining for file in files)
        self._show_box(
            self.leads,
            joining,
            ngettext(
                "Give {count} email a lead of its own, not the open deal",
                "Give {count} emails leads of their own, not the open deals",
                joining,
            ),
        )
        doubled = sum(file.doubled for file in files)
        self._show_box(
            self.beside,
            doubled,
            ngettext(
                "Add {count} record beside one of nearly the same name",
                "Add {count} records beside those of nearly the same name",
                doubled,
            ),
        )
        self._ask(self.amounts, _read_amounts(files))
        self._ask(self.days, _read_days(files))
        self.setVisible(self.has_offers() or any(not choice.isHidden() for choice in self._titles))

    def _ask(self, choice: ChoiceField, question: _Question | None) -> None:
        """Show a question with its answers, the one that is taken chosen; what was answered stays."""
        choice.setVisible(question is not None)
        if question is None:
            return
        self._titles[choice].setText(question.words)
        choice.set_name(question.words)
        answered = choice.value() or question.taken
        choice.set_options(question.answers, empty="" if answered else _("Choose…"))
        choice.set_value(answered or None)

    def is_unanswered(self) -> bool:
        """Whether a question is open without whose answer nothing may be written."""
        return any(not choice.isHidden() and not choice.value() for choice in self._titles)

    def _show_box(self, box: CheckField, count: int, words: str) -> None:
        box.box.setText(words.format(count=formats.number(count)))
        box.set_name(box.box.text())
        if not count:
            box.set_value(False)
        box.setVisible(bool(count))

    def has_offers(self) -> bool:
        """Whether there is a box to tick."""
        return any(not box.isHidden() for box in self._boxes())

    def has_focus(self) -> bool:
        """Whether the keys go to one of the boxes."""
        return any(box.box.hasFocus() for box in self._boxes())
