"""The words on screen: gettext catalogues, English as the source, French beside it.

`_` translates now; `mark` only marks a text for extraction, for tables that are built once and translated when
shown. The language of a document is not this one: documents carry their own texts.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "fr")
PSEUDO = "qps"
_PSEUDO_LETTERS = str.maketrans("aeiouycnAEIOUYCN", "àéîöûÿçñÀÉÎÖÛŸÇÑ")

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


class _PseudoTranslations(gettext.NullTranslations):
    """Accented and 40 % longer English, to find texts that do not fit and texts that nobody can translate."""

    def gettext(self, message: str) -> str:
        parts = []
        # Placeholders must survive: only the text between them is changed.
        for index, part in enumerate(message.replace("}", "{").split("{")):
            parts.append(f"{{{part}}}" if index % 2 else part.translate(_PSEUDO_LETTERS))
        return f"[{''.join(parts)}{'·' * (len(message) * 2 // 5)}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002  the base class's signature
        return self.gettext(message)


def mark(message: str) -> str:
    """Mark a text for translation and return it unchanged."""
    return message


def _(message: str) -> str:
    """Return the text in the language of the screen."""
    return _active.gettext(message) if message else ""


def labelled(label: str, text: object) -> str:
    """Return a text behind what it is, with the colon as the language of the screen sets it."""
    return _("{label}: {text}").format(label=label, text=text)


def quotable(text: str) -> str:
    """Return a text that is to stand between quotation marks, with its own marks changed to the inner kind."""
    inner = {"«\u00a0": "“", "\u00a0»": "”"} if language() == "fr" else {"“": "‘", "”": "’"}
    for outer, single in inner.items():
        text = text.replace(outer, single)
    return text


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the text that the count asks for, in the language of the screen."""
    return _active.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return the text in the language of the screen, distinguished by its context."""
    return _active.pgettext(context, message)


def language() -> str:
    """Return the two-letter code of the language of the screen."""
    return _language


def use_language(code: str) -> None:
    """Set the language of the screen for the whole process: "en", "fr", or "qps" (a pseudo-language)."""
    global _active, _language  # noqa: PLW0603  a process speaks one language
    base = code.replace("-", "_").split("_")[0].lower()
    if base == PSEUDO:
        _active, _language = _PseudoTranslations(), PSEUDO
        return
    _language = base if base in LANGUAGES else "en"
    _active = gettext.NullTranslations() if _language == "en" else _catalogue(_language)


@cache
def _catalogue(code: str) -> gettext.GNUTranslations:
    source = resources() / "i18n" / f"{code}.po"
    compiled = source.with_suffix(".mo")
    # An installed copy has the compiled form only; in a checkout it may be older than its source.
    if compiled.is_file() and not (source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))


def compile_catalogue(source: Path) -> bytes:
    """Return the compiled (.mo) form of a .po file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
