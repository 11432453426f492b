"""Reading `resources/rules/invoices/*.toml`: one file a country, every fact with its source, days and confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from creatorbook.domain.law.reading import RuleTable, read_sources, sources_cited
from creatorbook.domain.money.invoices.law import (
    Act,
    Case,
    ContributionRule,
    Counted,
    EInvoicing,
    InvoiceLaw,
    Keeping,
    Mention,
    Needed,
    OfCase,
    Period,
    Refusal,
    Regime,
    Reported,
    Reporting,
    StampRule,
    Threshold,
    Treatment,
    VatRate,
    WithholdingRule,
)
from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.invoices.treatments import BuyerKind, DocumentKind, Place, Supply, VatCategory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.values.money import Money

T = TypeVar("T")
V = TypeVar("V")
# What every fact begins with: its id, sources, confidence, first and last day.
_Dated = tuple[str, tuple["Source", ...], str, "date | None", "date | None"]
FIELDS = frozenset(
    {
        "seller.name", "seller.address", "seller.company_number", "seller.vat_number", "seller.tax_number",
        "buyer.name", "buyer.address", "buyer.company_number", "buyer.vat_number",
        "supplied_on", "due_on", "preceding", "vat_at_home",
    }
)  # fmt: skip


def read_invoice_law(file: str, data: Mapping[str, object]) -> InvoiceLaw:
    """Return the law that a parsed `invoices/*.toml` holds; raises RuleFileError naming the file and the key.

    Refused too: a treatment that names no regime or mention of the file, and a field that invoices do not have.
    """
    table = RuleTable(file, data)
    sources = read_sources(table)

    def every(key: str, read: Callable[[RuleTable, _Dated], T]) -> tuple[T, ...]:
        found = []
        for entry in table.tables(key):
            found.append(read(entry, _dated(entry, sources)))
            entry.refuse_unread()
        return tuple(found)

    law = InvoiceLaw(
        country=table.country(),
        currency=table.text("currency"),
        regimes=every("regime", lambda entry, dated: Regime(*dated, entry.translations("name"))),
        rates=every("vat_rate", _rate),
        treatments=every("treatment", _treatment),
        mentions=every("mention", _mention),
        needed=every("needed", _needed),
        withholdings=every("withholding", _withholding),
        contributions=every("contribution", _contribution),
        stamps=every("stamp", _stamp),
        keeping=every("keeping", _keeping),
        thresholds=every("threshold", _threshold),
        e_invoicing=every("e_invoicing", _e_invoicing),
        reporting=every("reporting", _reporting),
        refusals=every("refusal", lambda entry, dated: Refusal(*dated, entry.text("name"))),
    )
    _refuse_strangers(table, law)
    table.refuse_unread()
    return law


def _refuse_strangers(table: RuleTable, law: InvoiceLaw) -> None:
    regimes, mentions = {each.id for each in law.regimes}, {each.id for each in law.mentions}
    for each in law.treatments:
        if each.mention and each.mention not in mentions:
            raise table.error(f"treatment[{each.id}]", f"{each.mention!r} is no mention of this file")
    of_cases: tuple[OfCase, ...] = (*law.treatments, *law.mentions, *law.needed, *law.withholdings)
    for fact in of_cases:
        if not fact.case.regimes <= regimes:
            strange = ", ".join(sorted(fact.case.regimes - regimes))
            raise table.error(fact.id, f"{strange} is no regime of this file")


def _dated(entry: RuleTable, sources: Mapping[str, Source]) -> _Dated:
    cited = sources_cited(entry, sources)
    return entry.text("id"), cited, entry.confidence(), entry.day("valid_from"), entry.day("valid_to")


def _given(entry: RuleTable, key: str, value: V | None) -> V:
    if value is None:
        raise entry.error(key, "this is needed here")
    return value


def _case(entry: RuleTable) -> Case:
    return Case(
        frozenset(entry.texts("regimes")),
        entry.choices("buyers", BuyerKind),
        entry.choices("places", Place),
        entry.choices("supplies", Supply),
        entry.choices("categories", VatCategory),
        entry.choices("kinds", DocumentKind),
        entry.money("over"),
    )


def _bp(entry: RuleTable) -> int:
    return _given(entry, "rate_bp", entry.whole_number("rate_bp"))


def _sum(entry: RuleTable, key: str) -> Money:
    return _given(entry, key, entry.money(key))


def _keeping(entry: RuleTable, dated: _Dated) -> Keeping:
    return Keeping(*dated, _given(entry, "years", entry.whole_number("years", least=1)))


def _rate(entry: RuleTable, dated: _Dated) -> VatRate:
    return VatRate(*dated, _bp(entry), entry.choices("supplies", Supply))


def _treatment(entry: RuleTable, dated: _Dated) -> Treatment:
    return Treatment(
        *dated,
        _case(entry),
        entry.choice("category", VatCategory),
        entry.text("mention", ""),
        entry.text("reason", ""),
        entry.text("reason_code", ""),
        entry.texts("reports"),
    )


def _mention(entry: RuleTable, dated: _Dated) -> Mention:
    words = _given(entry, "text", entry.table("text"))
    texts = {language: words.text(language) for language in words.keys()}  # noqa: SIM118  a method that marks as read
    language = entry.text("language")
    if language not in texts:
        raise entry.error("language", "the law's own words are to be among the texts")
    return Mention(*dated, _case(entry), language, texts)


def _needed(entry: RuleTable, dated: _Dated) -> Needed:
    fields = entry.texts("fields", needed=True)
    if not set(fields) <= FIELDS:
        raise entry.error("fields", f"{', '.join(sorted(set(fields) - FIELDS))} is no field of an invoice")
    return Needed(*dated, _case(entry), fields)


def _withholding(entry: RuleTable, dated: _Dated) -> WithholdingRule:
    return WithholdingRule(*dated, _case(entry), entry.text("name"), _bp(entry), entry.choices("without", LineKind))


def _contribution(entry: RuleTable, dated: _Dated) -> ContributionRule:
    return ContributionRule(*dated, _case(entry), entry.text("name"), _bp(entry))


def _stamp(entry: RuleTable, dated: _Dated) -> StampRule:
    over = _sum(entry, "sums_over")
    return StampRule(*dated, _case(entry), entry.text("name"), over, _sum(entry, "amount"))


def _threshold(entry: RuleTable, dated: _Dated) -> Threshold:
    return Threshold(
        *dated,
        entry.translations("name"),
        _sum(entry, "amount"),
        entry.money("tolerance"),
        entry.choice("counted", Counted),
        entry.choice("period", Period),
    )


def _e_invoicing(entry: RuleTable, dated: _Dated) -> EInvoicing:
    return EInvoicing(
        *dated,
        entry.choice("act", Act),
        frozenset(entry.texts("regimes")),
        entry.flag("usual", default=True) is not False,
        entry.text("network", ""),
        entry.texts("formats"),
        entry.translations("text"),
    )


def _reporting(entry: RuleTable, dated: _Dated) -> Reporting:
    return Reporting(
        *dated,
        _case(entry),
        entry.text("flow"),
        entry.text("code", ""),
        entry.choice("of", Reported),
        entry.translations("text"),
    )
