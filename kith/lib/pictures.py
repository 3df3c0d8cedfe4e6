"""Pictures as we keep them: upright, without hidden data such as the place where they were taken."""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, ImageSequence

MOST_PIXELS = 50_000_000
MOST_PIXELS_MOVING = 60_000_000
THUMBNAIL = (960, 4000)

# What belongs to the picture itself: its colours and, where it moves, its pace.
_KEPT = ("icc_profile", "transparency", "duration", "loop", "disposal", "blend", "background")
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {},
    "GIF": {},
    "WEBP": {"quality": 90},
}


class TooManyPixels(Exception):
    """A picture that would fill the memory when it is opened."""


@dataclass(frozen=True)
class Picture:
    """A clean picture, its size in pixels, and a small WebP of it that stands still."""

    data: bytes
    width: int
    height: int
    thumbnail: bytes


def clean(data: bytes, *, form: str) -> Picture:
    """Write a picture anew without hidden data. Raises `TooManyPixels`, or whatever Pillow raises if it is broken."""
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as image:
            image.verify()
        with Image.open(io.BytesIO(data), formats=[form]) as image:
            return _cleaned(image, form, lossless=b"VP8L" in data[:64])
    except Image.DecompressionBombError as bomb:
        raise TooManyPixels from bomb


def smaller(data: bytes, *, form: str, within: tuple[int, int]) -> bytes:
    """A clean picture once more, at most so wide and so high in pixels."""
    with Image.open(io.BytesIO(data), formats=[form]) as image:
        image.thumbnail(within, Image.Resampling.LANCZOS)
        return _written(image, form, **_OPTIONS[form])


def _cleaned(image: Image.Image, form: str, *, lossless: bool) -> Picture:
    _measure(image)
    frames = _frames(image, form)
    options = _OPTIONS[form] | ({"lossless": True} if form == "WEBP" and lossless else {})
    if len(frames) > 1:
        options |= _pace(image, frames)
    first = frames[0]
    width, height = first.size
    return Picture(_written(first, form, **options), width, height, _thumbnail(first))


def _frames(image: Image.Image, form: str) -> list[Image.Image]:
    """A JPEG is always one picture; what some cameras add behind it is for screens that show depth."""
    if form == "JPEG" or getattr(image, "n_frames", 1) == 1:
        return [_plain(image, form)]
    return [_plain(frame.copy(), form) for frame in ImageSequence.Iterator(image)]


def _measure(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MOST_PIXELS or pixels * getattr(image, "n_frames", 1) > MOST_PIXELS_MOVING:
        raise TooManyPixels


def _plain(frame: Image.Image, form: str) -> Image.Image:
    """The frame turned upright, with nothing but what belongs to the picture."""
    ImageOps.exif_transpose(frame, in_place=True)
    if form == "JPEG" and frame.mode not in ("L", "RGB"):
        frame.info.pop("icc_profile", None)  # it describes the inks that are converted away
        frame = frame.convert("RGB")
    frame.info = {key: value for key, value in frame.info.items() if key in _KEPT}
    return frame


def _pace(image: Image.Image, frames: list[Image.Image]) -> dict[str, Any]:
    durations = [frame.info.get("duration", 100) for frame in frames]
    pace: dict[str, Any] = {"save_all": True, "append_images": frames[1:], "duration": durations}
    return pace | ({"loop": image.info["loop"]} if "loop" in image.info else {})


def _thumbnail(image: Image.Image) -> bytes:
    """Shrinks the picture in place where it can: a copy of a large one would cost memory."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    small = image if image.mode == mode else image.convert(mode)
    small.thumbnail(THUMBNAIL, Image.Resampling.LANCZOS)
    return _written(small, "WEBP", quality=80)


def _written(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
