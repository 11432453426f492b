"""Tell an approval that nobody spoke of from one that is not needed.

An empty box was both, and contracts made a promise of it. It stays the promise where a contract that went out says so;
in a deal that is without one nobody has said anything.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

REWRITES = {"terms": ("approval_needed",)}

STATEMENTS = (
    """
CREATE TABLE terms_rebuilt (
    deal_id TEXT NOT NULL,
    revisions INTEGER,
    review_days INTEGER,
    approval_needed INTEGER CONSTRAINT ck_terms_approval_needed CHECK (approval_needed IN (0, 1)),
    reshoots INTEGER,
    reshoot_price_minor INTEGER,
    reshoot_price_currency TEXT,
    kill_fee_bp INTEGER,
    bonus TEXT NOT NULL,
    affiliate_bp INTEGER,
    affiliate_code TEXT NOT NULL,
    product_duty TEXT NOT NULL CONSTRAINT ck_terms_product_duty CHECK (product_duty IN ('none', 'kept', 'returned')),
    product_description TEXT NOT NULL,
    product_value_minor INTEGER,
    product_value_currency TEXT,
    payment_days INTEGER,
    notice_days INTEGER,
    cure_days INTEGER,
    renewal_notice_days INTEGER,
    governing_law TEXT NOT NULL,
    expenses TEXT NOT NULL,
    confidential INTEGER NOT NULL CONSTRAINT ck_terms_confidential CHECK (confidential IN (0, 1)),
    confidential_years INTEGER,
    courts TEXT NOT NULL,
    renewal TEXT NOT NULL CONSTRAINT ck_terms_renewal CHECK (renewal IN ('none', 'by_agreement', 'automatic')),
    renewal_months INTEGER,
    raw_footage TEXT CONSTRAINT ck_terms_raw_footage CHECK (raw_footage IN ('kept', 'delivered', 'assigned')),
    takedown_days INTEGER,
    online_days INTEGER,
    content_standards TEXT NOT NULL,
    claims TEXT NOT NULL,
    insurance INTEGER NOT NULL CONSTRAINT ck_terms_insurance CHECK (insurance IN (0, 1)),
    morals INTEGER NOT NULL CONSTRAINT ck_terms_morals CHECK (morals IN (0, 1)),
    personal_data INTEGER NOT NULL CONSTRAINT ck_terms_personal_data CHECK (personal_data IN (0, 1)),
    affiliate_days INTEGER,
    liability_cap_minor INTEGER,
    liability_cap_currency TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_terms PRIMARY KEY (id),
    CONSTRAINT uq_terms_deal_id UNIQUE (deal_id),
    CONSTRAINT ck_terms_reshoot_price_pair CHECK ((reshoot_price_minor IS NULL) = (reshoot_price_currency IS NULL)),
    CONSTRAINT ck_terms_product_value_pair CHECK ((product_value_minor IS NULL) = (product_value_currency IS NULL)),
    CONSTRAINT ck_terms_liability_cap_pair CHECK ((liability_cap_minor IS NULL) = (liability_cap_currency IS NULL)),
    CONSTRAINT fk_terms_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
    """
INSERT INTO terms_rebuilt (deal_id, revisions, review_days, approval_needed, reshoots, reshoot_price_minor,
    reshoot_price_currency, kill_fee_bp, bonus, affiliate_bp, affiliate_code, product_duty, product_description,
    product_value_minor, product_value_currency, payment_days, notice_days, cure_days, renewal_notice_days,
    governing_law, expenses, confidential, confidential_years, courts, renewal, renewal_months, raw_footage,
    takedown_days, online_days, content_standards, claims, insurance, morals, personal_data, affiliate_days,
    liability_cap_minor, liability_cap_currency, id, version, created_at, updated_at, trashed_at)
    SELECT deal_id, revisions, review_days, CASE WHEN approval_needed = 1 OR EXISTS (SELECT 1 FROM contract WHERE
    contract.deal_id = terms.deal_id AND contract.issued_at IS NOT NULL) THEN approval_needed END, reshoots,
    reshoot_price_minor, reshoot_price_currency, kill_fee_bp, bonus, affiliate_bp, affiliate_code, product_duty,
    product_description, product_value_minor, product_value_currency, payment_days, notice_days, cure_days,
    renewal_notice_days, governing_law, expenses, confidential, confidential_years, courts, renewal, renewal_months,
    raw_footage, takedown_days, online_days, content_standards, claims, insurance, morals, personal_data,
    affiliate_days, liability_cap_minor, liability_cap_currency, id, version, created_at, updated_at, trashed_at
    FROM terms
""",
    "DROP TABLE terms",
    "ALTER TABLE terms_rebuilt RENAME TO terms",
    "CREATE INDEX ix_terms_deal_id ON terms (deal_id)",
)


def upgrade() -> None:
    """Bring a book from schema 0007 to 0008."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
