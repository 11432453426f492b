"""What is said of tax beside an amount: "1500 HT", "1 500 € TTC", "1500 zzgl. 19 % MwSt", "£900 + VAT"."""

from __future__ import annotations

import re

_TAX = (
    r"(?:v\.?a\.?t\.?|t\.?v\.?a\.?|i\.?v\.?a\.?|mwst|mehrwertsteuer|ust|umsatzsteuer|btw|moms|gst|hst|ptu"
    r"|sales tax|tax(?:es)?|impuestos|impostos|tasse|steuern?)(?![^\W\d_])"
)
_RATE = r"(?:\d{1,2}(?:[.,]\d{1,2})?\s*%\s*)?"
_NO_WORD_BEFORE, _NO_WORD_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_BEFORE_TAX = (
    rf"{_NO_WORD_BEFORE}(?:h\.?t\.?(?:v\.?a\.?)?{_NO_WORD_AFTER}|hors\s+{_TAX}|net(?:to|ta|te)?{_NO_WORD_AFTER}"
    rf"(?:\s+of\s+{_TAX})?|neto{_NO_WORD_AFTER}"
    rf"|(?:ex|ekskl|exkl|excl(?:usive|usief|uding|usa|usive of)?)\.?\s*{_RATE}{_TAX}"
    rf"|before\s+{_TAX}|avant\s+{_TAX}|(?:sin|senza|sem|ohne|zonder|bez|utan|without)\s+{_TAX}"
    rf"|(?:plus|zzgl\.?|zuz[uü]glich|m[aá]s|mais|pi[uù]|en\s+sus)\s*{_RATE}{_TAX}"
    rf"|{_TAX}\.?\s*(?:no\s+incluid[oa]s?|escl(?:us[ao])?\.?|exclu(?:id[oa]|sive|ded)?\.?|aparte|en\s+sus){_NO_WORD_AFTER})"
    rf"|\+\s*{_RATE}{_TAX}"
)
_WITH_TAX = (
    rf"{_NO_WORD_BEFORE}(?:t\.?t\.?c\.?{_NO_WORD_AFTER}|(?:brut(?:to)?|bruto|gross|lord[oi]){_NO_WORD_AFTER}"
    rf"|(?:incl(?:uding|usive|usief|uye|us[ao])?|inkl(?:usive)?|inbegrepen)\.?\s*(?:of\s+)?{_RATE}{_TAX}"
    rf"|(?:con|mit|com|met|med|with)\s+{_TAX}|(?:toutes\s+)?taxes?\s+comprises?"
    rf"|{_TAX}\.?\s*(?:compris\w*|incl(?:us[ao]|us|uded|usive|uid[oa])?\.?|inbegrepen){_NO_WORD_AFTER})"
)
_SAID = re.compile(rf"(?:(?P<with>{_WITH_TAX})|(?P<before>{_BEFORE_TAX}))\.?", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")


def split_tax_words(text: str) -> tuple[str, bool | None]:
    """Return the text without what it says of tax, and whether tax is in its amount; None where it does not say."""
    found = [match.lastgroup == "with" for match in _SAID.finditer(text)]
    if not found:
        return text, None
    return _EMPTY_BRACKETS.sub(" ", _SAID.sub(" ", text)).strip(" ,;"), any(found)
