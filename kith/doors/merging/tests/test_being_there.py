"""Whoever came in with both of their accounts is there once when these become one."""

from kith.domains.gatherings.actions.attending import come_in
from kith.domains.gatherings.models import Stay
from kith.doors.merging.joining import bring_together
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def test_who_is_there_with_two_accounts_is_there_once(cast: Cast) -> None:
    occasions = [
        MAKERS["gathering"](cast.place("maria", cast.commons), title=title).gathering.occasions.get()
        for title in ("Tea", "Coffee")
    ]
    for who, where in (("noor", occasions[0]), ("sam", occasions[0]), ("sam", occasions[1])):
        come_in(where, person=cast[who], how="code", by=cast[who])
    bring_together(cast["sam"], into=cast["noor"])
    assert set(Stay.objects.values_list("occasion", "person")) == {
        (occasion.pk, cast["noor"].pk) for occasion in occasions
    }
    assert Stay.objects.count() == 2
