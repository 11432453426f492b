"""Passphrases of certificates: asked each time, or kept by the system's own keyring; never in the book, never logged.

Whoever is at the keyring of the account gets what is in it: on an account that several people share it protects
nothing between them.
"""

from __future__ import annotations

import hashlib
from typing import Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _

SERVICE = "Creatorbook"


class NoKeyring(AnswerIsNo):
    """There is no keyring to keep a passphrase in (exit code 1)."""

    code = "no_keyring"


def key_of(certificate: bytes) -> str:
    """Return the name under which the passphrase of a certificate's file is kept."""
    return f"certificate {hashlib.sha256(certificate).hexdigest()[:32]}"


def can_remember() -> bool:
    """Return whether this machine has a keyring; it may ask the system, so keep it off the main thread."""
    return _keyring() is not None


def read_passphrase(key: str) -> str | None:
    """Return a passphrase kept before, None where there is none or no keyring."""
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        found = keyring.get_password(SERVICE, key)
    except Exception:  # noqa: BLE001  a keyring that is locked or broken counts as none: the person is asked
        return None
    return found if isinstance(found, str) else None


def remember(key: str, passphrase: str) -> None:
    """Keep a passphrase in the keyring; raise NoKeyring where there is none or it refuses."""
    keyring = _keyring()
    if keyring is None:
        raise _no_keyring()
    try:
        keyring.set_password(SERVICE, key, passphrase)
    except Exception as error:
        raise _no_keyring() from error


def forget(key: str) -> None:
    """Take a passphrase out of the keyring; harmless where it is not there."""
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(SERVICE, key)
    except Exception:  # noqa: BLE001  what is not there needs no removing
        return


def no_keyring_reason() -> str:
    """Return the sentence that says that passphrases are asked each time."""
    return _("This machine has no keyring that can be used: the passphrase is asked each time.")


def _no_keyring() -> NoKeyring:
    return NoKeyring(no_keyring_reason(), where="keyring")


def _keyring() -> Any:
    """Return the system's keyring, None where there is none that can keep anything."""
    try:
        import keyring
        from keyring.backends import fail, null

        found = keyring.get_keyring()
    except Exception:  # noqa: BLE001  not installed, or its service is not there
        return None
    return None if isinstance(found, fail.Keyring | null.Keyring) or getattr(found, "priority", 1) <= 0 else found
