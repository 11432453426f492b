"""What the window says on the accessibility bus, where screen readers listen, and what they can press there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from devtools.pictures.scenes import scenes

from tests.children import PATIENCE, ROOT
from tests.x_screen import x_screen

TOOLS = ("Xvfb", "dbus-run-session", "/usr/share/dbus-1/services/org.a11y.Bus.service")
MISSING = [name for name in TOOLS if not (Path(name).exists() if name.startswith("/") else shutil.which(name))]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the bus is Linux's"),
    # `dev.py test` installs them; whoever runs the tests alone may have none.
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def test_a_screen_reader_reads_every_page_dialog_and_popup_and_presses_pages(home: Path) -> None:
    run, cache = home / "run", home / "cache"
    run.mkdir(mode=0o700)
    with x_screen() as screen:
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "-W", "error", "-m", "tests.gui.access.on_the_bus"],
            cwd=ROOT,
            env={
                **os.environ,
                "DISPLAY": screen,
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "XDG_RUNTIME_DIR": str(run),
                "XDG_CACHE_HOME": str(cache),
                "PYTHONPATH": str(ROOT / "packaging"),
            },
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    # The bus writes there too.
    assert [line for line in done.stdout.splitlines() if not line.startswith("SpiRegistry")] == [
        "page deals table",
        "headings Deals",
        "choices Stage",
        "page deals board",
        "card Gift guide, Kettle & Kin, £900, Answer, 2 days late Press ShowMenu SetFocus",
        f"read {sum(not scene.empty for scene in scenes())}",
        f"read {sum(scene.empty for scene in scenes())}",
    ]
