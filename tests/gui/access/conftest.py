"""The scenes of the pictures are those whose trees are kept: one list for both, found in the developer's scripts."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[3] / "packaging"
if str(SCRIPTS) not in sys.path:
    sys.path.append(str(SCRIPTS))
