"""Whether there is a screen to open a window on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DRAWN_IN_MEMORY = ("offscreen", "minimal")


def has_screen(env: Mapping[str, str], platform: str) -> bool:
    """Return whether a window could be seen; `platform` is a value of sys.platform.

    Windows and macOS always have a screen. Elsewhere X11 or Wayland must be announced, and Qt not be set to
    draw into memory.
    """
    chosen = env.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in _DRAWN_IN_MEMORY:
        return False
    if platform in {"win32", "darwin"}:
        return True
    return bool(chosen or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
