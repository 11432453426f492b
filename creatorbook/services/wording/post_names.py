"""What tells a post from others of its platform and brand: its first words, its address, else its form."""

from __future__ import annotations

from creatorbook.common.i18n import _, quotable
from creatorbook.common.text import cut_at_word

# Characters of a caption or an address that a line has room for.
_WORDS = 40


def name_post(words: str) -> str:
    """Return the words of a post as they stand behind its platform and brand, with the space before them."""
    return " " + _("“{words}”").format(words=quotable(cut_at_word(words, _WORDS))) if words else ""
