"""What the triggers of this house have in common."""


def trigger_function(name: str, body: str) -> str:
    """PostgreSQL's function behind a trigger."""
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
