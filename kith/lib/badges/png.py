"""A certificate inside a PNG, in a part of its own (`iTXt`, `openbadgecredential`), which pictures carry unseen."""

import zlib
from collections.abc import Iterator

from kith.lib.badges.pictures import Damaged, HasOne

BEGINNING = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
LONGEST_TEXT, MOST_CHUNKS = 256 * 1024, 20_000
_LAST = b"IEND"


def bake(picture: bytes, text: str) -> bytes:
    """The picture with this text in it. Raises `HasOne`, or `Damaged` if it is no picture."""
    if take_out(picture) is not None:
        raise HasOne
    chunks = [_packed(name, data) for name, data in _chunks(picture)]
    chunks.insert(-1, _packed(b"iTXt", KEYWORD + b"\0\0\0\0\0" + text.encode()))
    return BEGINNING + b"".join(chunks)


def take_out(picture: bytes) -> str | None:
    """The text in the picture, or None. Raises `Damaged`: each part has to fit its own checksum."""
    found = [text for name, data in _chunks(picture) if name == b"iTXt" if (text := _text(data)) is not None]
    if len(found) > 1:
        raise Damaged("more than one")
    return found[0] if found else None


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part of the picture, its name and what is in it, up to the last."""
    if not picture.startswith(BEGINNING):
        raise Damaged("no PNG")
    at = len(BEGINNING)
    for _ in range(MOST_CHUNKS):
        length, name = int.from_bytes(picture[at : at + 4]), picture[at + 4 : at + 8]
        end = at + 8 + length
        data, sum_said = picture[at + 8 : end], picture[end : end + 4]
        if len(sum_said) < 4 or zlib.crc32(name + data) != int.from_bytes(sum_said):
            raise Damaged("a part does not fit its checksum")
        yield name, data
        if name == _LAST:
            return
        at = end + 4
    raise Damaged("too many parts")


def _packed(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def _text(data: bytes) -> str | None:
    """What a part says if it is ours: keyword, two bytes about packing, language, keyword in it, text."""
    keyword, _, rest = data.partition(b"\0")
    if keyword != KEYWORD:
        return None
    try:
        is_packed, (_, _, text) = rest[0], rest[2:].split(b"\0", 2)
        return (_unpacked(text) if is_packed else text).decode()
    except (IndexError, ValueError, zlib.error) as wrong:
        raise Damaged(str(wrong)) from wrong


def _unpacked(text: bytes) -> bytes:
    """The standard forbids it, but some programs pack what they save anew."""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(text, LONGEST_TEXT)
    if not unpacking.eof:
        raise ValueError("too long")
    return found
