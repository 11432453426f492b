"""${message}.

No batch_alter_table: it rebuilds tables and drops children, triggers and unnamed constraints. Use ADD, RENAME and DROP
COLUMN, or SQLite's own twelve steps written out.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring a book from schema ${down_revision} to ${up_revision}."""
    ${upgrades if upgrades else "pass"}
