"""How a page looks, compared with a small picture of it that someone has looked at and kept.

Where there is none yet, one is drawn and the test fails, so that it is looked at and kept with the test. After a change that is meant,
delete the picture and run the test twice.
"""

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

SCALE = 0.3  # of 72 points to an inch: an A4 page is 179 pixels wide
BLURRED = ImageFilter.GaussianBlur(
    2
)  # edges are smoothed a little differently by each version of the renderer
ENOUGH = 24  # of 255, by which the blurred grey of a place may differ


def drawn(pdf: bytes, page: int = 0) -> Image.Image:
    """A page as a small grey picture."""
    picture: Image.Image = pypdfium2.PdfDocument(BytesIO(pdf))[page].render(scale=SCALE).to_pil()
    return picture.convert("L")


def differs(one: Image.Image, other: Image.Image) -> int:
    """How far the two are apart where they are furthest; 255 if they have not the same size."""
    if one.size != other.size:
        return 255
    apart = ImageChops.difference(one.filter(BLURRED), other.filter(BLURRED))
    return max(level for level, count in enumerate(apart.histogram()) if count)


def looks_like(pdf: bytes, kept: Path) -> bool:
    now = drawn(pdf)
    if not kept.exists():
        now.save(kept, optimize=True)
        return False
    return differs(now, Image.open(kept).convert("L")) <= ENOUGH
