"""A woven pattern stands for someone, so it must always be theirs."""

import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.weave import weave


def test_a_pattern_is_the_same_for_ever() -> None:
    assert weave("maria", "face") == weave("maria", "face")
    assert re.findall(r"class=\"([gt]\d)", weave("maria", "tile")) == re.findall(
        r"class=\"([gt]\d)", weave("maria", "face")
    )


def test_many_people_have_many_patterns() -> None:
    assert len({weave(f"person-{number}", "face") for number in range(200)}) > 180


@given(st.text(max_size=60))
def test_any_name_weaves_a_drawing_that_says_nothing_and_carries_nothing(seed: str) -> None:
    drawing = ET.fromstring(weave(seed, "face"))  # noqa: S314
    assert drawing.get("aria-hidden") == "true"
    assert {part.tag for part in drawing.iter()} == {"svg", "path"}
    assert all("style" not in part.attrib for part in drawing.iter())


@given(st.text(max_size=60))
def test_both_threads_can_be_told_apart(seed: str) -> None:
    first, second = re.findall(r"class=\"t(\d)", weave(seed, "face"))
    assert first != second
