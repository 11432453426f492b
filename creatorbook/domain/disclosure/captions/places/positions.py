"""Where a label stands, and which of the places asked for that meets."""

from __future__ import annotations

from creatorbook.domain.disclosure.rules import Form, Place
from creatorbook.domain.values.label_positions import LabelPosition
from creatorbook.domain.values.platforms import Medium

_P = LabelPosition
_START = frozenset({Place.FIRST_WORDS, Place.BEFORE_MORE, Place.TOP_OF_PAGE})
_FRAME = frozenset({Place.ON_IMAGE, Place.EVERY_FRAME, Place.FIRST_WORDS, Place.BEFORE_MORE})
_IN_VIDEO = frozenset({Place.IN_VIDEO, Place.VIDEO_START})
_SHOWN = _IN_VIDEO | {Place.ON_IMAGE, Place.FIRST_WORDS, Place.BEFORE_MORE}
_SPOKEN = _IN_VIDEO | {Place.SPOKEN_START, Place.IN_SOUND}
_THROUGHOUT = _SHOWN | {Place.WHOLE_VIDEO, Place.REPEATED, Place.EVERY_FRAME}

# A position that is not here meets none of the places.
_MEETS: dict[LabelPosition, frozenset[Place]] = {
    _P.CAPTION_START: _START,
    _P.TOP_OF_PAGE: _START,
    _P.TITLE: _START | _IN_VIDEO,
    _P.NEXT_TO_LINK: frozenset({Place.BESIDE_LINK, Place.BEFORE_MORE}),
    _P.ON_FRAME_TOP: _FRAME | _IN_VIDEO,
    _P.ON_FRAME_CLEAR: _FRAME | _IN_VIDEO,
    _P.ON_FIRST_FRAME_ONLY: frozenset({Place.ON_IMAGE, Place.FIRST_WORDS, Place.BEFORE_MORE}),
    _P.VIDEO_START: _SHOWN,
    _P.IN_VIDEO: frozenset({Place.IN_VIDEO}),
    _P.VIDEO_CONTINUOUS: _THROUGHOUT,
    _P.SPOKEN_START: _SPOKEN,
    _P.SPOKEN_AND_VISIBLE_START: _SHOWN | _SPOKEN,
    _P.REPEATED: _THROUGHOUT | _SPOKEN,
}
# Where a label stands that is part of the caption.
IN_CAPTION = frozenset({_P.CAPTION_START, _P.CAPTION_MIDDLE, _P.CAPTION_END, _P.CAPTION_IN_HASHTAGS,
                        _P.CAPTION_AFTER_MORE})  # fmt: skip
# Where a label stands that is part of what is seen or heard, or of a page: there the caption says nothing of it.
IN_THE_PICTURE = frozenset({_P.ON_FRAME_TOP, _P.ON_FRAME_CLEAR, _P.ON_FIRST_FRAME_ONLY, _P.ON_FRAME_BOTTOM,
                            _P.ON_FRAME_SMALL, _P.ON_FRAME_OBSCURED, _P.VIDEO_START, _P.VIDEO_CONTINUOUS,
                            _P.IN_VIDEO, _P.END_OF_VIDEO, _P.VIDEO_LATE, _P.SPOKEN_START, _P.SPOKEN_LATE,
                            _P.SPOKEN_AND_VISIBLE_START, _P.REPEATED, _P.TITLE, _P.NEXT_TO_LINK,
                            _P.TOP_OF_PAGE})  # fmt: skip
_ON_A_FRAME = frozenset({_P.CAPTION_START, _P.NEXT_TO_LINK, _P.TOP_OF_PAGE})

FORMS: dict[LabelPosition, Form] = {
    _P.CAPTION_IN_HASHTAGS: Form.HASHTAG_PILE,
    _P.CAPTION_AFTER_MORE: Form.AFTER_MORE,
    _P.DESCRIPTION_AFTER_MORE: Form.AFTER_MORE,
    _P.CAPTION_END: Form.END_OF_CAPTION,
    _P.END_OF_VIDEO: Form.END_OF_CAPTION,
    _P.VIDEO_LATE: Form.END_OF_CAPTION,
    _P.SPOKEN_LATE: Form.END_OF_CAPTION,
    _P.BIO: Form.BIO,
    _P.FIRST_COMMENT: Form.LINKED_PAGE,
    _P.ALT_TEXT: Form.LINKED_PAGE,
    _P.LANDING_PAGE_ONLY: Form.LINKED_PAGE,
    _P.SITE_FOOTER: Form.LINKED_PAGE,
    _P.DESCRIPTION_ONLY: Form.DESCRIPTION_ONLY,
    _P.ON_FRAME_BOTTOM: Form.SMALL_OR_COVERED,
    _P.ON_FRAME_SMALL: Form.SMALL_OR_COVERED,
    _P.ON_FRAME_OBSCURED: Form.SMALL_OR_COVERED,
}


def places_met(position: LabelPosition, medium: Medium | None, *, visible: bool, affiliate: bool) -> frozenset[Place]:
    """Return the places that a label at this position meets.

    `visible` says whether it is read before "more"; on a story the text is on the picture; what an affiliate owes
    is owed at the link.
    """
    found = _MEETS.get(position, frozenset())
    if medium is Medium.STORY and position in _ON_A_FRAME:
        found = found | _FRAME
    if position is LabelPosition.NEXT_TO_LINK and affiliate:
        found = found | {Place.FIRST_WORDS, Place.BEFORE_MORE}
    if visible and position in {_P.CAPTION_MIDDLE, _P.CAPTION_END, _P.CAPTION_IN_HASHTAGS}:
        found = found | {Place.BEFORE_MORE}
    return found
