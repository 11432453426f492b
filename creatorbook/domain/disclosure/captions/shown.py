"""What is known of a post besides its facts: the text, where its label stands, and the platform's own switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.domain.values.label_positions import LabelPosition


@dataclass(frozen=True, slots=True)
class Shown:
    """What a post shows.

    `position` is where somebody says that the label stands; None leaves it to the caption. `switch_on` is the
    platform's own switch, None where not known. `words_known` is False where only a description of the post is at
    hand: then the label's words are not in doubt, its place is. `outside` judges as an authority does that sees the
    post and nothing else: where nobody knows what binds the two, a country's presumption counts.
    `switch_fits`: the platform means its label for posts of this kind; one that names a partner is no label for one's
    own brand (ASA on Huel and Zoe, 14 August 2024), nor is one that the platform forbids there.
    `caption_alone`: the caption is at hand and nobody said where else a label stands, so that a caption without one
    tells what it tells of any post; only a place that somebody names can change that.
    `not_covered` names a medium that is no post, for which these rules say nothing.
    `described`: what is at hand quotes the label from a description, so words that no list knows are not in doubt
    either. `reader` is the language in which the platform's switch is named to whoever reads the findings.
    """

    caption: str = ""
    position: LabelPosition | None = None
    switch_on: bool | None = None
    words_known: bool = True
    outside: bool = False
    described: bool = False
    switch_fits: bool = True
    not_covered: str = ""
    reader: str = "en"
    caption_alone: bool = False
