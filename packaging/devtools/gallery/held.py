"""Controls that are held in a state which only a pointer or a key would bring."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)


class State(Enum):
    """A state, and the flags of a style that say so."""

    REST = QStyle.StateFlag.State_None
    HOVER = QStyle.StateFlag.State_MouseOver
    PRESSED = QStyle.StateFlag.State_Sunken
    FOCUS = QStyle.StateFlag.State_HasFocus
    OFF = None


def _add(option: QStyleOption, widget: QWidget) -> None:
    state = widget.property("held")
    if state is not None:
        option.state |= QStyle.StateFlag(state)
        if state == State.PRESSED.value.value:
            option.state &= ~QStyle.StateFlag.State_Raised


class HeldButton(QPushButton):
    """A button with words."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


class HeldTool(QToolButton):
    """A button with a picture."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


class HeldCheck(QCheckBox):
    """A check box."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


class HeldRadio(QRadioButton):
    """A radio button."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


class HeldLine(QLineEdit):
    """A line of text."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


class HeldCombo(QComboBox):
    """A combo box."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802  Qt's name
        """Add what it is held in."""
        super().initStyleOption(option)
        _add(option, self)


def hold(control: QWidget, state: State) -> None:
    """Hold one of these controls in a state."""
    if state is State.OFF:
        control.setEnabled(False)
    else:
        control.setProperty("held", state.value.value)
    control.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if isinstance(control, QAbstractButton):
        control.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
