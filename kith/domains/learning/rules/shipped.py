"""The rule sets that come with the house: those of six boards written by hand, and simple ones from a list."""

from functools import cache
from pathlib import Path

from kith.domains.learning.rules.reading import read
from kith.domains.learning.rules.shapes import RuleSet

HERE = Path(__file__).parent


@cache
def shipped() -> dict[str, tuple[RuleSet, str]]:
    """Each rule set by its code, with its text."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*/*.toml"))]
    return {rules.code: (rules, text) for rules, text in ((read(text), text) for text in texts)}
