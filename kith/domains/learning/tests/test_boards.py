"""The six boards, as domain facts have them: what each asks for, and when."""

import pytest

from kith.domains.learning.rules.shapes import Waiver, Why
from kith.domains.learning.rules.standing import standing
from kith.domains.learning.tests.held import board, day, earned, held, missing, stands

PA, NE, CA = "us-pa-cps", "us-ne-cpss", "us-ca-mpss"
GA, TX, WI = "us-ga-cps-mh", "us-tx-via-hope", "us-wi-cps"


@pytest.mark.parametrize("code", [PA, NE, CA, GA, TX, WI])
def test_every_board_names_its_source_and_says_that_nobody_confirmed_it(code: str) -> None:
    rules = board(code)
    assert rules.source.startswith("https://")
    assert rules.source_name
    assert rules.notes
    assert not rules.confirmed


@pytest.mark.parametrize(
    ("issued", "today", "starts", "ends"),
    [
        ("2025-03-15", "2026-01-01", "2025-03-15", "2027-03-15"),
        ("2025-03-15", "2027-03-14", "2025-03-15", "2027-03-15"),
        ("2024-02-29", "2026-02-27", "2024-02-29", "2026-02-28"),
    ],
)
def test_pennsylvania_counts_two_years_from_the_day_of_issue(
    issued: str, today: str, starts: str, ends: str
) -> None:
    found = stands(board(PA), held(issued), [], today=today)
    assert (found.period.starts, found.period.ends) == (day(starts), day(ends))


def test_pennsylvania_after_a_leap_day_comes_back_to_it() -> None:
    found = stands(board(PA), held("2024-02-29", settled="2026-02-28"), [], today="2027-06-01")
    assert (found.period.starts, found.period.ends) == (day("2026-02-28"), day("2028-02-29"))


@pytest.mark.parametrize(
    ("trainings", "lacking"),
    [
        ([], {"total": 36, "peer-support": 24, "ethics": 3, "elective": 9}),
        ([("peer-support", 24), ("ethics", 3), ("other", 9)], {}),
        ([("ethics", 36)], {"peer-support": 24}),
        ([("recovery", 24), ("ethics", 12)], {}),
        ([("peer-support", 36)], {"ethics": 3}),
        ([("peer-support", 33), ("ethics", 2.5)], {"total": 0.5, "ethics": 0.5}),
    ],
)
def test_pennsylvania_counts_no_hour_in_two_groups(
    trainings: list[tuple[str, float]], lacking: dict[str, float]
) -> None:
    own = [earned("2025-05-01", hours, topic) for topic, hours in trainings]
    assert missing(stands(board(PA), held("2025-03-15"), own, today="2026-01-01")) == lacking


def test_pennsylvania_gives_what_fits_two_groups_to_the_smaller_one_where_as_much_is_missing_either_way() -> (
    None
):
    own = [earned("2025-05-01", 2.5, "peer-support", "ethics")]
    found = stands(board(PA), held("2025-03-15"), own, today="2026-01-01")
    assert missing(found) == {"total": 33.5, "peer-support": 24, "ethics": 0.5, "elective": 9}


def test_pennsylvania_shares_out_what_is_of_two_topics_so_that_the_least_is_missing() -> None:
    """Whoever gave the training of both to peer support first would miss ethics."""
    own = [
        earned("2025-05-01", 3, "peer-support", "ethics"), earned("2025-05-02", 24, "peer-support"),
        earned("2025-05-03", 9, "other"),
    ]  # fmt: skip
    assert stands(board(PA), held("2025-03-15"), own, today="2026-01-01").is_met


@pytest.mark.parametrize(
    ("issued", "today", "ends"),
    [
        ("2024-05-01", "2024-06-01", "2025-09-01"),
        ("2025-08-31", "2025-08-31", "2025-09-01"),
        ("2025-09-01", "2025-09-01", "2027-09-01"),
        ("2026-01-01", "2027-08-31", "2027-09-01"),
    ],
)
def test_nebraska_ends_on_the_first_of_september_of_odd_years(issued: str, today: str, ends: str) -> None:
    assert stands(board(NE), held(issued), [], today=today).period.ends == day(ends)


