"""Where a post stands, and in what form."""

from __future__ import annotations

from enum import StrEnum


class Platform(StrEnum):
    """A place of publication."""

    INSTAGRAM = "instagram"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    FACEBOOK = "facebook"
    X = "x"
    THREADS = "threads"
    TWITCH = "twitch"
    SNAPCHAT = "snapchat"
    PINTEREST = "pinterest"
    LINKEDIN = "linkedin"
    PODCAST = "podcast"
    BLOG = "blog"
    NEWSLETTER = "newsletter"
    EVENT = "event"
    OTHER = "other"


class Medium(StrEnum):
    """The form of a deliverable or a post."""

    FEED_POST = "feed_post"
    CAROUSEL = "carousel"
    REEL = "reel"
    STORY = "story"
    SHORT_VIDEO = "short_video"
    VIDEO = "video"
    LIVE = "live"
    TEXT_POST = "text_post"
    PODCAST_EPISODE = "podcast_episode"
    ARTICLE = "article"
    NEWSLETTER = "newsletter"
    APPEARANCE = "appearance"
    RAW_CONTENT = "raw_content"
    OTHER = "other"


class PostState(StrEnum):
    """Where a post is in its life."""

    PLANNED = "planned"
    LIVE = "live"
    REMOVED = "removed"
