"""Alembic's entry: runs on the connection it is handed, inside the transaction that connection is in.

An upgrade compares every row with the old book's. A revision that changes values, drops a column or removes rows on
purpose says so: REWRITES = {"table": ("column",)}; a column of the key stands for the rows themselves.
"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,
    render_as_batch=False,
)
context.run_migrations()
