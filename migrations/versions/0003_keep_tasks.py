"""Keep tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
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
""",
    "CREATE INDEX ix_task_record ON task (record_kind, record_id)",
    "CREATE INDEX ix_task_due_on ON task (due_on)",
)


def upgrade() -> None:
    """Bring a book from schema 0002 to 0003."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
