"""Which certificates were taken back, as one bit each in a long list (W3C Bitstring Status List 1.0).

A list is so long that nobody can tell from asking for it which certificate is meant. The first bit is the leftmost.
"""

import gzip
import zlib
from collections.abc import Iterable
from datetime import datetime

from kith.lib.badges.multibase import base64url, from_base64url
from kith.lib.badges.writing import CREDENTIALS, Document, address, moment

FEWEST, MOST = 131_072, 16_777_216


class OutOfRange(IndexError):
    """The list has no such place."""


class NoList(ValueError):
    """A text that is no list, or one that is shorter or longer than we read."""


class StatusList:
    """A list of bits, none of which is set at first."""

    def __init__(self, revoked: Iterable[int] = (), *, length: int = FEWEST) -> None:
        if not FEWEST <= length <= MOST or length % 8:
            raise ValueError(f"a list has between {FEWEST} and {MOST} places, in eights")
        self._bits = bytearray(length // 8)
        for index in revoked:
            self.revoke(index)

    def __len__(self) -> int:
        return len(self._bits) * 8

    def revoke(self, index: int) -> None:
        """Taken back for good. Raises `OutOfRange`."""
        self._bits[self._byte(index)] |= 0x80 >> index % 8

    def is_revoked(self, index: int) -> bool:
        """Raises `OutOfRange`."""
        return bool(self._bits[self._byte(index)] & 0x80 >> index % 8)

    def _byte(self, index: int) -> int:
        if not 0 <= index < len(self):
            raise OutOfRange(f"{index} is not one of {len(self)} places")
        return index // 8

    def encoded(self) -> str:
        """The same text for the same bits."""
        return base64url(gzip.compress(bytes(self._bits), mtime=0))

    @classmethod
    def decoded(cls, text: str) -> "StatusList":
        """Raises `NoList`."""
        unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            bits = unpacking.decompress(from_base64url(text), MOST // 8 + 1)
        except (ValueError, zlib.error) as wrong:
            raise NoList(str(wrong)) from wrong
        if not unpacking.eof or not FEWEST <= len(bits) * 8 <= MOST:
            raise NoList("not of a length that we read")
        found = cls(length=len(bits) * 8)
        found._bits[:] = bits
        return found


def list_document(
    bits: StatusList,
    *,
    at_address: str,
    issuer: str,
    valid_from: datetime,
    valid_until: datetime | None = None,
) -> Document:
    """The list as a credential of its own, to be signed as any other."""
    until = {"validUntil": moment(valid_until)} if valid_until else {}
    return {
        "@context": [CREDENTIALS],
        "id": address(at_address),
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": address(issuer),
        "validFrom": moment(valid_from),
        **until,
        "credentialSubject": {
            "id": f"{at_address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": bits.encoded(),
        },
    }