@pytest.mark.parametrize(
    ("issued", "grandfathered", "is_met"),
    [
        ("2024-09-01", False, True),
        ("2025-03-01", False, True),
        ("2024-08-31", False, False),
        ("2025-03-01", True, False),
    ],
)
def test_nebraska_asks_nothing_of_those_certified_in_the_last_twelve_months(
    issued: str, grandfathered: bool, is_met: bool
) -> None:
    of = held(issued, grandfathered=grandfathered)
    assert stands(board(NE), of, [], today="2025-08-30").is_met is is_met


def test_nebraska_counts_the_same_programme_once_in_a_period() -> None:
    own = [
        earned("2026-01-10", 8, "ethics", programme="Boundaries"),
        earned("2026-06-10", 8, "ethics", programme=" boundaries "),
        earned("2025-08-10", 8, "ethics", programme="Boundaries"),
    ]
    found = stands(board(NE), held("2023-01-01", settled="2025-09-01"), own, today="2026-11-01")
    assert [each.on for each in found.account.counted] == [day("2026-01-10")]
    assert [(each.on, why) for each, why in found.account.left_out] == [
        (day("2026-06-10"), Why.SAME_PROGRAMME)
    ]
    assert missing(found) == {"total": 12}


def test_nebraska_counts_the_domains_of_peer_support_alone() -> None:
    own = [earned("2026-01-10", 20, "law"), earned("2026-01-11", 5, "law", "ethics")]
    found = stands(board(NE), held("2025-10-01"), own, today="2026-11-01")
    assert [why for _each, why in found.account.left_out] == [Why.OTHER_CATEGORY]
    assert missing(found) == {"total": 15, "ethics": 1}


def test_what_does_not_count_at_all_is_no_repetition_of_what_does() -> None:
    own = [
        earned("2026-01-10", 3, "ethics", programme="Boundaries"),
        earned("2026-02-10", 8, "law", programme="Boundaries"),
    ]
    found = stands(board(NE), held("2025-10-01"), own, today="2026-11-01")
    assert [each.on for each in found.account.counted] == [day("2026-01-10")]


def test_nebraska_waives_for_military_service() -> None:
    waiver = Waiver(day("2026-05-05"), "military")
    found = standing(
        board(NE), held("2023-01-01", settled="2025-09-01"), [], waivers=[waiver], today=day("2026-11-01")
    )
    assert found.is_met
    assert found.account.waived == "military"
    assert found.missing == ()


def test_california_asks_for_law_and_ethics_within_the_twenty() -> None:
    own = [
        earned("2025-05-01", 4, "law"),
        earned("2025-05-02", 1, "ethics"),
        earned("2025-06-01", 15, "recovery"),
    ]
    found = stands(board(CA), held("2025-03-01"), own, today="2026-01-01")
    assert missing(found) == {"law-and-ethics": 1}


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-30", "current"),
        ("2026-12-01", "due-soon"),
        ("2027-02-28", "due-soon"),
        ("2027-03-01", "late"),
    ],
)
def test_california_lets_one_apply_ninety_days_before_the_end(today: str, state: str) -> None:
    found = stands(board(CA), held("2025-03-01"), [], today=today)
    assert (found.apply_from, found.state) == (day("2026-12-01"), state)


@pytest.mark.parametrize(
    ("today", "number", "ends"),
    [
        ("2025-05-20", 0, "2026-01-01"),
        ("2025-12-31", 0, "2026-01-01"),
        ("2026-01-01", 1, "2027-01-01"),
        ("2026-12-31", 1, "2027-01-01"),
    ],
)
def test_georgia_begins_in_the_january_after_the_exam(today: str, number: int, ends: str) -> None:
    found = stands(board(GA), held("2025-05-20", passed="2025-05-10"), [], today=today)
    assert (found.period.number, found.period.ends) == (number, day(ends))
    assert found.is_met is (number == 0)


