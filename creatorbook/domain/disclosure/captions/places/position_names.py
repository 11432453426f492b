"""What people write for the place of a label, read as one of the positions."""

from __future__ import annotations

import re

from creatorbook.domain.disclosure.rules import Place
from creatorbook.domain.values.folding import fold
from creatorbook.domain.values.label_positions import LabelPosition

_P = LabelPosition
_AT_START = r"(start|begin|first|top|front|lead|open|early|upfront|intro)"
_AT_END = r"(end|ending|last|late|later|final|clos|outro|tail|after)"
_SPOKEN = r"(spoken|said|verbal|audio|voice|oral|read out|announced|aloud|heard|host)"
_NO_LABEL = (
    r"(no label|no disclosure|not label|not disclos|unlabel|undisclos|not used|not present|not there|nowhere|absent"
    r"|missing|without label|none|nil)"
)
_AFTER_MORE = (
    r"(after (see |read |show )?more|see more|read more|show more|more button|behind (the )?more|truncat|fold|expan"
    r"|second screen|cut off)"
)
_HARD_TO_SEE = (
    r"(obscur|covered|covering|contrast|hidden|blend|faint|same colou?r|on white|transparent|brief|flash|behind"
    r"|overlap|crop|pale|split second|unclear)"
)
_ONE_FRAME = (
    r"(first|one|some|single|last|opening|only) (of (the )?(two |three |four |several )?)?(story )?"
    r"(frame|slide|stor|panel)"
)
_MOVING = r"(video|clip|stream|episode|reel|film|footage|seconds?|vlog|vod)"

