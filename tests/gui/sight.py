"""What a person sees of a part of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def is_whole(widget: QWidget) -> bool:
    """Return whether all of a widget is seen: nothing above it cuts it off."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()
