"""Names as people mean them: without case, accents, punctuation, plurals or legal forms."""

from __future__ import annotations

import re

from creatorbook.common.letters import PLAIN_APOSTROPHES, WITHOUT_LIGATURES, spread, without_accents

_NOT_WORD = re.compile(r"[\W_]+")
_SEPARATORS = re.compile(r"[,;/|\n]+")
_PLURAL = 4
_LEGAL_FORMS = frozenset(
    """
    ab ag aps as asa bv bvba co company corp corporation cie cv doo eg eirl eurl gbr gie gmbh inc incorporated kft kg
    kgaa lda ltd ltda limited llc llp lp mbh nv ohg ou oy oyj plc pllc pte pty pvt sa sab sapi sarl sas sasu sau sca
    scop scs se selarl sl slu snc spa sprl srl srls sro ug vof zrt
    """.split()  # noqa: SIM905  reads better as lines
)
# What an ampersand is called, between two other words of a name.
_JOINING = frozenset("and e en et och og u und y".split())  # noqa: SIM905  a line
_UMLAUT = re.compile("([aou])e")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")


def fold(text: str) -> str:
    """Return the text in lower case without accents; every run of other than letters and digits is one space."""
    return _NOT_WORD.sub(" ", without_accents(spread(text))).strip()


def fold_name(text: str) -> str:
    """Return the text folded as a name or a category is compared: as `fold` does, ligatures taken apart too."""
    return fold(text).translate(WITHOUT_LIGATURES)


def fold_typed(text: str) -> str:
    """Return the text in lower case without accents, its apostrophes and spaces of one kind; punctuation is kept."""
    return " ".join(without_accents(spread(text.translate(PLAIN_APOSTROPHES))).split())


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words, a plural's last letter dropped ("Cosmétiques" and "cosmétique" are alike)."""
    return tuple(
        word[:-1] if len(word) >= _PLURAL and word.endswith(("s", "x")) else word for word in fold_name(text).split()
    )


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a firm's name without its legal form; the whole name where nothing else is left."""
    return tuple(_without_legal_form(fold_name(name).split()))


def _without_legal_form(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return kept


def is_same_name(one: str, other: str) -> bool:
    """Return whether two firms' names are the same once folded, spaces aside; an empty name equals nothing."""
    left, right = "".join(name_words(one)), "".join(name_words(other))
    return bool(left) and left == right


def join_initials(name: str) -> str:
    """Return a name without the points between single letters: "S.A.R.L." is "SARL"."""
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), name) if "." in name else name


def near_name_key(name: str) -> str:
    """Return what firms' names share that may be one: folded, without legal form, spaces and "and", "ue" being "ü"."""
    words = fold_name(join_initials(name)).split()
    inner = [word for word in words[1:-1] if word not in _JOINING]
    kept = _without_legal_form([*words[:1], *inner, *words[1:][-1:]])
    return "".join(_UMLAUT.sub(r"\1", word) for word in kept)


def is_name_within(name: str, longer: str) -> bool:
    """Return whether a name is the same as another, or a run of whole words in it ("Acme" in "Acme Paris")."""
    if is_same_name(name, longer):
        return True
    needle, hay = name_words(name), name_words(longer)
    if not needle:
        return False
    return any(hay[at : at + len(needle)] == needle for at in range(len(hay) - len(needle) + 1))


def categories(text: str) -> tuple[str, ...]:
    """Return the categories named in a line such as "Skincare, make-up / perfume", as written."""
    return tuple(part.strip() for part in _SEPARATORS.split(text) if fold(part))


def is_same_category(one: str, other: str) -> bool:
    """Return whether two lines of categories share one: equal once folded, or one's words all among the other's."""
    for left in categories(one):
        for right in categories(other):
            left_words, right_words = folded_words(left), folded_words(right)
            if "".join(left_words) == "".join(right_words):
                return True
            if set(left_words) <= set(right_words) or set(right_words) <= set(left_words):
                return True
    return False
