"""The developer's scripts, importable as they find each other: from their own folder."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
if str(SCRIPTS) not in sys.path:
    sys.path.append(str(SCRIPTS))
