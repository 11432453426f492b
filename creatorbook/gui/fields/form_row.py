"""One row of a form: the label above, the field, and what is wrong under it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.gui.parts.basic import label, set_look, set_spacing, spoken_if_any

if TYPE_CHECKING:
    from creatorbook.gui.fields.fields import Field


class FormRow(QWidget):
    """A labelled field; `check_value()` shows what is wrong and returns whether all is well.

    Under a field that speaks stands one line, kept free: how the text was understood, what is wrong, else the hint.
    `titled` is off for a field that says its own name, as a box to tick does.
    """

    def __init__(self, name: str, field: Field, *, hint: str = "", needed: str = "", titled: bool = True) -> None:
        super().__init__()
        self.field = field
        field.has_row = True
        self._needed, self._told, self._note = needed, hint, ""
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        if titled:
            field.show_title(label(name, "small"))
        field.set_name(name)
        layout.addWidget(field)
        self._hint = spoken_if_any(label(hint, "small", wrap=True))
        self._error = spoken_if_any(label("", "error", wrap=True))
        self._error.hide()
        if not hint and not field.speaks_below:
            self._hint.hide()
        layout.addWidget(self._error)
        layout.addWidget(self._hint)
        self._describe()
        field.changed.connect(self._on_changed)
        field.unsettled.connect(self._on_unsettled)

    @property
    def error(self) -> str:
        """The sentence that stands under the field, or ""."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong; "" says that all is well."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._show_below()
        self.field.set_wrong(bool(sentence))

    def show_note(self, sentence: str) -> None:
        """Show what is odd without forbidding it, in the place of the hint; "" brings the hint back."""
        self._note = sentence
        set_look(self._hint, "note" if sentence else "small")
        self._show_below()

    @property
    def note(self) -> str:
        """What is said of the value without forbidding it, or ""."""
        return self._note

    @property
    def understood(self) -> str:
        """How the text was understood, as it stands under the field, or ""."""
        return self._hint.text() if self._hint.text() not in (self._note, self._told) else ""

    def check_value(self) -> bool:
        """Check the field and show its problem; `needed` is the sentence for a field left empty."""
        problem = self.field.problem()
        if not problem and self._needed and self.field.value() in (None, ""):
            problem = self._needed
        self.show_error(problem)
        return not problem

    def _show_below(self) -> None:
        shown = self._note or self.field.echo() or self._told
        self._hint.setText(shown)
        # What is wrong takes the line that was kept for the echo.
        kept = self.field.speaks_below and not self._error.text()
        self._hint.setVisible(kept or (bool(shown) and not self.field.speaks_below))
        self._describe()

    def _describe(self) -> None:
        """Let who has the field read aloud hear what stands under it: what is wrong first, then how to fill it in."""
        proxy, said = self.field.focusProxy(), (self.error, self._note or self.understood or self._told)
        words = " ".join(part for part in said if part)
        if proxy is not None and words != proxy.accessibleDescription():
            proxy.setAccessibleDescription(words)

    def _on_unsettled(self) -> None:
        self.show_error(self.field.problem())

    def _on_changed(self) -> None:
        if self._error.text():
            self.show_error("")
        else:
            self._show_below()
