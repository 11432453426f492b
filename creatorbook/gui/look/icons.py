"""Icons: one family (Lucide), one stroke width, tinted with a role of the theme, drawn once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from creatorbook.common.paths import resources
from creatorbook.gui.look.theme.current import colour, generation

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_STROKE = 'stroke-width="1.75"'
_pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}
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
    key = (name, role, size, ratio, generation())
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


def icon(name: str, role: str = "text_muted", size: int = 18) -> QIcon:
    """Return the icon in the role's colour, sharp on every screen of this machine."""
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
    result = QIcon()
    for ratio in sorted(ratios):
        result.addPixmap(pixmap(name, role, size, ratio))
    return result


def set_icon(target: QObject, name: str, role: str = "text_muted", size: int = 18) -> None:
    """Give a button or an action an icon that is drawn again when the theme changes."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_role", role)
    target.setProperty("icon_size", size)
    target.setIcon(icon(name, role, size))  # type: ignore[attr-defined]  # buttons and actions have it


def redraw(targets: list[QObject]) -> None:
    """Draw the icons of these buttons and actions again, in the colours of now."""
    _pixmaps.clear()
    for target in targets:
        name = target.property("icon_name")
        if name:
            set_icon(target, name, target.property("icon_role"), target.property("icon_size"))
