"""From a media kit's input to its PDF: one page, set closer where it has much to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.documents.render import CannotRender, Rendered, lay_out_document

if TYPE_CHECKING:
    from creatorbook.documents.inputs.media_kit import KitPaper
    from creatorbook.documents.page.layout import Built


def render_media_kit(paper: KitPaper) -> Rendered:
    """Return the media kit or rate card as a PDF of one page; equal inputs give equal bytes, in any process.

    Raises CannotRender where it is more than a page or cannot be laid out, BadInput where there are no words in its
    language.
    """

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        from creatorbook.documents.media_kit.story import LITTLE, MUCH, kit_furniture, kit_story
        from creatorbook.documents.page.densities import Density
        from creatorbook.documents.page.layout import build
        from creatorbook.documents.page.styles import set_density

        for density, most in ((Density.INVOICE, MUCH), (Density.INVOICE_CLOSE, MUCH), (Density.INVOICE_CLOSE, LITTLE)):
            with set_density(density):
                made = build(kit_story(paper, most), kit_furniture(paper))
            if made.pages == 1:
                return made
        raise CannotRender(
            _("A media kit is one page, and this is more."), hint=_("Shorten your own words, or leave prices out.")
        )

    return lay_out_document(lay_out, look=paper.look, language=paper.language)
