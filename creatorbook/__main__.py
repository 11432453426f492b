"""`python -m creatorbook` is the same as `creatorbook`."""

from __future__ import annotations

import sys

from creatorbook.app import main

sys.exit(main())
