"""Why a command can't go on."""


class Stopped(Exception):
    """The message says why and what to do, in one sentence for the operator."""
