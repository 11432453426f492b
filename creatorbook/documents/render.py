"""From an input to a PDF: the one way to a rendered document, for preview and for the file that is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, CreatorbookError
from creatorbook.common.i18n import _, ngettext
from creatorbook.common.system_words import system_reason
from creatorbook.documents.contract import checks
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look
from creatorbook.documents.page.styles import use_look
from creatorbook.domain.findings.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.documents.comparison.story import ComparisonInput
    from creatorbook.documents.inputs.contract import ContractInput
    from creatorbook.documents.inputs.evidence import EvidenceInput
    from creatorbook.documents.inputs.log import LogInput
    from creatorbook.documents.page.boxes import SignatureBox
    from creatorbook.documents.page.layout import Built
    from creatorbook.documents.pdf.attached import AttachedFile
    from creatorbook.domain.findings.finding import Finding

# What no document can be made with, not even a draft.
_NEVER = frozenset({"document.too_long", "document.too_many_lines", "document.too_many_rows", "document.minor_refused"})
# ReportLab keeps state a process (fonts, settings): documents are made one after the other.
_one_at_a_time = Lock()


class CannotRender(AnswerIsNo):
    """The document was not made; `findings` say why (exit code 1)."""

    code = "cannot_render"

    def __init__(self, message: str, findings: tuple[Finding, ...] = (), *, hint: str = "") -> None:
        super().__init__(message, where=findings[0].about if findings else "", hint=hint)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document: its bytes, their SHA-256 in hexadecimal, its pages, what the check found, and where it is signed."""

    pdf: bytes
    sha256: str
    pages: int
    findings: tuple[Finding, ...] = ()
    boxes: tuple[SignatureBox, ...] = ()


def check_contract(contract: ContractInput) -> tuple[Finding, ...]:
    """Return what stands between the contract and its issue, errors first, without rendering.

    Raises BadInput where there are no clauses in the contract's language.
    """
    return checks.check_contract_input(contract)


def render_contract(contract: ContractInput, *, checked: tuple[Finding, ...] | None = None) -> Rendered:
    """Return the contract as a PDF; equal inputs give equal bytes, in any process.

    `checked` is what `check_contract` returned for this very contract, where somebody has just asked it.
    A draft is made with its gaps marked; an issued contract only where the check found no error. Raises CannotRender
    with a sentence otherwise, BadInput where there are no clauses in the contract's language.
    """
    findings = _check_admitted(contract, check_contract(contract) if checked is None else checked)

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        if contract.other is not None:
            from creatorbook.documents.bilingual.layout import lay_out_in_two_languages

            return lay_out_in_two_languages(contract)
        from creatorbook.documents.contract.layout import lay_out_contract

        return lay_out_contract(contract, compose(contract))

    return lay_out_document(lay_out, findings, contract.look, contract.language)


def render_disclosure_log(log: LogInput) -> Rendered:
    """Return the disclosure log as a PDF; equal inputs give equal bytes, in any process.

    Raises CannotRender where it cannot be laid out, BadInput where there are no words in the log's language.
    """

    def lay_out() -> Built:
        from creatorbook.documents.log.story import log_furniture, log_story
        from creatorbook.documents.page.layout import build

        return build(log_story(log), log_furniture(log))

    return lay_out_document(lay_out, language=log.language)


def render_evidence(evidence: EvidenceInput, copy: AttachedFile | None = None) -> Rendered:
    """Return the evidence page as a PDF; equal inputs give equal bytes, in any process.

    `copy` is the signed copy, where it is to travel inside.

    Raises CannotRender where it cannot be laid out, BadInput where there are no words in its language.
    """

    def lay_out() -> Built:
        from creatorbook.documents.evidence.story import evidence_furniture, evidence_story
        from creatorbook.documents.page.layout import build

        return build(evidence_story(evidence), replace(evidence_furniture(evidence), attached=copy))

    return lay_out_document(lay_out, language=evidence.language)


def render_comparison(pair: ComparisonInput) -> Rendered:
    """Return the comparison of two versions as a PDF; equal inputs give equal bytes, in any process.

    Raises CannotRender where it cannot be laid out, BadInput where there are no clauses in the newer one's language.
    """

    def lay_out() -> Built:
        from creatorbook.documents.comparison.story import comparison_furniture, comparison_story
        from creatorbook.documents.page.layout import build

        return build(comparison_story(pair), comparison_furniture(pair))

    return lay_out_document(lay_out, look=pair.after.look, language=pair.after.language)


def lay_out_document(
    lay_out: Callable[[], Built], findings: tuple[Finding, ...] = (), look: Look = HOUSE_LOOK, language: str = ""
) -> Rendered:
    """Return what `lay_out` builds in the look and language; raises CannotRender with a sentence where that fails."""
    with _one_at_a_time, use_look(look, language):
        try:
            built = lay_out()
        except CreatorbookError:
            raise
        except OSError as error:
            raise CannotRender(
                _("The fonts of documents cannot be read: {reason}").format(reason=system_reason(error)),
                hint=_("Install Creatorbook again, or run its self-check (doctor)."),
            ) from error
        except Exception as error:
            # Whatever the layout library says about odd content, the user gets a sentence and the cause is kept.
            raise CannotRender(
                _("The document could not be laid out ({reason}).").format(reason=type(error).__name__),
                hint=_("Shorten the longest texts and try again."),
            ) from error
    return Rendered(built.pdf, hashlib.sha256(built.pdf).hexdigest(), built.pages, findings, built.boxes)


def _check_admitted(contract: ContractInput, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    never = tuple(finding for finding in errors if finding.code in _NEVER)
    if any(finding.code == "document.minor_refused" for finding in never):
        raise CannotRender(
            _("A contract with a creator under 16 is not made automatically under French law."),
            never,
            hint=_("Ask a lawyer: the parents sign, and part of the pay may have to be set aside."),
        )
    if never:
        raise CannotRender(
            _("The text is too long for a contract."), never, hint=_("Shorten it, or attach it as a file of its own.")
        )
    if errors and contract.status is not DocumentStatus.DRAFT:
        raise CannotRender(
            ngettext(
                "The contract cannot be issued: {count} thing is missing or wrong.",
                "The contract cannot be issued: {count} things are missing or wrong.",
                len(errors),
            ).format(count=len(errors)),
            errors,
            hint=_("Fix what the check lists, then issue it again."),
        )
    return findings
