"""One row of a form: the label above, the field, and what is wrong under it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.parts.basic import label, set_look, spoken_if_any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from creatorbook.gui.fields.fields import Field


class FormRow(QObject):
    """A labelled field; `check_value()` shows what is wrong and returns whether all is well.

    It is no widget: what it shows stands in the field, which goes into the layout, is hidden and is shown.

    Under a field that speaks stands one line, kept free: how the text was understood, what is wrong, else the hint.
    `titled` is off for a field that says its own name, as a box to tick does; a title `wraps` where a column is narrow.
    """

    def __init__(
        self,
        name: str,
        field: Field,
        *,
        hint: str = "",
        needed: str = "",
        titled: bool = True,
        wraps: bool = False,
    ) -> None:
        super().__init__(field)
        self.field = field
        field.has_row = True
        self._needed, self._told, self._note, self._memory = needed, hint, "", ""
        if titled:
            field.show_title(label(name, "small", wrap=wraps))
        field.set_name(name)
        # What stands below is made when there is something to say: most fields of a form never say anything.
        self._hint: QLabel | None = None
        self._error: QLabel | None = None
        self._say_below(hint)
        self._describe()
        field.changed.connect(self._on_changed)
        field.unsettled.connect(self._on_unsettled)

    @property
    def error(self) -> str:
        """The sentence that stands under the field, or ""."""
        return self._error.text() if self._error is not None else ""

    def show_error(self, sentence: str) -> None:
        """Show what is wrong; "" says that all is well."""
        if self._error is None and sentence:
            self._error = spoken_if_any(label("", "error", wrap=True))
            self.field.show_below(self._error, above=self._hint)
        if self._error is not None:
            self._error.setText(sentence)
            self._error.setVisible(bool(sentence))
        self._show_below()
        self.field.set_wrong(bool(sentence))

    def show_memory(self, sentence: str) -> None:
        """Show what is remembered of values like this one, below whatever else is said; "" says nothing."""
        self._memory = sentence
        self._show_below()

    def show_note(self, sentence: str) -> None:
        """Show what is odd without forbidding it, in the place of the hint; "" brings the hint back."""
        self._note = sentence
        self._show_below()
        if self._hint is not None:
            set_look(self._hint, "note" if sentence else "small")

    @property
    def note(self) -> str:
        """What is said of the value without forbidding it, or ""."""
        return self._note

    @property
    def understood(self) -> str:
        """How the text was understood, as it stands under the field, or ""."""
        said = self._hint.text() if self._hint is not None else ""
        said = said.removesuffix(self._memory).rstrip("\n")
        return said if said not in (self._note, self._told) else ""

    def show_understood(self) -> None:
        """Say again how the text is understood: what it is read by may have changed."""
        self._show_below()

    def check_value(self) -> bool:
        """Check the field and show its problem; `needed` is the sentence for a field left empty."""
        problem = self.field.problem()
        if not problem and self._needed and self.field.value() in (None, ""):
            problem = self._needed
        self.show_error(problem)
        return not problem

    def _show_below(self) -> None:
        shown = "\n".join(filter(None, (self._note or self.field.echo() or self._told, self._memory)))
        hint = self._say_below(shown)
        if hint is not None:
            # What is wrong takes the line that was kept for the echo.
            kept = self.field.speaks_below and not self.error
            hint.setVisible(kept or (bool(shown) and not self.field.speaks_below))
        self._keep_line()
        self._describe()

    def _describe(self) -> None:
        """Let who has the field read aloud hear what stands under it, what is wrong first, and that it is needed.

        Qt has no such states, so they are words.
        """
        proxy = self.field.focusProxy()
        wrong = labelled(_("Not valid"), self.error) if self.error else ""
        needed = _("Required.") if self._needed and not wrong else ""
        words = " ".join(
            part for part in (wrong, needed, self._note or self.understood or self._told, self._memory) if part
        )
        if proxy is not None and words != proxy.accessibleDescription():
            proxy.setAccessibleDescription(words)

    def _say_below(self, text: str) -> QLabel | None:
        """Write a text into the line below, which is made with the first one that says something."""
        if self._hint is None and text:
            self._hint = spoken_if_any(label("", "small", wrap=True))
            self.field.show_below(self._hint)
        if self._hint is not None:
            self._hint.setText(text)
        self._keep_line()
        return self._hint

    def _keep_line(self) -> None:
        """Keep the line below free for what may be said, without a label as long as nothing is."""
        self.field.keep_line(self.field.speaks_below and self._hint is None and not self.error)

    def _on_unsettled(self) -> None:
        self.show_error(self.field.problem())

    def _on_changed(self) -> None:
        if self.error:
            self.show_error("")
        else:
            self._show_below()
