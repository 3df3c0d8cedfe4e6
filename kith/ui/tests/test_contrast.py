"""Words can be read in every appearance: contrast is computed from the tokens of the style sheet itself."""

import math
import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parents[1] / "static" / "ui" / "css" / "kith.css").read_text(encoding="utf-8")
COLOUR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
GROUNDS = ("paper", "sheet", "shade", "indigo-wash")
THREADS = ("indigo", "madder", "moss", "quiet")
AAA, AA, EDGE = 7.0, 4.5, 3.0

Tokens = dict[str, str]


def _block(selector: str) -> Tokens:
    start = SHEET.index(selector + " {")
    return dict(re.findall(r"--([\w-]+): ([^;]+);", SHEET[start : SHEET.index("\n  }", start)]))


NORMAL = _block(":root")
APPEARANCES = {
    (name, scheme): (tokens, scheme)
    for name, tokens in {"usual": NORMAL, "calm": NORMAL | _block('[data-appearance="calm"]')}.items()
    for scheme in (0, 1)
}


def _luminance(tokens: Tokens, name: str, scheme: int) -> float:
    """Relative luminance (WCAG) of a token; the matrices are those of OKLab's author, Björn Ottosson."""
    value = tokens[name]
    if other := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return _luminance(tokens, other[1], scheme)
    lightness, chroma, hue = (float(part) for part in re.findall(COLOUR, value)[scheme])
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(tokens: Tokens, scheme: int, one: str, other: str) -> float:
    lights = sorted((_luminance(tokens, one, scheme), _luminance(tokens, other, scheme)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_the_computation_knows_black_on_white() -> None:
    tokens = {"black": "x oklch(0 0 0)", "white": "x oklch(1 0 0)"}
    assert _contrast(tokens, 0, "black", "white") == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_text_is_read_without_effort_on_every_ground(appearance: tuple[str, int]) -> None:
    tokens, scheme = APPEARANCES[appearance]
    for ground in (*GROUNDS, "glow"):
        assert _contrast(tokens, scheme, "ink", ground) >= AAA, ground


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_links_kinds_and_quiet_words_are_legible_on_every_ground(appearance: tuple[str, int]) -> None:
    tokens, scheme = APPEARANCES[appearance]
    for ground in GROUNDS:
        for thread in THREADS:
            assert _contrast(tokens, scheme, thread, ground) >= AA, (thread, ground)


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_links_within_text_meet_the_measure_of_text(appearance: tuple[str, int]) -> None:
    tokens, scheme = APPEARANCES[appearance]
    for ground in ("paper", "sheet"):
        assert _contrast(tokens, scheme, "indigo", ground) >= AAA, ground


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_what_can_be_pressed_or_filled_in_has_an_edge(appearance: tuple[str, int]) -> None:
    tokens, scheme = APPEARANCES[appearance]
    for ground in ("paper", "sheet"):
        assert _contrast(tokens, scheme, "edge", ground) >= EDGE, ground


def test_no_colour_is_named_outside_the_tokens() -> None:
    layers = SHEET.split("@layer tokens {", 1)
    named = re.compile(r"(?<!--)#[0-9a-f]{3,8}\b|oklch\(|hsl\(", re.IGNORECASE)
    assert named.findall(layers[0]) == []
    parts = layers[1][layers[1].index("@layer base {") : layers[1].index("@layer print {")]
    assert named.findall(parts) == []
