"""Addresses of photos and voices: signed, so that a plain ``<img>`` may fetch them; good for two days at most."""

import re
from datetime import date, datetime
from hashlib import sha256

from itsdangerous import BadSignature, Signer

_CONTENT = re.compile(r"([0-9a-f]{64})\.([0-9]{1,7})")


class PhotoLinks:
    """Signs addresses of photos and voices. The same one has one address a day, so that browsers keep it."""

    def __init__(self, secret: str) -> None:
        self._signer = Signer(secret, salt="linli.photo", digest_method=sha256)

    def token(self, sha: str, now: datetime) -> str:
        """What stands in the address of a photo."""
        return self._signer.sign(f"{sha}.{_day(now)}").decode()

    def sha(self, token: str, now: datetime) -> str | None:
        """The photo that a token of today or yesterday means; ``None`` for anything forged or old."""
        try:
            content = self._signer.unsign(token.encode()).decode()
        except (BadSignature, UnicodeError):
            return None
        found = _CONTENT.fullmatch(content)
        if found is None or not 0 <= _day(now) - int(found[2]) <= 1:
            return None
        return found[1]


def _day(now: datetime) -> int:
    return (now.date() - date(1970, 1, 1)).days
