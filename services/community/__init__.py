"""The community file: who and what a community is, read from TOML and brought into the database."""

from services.community.apply import apply_community, give_tokens
from services.community.problems import CommunityErrors, Problem, Wrong
from services.community.reading import read_community
from services.community.schema import Community
from services.community.work import Summary, Tally

__all__ = [
    "Community",
    "CommunityErrors",
    "Problem",
    "Summary",
    "Tally",
    "Wrong",
    "apply_community",
    "give_tokens",
    "read_community",
]
