"""Bytes as text that says how it is written: “z” for base58 (of Bitcoin), “u” for base64url without padding."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

_SIGNS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
LONGEST_BASE58 = 200  # its cost grows with the square of the length


def base58(data: bytes) -> str:
    number, signs = int.from_bytes(data), ""
    while number:
        number, value = divmod(number, 58)
        signs = _SIGNS[value] + signs
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + _SIGNS[0] * zeros + signs


def from_base58(text: str) -> bytes:
    """Raises `ValueError` for anything that `base58` would not have written."""
    if not text.startswith("z") or len(text) > LONGEST_BASE58:
        raise ValueError("no base58 of a length that we read")
    number = 0
    for sign in text[1:]:
        if sign not in _VALUES:
            raise ValueError("a sign that base58 does not have")
        number = number * 58 + _VALUES[sign]
    zeros = len(text[1:]) - len(text[1:].lstrip(_SIGNS[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def base64url(data: bytes) -> str:
    return "u" + plain_base64url(data)


def from_base64url(text: str) -> bytes:
    """Raises `ValueError` for anything that `base64url` would not have written."""
    if not text.startswith("u"):
        raise ValueError("no base64url")
    return from_plain_base64url(text[1:])


def plain_base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_plain_base64url(text: str) -> bytes:
    """Raises `ValueError` for what has other signs in it, or bits that nobody reads: each text stands for other bytes."""
    data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if plain_base64url(data) != text:
        raise ValueError("not the only way to write these bytes")
    return data
