"""Alembic migrations: how a database came to the shape that the models have now."""
