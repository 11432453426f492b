"""When two names mean the same: of firms without their legal form, of titles without "Re:" and "Fwd:"."""

from __future__ import annotations

import re
from functools import lru_cache

from creatorbook.common.text import fold
from creatorbook.domain.values.folding import join_initials, name_words

# What mail programs put before a subject, in the languages of Europe.
_PREFIX = re.compile(
    r"^\s*(?:re|fwd?|fw|tr|ré?p|aw|antw|wg|wtr|rv|rif|r[ée]f|enc|res|r|i|sv|vs|vb|doorst|odp|pd)\s*"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:\uff1a]\s*",
    re.IGNORECASE,
)
_PREFIXES = 20


@lru_cache(maxsize=20_000)
def firm_key(name: str) -> str:
    """Return what is compared of a firm's name: folded, without spaces and without legal forms; "" for no name."""
    name = join_initials(name)
    folded = fold(name)
    return "".join(name_words(folded)) or folded


def thread_title(subject: str) -> str:
    """Return a mail's subject without what replies and forwards put before it."""
    title = subject.strip()
    for _turn in range(_PREFIXES):
        shorter = _PREFIX.sub("", title, count=1)
        if shorter == title:
            break
        title = shorter
    return title.strip()
