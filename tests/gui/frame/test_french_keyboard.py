"""The keys on a real French keyboard: pressed on an X screen of its own, by their places."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import children
from tests.children import PATIENCE
from tests.x_screen import x_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

TOOLS = ("Xvfb", "setxkbmap", "xdotool")
MISSING = [name for name in TOOLS if shutil.which(name) is None]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="an X screen can be had on Linux"),
    # `dev.py test` installs them; whoever runs the tests alone may have none.
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def french_screen() -> Iterator[str]:
    """Start an X screen that nobody sees, with a French keyboard; return its name."""
    with x_screen() as name:
        subprocess.run(["setxkbmap", "-display", name, "fr"], check=True, timeout=PATIENCE)
        yield name


def test_a_french_keyboard(french_screen: str) -> None:
    environment = {"DISPLAY": french_screen, "QT_QPA_PLATFORM": "xcb", "QT_IM_MODULE": "compose"}
    said = children.run("tests.gui.frame.french_keyboard", environment=environment).splitlines()
    assert said == [
        "digits today deals content brands gifts contracts money reports",
        "sheet shift 58",
        "sheet ctrl shift 60",
        # The accent waits for its letter, and the second key of the row writes what is printed on it.
        "text êé? deals 0",
    ]
