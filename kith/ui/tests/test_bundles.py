"""What a phone has to fetch stays small."""

import re
from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).parents[1] / "static" / "ui"
KILO = 1024


def _wire(*files: Path) -> int:
    return sum(len(brotli.compress(file.read_bytes())) for file in files)


def test_styles_are_one_small_file() -> None:
    (sheet,) = (STATIC / "css").glob("*.css")
    assert _wire(sheet) <= 12 * KILO


def test_all_scripts_together_are_small() -> None:
    scripts = list(STATIC.rglob("*.js"))
    assert len(scripts) > 5
    assert _wire(*scripts) <= 30 * KILO


def test_one_file_loads_every_behaviour() -> None:
    loaded = set(re.findall(r"behaviours/(\w+)\.js", (STATIC / "kith.js").read_text(encoding="utf-8")))
    assert loaded == {file.stem for file in (STATIC / "behaviours").iterdir()}


@pytest.mark.parametrize("name", ["atkinson"])
def test_what_others_made_comes_with_its_licence_and_version(name: str) -> None:
    folder = STATIC / "vendor" / name
    assert (folder / "LICENSE").stat().st_size > 200
    version = (folder / "VERSION").read_text(encoding="utf-8").strip()
    assert f"={version}\n" in (STATIC.parents[3] / "bin" / "vendor").read_text(encoding="utf-8")


def test_every_icon_that_a_page_names_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    pages = STATIC.parents[2].rglob("*.html")
    named = {
        name for page in pages for name in re.findall(r'{% icon "(\w+)"', page.read_text(encoding="utf-8"))
    }
    assert named <= drawn
    assert len(drawn) >= 24
