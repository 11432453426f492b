"""An issued invoice as an electronic one: XML by itself, or inside the PDF of which it says all that is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _, ngettext
from creatorbook.documents.invoice.render import render_invoice
from creatorbook.documents.invoice.xml.cii import write_cii
from creatorbook.documents.invoice.xml.formats import FILE_NAME
from creatorbook.documents.invoice.xml.gaps import gaps_of
from creatorbook.documents.invoice.xml.mapping import facts_of
from creatorbook.documents.invoice.xml.ubl import write_ubl
from creatorbook.documents.pdf.about import Told
from creatorbook.documents.pdf.attached import AttachedFile
from creatorbook.domain.money.invoices.electronic import EFormat

if TYPE_CHECKING:
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.domain.findings.finding import Finding

# What the metadata of a PDF say of the invoice inside it (Factur-X 1.0, 6.3).
_TOLD = Told(
    "Factur-X PDFA Extension Schema",
    "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "fx",
    (
        ("DocumentFileName", "The name of the embedded XML document", FILE_NAME),
        ("DocumentType", "The type of the hybrid document in capital letters", "INVOICE"),
        ("Version", "The actual version of the standard applying to the embedded XML document", "1.0"),
        ("ConformanceLevel", "The conformance level of the embedded XML document", "EN 16931"),
    ),
)


class CannotMakeEInvoice(AnswerIsNo):
    """The form asks for something that the invoice does not say; `findings` name it (exit code 1)."""

    code = "cannot_make_einvoice"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(
            ngettext(
                "The electronic invoice cannot be made: {count} thing is missing.",
                "The electronic invoice cannot be made: {count} things are missing.",
                len(findings),
            ).format(count=len(findings)),
            where=findings[0].about,
            hint=_(
                "Fill in what is listed. An invoice that is issued keeps what it said: credit it and issue another."
            ),
        )
        self.findings = findings


def make_einvoice(invoice: InvoiceInput, form: EFormat) -> bytes:
    """Return the file: a PDF/A-3 with the XML inside for Factur-X, else the XML; equal inputs give equal bytes.

    Raises CannotMakeEInvoice where the form asks for what the invoice does not say, CannotRender as the PDF does.
    """
    missing = gaps_of(invoice, form)
    if missing:
        raise CannotMakeEInvoice(missing)
    facts = facts_of(invoice, form)
    if form is not EFormat.FACTUR_X:
        return write_ubl(facts)
    inside = AttachedFile(FILE_NAME, "Factur-X", "text/xml", write_cii(facts), "Alternative")
    return render_invoice(invoice, inside, _TOLD).pdf
