"""What the operating system must bring on Linux, and how its package manager is asked for it.

Qt's wheels hold Qt, but not the graphics, font and keyboard libraries below it: without them the import of
PySide6 fails, or the process is aborted when the first window opens.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.shell import ask, child_environment, is_linux, print_now, run

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Need:
    """Something to find on the machine: a shared library, a C compiler and its headers, a program, a Python module.

    `packages` names what brings it, for apt-get, dnf, zypper and pacman in this order; "" where nothing has to be
    installed for it.
    """

    what: str
    packages: tuple[str, str, str, str]

    def is_present(self) -> bool:
        """Return whether it is there; a library must really load."""
        if self.what == "cc":
            return any(shutil.which(name) for name in ("cc", "gcc", "clang"))
        if self.what in _PROGRAMS:
            return shutil.which(self.what) is not None
        if self.what.startswith("/") or self.what.endswith(".h"):
            return Path("/usr/include", self.what).exists()
        if ".so." not in self.what:
            return importlib.util.find_spec(self.what) is not None
        try:
            ctypes.CDLL(self.what)
        except OSError:
            return False
        return True


@dataclass(frozen=True)
class Manager:
    """A package manager: how to refresh its lists (where that is needed) and how to install."""

    name: str
    column: int
    refresh: tuple[str, ...]
    install: tuple[str, ...]

    def packages(self, needs: Sequence[Need]) -> list[str]:
        """Return the packages that bring the needs, each once, in the order of the needs."""
        return [name for name in dict.fromkeys(need.packages[self.column] for need in needs) if name]

    def line(self, needs: Sequence[Need], prefix: str = "sudo ") -> str:
        """Return the line that a person would type."""
        install = " ".join((*self.install, *self.packages(needs)))
        return (f"{prefix}{' '.join(self.refresh)} && " if self.refresh else "") + prefix + install


MANAGERS = (
    Manager("apt-get", 0, ("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends")),
    Manager("dnf", 1, (), ("dnf", "install", "-y")),
    Manager("zypper", 2, (), ("zypper", "--non-interactive", "install")),
    Manager("pacman", 3, (), ("pacman", "-S", "--noconfirm", "--needed")),
)

# Without these PySide6.QtGui cannot even be imported.
QT = (
    Need("libGL.so.1", ("libgl1", "libglvnd-glx", "libglvnd", "libglvnd")),
    Need("libEGL.so.1", ("libegl1", "libglvnd-egl", "libglvnd", "libglvnd")),
    Need("libglib-2.0.so.0", ("libglib2.0-0", "glib2", "libglib-2_0-0", "glib2")),
    Need("libfontconfig.so.1", ("libfontconfig1", "fontconfig", "libfontconfig1", "fontconfig")),
    Need("libdbus-1.so.3", ("libdbus-1-3", "dbus-libs", "libdbus-1-3", "dbus")),
    Need("libxkbcommon.so.0", ("libxkbcommon0", "libxkbcommon", "libxkbcommon0", "libxkbcommon")),
)

# Without these no window opens: Qt aborts the process, and no Python exception can say why.
QT_SCREEN = (
    Need("libxcb-cursor.so.0", ("libxcb-cursor0", "xcb-util-cursor", "libxcb-cursor0", "xcb-util-cursor")),
    Need(
        "libxkbcommon-x11.so.0",
        ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4", "xcb-util-wm")),
    Need("libxcb-image.so.0", ("libxcb-image0", "xcb-util-image", "libxcb-image0", "xcb-util-image")),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1", "xcb-util-keysyms", "libxcb-keysyms1", "xcb-util-keysyms")),
    Need(
        "libxcb-render-util.so.0",
        ("libxcb-render-util0", "xcb-util-renderutil", "libxcb-render-util0", "xcb-util-renderutil"),
    ),
    Need("libxcb-shape.so.0", ("libxcb-shape0", "libxcb", "libxcb-shape0", "libxcb")),
    Need("libwayland-cursor.so.0", ("libwayland-cursor0", "libwayland-cursor", "libwayland-cursor0", "wayland")),
)

# The power-cut test compiles a small recorder of what reaches the disk.
COMPILER = (
    Need("cc", ("gcc", "gcc", "gcc", "gcc")),
    Need("stdio.h", ("libc6-dev", "glibc-devel", "glibc-devel", "glibc")),
)

# A second opinion on signatures; without it the tests ask the first one only.
PDF_TOOLS = (Need("pdfsig", ("poppler-utils", "poppler-utils", "poppler-tools", "poppler")),)

# What recognises the text of scans; without it the test of that is left out.
SCAN_TOOLS = (Need("tesseract", ("tesseract-ocr", "tesseract", "tesseract-ocr", "tesseract")),)

# A screen that nobody sees and a keyboard of another country; without them that test is left out.
KEYBOARD_TOOLS = (
    Need("Xvfb", ("xvfb", "xorg-x11-server-Xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb")),
    Need("setxkbmap", ("x11-xkb-utils", "setxkbmap", "setxkbmap", "xorg-setxkbmap")),
    Need("xdotool", ("xdotool", "xdotool", "xdotool", "xdotool")),
)
# The bus that screen readers listen on; without it that test is left out.
ACCESS_TOOLS = (
    Need("dbus-run-session", ("dbus", "dbus-daemon", "dbus-1-daemon", "dbus")),
    Need(
        "/usr/share/dbus-1/services/org.a11y.Bus.service",
        ("at-spi2-core", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
    ),
)
_PROGRAMS = frozenset(need.what for need in (*PDF_TOOLS, *KEYBOARD_TOOLS, *ACCESS_TOOLS))

_SPOKEN = {"cc": "a C compiler", "stdio.h": "the headers of C", "ensurepip": "ensurepip (a part of Python)"}

# Debian and Ubuntu keep ensurepip, which makes a virtual environment usable, in a package of its own.
VENV = (Need("ensurepip", ("python3-venv", "python3-pip", "python3-pip", "python-pip")),)


def find_manager() -> Manager | None:
    """Return the package manager of this machine, or None."""
    return next((manager for manager in MANAGERS if shutil.which(manager.name)), None)


def provide(needs: Sequence[Need], purpose: str) -> bool:
    """Install what is missing where we may, else print the line to type; return whether nothing is missing now.

    `purpose` completes the sentence "… is missing for". Only a Linux machine is ever asked for anything.
    """
    missing = [need for need in needs if not need.is_present()] if is_linux() else []
    if not missing:
        return True
    names = ", ".join(_SPOKEN.get(need.what, need.what) for need in missing)
    manager = find_manager()
    if manager is None:
        print_now(f"Missing for {purpose}: {names}. Please install what brings this, in the way of your system.")
        return False
    prefix = _privilege()
    if prefix is None:
        print_now(f"Missing for {purpose}: {names}. Type this, then try again:\n\n    {manager.line(missing)}\n")
        return False
    print_now(
        f"Missing for {purpose}: {names}. Installing it:\n\n    {manager.line(missing, ' '.join([*prefix, '']))}\n"
    )
    _install(manager, manager.packages(missing), prefix)
    still = [_SPOKEN.get(need.what, need.what) for need in missing if not need.is_present()]
    if still:
        print_now(f"Still missing after the installation: {', '.join(still)}. What was said above tells why.")
    return not still


def _privilege() -> list[str] | None:
    """Return what stands before a command that needs root: nothing, sudo, or None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and ask(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def _install(manager: Manager, packages: list[str], prefix: list[str]) -> None:
    # Through env, because sudo passes no variables on; nobody is there to answer a package's questions.
    start = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    env = child_environment()
    if manager.refresh:
        run([*start, *manager.refresh], env)
    if run([*start, *manager.install, *packages], env) == 0 or len(packages) == 1:
        return
    # One name that this release does not know makes the whole request fail: the others are still wanted.
    for package in packages:
        run([*start, *manager.install, package], env)
