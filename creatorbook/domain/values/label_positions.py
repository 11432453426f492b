"""The places of a post in which its label may stand."""

from __future__ import annotations

from enum import StrEnum


class LabelPosition(StrEnum):
    """Where the label of a post stands."""

    NONE = "none"
    CAPTION_START = "caption_start"
    CAPTION_MIDDLE = "caption_middle"
    CAPTION_END = "caption_end"
    CAPTION_IN_HASHTAGS = "caption_in_hashtags"
    CAPTION_AFTER_MORE = "caption_after_more"
    NEXT_TO_LINK = "next_to_link"
    TOP_OF_PAGE = "top_of_page"
    TITLE = "title"
    ON_FRAME_TOP = "on_frame_top"
    ON_FRAME_CLEAR = "on_frame_clear"
    ON_FIRST_FRAME_ONLY = "on_first_frame_only"
    ON_FRAME_BOTTOM = "on_frame_bottom"
    ON_FRAME_SMALL = "on_frame_small"
    ON_FRAME_OBSCURED = "on_frame_obscured"
    VIDEO_START = "video_start"
    IN_VIDEO = "in_video"
    VIDEO_CONTINUOUS = "video_continuous"
    END_OF_VIDEO = "end_of_video"
    VIDEO_LATE = "video_late"
    SPOKEN_START = "spoken_start"
    SPOKEN_AND_VISIBLE_START = "spoken_and_visible_start"
    SPOKEN_LATE = "spoken_late"
    REPEATED = "repeated"
    PLATFORM_LABEL = "platform_label"
    DESCRIPTION_ONLY = "description_only"
    DESCRIPTION_AFTER_MORE = "description_after_more"
    FIRST_COMMENT = "first_comment"
    ALT_TEXT = "alt_text"
    BIO = "bio"
    LANDING_PAGE_ONLY = "landing_page_only"
    SITE_FOOTER = "site_footer"
    ADDED_LATER = "added_later"
