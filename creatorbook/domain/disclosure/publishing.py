"""What stands against marking a post as live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post


def check_go_live(post: Post) -> tuple[Finding, ...]:
    """Return what forbids marking the post live: no day, or no tick on its label and no stated exception.

    A post with neither a deal nor a brand behind it needs no tick.
    """
    record = ("post", post.id)
    found = []
    if post.published_at is None:
        found.append(finding("post.published_at_missing", about="published_at", record=record, platform=post.platform))
    for_somebody = post.deal_id is not None or post.brand_id is not None
    if for_somebody and not post.label_confirmed and not post.exception_reason.strip():
        found.append(finding("post.label_unconfirmed", about="label_confirmed", record=record, platform=post.platform))
    return tuple(found)
