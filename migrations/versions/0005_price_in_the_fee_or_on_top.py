"""Say whether the price of a right is in the fee."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
CREATE TABLE usage_right_rebuilt (
    deal_id TEXT NOT NULL,
    channels TEXT NOT NULL,
    paid INTEGER NOT NULL CONSTRAINT ck_usage_right_paid CHECK (paid IN (0, 1)),
    territories TEXT NOT NULL,
    start TEXT NOT NULL
        CONSTRAINT ck_usage_right_start CHECK (start IN ('on_signature', 'on_delivery', 'on_first_post', 'on_date')),
    starts_on TEXT,
    duration_days INTEGER,
    price_minor INTEGER,
    price_currency TEXT,
    price_counts TEXT NOT NULL
        CONSTRAINT ck_usage_right_price_counts CHECK (price_counts IN ('unsaid', 'in_fee', 'on_top')),
    renewal_days INTEGER,
    renewal_price_minor INTEGER,
    renewal_price_currency TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_usage_right PRIMARY KEY (id),
    CONSTRAINT ck_usage_right_price_pair CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    CONSTRAINT ck_usage_right_renewal_price_pair
        CHECK ((renewal_price_minor IS NULL) = (renewal_price_currency IS NULL)),
    CONSTRAINT fk_usage_right_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
    """
INSERT INTO usage_right_rebuilt (deal_id, channels, paid, territories, start, starts_on, duration_days, price_minor,
    price_currency, price_counts, renewal_days, renewal_price_minor, renewal_price_currency, id, version, created_at,
    updated_at, trashed_at) SELECT deal_id, channels, paid, territories, start, starts_on, duration_days, price_minor,
    price_currency, 'unsaid', renewal_days, renewal_price_minor, renewal_price_currency, id, version, created_at,
    updated_at, trashed_at FROM usage_right
""",
    "DROP TABLE usage_right",
    "ALTER TABLE usage_right_rebuilt RENAME TO usage_right",
    "CREATE INDEX ix_usage_right_deal_id ON usage_right (deal_id)",
)


def upgrade() -> None:
    """Bring a book from schema 0004 to 0005."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
