"""Alembic's entry: runs on the connection it is handed, inside the transaction that connection is in."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,
    render_as_batch=False,
)
context.run_migrations()
