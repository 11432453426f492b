"""Every code that a document's check may say, with its severity and the names of its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import CodeSpec
from creatorbook.domain.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Source

DOCUMENT_CODES: dict[str, CodeSpec] = {
    "document.missing_value": CodeSpec(Severity.ERROR, ("clause", "title", "placeholder", "name")),
    "document.unknown_placeholder": CodeSpec(Severity.ERROR, ("clause", "title", "placeholder")),
    "document.letters_replaced": CodeSpec(Severity.WARNING, ("characters",)),
    "document.letters_left_out": CodeSpec(Severity.WARNING, ("characters",)),
    "document.letters_of_system": CodeSpec(Severity.INFO, ("characters",)),
    "document.signs_left_out": CodeSpec(Severity.INFO, ("characters",)),
    "document.too_long": CodeSpec(Severity.ERROR, ("field", "length", "limit")),
    "document.too_many_lines": CodeSpec(Severity.ERROR, ("field", "count", "limit")),
    "document.too_many_rows": CodeSpec(Severity.ERROR, ("field", "count", "limit")),
    "document.minor_creator": CodeSpec(Severity.WARNING),
    "document.minor_refused": CodeSpec(Severity.ERROR, ("age", "limit")),
    "document.minor_age_missing": CodeSpec(Severity.ERROR, ("limit",)),
    "document.guardian_missing": CodeSpec(Severity.ERROR),
    "document.mandatory_clause_off": CodeSpec(Severity.ERROR, ("clause", "title", "law")),
    "document.mandatory_text_changed": CodeSpec(Severity.WARNING, ("clause", "title", "law")),
    "document.law_differs": CodeSpec(Severity.WARNING, ("jurisdiction", "governing_law")),
    "document.other_language": CodeSpec(Severity.INFO, ("text",)),
    "document.typed_once": CodeSpec(Severity.INFO, ("text",)),
    "document.one_language": CodeSpec(Severity.WARNING, ("clause", "title", "language")),
    "document.fixed_clause": CodeSpec(Severity.WARNING, ("clause", "title")),
    "document.unknown_alternative": CodeSpec(Severity.WARNING, ("clause", "title", "name")),
    "document.stray_braces": CodeSpec(Severity.WARNING, ("clause", "title")),
    "document.unknown_clause": CodeSpec(Severity.WARNING, ("clause",)),
    "document.empty_clause": CodeSpec(Severity.WARNING, ("clause", "title")),
}


def document_finding(code: str, about: str = "", sources: tuple[Source, ...] = (), **params: object) -> Finding:
    """Return the finding; raises ValueError where the code or its parameters are not in the table."""
    spec = DOCUMENT_CODES.get(code)
    if spec is None or set(spec.params) != set(params):
        raise ValueError(f"not a finding of documents: {code} {sorted(params)}")
    return Finding(code, spec.severity, params, about, None, sources)
