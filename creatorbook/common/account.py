"""The person at this computer, as its system names the account."""

from __future__ import annotations

import getpass


def account_name() -> str:
    """Return the name of the account that this program runs under, "?" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A system account without a name still writes.
        return "?"
