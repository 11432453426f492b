"""Keep the terms that were missing, and the days of notice by what they are for.

Days of notice were those against a renewal that comes by itself, else the time to put a breach right: so contracts
read them, and so they are kept. None were those of an ordinary end.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

REWRITES = {"terms": ("notice_days",)}

STATEMENTS = (
    """
CREATE TABLE creator_rebuilt (
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    pronoun TEXT NOT NULL CONSTRAINT ck_creator_pronoun CHECK (pronoun IN ('unsaid', 'she', 'he', 'neutral')),
    country TEXT NOT NULL,
    tax_residence TEXT NOT NULL,
    address TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    company_number TEXT NOT NULL,
    register TEXT NOT NULL,
    vat_number TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    born_on TEXT,
    iban TEXT NOT NULL,
    bic TEXT NOT NULL,
    bank_code TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    vat_mention TEXT NOT NULL,
    guardian_name TEXT NOT NULL,
    guardian_email TEXT NOT NULL,
    guardian2_name TEXT NOT NULL,
    guardian2_email TEXT NOT NULL,
    document_theme TEXT NOT NULL
        CONSTRAINT ck_creator_document_theme CHECK (document_theme IN ('classic', 'modern', 'plain')),
    document_accent TEXT NOT NULL,
    document_logo TEXT NOT NULL,
    document_cover INTEGER NOT NULL CONSTRAINT ck_creator_document_cover CHECK (document_cover IN (0, 1)),
    document_initials INTEGER NOT NULL CONSTRAINT ck_creator_document_initials CHECK (document_initials IN (0, 1)),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_creator PRIMARY KEY (id)
) STRICT
""",
    """
INSERT INTO creator_rebuilt (name, legal_name, pronoun, country, tax_residence, address, email, phone, legal_form,
    company_number, register, vat_number, language, currency, born_on, iban, bic, bank_code, bank_account, vat_mention,
    guardian_name, guardian_email, guardian2_name, guardian2_email, document_theme, document_accent, document_logo,
    document_cover, document_initials, id, version, created_at, updated_at, trashed_at) SELECT name, legal_name,
    'unsaid', country, tax_residence, address, email, phone, '', company_number, '', vat_number, language, currency,
    born_on, iban, '', '', '', vat_mention, guardian_name, guardian_email, '', '', document_theme, document_accent,
    document_logo, document_cover, document_initials, id, version, created_at, updated_at, trashed_at FROM creator
""",
    "DROP TABLE creator",
    "ALTER TABLE creator_rebuilt RENAME TO creator",
    """
CREATE TABLE agency_rebuilt (
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    address TEXT NOT NULL,
    website TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    tax_residence TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    company_number TEXT NOT NULL,
    register TEXT NOT NULL,
    vat_number TEXT NOT NULL,
    commission_bp INTEGER,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_agency PRIMARY KEY (id)
) STRICT
""",
    """
INSERT INTO agency_rebuilt (name, country, address, website, email, phone, legal_name, tax_residence, legal_form,
    company_number, register, vat_number, commission_bp, id, version, created_at, updated_at, trashed_at) SELECT name,
    country, address, website, email, phone, legal_name, tax_residence, '', company_number, '', vat_number,
    commission_bp, id, version, created_at, updated_at, trashed_at FROM agency
""",
    "DROP TABLE agency",
    "ALTER TABLE agency_rebuilt RENAME TO agency",
    """
CREATE TABLE brand_rebuilt (
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    legal_form TEXT NOT NULL,
    company_number TEXT NOT NULL,
    register TEXT NOT NULL,
    vat_number TEXT NOT NULL,
    country TEXT NOT NULL,
    tax_residence TEXT NOT NULL,
    address TEXT NOT NULL,
    website TEXT NOT NULL,
    email TEXT NOT NULL,
    category TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    payment_days INTEGER,
    agency_id TEXT,
    ties TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_brand PRIMARY KEY (id),
    CONSTRAINT fk_brand_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
) STRICT
""",
    """
INSERT INTO brand_rebuilt (name, legal_name, legal_form, company_number, register, vat_number, country, tax_residence,
    address, website, email, category, language, currency, payment_days, agency_id, ties, id, version, created_at,
    updated_at, trashed_at) SELECT name, legal_name, '', company_number, '', vat_number, country, tax_residence,
    address, website, email, category, language, currency, payment_days, agency_id, ties, id, version, created_at,
    updated_at, trashed_at FROM brand
""",
    "DROP TABLE brand",
    "ALTER TABLE brand_rebuilt RENAME TO brand",
    "CREATE INDEX ix_brand_name ON brand (name, id)",
    "CREATE INDEX ix_brand_agency_id ON brand (agency_id)",
    """
