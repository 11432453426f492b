"""What a contract says beyond its terms: looks, clauses, signatures, letters; and where a post's label stands."""

from alembic import op

revision = "0002"
down_revision = "0001"

# SQLite adds columns only behind a table's constraints, and none with a CHECK of its own kind of text: these tables are
# rebuilt as it says (make, copy, drop, rename), so that an upgraded book and a new one are alike to the letter.
REBUILT = (
    (
        "agency",
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
    company_number TEXT NOT NULL,
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
        ("legal_name", "tax_residence", "company_number", "vat_number"),
        ("''", "''", "''", "''"),
    ),
    (
        "creator",
        """
CREATE TABLE creator_rebuilt (
    name TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    country TEXT NOT NULL,
    tax_residence TEXT NOT NULL,
    address TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    company_number TEXT NOT NULL,
    vat_number TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    born_on TEXT,
    iban TEXT NOT NULL,
    vat_mention TEXT NOT NULL,
    guardian_name TEXT NOT NULL,
    guardian_email TEXT NOT NULL,
    document_theme TEXT NOT NULL
        CONSTRAINT ck_creator_document_theme CHECK (document_theme IN ('classic', 'modern', 'plain')),
    document_accent TEXT NOT NULL,
    document_logo TEXT NOT NULL,
    document_cover INTEGER NOT NULL CONSTRAINT ck_creator_document_cover CHECK (document_cover IN (0, 1)),
    document_initials INTEGER NOT NULL
        CONSTRAINT ck_creator_document_initials CHECK (document_initials IN (0, 1)),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_creator PRIMARY KEY (id)
) STRICT
""",
        (
            "iban",
            "vat_mention",
            "guardian_name",
            "guardian_email",
            "document_theme",
            "document_accent",
            "document_logo",
            "document_cover",
            "document_initials",
        ),
        ("''", "''", "''", "''", "'classic'", "''", "''", "0", "0"),
    ),
    (
        "terms",
        """
CREATE TABLE terms_rebuilt (
    deal_id TEXT NOT NULL,
    revisions INTEGER,
    review_days INTEGER,
    approval_needed INTEGER NOT NULL CONSTRAINT ck_terms_approval_needed CHECK (approval_needed IN (0, 1)),
    kill_fee_bp INTEGER,
    bonus TEXT NOT NULL,
    affiliate_bp INTEGER,
    affiliate_code TEXT NOT NULL,
    product_duty TEXT NOT NULL
        CONSTRAINT ck_terms_product_duty CHECK (product_duty IN ('none', 'kept', 'returned')),
    product_description TEXT NOT NULL,
    product_value_minor INTEGER,
    product_value_currency TEXT,
    payment_days INTEGER,
    notice_days INTEGER,
    governing_law TEXT NOT NULL,
    expenses TEXT NOT NULL,
    confidential INTEGER NOT NULL CONSTRAINT ck_terms_confidential CHECK (confidential IN (0, 1)),
    confidential_years INTEGER,
    courts TEXT NOT NULL,
    renewal TEXT NOT NULL CONSTRAINT ck_terms_renewal CHECK (renewal IN ('none', 'by_agreement', 'automatic')),
    renewal_months INTEGER,
    raw_footage TEXT CONSTRAINT ck_terms_raw_footage CHECK (raw_footage IN ('kept', 'delivered', 'assigned')),
    takedown_days INTEGER,
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
    CONSTRAINT ck_terms_product_value_pair
        CHECK ((product_value_minor IS NULL) = (product_value_currency IS NULL)),
    CONSTRAINT ck_terms_liability_cap_pair
        CHECK ((liability_cap_minor IS NULL) = (liability_cap_currency IS NULL)),
    CONSTRAINT fk_terms_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
""",
        (
            "confidential_years",
            "courts",
            "renewal",
            "renewal_months",
            "raw_footage",
            "takedown_days",
            "content_standards",
            "claims",
            "insurance",
            "morals",
            "personal_data",
            "affiliate_days",
            "liability_cap_minor",
            "liability_cap_currency",
        ),
        ("NULL", "''", "'none'", "NULL", "NULL", "NULL", "''", "''", "0", "0", "0", "NULL", "NULL", "NULL"),
    ),
    (
        "usage_right",
        """
CREATE TABLE usage_right_rebuilt (
    deal_id TEXT NOT NULL,
    channels TEXT NOT NULL,
    paid INTEGER NOT NULL CONSTRAINT ck_usage_right_paid CHECK (paid IN (0, 1)),
    territories TEXT NOT NULL,
    start TEXT NOT NULL
        CONSTRAINT ck_usage_right_start CHECK (start
            IN ('on_signature', 'on_delivery', 'on_first_post', 'on_date')),
    starts_on TEXT,
    duration_days INTEGER,
    price_minor INTEGER,
    price_currency TEXT,
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
        ("renewal_days", "renewal_price_minor", "renewal_price_currency"),
        ("NULL", "NULL", "NULL"),
    ),
    (
        "contract",
        """
CREATE TABLE contract_rebuilt (
    deal_id TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL
        CONSTRAINT ck_contract_state CHECK (state
            IN ('draft', 'issued', 'signed_by_one', 'signed', 'ended', 'withdrawn')),
    language TEXT NOT NULL,
    issued_at TEXT,
    signed_on TEXT,
    renews_id TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_contract PRIMARY KEY (id),
    CONSTRAINT fk_contract_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_contract_renews_id_contract FOREIGN KEY(renews_id) REFERENCES contract (id)
) STRICT
""",
        ("renews_id",),
        ("NULL",),
    ),
    (
        "post",
        """
CREATE TABLE post_rebuilt (
    creator_id TEXT NOT NULL,
    deal_id TEXT,
    deliverable_id TEXT,
    brand_id TEXT,
    platform TEXT NOT NULL
        CONSTRAINT ck_post_platform CHECK (platform
            IN ('instagram', 'tiktok', 'youtube', 'facebook', 'x', 'threads', 'twitch', 'snapchat',
            'pinterest', 'linkedin', 'podcast', 'blog', 'newsletter', 'event', 'other')),
    medium TEXT NOT NULL
        CONSTRAINT ck_post_medium CHECK (medium
            IN ('feed_post', 'carousel', 'reel', 'story', 'short_video', 'video', 'live', 'text_post',
            'podcast_episode', 'article', 'newsletter', 'appearance', 'raw_content', 'other')),
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
        ("label_position", "label_words"),
        ("''", "''"),
    ),
)

INDEXES = (
    "CREATE INDEX ix_terms_deal_id ON terms (deal_id)",
    "CREATE INDEX ix_usage_right_deal_id ON usage_right (deal_id)",
    "CREATE INDEX ix_contract_deal_id ON contract (deal_id)",
    "CREATE INDEX ix_contract_renews_id ON contract (renews_id)",
    "CREATE INDEX ix_post_brand_id ON post (brand_id)",
    "CREATE INDEX ix_post_creator_id ON post (creator_id)",
    "CREATE INDEX ix_post_deal_id ON post (deal_id)",
    "CREATE INDEX ix_post_deliverable_id ON post (deliverable_id)",
    "CREATE INDEX ix_post_planned_at ON post (planned_at)",
)

TABLES = (
    """
CREATE TABLE signature (
    contract_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    party TEXT NOT NULL
        CONSTRAINT ck_signature_party CHECK (party IN ('creator', 'brand', 'agency', 'guardian')),
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
    "CREATE INDEX ix_signature_contract_id ON signature (contract_id)",
    """
CREATE TABLE clause_wording (
    deal_id TEXT,
    creator_id TEXT,
    language TEXT NOT NULL,
    clause_id TEXT NOT NULL,
    title TEXT NOT NULL,
    wording TEXT NOT NULL,
    "after" TEXT NOT NULL,
    base_sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_clause_wording PRIMARY KEY (id),
    CONSTRAINT fk_clause_wording_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_clause_wording_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
""",
    "CREATE INDEX ix_clause_wording_clause_id ON clause_wording (clause_id, language)",
    "CREATE INDEX ix_clause_wording_creator_id ON clause_wording (creator_id)",
    "CREATE INDEX ix_clause_wording_deal_id ON clause_wording (deal_id)",
    """
CREATE TABLE contract_template (
    creator_id TEXT,
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_contract_template PRIMARY KEY (id),
    CONSTRAINT fk_contract_template_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
""",
    "CREATE INDEX ix_contract_template_creator_id ON contract_template (creator_id)",
    """
CREATE TABLE clause_choice (
    deal_id TEXT,
    template_id TEXT,
    clause_id TEXT NOT NULL,
    switched_off INTEGER NOT NULL CONSTRAINT ck_clause_choice_switched_off CHECK (switched_off IN (0, 1)),
    alternative TEXT NOT NULL,
    position INTEGER,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_clause_choice PRIMARY KEY (id),
    CONSTRAINT ck_clause_choice_owner CHECK ((deal_id IS NULL) <> (template_id IS NULL)),
    CONSTRAINT uq_clause_choice_deal_id_clause_id UNIQUE (deal_id, clause_id),
    CONSTRAINT uq_clause_choice_template_id_clause_id UNIQUE (template_id, clause_id),
    CONSTRAINT fk_clause_choice_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_clause_choice_template_id_contract_template
        FOREIGN KEY(template_id) REFERENCES contract_template (id)
) STRICT
""",
    "CREATE INDEX ix_clause_choice_deal_id ON clause_choice (deal_id)",
    "CREATE INDEX ix_clause_choice_template_id ON clause_choice (template_id)",
    """
CREATE TABLE letter (
    creator_id TEXT NOT NULL,
    deal_id TEXT,
    brand_id TEXT,
    gift_id TEXT,
    payment_id TEXT,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    issued_at TEXT,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    data TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_letter PRIMARY KEY (id),
    CONSTRAINT fk_letter_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_letter_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_letter_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_letter_gift_id_gift FOREIGN KEY(gift_id) REFERENCES gift (id),
    CONSTRAINT fk_letter_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id)
) STRICT
""",
    "CREATE INDEX ix_letter_brand_id ON letter (brand_id)",
    "CREATE INDEX ix_letter_creator_id ON letter (creator_id)",
    "CREATE INDEX ix_letter_deal_id ON letter (deal_id)",
    "CREATE INDEX ix_letter_gift_id ON letter (gift_id)",
    "CREATE INDEX ix_letter_payment_id ON letter (payment_id)",
)


def upgrade() -> None:
    """Rebuild the tables that grow, then make the new ones."""
    for table, statement, added, values in REBUILT:
        kept = [row[1] for row in op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")]
        op.execute(statement)
        columns, taken = ", ".join((*kept, *added)), ", ".join((*kept, *values))
        op.execute(f"INSERT INTO {table}_rebuilt ({columns}) SELECT {taken} FROM {table}")  # noqa: S608  names of ours
        op.execute(f"DROP TABLE {table}")
        op.execute(f"ALTER TABLE {table}_rebuilt RENAME TO {table}")
    for statement in (*INDEXES, *TABLES):
        op.execute(statement)
