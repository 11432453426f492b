"""From an invoice's input to its PDF, for preview and for the file that is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.render import Rendered, lay_out_document

if TYPE_CHECKING:
    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.page.layout import Built
    from creatorbook.documents.pdf.about import Told
    from creatorbook.documents.pdf.attached import AttachedFile


def render_invoice(invoice: InvoiceInput, attached: AttachedFile | None = None, told: Told | None = None) -> Rendered:
    """Return the invoice as a PDF; equal inputs give equal bytes, in any process.

    `attached` is a file that goes inside it (an electronic invoice), `told` what its metadata say of that. Raises
    CannotRender where it cannot be laid out, BadInput where there are no words in its language.
    """

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        from creatorbook.documents.invoice.story import invoice_furniture, invoice_story
        from creatorbook.documents.page.densities import Density
        from creatorbook.documents.page.layout import build
        from creatorbook.documents.page.styles import set_density

        furniture = invoice_furniture(invoice, attached, told)
        with set_density(Density.INVOICE):
            made = build(invoice_story(invoice), furniture)
        if made.pages > 1:
            # An ordinary invoice is one page: rather closer than carried over.
            with set_density(Density.INVOICE_CLOSE):
                closer = build(invoice_story(invoice), furniture)
            made = closer if closer.pages < made.pages else made
        return made

    return lay_out_document(lay_out, look=invoice.look, language=invoice.language)