CREATE TABLE deal_rebuilt (
    creator_id TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    agency_id TEXT,
    agent_id TEXT,
    contact_id TEXT,
    title TEXT NOT NULL,
    kind TEXT NOT NULL
        CONSTRAINT ck_deal_kind CHECK (kind IN ('one_off', 'programme', 'affiliate', 'ambassador', 'gift_with_post')),
    stage TEXT NOT NULL
        CONSTRAINT ck_deal_stage CHECK (stage IN ('lead', 'negotiating', 'contracted', 'in_production', 'in_review',
            'live', 'invoiced', 'paid', 'closed', 'passed', 'lost')),
    stage_reason TEXT NOT NULL,
    objective TEXT NOT NULL,
    fee_minor INTEGER,
    fee_currency TEXT,
    signed_on TEXT,
    starts_on TEXT,
    ends_on TEXT,
    next_action TEXT NOT NULL,
    next_action_on TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_deal PRIMARY KEY (id),
    CONSTRAINT ck_deal_fee_pair CHECK ((fee_minor IS NULL) = (fee_currency IS NULL)),
    CONSTRAINT fk_deal_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_deal_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_deal_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT fk_deal_agent_id_agency FOREIGN KEY(agent_id) REFERENCES agency (id),
    CONSTRAINT fk_deal_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
) STRICT
""",
    """
INSERT INTO deal_rebuilt (creator_id, brand_id, agency_id, agent_id, contact_id, title, kind, stage, stage_reason,
    objective, fee_minor, fee_currency, signed_on, starts_on, ends_on, next_action, next_action_on, id, version,
    created_at, updated_at, trashed_at) SELECT creator_id, brand_id, agency_id, NULL, contact_id, title, kind, stage,
    stage_reason, objective, fee_minor, fee_currency, signed_on, starts_on, ends_on, next_action, next_action_on, id,
    version, created_at, updated_at, trashed_at FROM deal
""",
    "DROP TABLE deal",
    "ALTER TABLE deal_rebuilt RENAME TO deal",
    "CREATE INDEX ix_deal_brand_id ON deal (brand_id)",
    "CREATE INDEX ix_deal_agent_id ON deal (agent_id)",
    "CREATE INDEX ix_deal_agency_id ON deal (agency_id)",
    "CREATE INDEX ix_deal_title ON deal (title, id)",
    "CREATE INDEX ix_deal_next_action_on ON deal (next_action_on)",
    "CREATE INDEX ix_deal_contact_id ON deal (contact_id)",
    "CREATE INDEX ix_deal_stage ON deal (stage, trashed_at, fee_currency, fee_minor)",
    "CREATE INDEX ix_deal_creator_id ON deal (creator_id)",
    """
CREATE TABLE terms_rebuilt (
    deal_id TEXT NOT NULL,
    revisions INTEGER,
    review_days INTEGER,
    approval_needed INTEGER NOT NULL CONSTRAINT ck_terms_approval_needed CHECK (approval_needed IN (0, 1)),
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
    liability_cap_minor, liability_cap_currency, id, version, created_at, updated_at, trashed_at) SELECT deal_id,
    revisions, review_days, approval_needed, NULL, NULL, NULL, kill_fee_bp, bonus, affiliate_bp, affiliate_code,
    product_duty, product_description, product_value_minor, product_value_currency, payment_days, NULL,
    CASE WHEN renewal <> 'automatic' THEN notice_days END, CASE WHEN renewal = 'automatic' THEN notice_days END,
    governing_law, expenses, confidential, confidential_years, courts, renewal, renewal_months, raw_footage,
    takedown_days, NULL, content_standards, claims, insurance, morals, personal_data, affiliate_days,
    liability_cap_minor, liability_cap_currency, id, version, created_at, updated_at, trashed_at FROM terms
""",
    "DROP TABLE terms",
    "ALTER TABLE terms_rebuilt RENAME TO terms",
    "CREATE INDEX ix_terms_deal_id ON terms (deal_id)",
    """
