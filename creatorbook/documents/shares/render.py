"""From a statement of shares to its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.documents.render import Rendered, lay_out_document

if TYPE_CHECKING:
    from creatorbook.documents.inputs.shares import SharePaper
    from creatorbook.documents.page.layout import Built


def render_shares(paper: SharePaper) -> Rendered:
    """Return the statement as a PDF; equal inputs give equal bytes, in any process.

    Raises CannotRender where it cannot be laid out, BadInput where there are no words in its language.
    """

    def lay_out() -> Built:
        # Imported late: ReportLab costs a tenth of a second, and a start must not pay for it.
        from creatorbook.documents.page.densities import Density
        from creatorbook.documents.page.layout import build
        from creatorbook.documents.page.styles import set_density
        from creatorbook.documents.shares.story import shares_furniture, shares_story

        with set_density(Density.INVOICE):
            return build(shares_story(paper), shares_furniture(paper))

    return lay_out_document(lay_out, look=paper.look, language=paper.language)
