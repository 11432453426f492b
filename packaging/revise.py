"""Writes the next migration from the models: `uv run python packaging/revise.py MESSAGE`; dev.py migration calls it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from devtools.revision.draft import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
