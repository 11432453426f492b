"""What stands in the window, put in its places: sidebar, top bar, the stack of pages, the inspector, the toast."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.frame.action_set import ActionSet
from creatorbook.gui.frame.bars.hairline import HairlineSplitter
from creatorbook.gui.frame.bars.measures import NARROWEST
from creatorbook.gui.frame.bars.sample_strip import SampleStrip
from creatorbook.gui.frame.bars.sidebar import Sidebar
from creatorbook.gui.frame.bars.topbar import TopBar
from creatorbook.gui.frame.commands.commands import Commands
from creatorbook.gui.frame.keys.panes import Panes
from creatorbook.gui.lists.inspector import Inspector
from creatorbook.gui.parts.basic import read_in_order, set_spacing
from creatorbook.gui.parts.notices import Toast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.frame.shell import Shell
    from creatorbook.gui.lists.inspector import TabEntry


class PageStack(QStackedWidget):
    """The pages, of which one is shown; one that is hidden does not decide how narrow the window may be."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As small as the page that is shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


class _Pages(QWidget):
    """The page that is shown, under what there is to say above every page."""

    def __init__(self, strips: Sequence[QWidget], stack: QStackedWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_spacing(column)
        for strip in strips:
            column.addWidget(strip)
        column.addWidget(stack, 1)


class Assembly(NamedTuple):
    """The parts of one window."""

    whole: QWidget
    action_set: ActionSet
    commands: Commands
    sidebar: Sidebar
    menu: QMenu
    topbar: TopBar
    strip: SampleStrip
    splitter: QSplitter
    stack: QStackedWidget
    inspector: Inspector
    toast: Toast
    panes: Panes


def assemble(shell: Shell, tabs: tuple[TabEntry, ...]) -> Assembly:
    """Make the parts of a window for its desk and its pages, with `whole` around them."""
    action_set = ActionSet(shell.host, shell.desk.settings)
    commands = Commands(shell)
    sidebar = Sidebar()
    for entry in shell.pages.values():
        sidebar.add(entry.id, entry.icon, _(entry.title), below=entry.below)
    menu = QMenu(shell.host)
    menu.setAccessibleName(_("Menu"))
    topbar = TopBar(action_set.by_id, menu)
    stack = PageStack()
    inspector = Inspector(shell.desk, tabs)
    inspector.setMinimumWidth(NARROWEST)
    strip = SampleStrip(shell.desk)
    pages = _Pages((*_read_only_strip(shell), strip), stack)
    splitter = _side_by_side(pages, inspector)
    right = QWidget()
    column = QVBoxLayout(right)
    set_spacing(column)
    column.addWidget(topbar)
    column.addWidget(splitter, 1)
    whole = QWidget()
    layout = QHBoxLayout(whole)
    set_spacing(layout)
    layout.addWidget(sidebar)
    layout.addWidget(right, 1)
    panes = Panes((sidebar, stack, inspector), shell.take_page_focus)
    return Assembly(
        whole,
        action_set,
        commands,
        sidebar,
        menu,
        topbar,
        strip,
        splitter,
        stack,
        inspector,
        Toast(shell.host, right),
        panes,
    )


def _read_only_strip(shell: Shell) -> tuple[QWidget, ...]:
    if not shell.desk.book.is_read_only:
        return ()
    from creatorbook.gui.backups.strip import BackupStrip

    strip = BackupStrip(shell.desk)
    strip.book_asked.connect(shell.book_asked)
    return (strip,)


def _side_by_side(pages: QWidget, inspector: Inspector) -> QSplitter:
    made = HairlineSplitter(Qt.Orientation.Horizontal)
    made.setChildrenCollapsible(False)
    made.addWidget(pages)
    made.addWidget(inspector)
    read_in_order(made)
    made.setStretchFactor(0, 1)
    made.setStretchFactor(1, 0)
    return made
