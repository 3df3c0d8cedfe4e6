"""Draws the icons that a phone shows for the installed Kith: `python -m kith.ui.draw_icons`."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "static" / "ui"
PAPER, INDIGO, MADDER, WELD = "#faf9f4", "#3b3f8f", "#8a3b2a", "#d6b048"
UNITS = 42  # of which the mark takes 26 in the middle: phones cut the rest into circles and drops
FINE = 4  # drawn larger and scaled down, so that edges are smooth
THREADS = (
    # The strokes of ui/mark.svg as boxes in its 26 units, those that lie above others last.
    (4, 17, 22, 21, MADDER), (5, 4, 9, 22, WELD), (4, 5, 22, 9, INDIGO), (17, 4, 21, 22, INDIGO),
    (5, 16, 9, 22, WELD),
)  # fmt: skip


def draw(pixels: int) -> Image.Image:
    """The mark on paper, as a square of `pixels` × `pixels`."""
    unit = pixels * FINE / UNITS
    margin = (UNITS - 26) / 2
    picture = Image.new("RGB", (pixels * FINE, pixels * FINE), PAPER)
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom, colour in THREADS:
        corners = [(at + margin) * unit for at in (left, top, right, bottom)]
        pen.rectangle((corners[0], corners[1], corners[2] - 1, corners[3] - 1), fill=colour)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS)


def main() -> None:
    for pixels in (192, 512):
        draw(pixels).quantize(64).save(FOLDER / f"icon-{pixels}.png", optimize=True)


if __name__ == "__main__":
    main()
