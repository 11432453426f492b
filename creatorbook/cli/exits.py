"""What the exit codes mean; the first five are those of creatorbook.common.errors."""

from __future__ import annotations

DONE = 0
NO = 1
USAGE = 2
BAD_INPUT = 3
BOOK = 4
BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells count