def test_georgia_counts_what_was_learned_before_the_first_period_in_none() -> None:
    own = [earned("2025-11-01", 12, "ethics", provider="GMHCN")]
    found = stands(board(GA), held("2025-05-20"), own, today="2026-02-01")
    assert missing(found) == {"total": 12, "sponsor": 6, "ethics": 1}


@pytest.mark.parametrize(
    ("trainings", "lacking"),
    [
        ([(12, "ethics", "gmhcn ")], {}),
        ([(6, "ethics", "Georgia Mental Health  Consumer Network"), (6, "recovery", "Elsewhere")], {}),
        ([(12, "ethics", "Elsewhere")], {"sponsor": 6}),
        ([(12, "recovery", "GMHCN")], {"ethics": 1}),
    ],
)
def test_georgia_asks_for_six_of_the_sponsor_and_one_training_in_ethics(
    trainings: list[tuple[float, str, str]], lacking: dict[str, float]
) -> None:
    own = [earned("2026-03-01", hours, topic, provider=by) for hours, topic, by in trainings]
    assert missing(stands(board(GA), held("2025-05-20"), own, today="2026-06-01")) == lacking


def test_georgia_carries_nothing_over() -> None:
    own = [earned("2026-03-01", 40, "ethics", provider="GMHCN")]
    found = stands(board(GA), held("2025-05-20"), own, today="2027-02-01")
    assert missing(found) == {"total": 12, "sponsor": 6, "ethics": 1}


@pytest.mark.parametrize(
    ("today", "state", "year"),
    [
        ("2026-10-02", "current", 2026),
        ("2026-10-03", "due-soon", 2026),
        ("2026-12-31", "due-soon", 2026),
        ("2027-01-01", "in-grace", 2026),
        ("2027-01-15", "in-grace", 2026),
        ("2027-01-16", "late", 2026),
        ("2027-01-31", "late", 2026),
        ("2027-02-01", "inactive", 2026),
    ],
)
def test_georgia_has_grace_up_to_mid_january_and_is_late_up_to_its_end(
    today: str, state: str, year: int
) -> None:
    found = stands(board(GA), held("2025-05-20"), [], today=today)
    assert (found.state, found.period.starts.year) == (state, year)


def test_texas_counted_twenty_ceu_in_two_years_and_one_was_an_hour() -> None:
    found = stands(board(TX), held("2015-06-01"), [earned("2016-01-01", 19.5)], today="2017-01-01")
    assert missing(found) == {"total": 0.5}
    assert found.period.ends == day("2017-06-01")


@pytest.mark.parametrize(
    ("passed", "ends"),
    [("2023-02-01", "2025-10-01"), ("2024-02-01", "2026-10-01"), ("2024-12-31", "2026-10-01")],
)
def test_wisconsin_renews_by_the_parity_of_the_year_of_passing(passed: str, ends: str) -> None:
    found = stands(board(WI), held(passed), [], today="2025-01-15")
    assert found.period.ends == day(ends)


def test_wisconsin_counts_from_the_exam_where_the_card_came_a_year_later() -> None:
    found = stands(board(WI), held("2024-01-20", passed="2023-12-10"), [], today="2024-02-01")
    assert found.period.ends == day("2025-10-01")


def test_what_a_board_renewed_is_not_judged_again() -> None:
    rules = board(PA)
    assert stands(rules, held("2015-03-15"), [], today="2026-01-01").state == "late"
    found = stands(rules, held("2015-03-15", settled="2025-03-15"), [], today="2026-01-01")
    assert (found.state, found.period.starts) == ("current", day("2025-03-15"))


def test_hours_of_days_to_come_do_not_count_yet() -> None:
    own = [earned("2026-02-02", 20, "ethics")]
    assert missing(stands(board(TX), held("2025-03-15"), own, today="2026-02-01")) == {"total": 20}
    assert stands(board(TX), held("2025-03-15"), own, today="2026-02-02").is_met
