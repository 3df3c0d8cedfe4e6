"""What someone wrote in a course is theirs, whatever becomes of the course and of their account."""

from collections.abc import Callable

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.retiring import retire
from kith.domains.courses.actions import moving, taking
from kith.domains.courses.models import Answer, Taking
from kith.domains.courses.tests.conftest import Teach, steps_of
from kith.foundation.spaces.actions.belonging import leave
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

TITLE, STEP = "Your story, on purpose", "A list of pieces"


def _withdrawn(cast: Cast, item: Item) -> None:
    retire(item, reason="It is old.", by=cast.place("maria", cast.circle))


def _hidden(_cast: Cast, item: Item) -> None:
    item.posts.filter(number=1).update(state="hidden")


def _left(cast: Cast, _item: Item) -> None:
    leave(cast.place("anneke", cast.circle))


@pytest.mark.parametrize("closed", [_withdrawn, _hidden, _left])
def test_where_a_course_is_not_open_any_more_one_reads_and_deletes_what_one_wrote(
    cast: Cast, teach: Teach, closed: Callable[[Cast, Item], None]
) -> None:
    item = teach(where="circle", visibility="space")
    own, anneke = f"/courses/{item.pk}/own/", cast.client("anneke")
    taking.answer(steps_of(item)["task"], words="My first night", by=cast["anneke"])
    assert TITLE in anneke.get("/me/courses/").text
    closed(cast, item)
    listed, page = anneke.get("/me/courses/").text, anneke.get(own).text
    assert own in listed
    assert "My first night" in page
    for said in (TITLE, STEP):
        assert said not in listed, "what may not be seen is not there"
        assert said not in page
    assert cast.client("sam").get(own).status_code == 404, "who did not take it finds nothing"
    answer = anneke.post(f"{own}removal/", follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, "/me/courses/")
    assert own not in answer.text
    assert anneke.get(own).status_code in (404, 410)
    with seen_as(cast["anneke"]):
        assert not Answer.objects.exists()


def test_what_was_written_in_both_accounts_is_kept_and_what_is_the_same_once(
    cast: Cast, teach: Teach
) -> None:
    item, kestrel, noor = teach(), cast["kestrel"], cast["noor"]
    task, quiz = steps_of(item)["task"], steps_of(item)["quiz"]
    for person, words in ((kestrel, "From before"), (noor, "From now")):
        taking.answer(task, words=words, by=person)
        taking.answer(quiz, words="The same", by=person)
    moving.move(kestrel, into=noor)
    with seen_as(noor):
        assert Answer.objects.get(step=task).words == "From now\n\nFrom before"
        assert Answer.objects.get(step=quiz).words == "The same"
        assert Taking.objects.count() == 1
