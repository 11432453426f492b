"""What stands against marking a post as live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.disclosure.captions.likely import Verdict
from creatorbook.domain.disclosure.captions.together import merge_countries
from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity

if TYPE_CHECKING:
    from creatorbook.domain.disclosure.captions.verdict import Assessment
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.posts import Post


def is_for_somebody(post: Post) -> bool:
    """Return whether a brand or a deal stands behind the post."""
    return post.deal_id is not None or post.brand_id is not None


def check_label(post: Post, found: Assessment) -> tuple[Finding, ...]:
    """Return what forbids publishing the post against what is likely of its very caption: that no reason is stated.

    A tick says that somebody looked, not that the rules do not hold. Where there is no text to look at, nothing is
    forbidden; a verdict that is open forbids nothing either.
    """
    written = bool(post.caption.strip() or post.label_position)
    if not written or not is_for_somebody(post) or post.exception_reason.strip():
        return ()
    if found.verdict is not Verdict.INSUFFICIENT:
        return ()
    against = tuple(each for each in found.countries if each.verdict is Verdict.INSUFFICIENT)
    # The words that serve all countries stand together; without them the first of one country's list.
    fix = found.fix
    words = fix.words if fix is not None else against[0].duty.words[:1]
    places = (Place.FIRST_WORDS,) if fix is None or fix.caption else fix.places
    return (
        finding(
            "post.label_insufficient",
            about="exception_reason",
            record=("post", post.id) if post.id else None,
            sources=against[0].sources,
            platform=post.platform,
            country=tuple(each.country for each in against),
            label=" | ".join(words),
            places=(places,),
        ),
    )


def find_fault(found: Assessment) -> Finding | None:
    """Return what is most wrong with a caption that is likely not enough, None where nothing tells."""
    against = (each for each in found.countries if each.verdict is Verdict.INSUFFICIENT)
    told = merge_countries(each for one in against for each in one.findings)
    return next((each for each in told if each.severity is not Severity.INFO), None)


def check_go_live(post: Post) -> tuple[Finding, ...]:
    """Return what forbids marking the post live: no day, or no tick on its label and no stated exception.

    A post with neither a deal nor a brand behind it needs no tick.
    """
    record = ("post", post.id)
    found = []
    if post.published_at is None:
        found.append(finding("post.published_at_missing", about="published_at", record=record, platform=post.platform))
    if is_for_somebody(post) and not post.label_confirmed and not post.exception_reason.strip():
        found.append(finding("post.label_unconfirmed", about="label_confirmed", record=record, platform=post.platform))
    return tuple(found)
