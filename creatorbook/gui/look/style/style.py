"""The style of the window: Fusion, except for what the tables beside it paint, measure and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style import bars, buttons, fields, lists, menus, surfaces, ticks
from creatorbook.gui.look.style.polish import polish

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication, QStyleOption, QStyleOptionComplex

OptionT = TypeVar("OptionT", bound="QStyleOption")
_Primitive, _Control, _Complex = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
_Contents = QStyle.ContentsType

_PRIMITIVES = {
    _Primitive.PE_Widget: surfaces.paint_surface,
    _Primitive.PE_PanelLineEdit: fields.paint_line,
    _Primitive.PE_FrameLineEdit: menus.paint_nothing,
    _Primitive.PE_FrameFocusRect: menus.paint_nothing,
    _Primitive.PE_FrameTabBarBase: menus.paint_nothing,
    _Primitive.PE_FrameMenu: menus.paint_nothing,
    _Primitive.PE_PanelMenu: menus.paint_raised,
    _Primitive.PE_PanelTipLabel: menus.paint_raised,
    _Primitive.PE_IndicatorCheckBox: ticks.paint_check_mark,
    _Primitive.PE_IndicatorItemViewItemCheck: ticks.paint_check_mark,
    _Primitive.PE_IndicatorRadioButton: ticks.paint_radio_mark,
    _Primitive.PE_PanelItemViewItem: lists.paint_row_ground,
    _Primitive.PE_PanelItemViewRow: menus.paint_nothing,
    _Primitive.PE_PanelScrollAreaCorner: menus.paint_nothing,
}
_CONTROLS = {
    _Control.CE_ShapedFrame: surfaces.paint_surface,
    _Control.CE_PushButton: buttons.paint_button,
    _Control.CE_CheckBox: ticks.paint_check_box,
    _Control.CE_RadioButton: ticks.paint_radio_button,
    _Control.CE_ComboBoxLabel: fields.paint_combo_words,
    _Control.CE_TabBarTab: bars.paint_tab,
    _Control.CE_HeaderSection: lists.paint_heading_rest,
    _Control.CE_HeaderEmptyArea: lists.paint_heading_rest,
    _Control.CE_Header: lists.paint_heading,
    _Control.CE_MenuItem: menus.paint_menu_line,
    _Control.CE_MenuEmptyArea: menus.paint_nothing,
    _Control.CE_ProgressBar: bars.paint_progress,
    _Control.CE_Splitter: bars.paint_splitter,
}
_COMPLEX = {
    _Complex.CC_ToolButton: buttons.paint_tool_button,
    _Complex.CC_ComboBox: fields.paint_combo,
    _Complex.CC_SpinBox: fields.paint_number,
    _Complex.CC_ScrollBar: bars.paint_scroll_bar,
}
_PLACES = {
    _Complex.CC_ComboBox: fields.place_in_combo,
    _Complex.CC_SpinBox: fields.place_in_number,
    _Complex.CC_ScrollBar: bars.place_in_scroll_bar,
}
_SIZES = {
    _Contents.CT_PushButton: buttons.measure_button,
    _Contents.CT_ToolButton: buttons.measure_tool_button,
    _Contents.CT_LineEdit: fields.measure_line,
    _Contents.CT_ComboBox: fields.measure_combo,
    _Contents.CT_SpinBox: fields.measure_number,
    _Contents.CT_CheckBox: ticks.measure_mark,
    _Contents.CT_RadioButton: ticks.measure_mark,
    _Contents.CT_TabBarTab: bars.measure_tab,
    _Contents.CT_HeaderSection: lists.measure_heading,
    _Contents.CT_MenuItem: menus.measure_menu_line,
    _Contents.CT_ProgressBar: bars.measure_progress,
}


def _paint_smooth(
    paint: Callable[[OptionT, QPainter, QWidget | None], None],
    option: OptionT,
    painter: QPainter,
    widget: QWidget | None,
) -> None:
    """Paint with smooth edges, and leave the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        paint(option, painter, widget)
    finally:
        painter.restore()


class Look(QProxyStyle):
    """Fusion with our controls; keep a reference to it: Qt alone does not keep what Python made.

    Lengths, hints and the places of contents stay Fusion's: Qt asks for them thousands of times while a page is built,
    and each answer from Python costs. What differs there is set on the widget in `polish`.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    @guard_override
    def polish(self, target: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]  # three in one
        """Give a widget what its look asks for."""
        super().polish(target)
        if isinstance(target, QWidget):
            polish(target)

    @guard_override
    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint a part of a control."""
        paint = _PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        _paint_smooth(paint, option, painter, widget)

    @guard_override
    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint a control."""
        if element == _Control.CE_ItemViewItem:
            self._draw_row(option, painter, widget)
            return
        paint = _CONTROLS.get(element)
        if paint is None:
            super().drawControl(element, option, painter, widget)
            return
        _paint_smooth(paint, option, painter, widget)

    def _draw_row(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        _paint_smooth(lists.paint_row_ground, option, painter, widget)
        super().drawControl(_Control.CE_ItemViewItem, lists.without_ground(option, widget), painter, widget)

    @guard_override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a control of several parts."""
        paint = _COMPLEX.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
            return
        _paint_smooth(paint, option, painter, widget)

    @guard_override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a control is."""
        place = _PLACES.get(control)
        found = place(option, part) if place is not None else None
        if found is not None:
            return found
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # Qt takes none, too

    @guard_override
    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return how large a control is around its contents."""
        measure = _SIZES.get(kind)
        if measure is not None:
            return measure(option, size, widget)
        usual = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # Qt takes none, too
        return lists.measure_row(usual, widget) if kind == _Contents.CT_ItemViewItem else usual
