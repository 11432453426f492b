"""Which of these tests a system can run."""

from __future__ import annotations

import os
import sys

collect_ignore: list[str] = []
if not hasattr(os, "fork"):
    collect_ignore += ["test_kill.py", "test_migration_kill.py"]
if sys.platform != "linux":
    # LD_PRELOAD is how Linux lets a program's calls be recorded.
    collect_ignore += ["test_power_cut.py"]
