"""What the gallery shows, a card a kind of control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QLabel,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creatorbook.gui.fields.choose import SearchField, Segments
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import Card, button, column, label, line, side_by_side
from creatorbook.gui.parts.notices import EmptyState, Notice, Toast
from creatorbook.gui.parts.status import Badge, Status
from devtools.gallery.held import HeldButton, HeldCheck, HeldCombo, HeldLine, HeldRadio, HeldTool, State, hold

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOKS = (("primary", "Save"), ("", "Later"), ("ghost", "Change"), ("danger", "Remove"), ("link", "All 6"))
_STAGES = ("lead", "negotiating", "contracted", "in_production", "in_review", "live", "invoiced", "paid", "closed",
           "passed", "lost")  # fmt: skip


def _texts(card: Card) -> None:
    for look, words in (
        ("figure", "€18,420"),
        ("title", "Winter ridge"),
        ("heading", "Two of you changed it"),
        ("", "Body: everything you read or type."),
        ("muted", "Muted: the second thing."),
        ("small", "Small and faint: counts, hints."),
        ("accent", "Accent"),
        ("note", "A note that warns."),
        ("error", "A SIREN has nine digits."),
    ):
        card.body.addWidget(label(words, look))


def _buttons(card: Card) -> None:
    card.body.addWidget(label("Rest, hover, pressed, focus, off", "small"))
    for look, words in _LOOKS:
        made: list[QWidget | None] = []
        for state in State:
            one = HeldButton(words)
            one.setProperty("look", look)
            if look == "danger":
                set_icon(one, "trash-2", "danger", 16)
            hold(one, state)
            made.append(one)
        card.body.addWidget(side_by_side(*made, None))
    tools: list[QWidget | None] = []
    for state in State:
        tool = HeldTool()
        set_icon(tool, "panel-right")
        tool.setIconSize(QSize(18, 18))
        tool.setCheckable(True)
        hold(tool, state)
        tools.append(tool)
    on = HeldTool()
    set_icon(on, "panel-right")
    on.setCheckable(True)
    on.setChecked(True)
    card.body.addWidget(side_by_side(*tools, on, None))
    choices = Segments("Shown", (("month", "Month", ""), ("week", "Week", "")))
    with_menu = button("New", dressed="primary", icon="plus")
    with_menu.setMenu(QMenu(with_menu))
    card.body.addWidget(side_by_side(choices, with_menu, None))


def _marks(card: Card) -> None:
    card.body.addWidget(label("Rest, hover, focus, off; below: chosen", "small"))
    for kind in (HeldCheck, HeldRadio):
        for chosen in (False, True):
            made: list[QWidget | None] = []
            for state in (State.REST, State.HOVER, State.FOCUS, State.OFF):
                one = kind()
                one.setText("Kept")
                one.setAutoExclusive(False)
                one.setChecked(chosen)
                hold(one, state)
                made.append(one)
            card.body.addWidget(side_by_side(*made, None, spacing=16))
    half = HeldCheck("Some of them")
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    card.body.addWidget(half)


def _fields(card: Card) -> None:
    card.body.addWidget(label("Rest, focus, wrong, off", "small"))
    lines: list[QWidget | None] = []
    for state in (State.REST, State.FOCUS, State.REST, State.OFF):
        one = HeldLine("3*250" if state is State.FOCUS else "fri")
        one.setFixedWidth(84)
        if len(lines) == 2:  # noqa: PLR2004  the third is the wrong one
            one.setText("123")
            one.setProperty("wrong", "true")
        hold(one, state)
        lines.append(one)
    card.body.addWidget(side_by_side(*lines, None))
    combos: list[QWidget | None] = []
    for state in (State.REST, State.FOCUS, State.OFF):
        combo = HeldCombo()
        combo.addItems(["Fernway Bikes", "Halewood Outdoor"])
        combo.setFixedWidth(118)
        hold(combo, state)
        combos.append(combo)
    card.body.addWidget(side_by_side(*combos, None))
    number = QSpinBox()
    number.setValue(30)
    number.setFixedWidth(84)
    empty = HeldLine()
    empty.setPlaceholderText("Day: fri, +30")
    search = SearchField("Search deals")
    card.body.addWidget(side_by_side(number, empty))
    card.body.addWidget(search)
    text = QPlainTextEdit("Several lines of text,\nas one types them.")
    text.setFixedHeight(64)
    card.body.addWidget(text)


def _chips(card: Card) -> None:
    tones = (("due 11 Dec", "idle"), ("signed", "ok"), ("Label advised", "warn"), ("Label required", "danger"),
             ("Lent", "info"), ("new", "accent"))  # fmt: skip
    badges: list[QWidget | None] = [Badge(words, tone) for words, tone in tones]
    card.body.addWidget(side_by_side(*badges[:3], None))
    card.body.addWidget(side_by_side(*badges[3:], None))
    for start in (0, 3, 6, 9):
        made = [Status(stage.replace("_", " ").capitalize(), f"stage_{stage}") for stage in _STAGES[start : start + 3]]
        card.body.addWidget(side_by_side(*made, None))
    card.body.addWidget(line())
    for tone, value in (("accent", 30), ("ok", 55), ("warn", 80), ("danger", 100)):
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setProperty("tone", tone)
        bar.setValue(value)
        card.body.addWidget(bar)


def _lists(card: Card) -> None:
    table = QTableWidget(3, 2)
    table.setHorizontalHeaderLabels(["Deal", "Paid"])
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setSortIndicatorShown(True)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for row, words in enumerate(("Rest", "Selected", "Rest")):
        table.setItem(row, 0, QTableWidgetItem(words))
        table.setItem(row, 1, QTableWidgetItem("€1,100"))
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.selectRow(1)
    table.setFixedHeight(160)
    card.body.addWidget(table)
    topics = QListWidget()
    topics.setProperty("look", "nav")
    topics.addItems(["Labels", "France", "Germany"])
    topics.setCurrentRow(1)
    topics.setFixedHeight(120)
    card.body.addWidget(topics)


def _bars(card: Card) -> None:
    tabs = QTabBar()
    for words in ("Overview", "Money", "Files"):
        tabs.addTab(words)
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    card.body.addWidget(tabs)
    across = QScrollBar(Qt.Orientation.Horizontal)
    across.setRange(0, 100)
    across.setPageStep(60)
    card.body.addWidget(across)
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setSelectedDate(QDate(2026, 11, 23))
    calendar.setFixedHeight(220)
    card.body.addWidget(calendar)


def _notices(card: Card) -> None:
    card.body.addWidget(Notice("Sample records are in this book.", "info", "Remove the sample"))
    card.body.addWidget(Notice("Nobody was thanked for three gifts that came this month.", "warn", "Write to them"))
    card.body.addWidget(Notice("The payments add up to less than the fee.", "danger"))
    card.body.addWidget(EmptyState("gift", "Nothing has arrived yet.", "Add a gift"))


def _raised(card: Card) -> None:
    menu = QMenu()
    for words, icon, keys in (("Move to stage", "arrow-right", "M"), ("Write to them", "mail", "W")):
        action = menu.addAction(words)
        action.setText(f"{words}\t{keys}")
        set_icon(action, icon, "text_muted", 16)
    menu.addSeparator()
    away = menu.addAction("To the trash\tDel")
    set_icon(away, "trash-2", "text_muted", 16)
    away.setEnabled(False)
    menu.addMenu("More")
    menu.setActiveAction(menu.actions()[1])
    menu.setFixedWidth(260)
    card.body.addWidget(_picture_of(menu))
    place = QWidget()
    place.setFixedHeight(104)
    toast = Toast(place)
    toast.show_message("£550.00 paid by Pas Léger", "Undo")
    toast.move(-16, 0)
    card.body.addWidget(place)
    well = column(label("A well", "heading"), label("for what is put in", "small"), margins=(12, 12, 12, 12))
    well.setProperty("look", "well")
    well.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    card.body.addWidget(well)


def _picture_of(window: QWidget) -> QLabel:
    """Return a picture of what opens by itself: it would hide what is beside it."""
    window.setParent(None)
    picture = QLabel()
    picture.setPixmap(window.grab())
    return picture


SECTIONS: tuple[tuple[str, Callable[[Card], None]], ...] = (
    ("Text", _texts),
    ("Buttons", _buttons),
    ("Fields", _fields),
    ("Marks", _marks),
    ("Chips, stages, progress", _chips),
    ("Rows and headings", _lists),
    ("Tabs, scroll bars, calendar", _bars),
    ("Notices, an empty page", _notices),
    ("Menu, toast, well", _raised),
)
