"""A circle keeps its own copy in JSON; read again, it is looked at as any other."""

import json
from typing import Any

import pytest

from kith.domains.supervision.formats.framing import frame_from_plain, frame_to_plain
from kith.domains.supervision.formats.plain import from_plain, to_plain
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.formats.shipped import shipped
from kith.lib.toml.refusing import Refused

ALL = [told for by_language in shipped().values() for told in by_language.values()]


@pytest.mark.parametrize("told", ALL, ids=lambda told: f"{told.code}.{told.language}")
def test_each_comes_back_from_json_as_it_was(told: Format) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(told)))) == told
    for frame in told.shape.frames:
        assert frame_from_plain(json.loads(json.dumps(frame_to_plain(frame)))) == frame


def edited(code: str = "six-phase") -> dict[str, Any]:
    return to_plain(shipped()[code]["en"])


def test_a_circle_can_change_words_minutes_and_steps() -> None:
    copy = edited()
    copy["title"] = "Our way"
    copy["step"][0]["prompts"] = ["Who goes first?", "Who holds the tea?"]
    copy["step"] = [each for each in copy["step"] if each["key"] != "method"]
    copy["step"][1]["minutes"] = 15
    assert from_plain(copy).title == "Our way"
    assert [each.key for each in from_plain(copy).shape.steps] == [
        "roles",
        "telling",
        "key-question",
        "ideas",
        "taking",
    ]


def test_what_no_longer_holds_together_is_refused_with_the_number_of_the_step() -> None:
    copy = edited()
    copy["step"][4]["may_speak"] = ["all"]
    with pytest.raises(Refused, match="only listens or rests") as refused:
        from_plain(copy)
    assert refused.value.line == 5


def test_what_is_wrong_above_the_steps_has_no_number() -> None:
    copy = edited()
    copy["minutes"] = 41
    with pytest.raises(Refused, match="do not add up") as refused:
        from_plain(copy)
    assert refused.value.line == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("step", "none"),
        ("step", [1, 2]),
        ("size", 4),
        ("title", None),
        ("form", []),
        ("surprise", True),
        ("minutes", True),
    ],
)
def test_whatever_json_brings_is_refused_and_breaks_nothing(key: str, value: object) -> None:
    with pytest.raises(Refused):
        from_plain(edited() | {key: value})
