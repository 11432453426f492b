"""Say how a post shows the brand."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
CREATE TABLE post_rebuilt (
    creator_id TEXT NOT NULL,
    deal_id TEXT,
    deliverable_id TEXT,
    brand_id TEXT,
    platform TEXT NOT NULL
        CONSTRAINT ck_post_platform CHECK (platform IN ('instagram', 'tiktok', 'youtube', 'facebook', 'x', 'threads',
            'twitch', 'snapchat', 'pinterest', 'linkedin', 'podcast', 'blog', 'newsletter', 'event', 'other')),
    medium TEXT NOT NULL
        CONSTRAINT ck_post_medium CHECK (medium IN ('feed_post', 'carousel', 'reel', 'story', 'short_video', 'video',
            'live', 'text_post', 'podcast_episode', 'article', 'newsletter', 'appearance', 'raw_content', 'other')),
    state TEXT NOT NULL CONSTRAINT ck_post_state CHECK (state IN ('planned', 'live', 'removed')),
    planned_at TEXT,
    published_at TEXT,
    url TEXT NOT NULL,
    caption TEXT NOT NULL,
    language TEXT NOT NULL,
    audience_countries TEXT NOT NULL,
    platform_switch INTEGER CONSTRAINT ck_post_platform_switch CHECK (platform_switch IN (0, 1)),
    label_position TEXT NOT NULL,
    label_words TEXT NOT NULL,
    brand_shown TEXT NOT NULL
        CONSTRAINT ck_post_brand_shown CHECK (brand_shown IN ('unknown', 'promotes', 'incidental', 'not_at_all')),
    plain_context TEXT NOT NULL
        CONSTRAINT ck_post_plain_context CHECK (plain_context IN ('unknown', 'brand_account', 'commercial_clip',
            'own_name', 'no')),
    label_confirmed INTEGER NOT NULL CONSTRAINT ck_post_label_confirmed CHECK (label_confirmed IN (0, 1)),
    exception_reason TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_post PRIMARY KEY (id),
    CONSTRAINT fk_post_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_post_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_post_deliverable_id_deliverable FOREIGN KEY(deliverable_id) REFERENCES deliverable (id),
    CONSTRAINT fk_post_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id)
) STRICT
""",
    """
INSERT INTO post_rebuilt (creator_id, deal_id, deliverable_id, brand_id, platform, medium, state, planned_at,
    published_at, url, caption, language, audience_countries, platform_switch, label_position, label_words,
    brand_shown, plain_context, label_confirmed, exception_reason, id, version, created_at, updated_at, trashed_at)
    SELECT creator_id, deal_id, deliverable_id, brand_id, platform, medium, state, planned_at, published_at, url,
    caption, language, audience_countries, platform_switch, label_position, label_words, 'unknown', 'unknown',
    label_confirmed, exception_reason, id, version, created_at, updated_at, trashed_at FROM post
""",
    "DROP TABLE post",
    "ALTER TABLE post_rebuilt RENAME TO post",
    "CREATE INDEX ix_post_deliverable_id ON post (deliverable_id)",
    "CREATE INDEX ix_post_brand_id ON post (brand_id)",
    "CREATE INDEX ix_post_creator_id ON post (creator_id)",
    "CREATE INDEX ix_post_planned_at ON post (planned_at)",
    "CREATE INDEX ix_post_deal_id ON post (deal_id)",
)


def upgrade() -> None:
    """Bring a book from schema 0003 to 0004."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
