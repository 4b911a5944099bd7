"""Links into the chat page: what stands in them is sealed with the house's secret, so that none can be guessed.

A seal holds numbers of rows and a mark over them; the row says whether it still counts.
"""

import hmac
from base64 import b32encode
from dataclasses import dataclass, field

_MARK = 15
"""Bytes of a mark: 24 letters in a link."""
_DIGITS = 9


@dataclass(frozen=True)
class Doors:
    """Where the pages are (``front``, empty without a chat page) and what seals their links."""

    front: str = ""
    secret: str = field(default="", repr=False)
    demo: bool = False

    def mark(self, kind: str, text: str) -> str:
        """A short mark that only this house can make over ``text``."""
        digest = hmac.digest(self.secret.encode(), f"linli.{kind}:{text}".encode(), "sha256")
        return b32encode(digest[:_MARK]).decode().lower()

    def seal(self, kind: str, *numbers: int) -> str:
        """The token that stands in a link of this ``kind``."""
        head = "-".join(map(str, numbers))
        return f"{head}-{self.mark(kind, head)}"

    def opened(self, kind: str, token: str) -> tuple[int, ...] | None:
        """The numbers in a token; ``None`` for one that this house never made."""
        head, _, mark = token.rpartition("-")
        numbers = head.split("-")
        if not all(part.isascii() and part.isdigit() and len(part) <= _DIGITS for part in numbers):
            return None
        if not hmac.compare_digest(mark.encode("utf-8", "replace"), self.mark(kind, head).encode()):
            return None
        return tuple(map(int, numbers))

    def link(self, kind: str, *numbers: int) -> str:
        """A whole link; empty without a chat page."""
        return f"{self.front}/{kind}/{self.seal(kind, *numbers)}" if self.front else ""
