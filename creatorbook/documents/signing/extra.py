"""The extra `sign`: what certificates need is large and may be missing; one sentence then says how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _


class SigningMissing(AnswerIsNo):
    """The libraries for certificates are not installed (exit code 1)."""

    code = "signing_missing"


def has_certificates() -> bool:
    """Return whether certificate signatures can be made and checked here."""
    return find_spec("pyhanko") is not None and find_spec("cryptography") is not None


def how_to_get() -> str:
    """Return the sentence that says how to get what certificates need."""
    return _("Install it with: pip install “creatorbook[sign]”.")


def require_certificates() -> None:
    """Raise SigningMissing where certificate signatures can be neither made nor checked here."""
    if not has_certificates():
        raise SigningMissing(_("The part of Creatorbook for certificates is not installed."), hint=how_to_get())
