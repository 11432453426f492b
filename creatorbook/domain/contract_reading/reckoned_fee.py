"""The fee that follows from what was read: a price a piece or a month by how many, parts added up, bare figures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.domain.contract_reading.reckoned import lasting_months
from creatorbook.domain.contract_reading.values.amounts import amounts, number
from creatorbook.domain.contract_reading.values.forms import MEDIUM_NAME, is_same_form, medium_of
from creatorbook.domain.contract_reading.values.found import Doubt, Found, Pieces, Span, Topic
from creatorbook.domain.contract_reading.values.roles import NO_FEE
from creatorbook.domain.values.currencies import CODES, SIGNS, WORDS, named_currency
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import Medium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from creatorbook.domain.contract_reading.text.passages import Passage
    from creatorbook.domain.contract_reading.values.amounts import Amount

Topics = dict[Topic, list[Found]]

_MONTH = r"(?:calendar |kalender)?(?:month|mois|monat(?:es|s)?|mes)\b"
_PER = (
    r"(?:per|par|pro|je|por(?: cada)?|each|every|chaque|pour chaque|jeden|al|a|im|/|the|cada"
    r"|the price of (?:a|each|one))"
)
_MONTHLY_AFTER = re.compile(
    rf"[^.,;\d\n]{{0,36}}?(?<![a-z])(?:(?:for )?{_PER}\s?{_MONTH}|monthly|monatlich\w*|mensuel\w*|mensual\w*"
    rf"|jeden monat|cada mes)"
)
_MONTHLY_BEFORE = re.compile(
    r"(?<![a-z])(?:monthly|monatlich\w*|mensuel\w*|mensual\w*|retainer|monatspauschale|monatshonorar|(?:per"
    r"|each|pro|par|chaque|por|cada) (?:calendar )?(?:month|mois|monat|mes))(?![a-z])[^.;\d\n]{0,48}$"
)
_QUARTERLY = r"quarterly|vierteljahrlich\w*|trimestriel\w*|trimestral\w*|quartalsweise|quartalspauschale"
_QUARTERLY_AFTER = re.compile(
    rf"[^.,;\d\n]{{0,24}}?(?<![a-z])(?:(?:per|each|every|a|par|pro|je|im|al|por) (?:quarter|quartal|trimestre)"
    rf"|{_QUARTERLY})"
)
_QUARTERLY_BEFORE = re.compile(
    rf"(?<![a-z])(?:{_QUARTERLY}|(?:per|each|pro|je|par|chaque|por|cada) (?:quarter|quartal"
    rf"|trimestre))(?![a-z])[^.;\d\n]{{0,40}}$"
)
_EACH_AFTER = re.compile(
    rf"(?:\s?(?:netto|net|ht|exkl?\w*\.?|\+ ?(?:vat|iva|tva|gst)|(?:plus|mas|zzgl\.?|excl?\.?) (?:vat|iva"
    rf"|mwst\.?|gst|tva)))?\s?(?:(?P<all>each|apiece|a piece|chacune?|l'unite|das stuck|cada un[oa]|pro stuck"
    rf"|je stuck|la pieza|per (?:piece|deliverable|post|asset)|je beitrag|par (?:contenu|publication)"
    rf"|por (?:pieza|publicacion))"
    rf"(?![a-z])|{_PER}\s?(?:(?!las|los|les|die|the|der|das|le|il|lo|gli|i|due|tre|quattro|tutt\w+|two|three"
    rf"|deux|trois|zwei|drei|dos|tres|both|alle"
    rf"|all|tout|todo)[a-z-]{{1,30}}[ -]){{0,2}}?(?={MEDIUM_NAME.pattern.replace('?P<', '?P<after_')}))"
)
_EACH_BEFORE = re.compile(
    rf"(?<![a-z])(?:per|pro|je|par|por cada|cada|for each|for every|pour chaque|chaque"
    rf"|fur jed\w+)\s(?:[\w-]{{1,30}}[ -]){{0,2}}?(?P<form>{MEDIUM_NAME.pattern})[^.;\d\n]{{0,36}}$"
)
# "3 reels at £400", "drei Reels à 500 €".
_AT = re.compile(r"(?<![a-z])(?:at|@|a|zu|zu je|a razon de|de|for|x|×)\s?$")
_NET = re.compile(
    r"(?:sub-?total|net(?:to)?(?: total)?|total (?:net|ex(?:cl\w*)?\.? (?:gst|vat|hst|tax|iva|mwst|ust)|ht"
    r"|hors tax\w+|htva|neto|sin iva|excl\w*)"
    r"|(?:total )?base imponible|zwischensumme|(?:bestell|auftrags|netto)(?:betrag|wert|summe)(?: netto)?"
    r"|order (?:value|total)(?: net)?|(?:totale )?imponibile|totale netto|importe neto)(?: .*)?"
)
_TOTAL = re.compile(r"(?:grand )?total(?: [a-z]+)?|gesamt(?:betrag|summe)?|summe|importe total|total general")
_FIGURE = re.compile(r"(?<![\d.,/-])(?:\d{1,3}(?:[ .,']\d{3})+|\d{3,7})(?:[.,]\d{2})?(?![\d%/-]|[.,]\d)")
_BARE = re.compile(
    r"(?<![\d.,/:-])(?P<figure>(?:\d{1,3}[ .,']\d{3}|\d{3,6}))(?![\d%/:]|[.,-]\d) ?(?:netto|brutto|ht\b|htva"
    r"|ttc|hors taxes?|\+ ?(?:vat|iva|tva|gst|ust|mwst)|plus (?:vat|gst|ust|tva)|mas iva|zzgl|pauschal|all in"
    r"|flat\b|tout compris|and we've|por todo|en tout|insgesamt)"
    r"|(?<![a-z])(?:ok (?:pour|for|por|fur|mit)|d'accord pour|deal (?:at|for)|(?:ca )?va (?:pour|bene per)"
    r"|call it|make it|sagen wir|disons"
    r"|dejamos en|quedamos en|let's say|works at|einverstanden mit) (?P<agreed>\d{3,6})(?![\d%]|[.,/:]\d"
    r"| ?(?:days?|jours|tage|dias|views|vues))"
)
_CURRENCY = re.compile(
    "|".join(
        [re.escape(sign) for sign in SIGNS]
        + [rf"(?<![a-z]){re.escape(name)}(?![a-z])" for name in WORDS]
        + [rf"(?<![a-z]){code.lower()}(?![a-z])" for code in ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "MXN", "NZD")]
    )
)
_MONTHLY = re.compile(r"(?<![a-z])(?:monthly|monatlich|mensuel|mensual|retainer)")
_APIECE = re.compile(r"(?<![a-z])(?:je|jeweils|each|chacune? a|a chaque fois)\s?$")
_EACH = re.compile(r"\s?(?:each|chac|jew|cada|pro|per|par)")
_BESIDE = 24
_HARDLY, _SURELY = 0.3, 0.5
_COLUMNS = 3


def reckon_fee(found: Topics, passages: Sequence[Passage], stretches: Sequence[Found], dated: Sequence[Found]) -> None:
    """Add the fee that prices and counts, instalments or bare figures tell, where the contract names none itself."""
    if found[Topic.FEE] and all(
        Doubt.TAXES_INCLUDED in each.doubts for each in found[Topic.FEE] if each.score >= _HARDLY
    ):
        # Beside a total with its taxes stands the one without, often with no sign of its currency.
        found[Topic.FEE].extend(each for each in _bare_figures(passages) if each.score > 1)
    rates = list(_rates(passages, found, lambda: lasting_months(found, passages, stretches, dated)))
    at = {(id(each.passage), each.span) for each in rates}
    for each in found[Topic.FEE]:
        if (id(each.passage), each.span) not in at and each.score >= _SURELY and not _is_of_rate(each, rates):
            # Beside the whole, the price of a month is none.
            found[Topic.FEE][:] = [
                replace(it, score=it.score * 0.4) if (id(it.passage), it.span) in at else it for it in found[Topic.FEE]
            ]
            return
    whole = _added(rates)
    if whole is not None:
        found[Topic.FEE].append(whole)
    elif not rates and not any(
        each.score >= _HARDLY and Doubt.TAXES_INCLUDED not in each.doubts for each in found[Topic.FEE]
    ):
        found[Topic.FEE].extend(_told_otherwise(found, passages))


def _is_of_rate(fee: Found, rates: Sequence[Found]) -> bool:
    """Return whether a fee is the price that others are reckoned from, said once more."""
    return any(isinstance(each.value, Money) and each.extra == str(fee.value) for each in rates)


def _added(rates: Sequence[Found]) -> Found | None:
    sums: dict[str, Found] = {}
    for each in rates:
        sums.setdefault(f"{each.order}", each)
    listed = [each for each in sums.values() if isinstance(each.value, Money)]
    if not listed or len({each.value.currency for each in listed if isinstance(each.value, Money)}) > 1:
        return None
    first = max(listed, key=lambda each: each.score)
    total = sum(each.value.minor for each in listed if isinstance(each.value, Money))
    currency = first.value.currency if isinstance(first.value, Money) else ""
    return replace(first, value=Money(total, currency), score=1.5, extra="", order=0)


def _rates(passages: Sequence[Passage], found: Topics, lasting: Callable[[], int | None]) -> Iterator[Found]:
    """Yield each price a month or a piece, multiplied; `extra` is the price itself, `order` what it is for."""
    months: int | None = None
    for passage in passages:
        if passage.table and passage.plain.count("   ") > 2:  # noqa: PLR2004  a row of an invoice has its own total
            continue
        for each in amounts(passage.plain, passage.text) if any(map(str.isdigit, passage.plain)) else ():
            before, end = passage.plain[max(0, each.span.start - 70) : each.span.start], each.span.end
            if NO_FEE.search(before):
                continue
            if _MONTHLY_AFTER.match(passage.plain, end) or _MONTHLY_BEFORE.search(before) or _is_monthly_row(passage):
                months = months if months is not None else lasting() or 0
                if months and months > 1:
                    yield _times(passage, each, months, -1)
            elif _QUARTERLY_AFTER.match(passage.plain, end) or _QUARTERLY_BEFORE.search(before):
                months = months if months is not None else lasting() or 0
                if months % 3 == 0 and months > 3:  # noqa: PLR2004  the months of a quarter
                    yield _times(passage, each, months // 3, -2)
            elif (count := _count_of(passage, each, before, found)) is not None:
                yield _times(passage, each, *count)


def _is_monthly_row(passage: Passage) -> bool:
    return any(_MONTHLY.search(each.words) for each in passage.labels)


def _times(passage: Passage, each: Amount, count: int, kind: int) -> Found:
    doubts = (*each.doubts, Doubt.RECKONED)
    value = Money(each.money.minor * count, each.money.currency)
    return Found(Topic.FEE, value, passage, each.span, 1.0, doubts, extra=str(each.money), order=kind)


def _count_of(passage: Passage, each: Amount, before: str, found: Topics) -> tuple[int, int] | None:
    """Return how many pieces a price is for, and a number of their form; None where it is none a piece."""
    after = _EACH_AFTER.match(passage.plain, each.span.end)
    ahead = _EACH_BEFORE.search(before)
    at = _AT.search(before)
    owed = [it for it in found[Topic.DELIVERABLE] if isinstance(it.value, Pieces)]
    here = [it for it in owed if it.passage is passage and it.span.end <= each.span.start < it.span.end + _BESIDE]
    if _APIECE.search(before) and any(it.passage is passage for it in owed):
        chosen = [it for it in owed if it.passage is passage and it.span.end <= each.span.start][-1:]
    elif after is not None and after["all"]:
        chosen = here[-1:] or owed[:1] if len({it.value for it in owed}) == 1 else here[-1:]
    elif after is not None or ahead is not None:
        form = (
            MEDIUM_NAME.match(passage.plain, after.end())
            if after is not None
            else MEDIUM_NAME.search(ahead["form"] if ahead else "")
        )
        medium = medium_of(form) if form is not None else None
        same = [it for it in owed if isinstance(it.value, Pieces) and it.value.medium is medium]
        chosen = sorted(same or _alike(owed, medium), key=lambda it: it.passage is not passage)[:1]
    elif (
        at is not None
        and here
        and passage.plain[here[-1].span.end : each.span.start].strip() in ("at", "@", "a", "zu", "zu je", "de", "x")
    ):
        chosen = here[-1:]
        if len(owed) == 1 and not _EACH.match(passage.plain, each.span.end):
            return None
    else:
        return None
    value = chosen[0].value if chosen else None
    return (value.count, list(Medium).index(value.medium)) if isinstance(value, Pieces) else None


def _alike(owed: Sequence[Found], medium: object) -> list[Found]:
    if not isinstance(medium, Medium):
        return []
    alike = [
        it for it in owed if isinstance(it.value, Pieces) and is_same_form(it.value.medium, medium, it.value.platform)
    ]
    # "Per post" where one thing alone is to be made.
    return alike or ([owed[0]] if medium is Medium.FEED_POST and len({it.value for it in owed}) == 1 else [])


def _told_otherwise(found: Topics, passages: Sequence[Passage]) -> Iterator[Found]:
    yield from _bare_figures(passages)
    parts = [each for each in found[Topic.INSTALMENT] if isinstance(each.value, Money)]
    by_passage = [each for each in parts if each.passage is parts[0].passage]
    distinct = {each.span: each for each in by_passage}
    if len(distinct) > 1 and len({each.value.currency for each in by_passage if isinstance(each.value, Money)}) == 1:
        total = sum(each.value.minor for each in distinct.values() if isinstance(each.value, Money))
        first = by_passage[0]
        money = Money(total, first.value.currency if isinstance(first.value, Money) else "")
        yield replace(first, topic=Topic.FEE, value=money, score=0.7, doubts=(*first.doubts, Doubt.ADDED_UP))
    else:
        yield from _only_sum(passages)


def _only_sum(passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield the one sum that a document names, where nothing says that it is for something else."""
    listed = [
        (passage, each)
        for passage in passages
        for each in amounts(passage.plain, passage.text)
        if not NO_FEE.search(passage.plain[max(0, each.span.start - 60) : each.span.end + 40])
        and not NO_FEE.search(passage.title)
    ]
    if len({each.money for _passage, each in listed}) == 1:
        passage, each = listed[0]
        yield Found(Topic.FEE, each.money, passage, each.span, 0.4, (*each.doubts, Doubt.WEAK))


def _bare_figures(passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield totals without a currency beside them, in the only one that the document names."""
    named = {
        code
        for passage in passages
        for match in _CURRENCY.finditer(passage.plain)
        if (code := named_currency(match[0]))
    }
    if len(named) != 1:
        return
    currency = next(iter(named))
    if currency not in CODES:
        return
    for passage in passages:
        # A row that prices one of several things is no total.
        priced = len(passage.labels) > _COLUMNS and bool(MEDIUM_NAME.search(passage.plain))
        for label in () if priced else passage.labels:
            figure = _FIGURE.search(passage.plain, label.start, label.end)
            kind = 1.25 if _NET.fullmatch(label.words) else 0.85 if _TOTAL.fullmatch(label.words) else 0.0
            if kind and figure is not None:
                span = Span(figure.start(), figure.end())
                yield Found(Topic.FEE, Money.of(number(figure[0]), currency), passage, span, kind)
        for match in _BARE.finditer(passage.plain) if not passage.table else ():
            group = "figure" if match["figure"] else "agreed"
            span = Span(*match.span(group))
            yield Found(Topic.FEE, Money.of(number(match[group]), currency), passage, span, 0.5, (Doubt.WEAK,))
