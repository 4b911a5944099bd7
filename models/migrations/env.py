"""What Alembic runs: it works on the connection that ``bot.migrate`` gives it, within that transaction."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import BigInteger, Enum
from sqlmodel import AutoString, UTCDateTime

from models import metadata


def plain_types(kind: str, value: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write the models' types as the plain ones of SQLAlchemy, or those of ``models.migrations.columns``."""
    if kind != "type":
        return False
    if isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(value, AutoString):
        return "sa.String()"
    if isinstance(value, Enum):
        return f"columns.one_of({', '.join(map(repr, value.enums))})"
    if isinstance(value, BigInteger):
        return "columns.growing()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=context.config.attributes["batch"],
    render_item=plain_types,
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
