"""What a circle changes in its copy holds together, or is refused where it does not."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.supervision.formats.editing import edited, rearranged
from kith.domains.supervision.formats.plain import Plain, from_plain, to_plain
from kith.domains.supervision.formats.shipped import shipped
from kith.lib.toml.refusing import Refused

CODES = sorted(shipped())
ROWS = list("abcd")


def _copy(of: str) -> Plain:
    return to_plain(shipped()[of]["en"])


def _laid_over(copy: Plain, steps: list[Plain]) -> Plain:
    return edited(copy, title=copy["title"], good_for=copy["good_for"], steps=steps)


def _new(**details: Any) -> Plain:
    words = {
        "key": "",
        "title": "A breath",
        "purpose": "We are quiet.",
        "prompts": ["Breathe.", "Look around."],
    }
    return words | {"minutes": 3, "days": 1, "may_be_skipped": True, "in_turns": False} | details


@pytest.mark.parametrize("code", CODES)
def test_what_nobody_changed_stays_as_it_was(code: str) -> None:
    copy = _copy(code)
    assert from_plain(_laid_over(copy, copy["step"])) == shipped()[code]["en"]


@given(st.sampled_from(CODES), st.data())
def test_steps_in_any_order_with_other_times_still_hold_together(code: str, data: st.DataObject) -> None:
    copy = _copy(code)
    time = "minutes" if "minutes" in copy else "days"
    order = data.draw(st.permutations(copy["step"]))
    kept = order[: data.draw(st.integers(1, len(order)))]
    steps = [
        step | {time: data.draw(st.integers(5, 30) if time == "minutes" else st.just(1))} for step in kept
    ]
    shape = from_plain(_laid_over(copy, steps)).shape
    assert [each.key for each in shape.steps] == [each["key"] for each in steps]
    assert getattr(shape, time) == sum(each[time] for each in steps)


@pytest.mark.parametrize("code", CODES)
def test_a_new_step_is_for_all_and_gets_a_key_of_its_own(code: str) -> None:
    copy = _copy(code)
    lasts = [name for name in ("minutes", "days") if name in copy]
    new = {name: value for name, value in _new().items() if name not in {"minutes", "days"} - {*lasts}}
    once = _laid_over(copy, [*copy["step"], new])
    twice = from_plain(_laid_over(once, [new, *once["step"]])).shape
    added = [frame for frame in twice.steps if frame.key.startswith("step-")]
    assert len({frame.key for frame in added}) == 2
    assert all(frame.speakers == {"presenter", "moderator", "others"} for frame in added)


def test_what_is_kept_of_a_step_and_who_speaks_in_it_is_not_lost() -> None:
    copy = _copy("six-phase")
    before = deepcopy(copy)
    steps = [{name: step[name] for name in _new() if name in step} for step in copy["step"]]
    assert from_plain(_laid_over(copy, steps)) == from_plain(before)


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ([_new(), _new(prompts=["One."])], 2),
        ([_new(purpose=" ")], 1),
        ([_new(key="telling"), _new(key="telling")], 2),
        ([_new() for _each in range(13)], 0),
        ([], 0),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_says_at_which_step(steps: list[Plain], place: int) -> None:
    without = [{name: value for name, value in step.items() if name != "days"} for step in steps]
    with pytest.raises(Refused) as refused:
        from_plain(_laid_over(_copy("six-phase"), without))
    assert refused.value.line == place


def test_more_days_than_anyone_should_wait_are_refused() -> None:
    copy = _copy("written")
    with pytest.raises(Refused) as refused:
        from_plain(_laid_over(copy, [step | {"days": 5} for step in copy["step"]]))
    assert refused.value.line == 0


@pytest.mark.parametrize(
    ("do", "at", "then"),
    [
        ("earlier", 2, "acbd"), ("earlier", 0, "abcd"), ("later", 0, "bacd"), ("later", 3, "abcd"),
        ("out", 1, "acd"), ("new", -1, "abcd*"), ("out", 9, "abcd"), ("", 1, "abcd"),
    ],
)  # fmt: skip
def test_a_step_is_moved_left_out_or_added(do: str, at: int, then: str) -> None:
    assert "".join(rearranged(ROWS, do=do, at=at, new="*")) == then


def test_the_last_step_stays() -> None:
    assert rearranged(["a"], do="out", at=0, new="*") == ["a"]
