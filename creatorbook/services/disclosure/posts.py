"""Posts: marking one as live, which needs the tick on its label, and a stated reason where the rules say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.disclosure.captions.places.position_names import read_position
from creatorbook.domain.disclosure.publishing import check_go_live, check_label, find_fault, is_for_somebody
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.book.command import Command
from creatorbook.services.disclosure import captions
from creatorbook.services.disclosure.kept import RecordDisclosure
from creatorbook.services.fields import snapshots
from creatorbook.services.fields.gate import field_values, save_record
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from creatorbook.domain.records.posts import Post
    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.writing.uow import UnitOfWork

# Somewhere on earth it is tomorrow already.
_TOMORROW = timedelta(days=1)
# The fields that say what a post tells its readers.
_WORDS = ("caption", "label_position", "label_words")


@dataclass(frozen=True)
class GoLive(Command[None]):
    """Mark a post as published, at `published_at` (UTC; now where it is None), and keep what it owes.

    Raises AnswerIsNo where its label is neither ticked nor excepted, and where what it says is likely not enough and
    no reason is stated.
    """

    id: str
    published_at: datetime | None = None
    url: str = ""
    label_confirmed: bool = False
    exception_reason: str = ""
    code = "post.publish"

    def execute(self, uow: UnitOfWork) -> None:
        """Set what is given, check, publish."""
        from creatorbook.store.models import Post

        post = uow.get(Post, self.id)
        before = field_values(post)
        post.published_at = self.published_at or post.published_at or uow.now
        post.url = self.url or post.url
        post.label_confirmed = post.label_confirmed or self.label_confirmed
        post.exception_reason = self.exception_reason or post.exception_reason
        post.state = PostState.LIVE
        # What it owes today, and what is likely of its caption, is what the disclosure log tells later: also of a post
        # that was live already.
        save_record(uow, post, {**before, "state": PostState.PLANNED})
        uow.name_change(title=post.caption[:40] or post.url, platform=post.platform.value)


def check_post(around: Surroundings, post: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Refuse a live post whose label is neither ticked nor excepted, or goes out against the rules; raise AnswerIsNo.

    Where its label stands is kept by the position's name, whatever words it was given in; raises BadInput for words
    that name none, and for a day to come. A post that is live without a day was published now.
    """
    held: dict[str, Any] = {}
    if post["label_position"]:
        held["label_position"] = _position(post["label_position"])
    if post["state"] is PostState.LIVE:
        if post["published_at"] is None:
            held["published_at"] = around.now
        elif post["published_at"] > around.now + _TOMORROW:
            raise BadInput(
                _("A post that is out was not published on a day to come."),
                where="published_at",
                hint=_("Plan it for that day, and publish it then."),
            )
        written = snapshots.post({**post, **held}, post["id"])
        if _goes_out(before):
            # What is wrong with the words comes before what must be ticked: a tick would not help them.
            _check_very_caption(around, written)
        for finding in check_go_live(written):
            raise AnswerIsNo(sentence(finding), where=finding.about, code=finding.code)
    return held


def _goes_out(before: Mapping[str, Any] | None) -> bool:
    return before is None or before["state"] is not PostState.LIVE


def _check_very_caption(around: Surroundings, post: Post) -> None:
    """Refuse a text that is likely not enough: its fault, its fix, and only then the reason that would do instead.

    A post whose creator is written in the same step is judged after it. Raises AnswerIsNo.
    """
    if not is_for_somebody(post) or post.exception_reason.strip():
        return
    try:
        judged = captions.caption_of_draft(around.reading, post, around.today).check()
    except NotFound:
        return
    for finding in check_label(post, judged):
        fault = find_fault(judged)
        said = [sentence(each) for each in (fault, finding) if each is not None]
        raise AnswerIsNo(
            " ".join(said),
            where=finding.about,
            hint=_("Or say why it goes out as it is."),
            code=finding.code,
        )


def keep_disclosure(uow: UnitOfWork, post: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Keep what a post owes on the day that it goes live, whichever way it was set so, and when its words change."""
    if post["state"] is not PostState.LIVE:
        return
    if _goes_out(before) or (before is not None and any(post[name] != before[name] for name in _WORDS)):
        RecordDisclosure(post["id"]).execute(uow)


def _position(typed: str) -> str:
    found = read_position(typed)
    if found is None:
        raise BadInput(
            _("“{typed}” cannot be used for “{field}”.").format(typed=typed[:40], field=_("Where the label is")),
            where="label_position",
            hint=_("Choose one of: {names}.").format(names=", ".join(LabelPosition)),
        )
    return "" if found is LabelPosition.NONE else found.value
