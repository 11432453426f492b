"""Icons: one family (Lucide), one stroke width, tinted with a role of the theme, drawn once."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from creatorbook.common.paths import resources
from creatorbook.gui.look.theme.current import colour, generation, theme

_STROKE = 'stroke-width="1.75"'
# The property of a button or an action: name, role, size, and the generation of the theme that it was drawn in.
_DRAWN = "icon_drawn"
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
    key = (name, role, size, ratio, theme().name)
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


def set_icon(target: QAbstractButton | QAction, name: str, role: str = "text_muted", size: int = 18) -> None:
    """Give a button or an action an icon that is drawn again when what it stands in wears another theme."""
    target.setProperty(_DRAWN, [name, role, size, generation()])
    target.setIcon(icon(name, role, size))


def redraw(part: QWidget) -> None:
    """Draw the icons of the part's buttons and actions again, where they wear the colours of another theme."""
    for widget in (part, *part.findChildren(QWidget)):
        if isinstance(widget, QAbstractButton):
            _redraw_one(widget)
        for action in widget.actions():
            _redraw_one(action)


def _redraw_one(target: QAbstractButton | QAction) -> None:
    drawn = target.property(_DRAWN)
    if drawn and drawn[-1] != generation():
        set_icon(target, *drawn[:-1])
