"""The words of instalments in English and French, folded: shares, lengths of time, and what makes a payment due."""

from __future__ import annotations

import re
from fractions import Fraction

from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.currencies import CODES, LIKE_WORDS, SHARED_SIGNS, SHARED_WORDS, SIGNS, WORDS

# What parts two instalments: a comma or semicolon that is no decimal mark, a line end, "then", "and", a plus.
PARTING = re.compile(
    r"\s*(?:;|\n|,(?!\d)|(?<!\d),(?=\d)|\s\+\s|\band then\b|\bthen\b|\band\b|\bet puis\b|\bpuis\b|\bet\b)\s*",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|percent\b|per cent\b|pour ?cents?\b)")


def _word_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{pattern})(?![\w/])")


SHARES: tuple[tuple[re.Pattern[str], Fraction], ...] = (
    (_word_pattern(r"three quarters|3/4|(?:les )?trois quarts"), Fraction(3, 4)),
    (_word_pattern(r"two thirds|2/3|(?:les )?deux tiers"), Fraction(2, 3)),
    (_word_pattern(r"(?:one |the (?:other )?|other )?half|1/2|(?:la |l'autre |autre )?moitie"), Fraction(1, 2)),
    (_word_pattern(r"(?:a |one )?third|1/3|(?:un )?tiers"), Fraction(1, 3)),
    (_word_pattern(r"(?:a |one )?quarter|1/4|(?:un )?quart"), Fraction(1, 4)),
    (_word_pattern(r"all of it|everything|(?:the )?whole(?: fee)?|in full|all|(?:en |la )?totalite|tout"), Fraction(1)),
)
REST = _word_pattern(r"(?:the |remaining )?balance|(?:the )?remainder|(?:the )?rest|(?:le )?solde|(?:le )?reste")
# "in 3 equal instalments", "en 3 fois": the same trigger for each of them.
EQUAL = _word_pattern(
    r"(?:in |en )?(\d{1,2}) (?:equal |even )?"
    r"(?:instalments|installments|payments|parts|times|fois|versements|paiements)(?: egaux)?"
)
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d+)*k?"
_CODES = "|".join(sorted(code.lower() for code in CODES - LIKE_WORDS))
_CURRENCY = "|".join(
    re.escape(name) + (r"\b" if name[-1].isalpha() else "")
    for name in sorted({*SIGNS, *SHARED_SIGNS, *WORDS, *SHARED_WORDS}, key=len, reverse=True)
)
_CURRENCY = rf"(?:{_CURRENCY}|(?:{_CODES})\b)"
_TIME = r"days?|d|jours?|j|weeks?|semaines?|months?|mois"
# A sum: with its currency, or a number that is neither a length of time, an ordinal, a day nor a part of a date.
AMOUNT = re.compile(
    rf"(?:(?<![a-z])(?P<before>{_CURRENCY}))?\s*(?<![\d/.\-])(?P<number>(?:{_NUMBER})(?:\s*[*x×]\s*(?:{_NUMBER}))?)"
    rf"(?![\d/\-])\s*(?P<after>{_CURRENCY})?(?!\s*(?:{_TIME}|%|st|nd|rd|th|er)\b)"
)
DAYS = re.compile(rf"(?:\bnet |\bwithin |\bsous |\ba )?\b(\d{{1,4}}) ?({_TIME})\b(?: nets?\b)?")
NET = re.compile(r"\bnet ?(\d{1,3})\b")
# "in 3 weeks" is a day; "3 weeks after the invoice" is not.
AHEAD = re.compile(r"\b(?:in|dans) (?:\w+) (?:days?|weeks?|months?|jours?|semaines?|mois)\b(?! (?:after|of|apres))")
_UNIT_DAYS = {"d": 1, "j": 1, "w": 7, "s": 7, "m": 30}

_AFTER = r"(?:(?:after|from|on|upon|at|once|of|apres|a compter de|a|au|des|de|sur|du|d')\s?)*"
_THE = r"(?:(?:the|contract|first|last|final|receipt of|reception de|date de|la|le|l'|de|premiere?|derniere?)\s?)*"


def _trigger(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_AFTER}\s*{_THE}\b(?:{words})\b")


_DEPOSIT = r"deposit|down[ -]payment|acompte|arrhes"
TRIGGERS: tuple[tuple[InstalmentTrigger, re.Pattern[str]], ...] = (
    (
        InstalmentTrigger.AFTER_INVOICE,
        _trigger(r"invoice(?: date| is received| receipt)?|invoicing|billing|factur(?:e|ation)"),
    ),
    (
        InstalmentTrigger.ON_SIGNATURE,
        # What is paid ahead of the work is due when it is agreed.
        _trigger(
            r"(?:signature|signing|order|booking|signed|commande)(?: of (?:the )?contract| du contrat)?"
            r"|up[ -]?front|in advance|d'avance|l'avance"
        ),
    ),
    (
        InstalmentTrigger.ON_APPROVAL,
        _trigger(
            r"(?:approval|approved|sign-off|approbation|validation|valides?|approuves?)"
            r"(?: of (?:the )?(?:content|work|files|drafts?)| d(?:u|es) (?:contenus?|fichiers))?"
        ),
    ),
    (
        InstalmentTrigger.ON_DELIVERY,
        _trigger(
            r"(?:delivery|handover|delivered|completion|livraison|remise|livre)"
            r"(?: of (?:the )?(?:content|work|files|drafts?)| d(?:u|es) (?:contenus?|fichiers))?"
        ),
    ),
    (
        InstalmentTrigger.ON_POST,
        _trigger(
            r"(?:publication|publishing|posting|published|post|live|going live|go live|mise en ligne|publie|parution)"
            r"(?: (?:is|goes) (?:live|out|published)| d(?:u|es) (?:posts?|contenus?|videos?))?"
        ),
    ),
    # What is paid first of all is due when it is agreed, where nothing else is said of it.
    (InstalmentTrigger.ON_SIGNATURE, _trigger(_DEPOSIT)),
)
# Words that say nothing more once the amount and the trigger are known.
FILLER = re.compile(
    r"\b(?:payable|paid|due|of (?:the )?(?:total )?fee|of (?:the )?total|of it|du (?:cachet|total|montant)|by|before"
    r"|de la remuneration|a payer|regles?|verses?|payes?|after|following|apres|on|upon|at|le|la|les|the|a|an|au|avant"
    r"|pour|de|du|des|is|are|to be|will be|days|as|ht|hors taxes?|(?:plus|excl\.?|excluding) (?:vat|tva|tax)"
    rf"|before tax(?:es)?|{_DEPOSIT})\b|l'|d'"
)


def days_of(match: re.Match[str]) -> int:
    """Return the days of a length of time; a month counts as thirty."""
    unit = match[2][0] if match.re.groups > 1 else "d"
    return int(match[1]) * _UNIT_DAYS[unit]
