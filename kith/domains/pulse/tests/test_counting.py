"""A month is counted once; then its answers are gone, and its budget is spent."""

from datetime import date
from typing import Any

from django.utils import timezone

from kith.domains.pulse import counting
from kith.domains.pulse.actions import answering
from kith.domains.pulse.budget import EPSILON, FLOOR
from kith.domains.pulse.models import Answer, Asking, Told
from kith.domains.pulse.months import after, month_of
from kith.domains.pulse.queries import spent
from kith.domains.pulse.tests.group import all_say, brought_back, come, offered, rows_of, say, told
from kith.domains.pulse.words import Word
from kith.foundation.people.actions import suspend
from kith.foundation.spaces.actions.belonging import leave
from kith.foundation.spaces.actions.opening import archive
from kith.infrastructure.database.private import keeping
from kith.infrastructure.safes.actions import destroy_due
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast


def _counted(asking: Asking) -> tuple[int, ...]:
    """The true counts, as the count sees them before there is noise."""
    return counting.tally(counting._answers(asking))


def _next_month() -> date:
    return after(month_of(timezone.localdate()))


def test_each_who_takes_part_is_counted_once_by_their_last_word(cast: Cast) -> None:
    pulse = offered(cast.commons)
    people = all_say(pulse, (1, 2, 3, 2, 1))
    say(pulse, Word.TOO_MUCH, by=people[0])
    come(cast.commons, 5)
    assert _counted(pulse.askings.get()) == (0, 2, 3, 2, 2)


def test_who_stopped_left_or_may_not_be_here_is_not_counted(cast: Cast) -> None:
    pulse = offered(cast.commons)
    for name in ("maria", "noor", "sam", "kestrel"):
        say(pulse, Word.STEADY, by=cast[name])
    answering.stop(pulse, by=cast["maria"])
    leave(cast.place("noor", cast.commons))
    suspend(cast["sam"])
    assert _counted(pulse.askings.get()) == (0, 1, 0, 0, 0)


def test_fewer_than_eight_answers_are_never_told() -> None:
    assert all(counting.released((0, 0, 0, 0, FLOOR - 1)) is None for _each in range(300))


def test_many_answers_are_told_with_noise() -> None:
    drawn = [counting.released((100, 100, 100, 100, 100)) for _each in range(50)]
    assert all(each is not None and len(each) == 5 for each in drawn)
    assert any(each != [100] * 5 for each in drawn)


def test_a_month_that_is_over_is_counted_and_nothing_of_it_is_left(cast: Cast) -> None:
    pulse = offered(cast.commons)
    people = all_say(pulse, (0, 3, 3, 2, 0))
    month = pulse.askings.get().month
    counting.come_round(today=_next_month())
    told_of = Told.objects.get()
    assert (told_of.space, told_of.month, told_of.epsilon) == (cast.commons, month, EPSILON)
    with keeping():
        assert not Answer.objects.exists()
    assert [rows_of(person) for person in people] == [1] * 8, "they still take part"
    assert pulse.askings.get().month == _next_month()
    assert Safe.objects.count() == 1


def test_it_costs_the_same_whether_it_is_told_or_not(cast: Cast) -> None:
    pulse = offered(cast.commons)
    counting.come_round(today=_next_month())
    assert Told.objects.get().counts is None
    assert spent(cast.commons, year=Told.objects.get().month.year) >= EPSILON
    assert pulse.askings.count() == 1


def test_doing_it_twice_counts_once(cast: Cast) -> None:
    pulse = offered(cast.commons)
    asking = pulse.askings.select_related("safe").get()
    counting.come_round(today=_next_month())
    counting.come_round(today=_next_month())
    counting.count(asking)
    assert Told.objects.count() == 1
    assert pulse.askings.count() == 1


def test_before_a_month_is_over_nothing_is_counted(cast: Cast) -> None:
    offered(cast.commons)
    counting.come_round(today=timezone.localdate())
    assert not Told.objects.exists()


def test_when_the_budget_has_run_out_nothing_is_asked_until_the_year_is_over(cast: Cast) -> None:
    pulse = offered(cast.commons)
    brought_back(pulse.askings.get(), date(2030, 1, 1))
    for month in range(2, 13):
        counting.come_round(today=date(2030, month, 9))
    assert [each.month.month for each in Told.objects.order_by("month")] == [1, 2, 3, 4, 5, 6]
    assert spent(cast.commons, year=2030) == 6 * EPSILON
    assert not pulse.askings.exists()
    counting.come_round(today=date(2031, 1, 9))
    assert pulse.askings.get().month == date(2031, 1, 1)


def test_ending_and_offering_again_gives_nothing_back(cast: Cast) -> None:
    year = timezone.localdate().year
    this_month = timezone.localdate().month
    for month in [each for each in range(1, 13) if each != this_month][:6]:
        told(cast.commons, date(year, month, 1))
    assert not offered(cast.commons).askings.exists()


def test_an_archived_space_is_not_counted_and_spends_nothing(cast: Cast) -> None:
    pulse = offered(cast.commons)
    say(pulse, Word.LIGHT, by=cast["maria"])
    archive(cast.commons, by=cast["tomasz"])
    counting.come_round(today=_next_month())
    assert not Told.objects.exists()
    assert not pulse.askings.exists()
    assert rows_of(cast["maria"]) == 1


def test_what_someone_had_who_left_is_tidied_away(cast: Cast) -> None:
    pulse = offered(cast.commons)
    say(pulse, Word.LIGHT, by=cast["maria"])
    leave(cast.place("maria", cast.commons))
    counting.come_round(today=_next_month())
    assert rows_of(cast["maria"]) == 0


def test_where_the_key_is_missing_a_month_waits_and_goes_by_itself(cast: Cast, settings: Any) -> None:
    pulse = offered(cast.commons)
    say(pulse, Word.LIGHT, by=cast["maria"])
    settings.SAFE_KEY = "the secret of another installation"
    counting.come_round(today=_next_month())
    assert not Told.objects.exists()
    assert rows_of(cast["maria"]) == 2
    Safe.objects.update(until=timezone.now())
    destroy_due()
    assert rows_of(cast["maria"]) == 1
    assert not pulse.askings.exists()
