"""Keep a digest of each row, and a root of them all.

The digests themselves are made by the program once all revisions have run: each later one changes rows too.
"""

from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = (
    """
CREATE TABLE digest_root (
    id INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    root BLOB NOT NULL,
    CONSTRAINT pk_digest_root PRIMARY KEY (id),
    CONSTRAINT ck_digest_root_id CHECK (id = 1)
) STRICT
""",
    """
CREATE TABLE digest_row (
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    version INTEGER,
    digest BLOB NOT NULL,
    CONSTRAINT pk_digest_row PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID, STRICT
""",
)


def upgrade() -> None:
    """Bring a book from schema 0008 to 0009."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
