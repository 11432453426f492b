"""Icons: one family (Lucide), one stroke width, in the colour that a role of the theme has when they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from creatorbook.common.paths import resources
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import colour, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractButton

_STROKE = 'stroke-width="1.75"'
_pixmaps: dict[tuple[str, str, int, float, str], QPixmap] = {}
_sources: dict[str, str] = {}


def _source(name: str) -> str:
    if name not in _sources:
        text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        _sources[name] = text.replace('stroke-width="2"', _STROKE)
    return _sources[name]


def pixmap(name: str, role: str = "text_muted", size: int = 18, ratio: float | None = None) -> QPixmap:
    """Return the icon as a square of `size` logical pixels in the role's colour; raises OSError if unknown."""
    if ratio is None:
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    key = (name, role, size, ratio, f"{theme().name} {theme().accent}")
    found = _pixmaps.get(key)
    if found is None:
        svg = _source(name).replace("currentColor", colour(role).name())
        side = round(size * ratio)
        found = QPixmap(side, side)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        found.setDevicePixelRatio(ratio)
        _pixmaps[key] = found
    return found


class _Engine(QIconEngine):
    """Paints an icon when it is asked for: another theme needs no other icon."""

    def __init__(self, name: str, role: str, size: int) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size

    def _drawn(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        chosen = state == QIcon.State.On and not self._role.startswith("accent_")
        role = "disabled" if mode == QIcon.Mode.Disabled else "accent" if chosen else self._role
        return pixmap(self._name, role, min(size.width(), size.height()), ratio)

    @guard_override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it in the middle of the rectangle."""
        picture = self._drawn(rect.size(), mode, state, painter.device().devicePixelRatio())
        side = min(rect.width(), rect.height())
        painter.drawPixmap(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2, picture)

    @guard_override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it in a size."""
        return self.scaledPixmap(size, mode, state, 1.0)

    @guard_override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return it in a size of the screen's own pixels."""
        return self._drawn(size / scale, mode, state, scale)

    @guard_override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """It is drawn in any size; unasked in its own."""
        del mode, state
        return size if size.isValid() else QSize(self._size, self._size)

    @guard_override
    def isNull(self) -> bool:
        """It is always something."""
        return False

    @guard_override
    def clone(self) -> QIconEngine:
        """Return another of the same."""
        return _keep(_Engine(self._name, self._role, self._size))


# Qt owns its engines and Python does not know: none may be let go.
_engines: list[QIconEngine] = []
_icons: dict[tuple[str, str, int], QIcon] = {}


def _keep(engine: _Engine) -> QIconEngine:
    _engines.append(engine)
    return engine


def icon(name: str, role: str = "text_muted", size: int = 18) -> QIcon:
    """Return the icon in the role's colour, whatever the theme is then, sharp on every screen."""
    key = (name, role, size)
    if key not in _icons:
        _source(name)
        _icons[key] = QIcon(_keep(_Engine(name, role, size)))
    return _icons[key]


def set_icon(target: QAbstractButton | QAction, name: str, role: str = "text_muted", size: int = 18) -> None:
    """Give a button or an action an icon."""
    target.setIcon(icon(name, role, size))
