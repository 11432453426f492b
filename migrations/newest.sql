-- What the revisions make, in one script. Written by `dev.py migration`; not to be edited by hand.
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE attachment (
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_attachment PRIMARY KEY (id)
) STRICT
;
CREATE INDEX ix_attachment_record ON attachment (record_kind, record_id)
;
CREATE TABLE attachment_content (
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_attachment_content PRIMARY KEY (sha256),
    CONSTRAINT ck_attachment_content_size CHECK (size <= 52428800 AND length(content) = size)
) STRICT
;
CREATE TABLE book_setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_book_setting PRIMARY KEY (id),
    CONSTRAINT uq_book_setting_key UNIQUE ("key")
) STRICT
;
CREATE TABLE change_log (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    params TEXT NOT NULL,
    policy TEXT NOT NULL,
    merge_key TEXT NOT NULL,
    step INTEGER NOT NULL,
    of_step INTEGER,
    state TEXT NOT NULL,
    CONSTRAINT ck_change_log_kind CHECK (kind IN ('do', 'undo', 'redo')),
    CONSTRAINT ck_change_log_policy CHECK (policy IN ('record', 'merge', 'barrier', 'none')),
    CONSTRAINT ck_change_log_state CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT
;
CREATE INDEX ix_change_log_state ON change_log (state, kind, seq)
;
CREATE INDEX ix_change_log_step ON change_log (step)
;
CREATE TABLE imported_key (
    "key" TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_imported_key PRIMARY KEY (id),
    CONSTRAINT uq_imported_key_key UNIQUE ("key")
) STRICT
;
CREATE INDEX ix_imported_key_record ON imported_key (record_id)
;
CREATE TABLE note (
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    text TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_note PRIMARY KEY (id)
) STRICT
;
CREATE INDEX ix_note_record ON note (record_kind, record_id)
;
CREATE TABLE reminder_answer (
    "key" TEXT NOT NULL,
    answer TEXT NOT NULL,
    until TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_reminder_answer PRIMARY KEY (id),
    CONSTRAINT uq_reminder_answer_key UNIQUE ("key"),
    CONSTRAINT ck_reminder_answer_answer CHECK (answer IN ('done', 'snoozed', 'dismissed'))
) STRICT
;
CREATE TABLE rule_note (
    rule_id TEXT NOT NULL,
    note TEXT NOT NULL,
    override TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_rule_note PRIMARY KEY (id),
    CONSTRAINT uq_rule_note_rule_id UNIQUE (rule_id)
) STRICT
;
CREATE TABLE tag (
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_tag PRIMARY KEY (id),
    CONSTRAINT uq_tag_name UNIQUE (name)
) STRICT
;
CREATE TABLE change_row (
    change_seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_change_row PRIMARY KEY (change_seq, position),
    CONSTRAINT fk_change_row_change_seq_change_log FOREIGN KEY(change_seq) REFERENCES change_log (seq)
) WITHOUT ROWID, STRICT
;
CREATE INDEX ix_change_row_row ON change_row (row_id, change_seq)
;
CREATE TABLE channel (
    creator_id TEXT NOT NULL,
    platform TEXT NOT NULL CONSTRAINT ck_channel_platform CHECK (platform IN ('instagram', 'tiktok',
        'youtube', 'facebook', 'x', 'threads', 'twitch', 'snapchat', 'pinterest', 'linkedin', 'podcast',
        'blog', 'newsletter', 'event', 'other')),
    handle TEXT NOT NULL,
    url TEXT NOT NULL,
    audience_countries TEXT NOT NULL,
    followers INTEGER,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_channel PRIMARY KEY (id),
    CONSTRAINT fk_channel_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
;
CREATE INDEX ix_channel_creator_id ON channel (creator_id)
;
CREATE TABLE number_series (
    creator_id TEXT NOT NULL,
    document TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_number_series PRIMARY KEY (id),
    CONSTRAINT uq_number_series_creator_id_document_year UNIQUE (creator_id, document, year),
    CONSTRAINT fk_number_series_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
;
CREATE INDEX ix_number_series_creator_id ON number_series (creator_id)
;
CREATE TABLE tagging (
    tag_id TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_tagging PRIMARY KEY (id),
    CONSTRAINT uq_tagging_tag_id_record_kind_record_id UNIQUE (tag_id, record_kind, record_id),
    CONSTRAINT fk_tagging_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id)
) STRICT
;
CREATE INDEX ix_tagging_record ON tagging (record_id)
;
CREATE INDEX ix_tagging_tag_id ON tagging (tag_id)
;
CREATE TABLE contact (
    brand_id TEXT,
    agency_id TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT fk_contact_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_contact_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
) STRICT
;
CREATE INDEX ix_contact_agency_id ON contact (agency_id)
;
CREATE INDEX ix_contact_brand_id ON contact (brand_id)
;
CREATE INDEX ix_contact_email ON contact (email)
;
CREATE TABLE deal_period (
    deal_id TEXT NOT NULL,
    label TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_deal_period PRIMARY KEY (id),
    CONSTRAINT fk_deal_period_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
;
CREATE INDEX ix_deal_period_deal_id ON deal_period (deal_id)
;
CREATE TABLE message (
    deal_id TEXT,
    contact_id TEXT,
    message_id TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    sent_at TEXT,
    body TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_message PRIMARY KEY (id),
    CONSTRAINT fk_message_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_message_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
) STRICT
;
CREATE INDEX ix_message_contact_id ON message (contact_id)
;
CREATE INDEX ix_message_deal_id ON message (deal_id)
;
CREATE INDEX ix_message_message_id ON message (message_id)
;
CREATE TABLE contract_version (
    contract_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    issued_at TEXT,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    data TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_contract_version PRIMARY KEY (id),
    CONSTRAINT uq_contract_version_contract_id_ordinal UNIQUE (contract_id, ordinal),
    CONSTRAINT fk_contract_version_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id)
) STRICT
;
CREATE INDEX ix_contract_version_contract_id ON contract_version (contract_id)
;
CREATE TABLE proof (
    post_id TEXT NOT NULL,
    attachment_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_proof PRIMARY KEY (id),
    CONSTRAINT fk_proof_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_proof_attachment_id_attachment FOREIGN KEY(attachment_id) REFERENCES attachment (id)
) STRICT
;
CREATE INDEX ix_proof_attachment_id ON proof (attachment_id)
;
CREATE INDEX ix_proof_post_id ON proof (post_id)
;
CREATE TABLE disclosure (
    post_id TEXT,
    gift_id TEXT,
    jurisdiction TEXT NOT NULL,
    duty TEXT NOT NULL,
    words TEXT NOT NULL,
    rule TEXT NOT NULL,
    source TEXT NOT NULL,
    checked_at TEXT,
    caption TEXT NOT NULL,
    verdict TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_disclosure PRIMARY KEY (id),
    CONSTRAINT fk_disclosure_post_id_post FOREIGN KEY(post_id) REFERENCES post (id),
    CONSTRAINT fk_disclosure_gift_id_gift FOREIGN KEY(gift_id) REFERENCES gift (id)
) STRICT
;
CREATE INDEX ix_disclosure_gift_id ON disclosure (gift_id)
;
CREATE INDEX ix_disclosure_post_id ON disclosure (post_id)
;
CREATE TABLE search_doc (
    rowid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT uq_search_doc_record UNIQUE (record_id, kind)
) STRICT
;
CREATE VIRTUAL TABLE search_trigram USING fts5(
    title, body, content='search_doc', content_rowid='rowid', tokenize='trigram', detail='full'
);
CREATE VIRTUAL TABLE search_prefix USING fts5(
    title, body, content='search_doc', content_rowid='rowid', tokenize='unicode61', prefix='1 2', detail='none'
);
CREATE TRIGGER search_trigram_insert AFTER INSERT ON search_doc BEGIN
    INSERT INTO search_trigram(rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TRIGGER search_trigram_delete AFTER DELETE ON search_doc BEGIN
    INSERT INTO search_trigram(search_trigram, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
END;
CREATE TRIGGER search_trigram_update AFTER UPDATE ON search_doc BEGIN
    INSERT INTO search_trigram(search_trigram, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
    INSERT INTO search_trigram(rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TRIGGER search_prefix_insert AFTER INSERT ON search_doc BEGIN
    INSERT INTO search_prefix(rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TRIGGER search_prefix_delete AFTER DELETE ON search_doc BEGIN
    INSERT INTO search_prefix(search_prefix, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
END;
CREATE TRIGGER search_prefix_update AFTER UPDATE ON search_doc BEGIN
    INSERT INTO search_prefix(search_prefix, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
    INSERT INTO search_prefix(rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TABLE "contract" (
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
;
CREATE INDEX ix_contract_deal_id ON contract (deal_id);
CREATE INDEX ix_contract_renews_id ON contract (renews_id);
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
;
CREATE INDEX ix_clause_wording_clause_id ON clause_wording (clause_id, language);
CREATE INDEX ix_clause_wording_creator_id ON clause_wording (creator_id);
CREATE INDEX ix_clause_wording_deal_id ON clause_wording (deal_id);
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
;
CREATE INDEX ix_contract_template_creator_id ON contract_template (creator_id);
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
;
CREATE INDEX ix_clause_choice_deal_id ON clause_choice (deal_id);
CREATE INDEX ix_clause_choice_template_id ON clause_choice (template_id);
CREATE TABLE task (
    text TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_task PRIMARY KEY (id)
) STRICT
;
CREATE INDEX ix_task_record ON task (record_kind, record_id);
CREATE INDEX ix_task_due_on ON task (due_on);
CREATE TABLE "post" (
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
;
CREATE INDEX ix_post_deliverable_id ON post (deliverable_id);
CREATE INDEX ix_post_brand_id ON post (brand_id);
CREATE INDEX ix_post_creator_id ON post (creator_id);
CREATE INDEX ix_post_planned_at ON post (planned_at);
CREATE INDEX ix_post_deal_id ON post (deal_id);
CREATE TABLE "agency" (
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
;
CREATE TABLE "usage_right" (
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
;
CREATE INDEX ix_usage_right_deal_id ON usage_right (deal_id);
CREATE TABLE "exclusivity" (
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
;
CREATE INDEX ix_exclusivity_deal_id ON exclusivity (deal_id);
CREATE TABLE "signature" (
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
;
CREATE INDEX ix_signature_contract_id ON signature (contract_id);
CREATE TABLE "creator" (
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
    vat_regime TEXT NOT NULL,
    vat_regime_since TEXT,
    tax_number TEXT NOT NULL,
    withholding TEXT NOT NULL,
    electronic_address TEXT NOT NULL,
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
;
CREATE TABLE "brand" (
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
    buyer_nature TEXT NOT NULL
        CONSTRAINT ck_brand_buyer_nature CHECK (buyer_nature IN ('unsaid', 'business', 'consumer')),
    electronic_address TEXT NOT NULL,
    late_steps TEXT NOT NULL,
    late_off INTEGER NOT NULL CONSTRAINT ck_brand_late_off CHECK (late_off IN (0, 1)),
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
;
CREATE INDEX ix_brand_name ON brand (name, id);
CREATE INDEX ix_brand_agency_id ON brand (agency_id);
CREATE TABLE "deal" (
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
    minutes INTEGER,
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
;
CREATE INDEX ix_deal_creator_id ON deal (creator_id);
CREATE INDEX ix_deal_agency_id ON deal (agency_id);
CREATE INDEX ix_deal_agent_id ON deal (agent_id);
CREATE INDEX ix_deal_brand_id ON deal (brand_id);
CREATE INDEX ix_deal_stage ON deal (stage, trashed_at, fee_currency, fee_minor);
CREATE INDEX ix_deal_title ON deal (title, id);
CREATE INDEX ix_deal_next_action_on ON deal (next_action_on);
CREATE INDEX ix_deal_contact_id ON deal (contact_id);
CREATE TABLE "deliverable" (
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
    approved_on TEXT,
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
;
CREATE INDEX ix_deliverable_deal_id ON deliverable (deal_id);
CREATE INDEX ix_deliverable_due_on ON deliverable (due_on);
CREATE TABLE "payment" (
    deal_id TEXT NOT NULL,
    label TEXT NOT NULL,
    amount_minor INTEGER,
    amount_currency TEXT,
    "trigger" TEXT NOT NULL
        CONSTRAINT ck_payment_trigger CHECK (trigger IN ('on_signature', 'on_approval', 'on_delivery', 'on_post',
            'on_date', 'after_invoice')),
    days_after INTEGER,
    due_count TEXT NOT NULL
        CONSTRAINT ck_payment_due_count CHECK (due_count IN ('days', 'days_then_month_end', 'month_end_then_days')),
    due_on TEXT,
    invoice_number TEXT NOT NULL,
    invoiced_on TEXT,
    with_taxes INTEGER,
    settled INTEGER NOT NULL,
    written_off INTEGER NOT NULL,
    paid_on TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_payment PRIMARY KEY (id),
    CONSTRAINT ck_payment_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT fk_payment_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id)
) STRICT
;
CREATE INDEX ix_payment_paid_on ON payment (paid_on);
CREATE INDEX ix_payment_due_on ON payment (due_on);
CREATE INDEX ix_payment_deal_id ON payment (deal_id);
CREATE TABLE "gift" (
    creator_id TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    deal_id TEXT,
    description TEXT NOT NULL,
    received_on TEXT,
    value_minor INTEGER,
    value_currency TEXT,
    value_link TEXT NOT NULL,
    value_rate TEXT NOT NULL,
    value_rate_on TEXT,
    value_rate_source TEXT NOT NULL,
    valuation TEXT NOT NULL
        CONSTRAINT ck_gift_valuation CHECK (valuation IN ('retail_price', 'list_price', 'brand_invoice',
            'market_price', 'brand_stated', 'estimate', 'unknown')),
    expectation TEXT NOT NULL
        CONSTRAINT ck_gift_expectation CHECK (expectation IN ('asked', 'expected', 'suggested', 'nothing', 'unknown')),
    wanted_words TEXT NOT NULL,
    carrier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    condition TEXT NOT NULL,
    fate TEXT NOT NULL
        CONSTRAINT ck_gift_fate CHECK (fate IN ('kept', 'to_return', 'returned', 'sold', 'given_away', 'raffled',
            'used_up')),
    fate_on TEXT,
    fate_with TEXT NOT NULL,
    sale_minor INTEGER,
    sale_currency TEXT,
    return_due_on TEXT,
    tax_nature TEXT NOT NULL
        CONSTRAINT ck_gift_tax_nature CHECK (tax_nature IN ('income_in_kind', 'sample', 'loan', 'gift',
            'taxed_by_giver', 'unknown')),
    tax_reason TEXT NOT NULL,
    tax_chosen_by TEXT NOT NULL,
    tax_chosen_on TEXT,
    flat_tax_notice_on TEXT,
    shown_in_post_id TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_gift PRIMARY KEY (id),
    CONSTRAINT ck_gift_value_pair CHECK ((value_minor IS NULL) = (value_currency IS NULL)),
    CONSTRAINT ck_gift_sale_pair CHECK ((sale_minor IS NULL) = (sale_currency IS NULL)),
    CONSTRAINT fk_gift_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_gift_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_gift_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_gift_shown_in_post_id_post FOREIGN KEY(shown_in_post_id) REFERENCES post (id)
) STRICT
;
CREATE INDEX ix_gift_deal_id ON gift (deal_id);
CREATE INDEX ix_gift_brand_id ON gift (brand_id);
CREATE INDEX ix_gift_shown_in_post_id ON gift (shown_in_post_id);
CREATE INDEX ix_gift_creator_id ON gift (creator_id);
CREATE INDEX ix_gift_received_on ON gift (received_on);
CREATE TABLE "letter" (
    creator_id TEXT NOT NULL,
    deal_id TEXT,
    brand_id TEXT,
    gift_id TEXT,
    payment_id TEXT,
    invoice_id TEXT,
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
    CONSTRAINT fk_letter_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id),
    CONSTRAINT fk_letter_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id)
) STRICT
;
CREATE INDEX ix_letter_creator_id ON letter (creator_id);
CREATE INDEX ix_letter_payment_id ON letter (payment_id);
CREATE INDEX ix_letter_deal_id ON letter (deal_id);
CREATE INDEX ix_letter_gift_id ON letter (gift_id);
CREATE INDEX ix_letter_brand_id ON letter (brand_id);
CREATE INDEX ix_letter_invoice_id ON letter (invoice_id);
CREATE TABLE statement_profile (
    headings_sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    mapping TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_statement_profile PRIMARY KEY (id),
    CONSTRAINT uq_statement_profile_headings_sha256 UNIQUE (headings_sha256)
) STRICT
;
CREATE TABLE rate (
    base TEXT NOT NULL,
    currency TEXT NOT NULL,
    rate_on TEXT NOT NULL,
    rate TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_rate PRIMARY KEY (id),
    CONSTRAINT uq_rate_base_currency_rate_on_source UNIQUE (base, currency, rate_on, source)
) STRICT
;
CREATE TABLE invoice_series (
    creator_id TEXT NOT NULL,
    name TEXT NOT NULL,
    pattern TEXT NOT NULL,
    yearly INTEGER NOT NULL CONSTRAINT ck_invoice_series_yearly CHECK (yearly IN (0, 1)),
    first INTEGER NOT NULL,
    first_year INTEGER,
    kinds TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_invoice_series PRIMARY KEY (id),
    CONSTRAINT fk_invoice_series_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
;
CREATE INDEX ix_invoice_series_creator_id ON invoice_series (creator_id);
CREATE TABLE statement (
    creator_id TEXT,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    currency TEXT NOT NULL,
    format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    opening INTEGER,
    closing INTEGER,
    read_at TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_statement PRIMARY KEY (id),
    CONSTRAINT fk_statement_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id)
) STRICT
;
CREATE INDEX ix_statement_creator_id ON statement (creator_id);
CREATE TABLE invoice (
    creator_id TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    agency_id TEXT,
    series_id TEXT,
    kind TEXT NOT NULL
        CONSTRAINT ck_invoice_kind CHECK (kind IN ('invoice', 'deposit', 'final', 'credit_note', 'correction')),
    state TEXT NOT NULL CONSTRAINT ck_invoice_state CHECK (state IN ('draft', 'issued')),
    year INTEGER,
    counter INTEGER,
    number TEXT,
    issued_on TEXT,
    issued_at TEXT,
    supplied_from TEXT,
    supplied_to TEXT,
    due_on TEXT,
    discount_bp INTEGER,
    discount_days INTEGER,
    currency TEXT NOT NULL,
    language TEXT NOT NULL,
    withholding TEXT NOT NULL,
    buyer_reference TEXT NOT NULL,
    order_reference TEXT NOT NULL,
    payment_reference TEXT NOT NULL,
    note TEXT NOT NULL,
    precedes_id TEXT,
    total_without_vat INTEGER,
    vat INTEGER,
    total_with_vat INTEGER,
    prepaid INTEGER,
    payable INTEGER,
    withheld INTEGER,
    cash_expected INTEGER,
    vat_at_home_minor INTEGER,
    vat_at_home_currency TEXT,
    home_rate TEXT NOT NULL,
    home_rate_on TEXT,
    home_rate_source TEXT NOT NULL,
    settled INTEGER NOT NULL,
    written_off INTEGER NOT NULL,
    paid_on TEXT,
    data TEXT NOT NULL,
    data_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER,
    xml_sha256 TEXT NOT NULL,
    xml_profile TEXT NOT NULL,
    sent_on TEXT,
    sent_through TEXT NOT NULL,
    platform_status TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_invoice PRIMARY KEY (id),
    CONSTRAINT uq_invoice_creator_id_number UNIQUE (creator_id, number),
    CONSTRAINT uq_invoice_series_id_year_counter UNIQUE (series_id, year, counter),
    CONSTRAINT ck_invoice_numbered CHECK ((state = 'draft') = (number IS NULL)),
    CONSTRAINT ck_invoice_vat_at_home_pair CHECK ((vat_at_home_minor IS NULL) = (vat_at_home_currency IS NULL)),
    CONSTRAINT fk_invoice_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_invoice_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_invoice_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT fk_invoice_series_id_invoice_series FOREIGN KEY(series_id) REFERENCES invoice_series (id),
    CONSTRAINT fk_invoice_precedes_id_invoice FOREIGN KEY(precedes_id) REFERENCES invoice (id)
) STRICT
;
CREATE INDEX ix_invoice_creator_id ON invoice (creator_id);
CREATE INDEX ix_invoice_issued_on ON invoice (issued_on);
CREATE INDEX ix_invoice_series_id ON invoice (series_id);
CREATE INDEX ix_invoice_brand_id ON invoice (brand_id);
CREATE INDEX ix_invoice_agency_id ON invoice (agency_id);
CREATE INDEX ix_invoice_precedes_id ON invoice (precedes_id);
CREATE INDEX ix_invoice_state ON invoice (state, trashed_at, paid_on, due_on);
CREATE TABLE statement_row (
    statement_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    digest TEXT NOT NULL,
    account TEXT NOT NULL,
    booked_on TEXT NOT NULL,
    valued_on TEXT,
    amount_minor INTEGER,
    amount_currency TEXT,
    original_minor INTEGER,
    original_currency TEXT,
    rate TEXT NOT NULL,
    fee INTEGER NOT NULL,
    counterparty TEXT NOT NULL,
    counterparty_account TEXT NOT NULL,
    text TEXT NOT NULL,
    reference TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL,
    bank_id TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT ck_statement_row_status CHECK (status IN ('booked', 'pending')),
    state TEXT NOT NULL CONSTRAINT ck_statement_row_state CHECK (state IN ('open', 'booked', 'ignored')),
    raw TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_statement_row PRIMARY KEY (id),
    CONSTRAINT uq_statement_row_digest UNIQUE (digest),
    CONSTRAINT ck_statement_row_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT ck_statement_row_original_pair CHECK ((original_minor IS NULL) = (original_currency IS NULL)),
    CONSTRAINT fk_statement_row_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id)
) STRICT
;
CREATE INDEX ix_statement_row_state ON statement_row (state, booked_on);
CREATE INDEX ix_statement_row_statement_id ON statement_row (statement_id);
CREATE TABLE payer_rule (
    brand_id TEXT,
    agency_id TEXT,
    account TEXT NOT NULL,
    payer TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_payer_rule PRIMARY KEY (id),
    CONSTRAINT uq_payer_rule_account_payer UNIQUE (account, payer),
    CONSTRAINT fk_payer_rule_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_payer_rule_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
) STRICT
;
CREATE INDEX ix_payer_rule_agency_id ON payer_rule (agency_id);
CREATE INDEX ix_payer_rule_brand_id ON payer_rule (brand_id);
CREATE TABLE invoice_allowance (
    invoice_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    amount INTEGER NOT NULL,
    vat_category TEXT NOT NULL
        CONSTRAINT ck_invoice_allowance_vat_category CHECK (vat_category IN ('S', 'Z', 'E', 'AE', 'O', 'G', 'K')),
    vat_rate_bp INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_invoice_allowance PRIMARY KEY (id),
    CONSTRAINT fk_invoice_allowance_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id)
) STRICT
;
CREATE INDEX ix_invoice_allowance_invoice_id ON invoice_allowance (invoice_id);
CREATE TABLE invoice_deposit (
    invoice_id TEXT NOT NULL,
    deposit_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_invoice_deposit PRIMARY KEY (id),
    CONSTRAINT uq_invoice_deposit_deposit_id UNIQUE (deposit_id),
    CONSTRAINT fk_invoice_deposit_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    CONSTRAINT fk_invoice_deposit_deposit_id_invoice FOREIGN KEY(deposit_id) REFERENCES invoice (id)
) STRICT
;
CREATE INDEX ix_invoice_deposit_invoice_id ON invoice_deposit (invoice_id);
CREATE INDEX ix_invoice_deposit_deposit_id ON invoice_deposit (deposit_id);
CREATE TABLE received (
    creator_id TEXT NOT NULL,
    brand_id TEXT,
    agency_id TEXT,
    statement_row_id TEXT,
    received_on TEXT NOT NULL,
    amount_minor INTEGER,
    amount_currency TEXT,
    rate TEXT NOT NULL,
    rate_on TEXT,
    rate_source TEXT NOT NULL,
    counterparty TEXT NOT NULL,
    reference TEXT NOT NULL,
    means TEXT NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_received PRIMARY KEY (id),
    CONSTRAINT ck_received_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT fk_received_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_received_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_received_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT fk_received_statement_row_id_statement_row FOREIGN KEY(statement_row_id) REFERENCES statement_row (id)
) STRICT
;
CREATE INDEX ix_received_brand_id ON received (brand_id);
CREATE INDEX ix_received_statement_row_id ON received (statement_row_id);
CREATE INDEX ix_received_received_on ON received (received_on);
CREATE INDEX ix_received_creator_id ON received (creator_id);
CREATE INDEX ix_received_agency_id ON received (agency_id);
CREATE TABLE split (
    creator_id TEXT,
    deal_id TEXT,
    agency_id TEXT,
    position INTEGER NOT NULL,
    partner TEXT NOT NULL,
    contact TEXT NOT NULL,
    role TEXT NOT NULL CONSTRAINT ck_split_role CHECK (role IN ('agency', 'manager', 'creator', 'lawyer', 'other')),
    manner TEXT NOT NULL CONSTRAINT ck_split_manner CHECK (manner IN ('percent', 'fixed', 'even', 'whole')),
    percent_bp INTEGER,
    fixed_minor INTEGER,
    fixed_currency TEXT,
    base TEXT NOT NULL CONSTRAINT ck_split_base CHECK (base IN ('without_taxes', 'with_taxes')),
    starts_on TEXT,
    ends_on TEXT,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_split PRIMARY KEY (id),
    CONSTRAINT ck_split_owner CHECK ((creator_id IS NULL) <> (deal_id IS NULL)),
    CONSTRAINT ck_split_fixed_pair CHECK ((fixed_minor IS NULL) = (fixed_currency IS NULL)),
    CONSTRAINT fk_split_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_split_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_split_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
) STRICT
;
CREATE INDEX ix_split_creator_id ON split (creator_id);
CREATE INDEX ix_split_deal_id ON split (deal_id);
CREATE INDEX ix_split_agency_id ON split (agency_id);
CREATE TABLE expense (
    creator_id TEXT NOT NULL,
    deal_id TEXT,
    brand_id TEXT,
    spent_on TEXT,
    text TEXT NOT NULL,
    category TEXT NOT NULL,
    amount_minor INTEGER,
    amount_currency TEXT,
    vat INTEGER,
    passed_on INTEGER NOT NULL CONSTRAINT ck_expense_passed_on CHECK (passed_on IN (0, 1)),
    evidence TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_expense PRIMARY KEY (id),
    CONSTRAINT ck_expense_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT fk_expense_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_expense_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_expense_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id)
) STRICT
;
CREATE INDEX ix_expense_creator_id ON expense (creator_id);
CREATE INDEX ix_expense_brand_id ON expense (brand_id);
CREATE INDEX ix_expense_spent_on ON expense (spent_on);
CREATE INDEX ix_expense_deal_id ON expense (deal_id);
CREATE TABLE allocation (
    received_id TEXT,
    credit_id TEXT,
    invoice_id TEXT,
    payment_id TEXT,
    statement_row_id TEXT,
    kind TEXT NOT NULL
        CONSTRAINT ck_allocation_kind CHECK (kind IN ('payment', 'fee', 'withholding', 'discount', 'rounding',
            'set_off', 'write_off', 'refund')),
    settled_on TEXT NOT NULL,
    amount_minor INTEGER,
    amount_currency TEXT,
    taken INTEGER NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_allocation PRIMARY KEY (id),
    CONSTRAINT ck_allocation_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT ck_allocation_amount CHECK (amount_minor > 0),
    CONSTRAINT ck_allocation_taken CHECK (taken >= 0),
    CONSTRAINT ck_allocation_payment CHECK (received_id IS NOT NULL OR kind <> 'payment'),
    CONSTRAINT ck_allocation_source CHECK (received_id IS NULL OR credit_id IS NULL),
    CONSTRAINT ck_allocation_target CHECK (invoice_id IS NOT NULL OR payment_id IS NOT NULL OR kind = 'refund'),
    CONSTRAINT fk_allocation_received_id_received FOREIGN KEY(received_id) REFERENCES received (id),
    CONSTRAINT fk_allocation_credit_id_invoice FOREIGN KEY(credit_id) REFERENCES invoice (id),
    CONSTRAINT fk_allocation_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    CONSTRAINT fk_allocation_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id),
    CONSTRAINT fk_allocation_statement_row_id_statement_row FOREIGN KEY(statement_row_id) REFERENCES statement_row (id)
) STRICT
;
CREATE INDEX ix_allocation_statement_row_id ON allocation (statement_row_id);
CREATE INDEX ix_allocation_invoice_id ON allocation (invoice_id);
CREATE INDEX ix_allocation_credit_id ON allocation (credit_id);
CREATE INDEX ix_allocation_payment_id ON allocation (payment_id);
CREATE INDEX ix_allocation_received_id ON allocation (received_id);
CREATE INDEX ix_allocation_settled_on ON allocation (settled_on);
CREATE TABLE earning (
    creator_id TEXT NOT NULL,
    brand_id TEXT,
    deal_id TEXT,
    payment_id TEXT,
    kind TEXT NOT NULL
        CONSTRAINT ck_earning_kind CHECK (kind IN ('bonus', 'affiliate', 'platform', 'royalty', 'other')),
    starts_on TEXT,
    ends_on TEXT,
    stated_on TEXT,
    clicks INTEGER,
    sales INTEGER,
    sold_minor INTEGER,
    sold_currency TEXT,
    amount_minor INTEGER,
    amount_currency TEXT,
    evidence TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_earning PRIMARY KEY (id),
    CONSTRAINT ck_earning_sold_pair CHECK ((sold_minor IS NULL) = (sold_currency IS NULL)),
    CONSTRAINT ck_earning_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT fk_earning_creator_id_creator FOREIGN KEY(creator_id) REFERENCES creator (id),
    CONSTRAINT fk_earning_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id),
    CONSTRAINT fk_earning_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_earning_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id)
) STRICT
;
CREATE INDEX ix_earning_deal_id ON earning (deal_id);
CREATE INDEX ix_earning_creator_id ON earning (creator_id);
CREATE INDEX ix_earning_brand_id ON earning (brand_id);
CREATE INDEX ix_earning_ends_on ON earning (ends_on);
CREATE INDEX ix_earning_payment_id ON earning (payment_id);
CREATE TABLE invoice_line (
    invoice_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL
        CONSTRAINT ck_invoice_line_kind CHECK (kind IN ('fee', 'expense', 'contribution', 'fund', 'stamp')),
    supply TEXT NOT NULL CONSTRAINT ck_invoice_line_supply CHECK (supply IN ('services', 'rights', 'goods')),
    deal_id TEXT,
    payment_id TEXT,
    expense_id TEXT,
    earning_id TEXT,
    text TEXT NOT NULL,
    quantity TEXT NOT NULL,
    unit TEXT NOT NULL,
    unit_price TEXT NOT NULL,
    discount INTEGER,
    net INTEGER NOT NULL,
    vat_category TEXT NOT NULL
        CONSTRAINT ck_invoice_line_vat_category CHECK (vat_category IN ('S', 'Z', 'E', 'AE', 'O', 'G', 'K')),
    vat_rate_bp INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_invoice_line PRIMARY KEY (id),
    CONSTRAINT fk_invoice_line_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    CONSTRAINT fk_invoice_line_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_invoice_line_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id),
    CONSTRAINT fk_invoice_line_expense_id_expense FOREIGN KEY(expense_id) REFERENCES expense (id),
    CONSTRAINT fk_invoice_line_earning_id_earning FOREIGN KEY(earning_id) REFERENCES earning (id)
) STRICT
;
CREATE INDEX ix_invoice_line_expense_id ON invoice_line (expense_id);
CREATE INDEX ix_invoice_line_earning_id ON invoice_line (earning_id);
CREATE INDEX ix_invoice_line_payment_id ON invoice_line (payment_id);
CREATE INDEX ix_invoice_line_invoice_id ON invoice_line (invoice_id);
CREATE INDEX ix_invoice_line_deal_id ON invoice_line (deal_id);
CREATE TABLE split_settlement (
    split_id TEXT NOT NULL,
    deal_id TEXT,
    allocation_id TEXT,
    amount_minor INTEGER,
    amount_currency TEXT,
    settled_on TEXT,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_split_settlement PRIMARY KEY (id),
    CONSTRAINT ck_split_settlement_amount_pair CHECK ((amount_minor IS NULL) = (amount_currency IS NULL)),
    CONSTRAINT fk_split_settlement_split_id_split FOREIGN KEY(split_id) REFERENCES split (id),
    CONSTRAINT fk_split_settlement_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id),
    CONSTRAINT fk_split_settlement_allocation_id_allocation FOREIGN KEY(allocation_id) REFERENCES allocation (id)
) STRICT
;
CREATE INDEX ix_split_settlement_allocation_id ON split_settlement (allocation_id);
CREATE INDEX ix_split_settlement_settled_on ON split_settlement (settled_on);
CREATE INDEX ix_split_settlement_split_id ON split_settlement (split_id);
CREATE INDEX ix_split_settlement_deal_id ON split_settlement (deal_id);
CREATE TABLE gift_showing (
    gift_id TEXT NOT NULL,
    post_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_gift_showing PRIMARY KEY (id),
    CONSTRAINT uq_gift_showing_gift_id_post_id UNIQUE (gift_id, post_id),
    CONSTRAINT fk_gift_showing_gift_id_gift FOREIGN KEY(gift_id) REFERENCES gift (id),
    CONSTRAINT fk_gift_showing_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
) STRICT
;
CREATE INDEX ix_gift_showing_post_id ON gift_showing (post_id);
CREATE INDEX ix_gift_showing_gift_id ON gift_showing (gift_id);
CREATE TABLE late_step (
    invoice_id TEXT,
    payment_id TEXT,
    letter_id TEXT,
    days INTEGER NOT NULL,
    sent_on TEXT,
    means TEXT NOT NULL,
    note TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    CONSTRAINT pk_late_step PRIMARY KEY (id),
    CONSTRAINT uq_late_step_invoice_id_days UNIQUE (invoice_id, days),
    CONSTRAINT uq_late_step_payment_id_days UNIQUE (payment_id, days),
    CONSTRAINT fk_late_step_invoice_id_invoice FOREIGN KEY(invoice_id) REFERENCES invoice (id),
    CONSTRAINT fk_late_step_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id),
    CONSTRAINT fk_late_step_letter_id_letter FOREIGN KEY(letter_id) REFERENCES letter (id)
) STRICT
;
CREATE INDEX ix_late_step_payment_id ON late_step (payment_id);
CREATE INDEX ix_late_step_letter_id ON late_step (letter_id);
CREATE INDEX ix_late_step_invoice_id ON late_step (invoice_id);
CREATE TABLE "terms" (
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
;
CREATE INDEX ix_terms_deal_id ON terms (deal_id);
CREATE TABLE digest_root (
    id INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    root BLOB NOT NULL,
    CONSTRAINT pk_digest_root PRIMARY KEY (id),
    CONSTRAINT ck_digest_root_id CHECK (id = 1)
) STRICT
;
CREATE TABLE digest_row (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    version INTEGER,
    digest BLOB NOT NULL,
    CONSTRAINT pk_digest_row PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID, STRICT
;
INSERT INTO search_trigram(search_trigram, rank) VALUES('rank', 'bm25(10.0, 1.0)');
INSERT INTO alembic_version(version_num) VALUES('0009');
PRAGMA application_id=1128419147;
PRAGMA user_version=9;
