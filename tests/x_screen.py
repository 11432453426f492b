"""An X screen that nobody sees, for tests of real keys and of what other programs see of a window."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.children import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def x_screen() -> Iterator[str]:
    """Start an X screen, yield its name, and end it."""
    reading, writing = os.pipe()
    # Without -noreset the keyboard would be American again once the one who changed it has left.
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-screen", "0", "1400x950x24"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait(PATIENCE)