CREATE TABLE usage_right_rebuilt (
    deal_id TEXT NOT NULL,
    channels TEXT NOT NULL,
    paid INTEGER NOT NULL CONSTRAINT ck_usage_right_paid CHECK (paid IN (0, 1)),
    media_budget_minor INTEGER,
    media_budget_currency TEXT,
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
    CONSTRAINT ck_usage_right_media_budget_pair CHECK ((media_budget_minor IS NULL) = (media_budget_currency IS NULL)),
    CONSTRAINT ck_usage_right_price_pair CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    CONSTRAINT ck_usage_right_renewal_price_pair
        CHECK ((renewal_price_minor IS NULL) = (renewal_price_currency IS NULL)),
    CONSTRAINT fk_usage_right_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
    """
INSERT INTO usage_right_rebuilt (deal_id, channels, paid, media_budget_minor, media_budget_currency, territories,
    start, starts_on, duration_days, price_minor, price_currency, price_counts, renewal_days, renewal_price_minor,
    renewal_price_currency, id, version, created_at, updated_at, trashed_at) SELECT deal_id, channels, paid, NULL,
    NULL, territories, start, starts_on, duration_days, price_minor, price_currency, price_counts, renewal_days,
    renewal_price_minor, renewal_price_currency, id, version, created_at, updated_at, trashed_at FROM usage_right
""",
    "DROP TABLE usage_right",
    "ALTER TABLE usage_right_rebuilt RENAME TO usage_right",
    "CREATE INDEX ix_usage_right_deal_id ON usage_right (deal_id)",
    """
CREATE TABLE exclusivity_rebuilt (
    deal_id TEXT NOT NULL,
    category TEXT NOT NULL,
    competitors TEXT NOT NULL,
    territories TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    price_minor INTEGER,
    price_currency TEXT,
    price_counts TEXT NOT NULL
        CONSTRAINT ck_exclusivity_price_counts CHECK (price_counts IN ('unsaid', 'in_fee', 'on_top')),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_exclusivity PRIMARY KEY (id),
    CONSTRAINT ck_exclusivity_price_pair CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    CONSTRAINT fk_exclusivity_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
    """
INSERT INTO exclusivity_rebuilt (deal_id, category, competitors, territories, starts_on, ends_on, price_minor,
    price_currency, price_counts, id, version, created_at, updated_at, trashed_at) SELECT deal_id, category,
    competitors, territories, starts_on, ends_on, NULL, NULL, 'unsaid', id, version, created_at, updated_at, trashed_at
    FROM exclusivity
""",
    "DROP TABLE exclusivity",
    "ALTER TABLE exclusivity_rebuilt RENAME TO exclusivity",
    "CREATE INDEX ix_exclusivity_deal_id ON exclusivity (deal_id)",
    """
CREATE TABLE deliverable_rebuilt (
    deal_id TEXT NOT NULL,
    platform TEXT NOT NULL
        CONSTRAINT ck_deliverable_platform CHECK (platform IN ('instagram', 'tiktok', 'youtube', 'facebook', 'x',
            'threads', 'twitch', 'snapchat', 'pinterest', 'linkedin', 'podcast', 'blog', 'newsletter', 'event',
            'other')),
    medium TEXT NOT NULL
        CONSTRAINT ck_deliverable_medium CHECK (medium IN ('feed_post', 'carousel', 'reel', 'story', 'short_video',
            'video', 'live', 'text_post', 'podcast_episode', 'article', 'newsletter', 'appearance', 'raw_content',
            'other')),
    count INTEGER,
    description TEXT NOT NULL,
    tags TEXT NOT NULL,
    link TEXT NOT NULL,
    code TEXT NOT NULL,
    place TEXT NOT NULL,
    hours TEXT NOT NULL,
    draft_due_on TEXT,
    due_on TEXT,
    delivered_on TEXT,
    state TEXT NOT NULL
        CONSTRAINT ck_deliverable_state CHECK (state IN ('to_do', 'drafted', 'in_review', 'approved', 'delivered',
            'cancelled')),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_deliverable PRIMARY KEY (id),
    CONSTRAINT fk_deliverable_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
    """
INSERT INTO deliverable_rebuilt (deal_id, platform, medium, count, description, tags, link, code, place, hours,
    draft_due_on, due_on, delivered_on, state, id, version, created_at, updated_at, trashed_at) SELECT deal_id,
    platform, medium, count, description, '[]', '', '', '', '', draft_due_on, due_on, delivered_on, state, id, version,
    created_at, updated_at, trashed_at FROM deliverable
""",
    "DROP TABLE deliverable",
    "ALTER TABLE deliverable_rebuilt RENAME TO deliverable",
    "CREATE INDEX ix_deliverable_due_on ON deliverable (due_on)",
    "CREATE INDEX ix_deliverable_deal_id ON deliverable (deal_id)",
    """
CREATE TABLE signature_rebuilt (
    contract_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    party TEXT NOT NULL
        CONSTRAINT ck_signature_party CHECK (party IN ('creator', 'brand', 'agency', 'agent', 'guardian',
            'guardian_2')),
    manner TEXT NOT NULL
        CONSTRAINT ck_signature_manner CHECK (manner IN ('drawn', 'typed', 'image', 'certificate', 'paper')),
    signer TEXT NOT NULL,
    signed_at TEXT,
    sha256 TEXT NOT NULL,
    certificate TEXT NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_signature PRIMARY KEY (id),
    CONSTRAINT fk_signature_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
""",
    """
INSERT INTO signature_rebuilt (contract_id, ordinal, party, manner, signer, signed_at, sha256, certificate, note, id,
    version, created_at, updated_at, trashed_at) SELECT contract_id, ordinal, party, manner, signer, signed_at, sha256,
    certificate, note, id, version, created_at, updated_at, trashed_at FROM signature
""",
    "DROP TABLE signature",
    "ALTER TABLE signature_rebuilt RENAME TO signature",
    "CREATE INDEX ix_signature_contract_id ON signature (contract_id)",
)


def upgrade() -> None:
    """Bring a book from schema 0005 to 0006."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
