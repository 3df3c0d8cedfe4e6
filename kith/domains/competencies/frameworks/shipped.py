"""The frameworks that come with the house."""

from functools import cache
from pathlib import Path

from kith.domains.competencies.frameworks.reading import read
from kith.domains.competencies.frameworks.shapes import Framework

HERE = Path(__file__).parent


@cache
def shipped() -> dict[tuple[str, int], tuple[Framework, str]]:
    """Each framework by its code and version, with its text."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(HERE.glob("data/*.toml"))]
    read_ones = [(read(text), text) for text in texts]
    return {(each.code, each.version): (each, text) for each, text in read_ones}
