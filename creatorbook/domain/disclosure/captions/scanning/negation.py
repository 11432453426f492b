"""Words that turn a label into its opposite: "not an ad", "non sponsorisé", "keine Werbung", "Werbung (unbezahlt)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.scanning.word_folding import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.disclosure.captions.scanning.tokens import Token

DENYING = word_set(
    "not no never nobody without pas sans aucune aucun jamais ni personne keine kein keinerlei nicht nie niemand ohne "
    "geen niet nooit niemand zonder senza nessuno nessuna nessun non sin nadie ninguna ningun nunca nao sem "
    "ninguem "
    "nie bez nikt ikke ingen ej inte uden utan"
)
# What denies in one language is another word in some: "no sábado" is on Saturday, "sin" and "ni" are "their" and "you".
# A word that only those languages write tells which it is.
_OTHERWISE = (
    (
        word_set("uma pelo pela eu meu minha não você vocês muito recebi ganhei obrigada obrigado"),
        word_set("no"),
    ),
    (word_set("och jag jeg og det att"), word_set("sin ni")),
)
_NOT = word_set(
    "not no non anti isnt aint never pas sans aucune aucun ni keine kein keinerlei nicht ohne unbezahlte unbezahlt "
    "unbeauftragte unpaid geen niet onbetaalde zonder senza nessuna nessun sin ninguna ningun nao sem nie bez "
    "ikke ei ej inte nobody noone niemand nadie nessuno ninguem nikt ingen"
)
# What may stand between the two.
_FILLERS = word_set(
    "a an the is it this paid une un la le de du d cest est remunere remuneree payee paye eine ein einer bezahlte "
    "bezahlt een betaalde betaald una uno es e pagata retribuita pagada pagado en any of"
)
_AFTER = word_set(
    "unbezahlt unbezahlte unbeauftragt unbeauftragte unpaid onbetaald nonpaid nonremuneree nonremunere gratuite"
)
_AFTER_PAIRS = frozenset({("non", "remuneree"), ("non", "remunere"), ("non", "payee"), ("non", "retribuita"),
                          ("no", "pagada"), ("not", "paid"), ("nicht", "bezahlt"), ("niet", "betaald")})  # fmt: skip
# "Ad-free" is no label; "Ad: free shipping" is.
_FREE = frozenset({"free", "frei", "vrij"})
_HYPHENS = frozenset("-\u2010\u2011")
_STOPS = frozenset(".!?;:,\n\r\u2028\u2029|/•·")
_REACH = 4
_SHORTENED = frozenset({"isn", "aren", "wasn", "don", "didn", "weren", "haven", "doesn", "hasn"})


def find_denial(text: str, tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return the token that denies the label from `first` to `last`, before it or right after; None where none does."""
    for back in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if not _STOPS.isdisjoint(text[tokens[back].end : tokens[back + 1].start]):
            break
        word = tokens[back].word
        # "isn't" and "n'est" are two words each: the t or the n stands alone.
        if word in _NOT or (word == "t" and back and tokens[back - 1].word in _SHORTENED):
            return back
        if word not in _FILLERS:
            break
    after = [tokens[at].word for at in range(last + 1, min(len(tokens), last + 3))]
    if not after or "\n" in text[tokens[last].end : tokens[last + 1].start]:
        return None
    if after[0] in _FREE and text[tokens[last].end : tokens[last + 1].start] in _HYPHENS:
        return last + 1
    return last + len(after) if tuple(after) in _AFTER_PAIRS else last + 1 if after[0] in _AFTER else None


def find_denying_words(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the words that deny in the language of a text: all that there are, but for those it uses otherwise."""
    written = {token.word for token in tokens}
    otherwise = (words for signs, words in _OTHERWISE if not signs.isdisjoint(written))
    return DENYING.difference(*otherwise)


def is_denied_before(text: str, tokens: Sequence[Token], first: int, denying: frozenset[str] = DENYING) -> bool:
    """Return whether one of the few words before token `first`, in its own sentence, denies what follows."""
    for back in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if not _STOPS.isdisjoint(text[tokens[back].end : tokens[back + 1].start]):
            return False
        word = tokens[back].word
        if word in denying or (word == "t" and back and tokens[back - 1].word in _SHORTENED):
            return True
    return False


def denied_hashtag(body: str, labels: frozenset[str]) -> str | None:
    """Return the label that a hashtag denies ("notanad" is ad), None where it denies none."""
    for at in range(1, len(body)):
        if body[at:] in labels and _is_denying(body[:at]):
            return body[at:]
        if body[:at] in labels and body[at:] in _AFTER:
            return body[:at]
    return None


def _is_denying(prefix: str) -> bool:
    return prefix in _NOT or any(prefix.startswith(word) and prefix[len(word) :] in _FILLERS for word in _NOT)
