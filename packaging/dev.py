"""One door to everything a developer does: `python3 packaging/dev.py --help`.

Standard library only, so that a bare Python 3.11 is enough to begin. What it does lives in devtools/, beside it.
This folder must never get an __init__.py: it would then hide the `packaging` library that other tools import.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must meet a sentence, not a traceback
    sys.exit(f"Creatorbook needs Python 3.11 or newer, and this is {sys.version.split()[0]} ({sys.executable}).")

from devtools.verbs import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
