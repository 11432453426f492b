"""From a statement of benefits in kind to its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.render import Rendered, lay_out_document

if TYPE_CHECKING:
    from creatorbook.documents.inputs.gifts import GiftPaper
    from creatorbook.documents.page.layout import Built


def render_gifts(paper: GiftPaper) -> Rendered:
    """Return the statement as a PDF; equal inputs give equal bytes, in any process.

    Raises CannotRender where it cannot be laid out, BadInput where there are no words in its language.
    """

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        from creatorbook.documents.gifts.story import gifts_furniture, gifts_story
        from creatorbook.documents.page.densities import Density
        from creatorbook.documents.page.layout import build
        from creatorbook.documents.page.styles import set_density

        with set_density(Density.INVOICE):
            return build(gifts_story(paper), gifts_furniture(paper))

    return lay_out_document(lay_out, look=paper.look, language=paper.language)