# Words to find, all of them, and words that must not be there; the first line that fits counts. Each is the beginning
# of a word ("obscur" finds "obscured").
_NAMES: tuple[tuple[tuple[str, ...], str, LabelPosition], ...] = (
    ((r"(added|inserted|edited|put|appeared|shown)", r"(later|afterward|delay|after )"), "", _P.ADDED_LATER),
    ((r"(delayed|after approval|after publication|after (the )?complaint)",), "", _P.ADDED_LATER),
    ((_NO_LABEL,), r"(but|except)", _P.NONE),
    ((r"(platform|native|tool|toggle|switch|branded content|built in|paid partnership)",),
     r"(caption|frame|spoken|said|overlay|text)", _P.PLATFORM_LABEL),
    ((r"(alt|alternative) ?text",), "", _P.ALT_TEXT),
    ((r"(bio|biography|profile|about|channel|account|username|highlights?)\b",), "", _P.BIO),
    ((r"(landing|linked|click|external|destination|separate page|other page|disclosure page|behind|website)",),
     r"(profile|icon|button|picture|more)", _P.LANDING_PAGE_ONLY),
    ((r"(footer|foot|imprint|impressum|disclaimer|sidebar|legal|terms|mentions)\b",), "", _P.SITE_FOOTER),
    ((r"bottom of (the )?(site|page|article|blog|post page)",), "", _P.SITE_FOOTER),
    ((r"(comment|reply|replies|separate|other post|previous post|next (post|tweet|story)|second tweet)",), "",
     _P.FIRST_COMMENT),
    ((r"(hash ?tag|tags?)\b", _AT_START), r"(after|end|pile|buried|among|middle|block|last|list)", _P.CAPTION_START),
    ((r"(hash ?tags?|tag (cloud|block|list|pile|wall)|buried)\b",), "", _P.CAPTION_IN_HASHTAGS),
    ((r"(description|show notes|episode notes|notes)", r"(after|below|more|fold|hidden|bottom|end|under)"), "",
     _P.DESCRIPTION_AFTER_MORE),
    ((r"(description|show notes|episode notes|notes)",), "", _P.DESCRIPTION_ONLY),
    ((r"(before (see |read )?more|above (the )?fold)",), "", _P.CAPTION_MIDDLE),
    ((_AFTER_MORE,), "", _P.CAPTION_AFTER_MORE),
    ((_SPOKEN,
      r"(repeat|throughout|period|regular|several|multiple|interval|every|whole)"), "", _P.REPEATED),
    ((_SPOKEN,
      r"(visible|visual|text|screen|shown|written|overlay|caption|video|displayed)"), rf"{_AT_END}\b",
     _P.SPOKEN_AND_VISIBLE_START),
    ((_SPOKEN,
      rf"({_AT_END[1:-1]}|mid|middle|halfway|minutes in)"), _AT_START, _P.SPOKEN_LATE),
    ((_SPOKEN,), "", _P.SPOKEN_START),
    ((r"(title|headline|thumbnail|subject|heading)",), rf"{_AT_END}\b", _P.TITLE),
    ((r"(small|tiny|minuscule|fine print|illegible|unreadable|microscopic)",), "", _P.ON_FRAME_SMALL),
    ((_HARD_TO_SEE,), "", _P.ON_FRAME_OBSCURED),
    ((r"(repeat|periodic|regularly|several times|interval|multiple times)",), "", _P.REPEATED),
    ((r"(every|each|all) (story )?(frame|slide|stor|panel|picture|image)",), "", _P.ON_FRAME_CLEAR),
    ((r"(continuous|throughout|whole|entire|permanent|constant|overlay|watermark|full duration|always)",), "",
     _P.VIDEO_CONTINUOUS),
    ((_ONE_FRAME,), "", _P.ON_FIRST_FRAME_ONLY),
    ((_MOVING, _AT_END), _AT_START, _P.END_OF_VIDEO),
    ((r"(outro|credits|end card|end screen|closing)",), "", _P.END_OF_VIDEO),
    ((_MOVING, r"(mid|middle|halfway|minutes in|part)"), "", _P.VIDEO_LATE),
    ((r"(bottom|lower|foot)",), r"(caption|text)", _P.ON_FRAME_BOTTOM),
    ((_MOVING, _AT_START), "", _P.VIDEO_START),
    ((r"(intro|opening)",), r"(paragraph|line|words?|text|caption|sentence)", _P.VIDEO_START),
    ((r"(frame|screen|image|picture|photo|sticker|slide|superimposed|graphic|story)", r"(top|upper|head|start)"), "",
     _P.ON_FRAME_TOP),
    ((r"(frame|screen|image|picture|photo|sticker|slide|superimposed|graphic|story)",), "", _P.ON_FRAME_CLEAR),
    ((_MOVING,), "", _P.IN_VIDEO),
    ((r"(link|code|beside|next to|adjacent|near (the )?(product|link))",), "", _P.NEXT_TO_LINK),
    ((r"(page|article|blog|review|paragraph)", _AT_START), "", _P.TOP_OF_PAGE),
    ((rf"({_AT_END[1:-1]}|bottom|closing)",), _AT_START, _P.CAPTION_END),
    ((_AT_START,), "", _P.CAPTION_START),
    ((r"(middle|mid|body|within|inside|caption|text|inline|embedded|centre|center)",), "", _P.CAPTION_MIDDLE),
)  # fmt: skip
# What a rule calls the place that it asks for, where no position has that name.
_OF_PLACES = {
    Place.FIRST_WORDS: _P.CAPTION_START,
    Place.BEFORE_MORE: _P.CAPTION_MIDDLE,
    Place.ON_IMAGE: _P.ON_FRAME_CLEAR,
    Place.EVERY_FRAME: _P.ON_FRAME_CLEAR,
    Place.WHOLE_VIDEO: _P.VIDEO_CONTINUOUS,
    Place.IN_SOUND: _P.SPOKEN_START,
    Place.BESIDE_LINK: _P.NEXT_TO_LINK,
    Place.FIRST_HASHTAGS: _P.CAPTION_START,
}
_READ = tuple(
    (
        tuple(re.compile(rf"\b{each}") for each in words),
        re.compile(rf"\b{without}") if without else None,
        position,
    )
    for words, without, position in _NAMES
)


def read_position(name: str | None) -> LabelPosition | None:
    """Return the position that a name or a short description means, such as "caption_start" or "said at the end".

    None for an empty or unknown one: then the caption itself is looked at.
    """
    folded = fold(name or "")
    plain = folded.replace(" ", "_")
    if plain in set(LabelPosition):
        return LabelPosition(plain)
    if plain in set(Place):
        return _OF_PLACES[Place(plain)]
    for words, without, position in _READ:
        if all(each.search(folded) for each in words) and not (without is not None and without.search(folded)):
            return position
    return None
