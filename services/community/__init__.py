"""The community file: who and what a community is, read from TOML and brought into the database."""

from services.community.apply import apply_community, give_tokens
from services.community.maps import looks_like_map, with_map, write_map
from services.community.present import present_community
from services.community.problems import CommunityErrors, Place, Problem, Wrong
from services.community.reading import check_community, read_community, reread_community
from services.community.schema import Community
from services.community.standards import Outcome, apply_standards
from services.community.work import Summary, Tally
from services.community.writing import write_community

__all__ = [
    "Community",
    "CommunityErrors",
    "Outcome",
    "Place",
    "Problem",
    "Summary",
    "Tally",
    "Wrong",
    "apply_community",
    "apply_standards",
    "check_community",
    "give_tokens",
    "looks_like_map",
    "present_community",
    "read_community",
    "reread_community",
    "with_map",
    "write_community",
    "write_map",
]
