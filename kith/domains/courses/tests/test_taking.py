"""Taking a course: one's own pace, one's own place, and nobody else's matter."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.courses.actions import moving, taking
from kith.domains.courses.actions.ordering import add_step, change_step, take_out
from kith.domains.courses.models import Answer, Done, Taking
from kith.domains.courses.queries import standing
from kith.domains.courses.tests.conftest import FILM, SORTS, Teach, steps_of
from kith.domains.gatherings.actions.attending import come_in
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.lessons import add_quiz, add_task


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address, follow=True).content.decode())


def _done(cast: Cast, who: str, item: Item, sort: str) -> Any:
    return cast.client(who).post(f"/courses/{item.pk}/steps/{steps_of(item)[sort].pk}/done/")


def test_one_goes_from_step_to_step_to_the_end_and_can_take_one_back(cast: Cast, teach: Teach) -> None:
    item = teach()
    steps, noor = steps_of(item), cast.client("noor")
    assert "Begin the course" in _page(cast, "noor", item.get_absolute_url())
    assert (
        noor.post(f"/courses/{item.pk}/beginning/").headers["Location"] == steps["reading"].get_absolute_url()
    )
    for sort, after in pairwise(SORTS):
        assert _done(cast, "noor", item, sort).headers["Location"] == steps[after].get_absolute_url()
    page = _page(cast, "noor", item.get_absolute_url())
    assert "you are here" in page
    assert "Go on where I was" in page
    assert _done(cast, "noor", item, "gathering").headers["Location"] == item.get_absolute_url()
    page = _page(cast, "noor", item.get_absolute_url())
    assert "You have been through it all" in page
    assert 'href="/learning/hours/new/"' in page
    noor.post(f"/courses/{item.pk}/steps/{steps['task'].pk}/done/withdrawal/")
    page = _page(cast, "noor", item.get_absolute_url())
    assert "You have been through it all" not in page
    assert steps["task"].get_absolute_url() in _page(cast, "noor", "/me/courses/")


def test_who_does_step_three_first_is_led_to_what_is_open(cast: Cast, teach: Teach) -> None:
    item = teach()
    steps = steps_of(item)
    assert _done(cast, "noor", item, "task").headers["Location"] == steps["quiz"].get_absolute_url()
    _done(cast, "noor", item, "quiz")
    assert _done(cast, "noor", item, "gathering").headers["Location"] == steps["reading"].get_absolute_url()


def test_nobody_learns_who_takes_it_and_how_far_they_are(cast: Cast, teach: Teach, deliver: Any) -> None:
    item = teach()
    deliver()
    told = Event.objects.count()
    for who in ("maria", "tomasz", "sam"):
        _page(cast, who, item.get_absolute_url())  # so that it is news for nobody any more
    before = {who: _page(cast, who, item.get_absolute_url()) for who in ("maria", "tomasz", "sam")}
    for sort in SORTS:
        _done(cast, "noor", item, sort)
    deliver()
    assert Event.objects.count() == told, "nothing of it is an event"
    for who, page in before.items():
        assert _without_keys(_page(cast, who, item.get_absolute_url())) == _without_keys(page), who


def _without_keys(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line and "send_key" not in line]


def test_pages_that_show_where_one_is_are_kept_by_no_browser(cast: Cast, teach: Teach) -> None:
    item = teach()
    reading = steps_of(item)["reading"].get_absolute_url()
    taking.take(item, by=cast["noor"])
    for address in (item.get_absolute_url(), reading, f"/courses/{item.pk}/own/", "/me/courses/"):
        assert "no-store" in cast.client("noor").get(address).headers["Cache-Control"], address
    assert "no-store" not in cast.client(None).get(reading).headers.get("Cache-Control", "")


def test_what_one_writes_for_a_task_is_read_by_oneself_alone(cast: Cast, teach: Teach) -> None:
    item = teach()
    task = steps_of(item)["task"]
    address = f"/courses/{item.pk}/steps/{task.pk}/answer/"
    cast.client("noor").post(address, {"words": "My first <night>"})
    assert "My first &lt;night&gt;" in _page(cast, "noor", task.get_absolute_url())
    for who in ("maria", "tomasz", "ruth", "sam", None):
        assert "My first" not in _page(cast, who, task.get_absolute_url()), who
    take_out(task, item=item, by=cast["maria"])
    page = _page(cast, "noor", f"/courses/{item.pk}/own/")
    assert "My first &lt;night&gt;" in page, "what one wrote stays, whatever becomes of the step"
    assert "This step was taken out since." in page
    cast.client("noor").post(f"/courses/{item.pk}/own/removal/")
    with seen_as(cast["noor"]):
        assert not any(model.objects.exists() for model in (Taking, Done, Answer))


def test_no_words_take_an_answer_away(cast: Cast, teach: Teach) -> None:
    task = steps_of(teach())["task"]
    for words in ("Some", " "):
        taking.answer(task, words=words, by=cast["noor"])
    with seen_as(cast["noor"]):
        assert not Answer.objects.exists()


def test_a_quiz_says_what_fits_and_why_and_keeps_nothing(cast: Cast, teach: Teach) -> None:
    item = teach()
    quiz = steps_of(item)["quiz"]
    question = quiz.questions.get()
    fits_not, fits, _too = question.choices.all()
    assert "It costs nothing." not in _page(cast, "noor", quiz.get_absolute_url())
    address = f"/courses/{item.pk}/steps/{quiz.pk}/trial/"
    for _again in range(2):
        chosen = {f"question-{question.pk}": [fits_not.pk, fits.pk]}
        answer = cast.client("noor").post(address, chosen)
        page = answer.content.decode()
        for part in (
            "This fits:",
            "It costs nothing.",
            "This does not fit so well:",
            "They did not ask.",
            "This would fit too:",
        ):
            assert part in page, part
        assert "no-store" in answer.headers["Cache-Control"]
    with seen_as(cast["noor"]):
        assert not Done.objects.exists(), "to have tried is not to be done; they say so themselves"
    assert cast.client("noor").post(address, {}).status_code == 200, "nobody has to choose anything"
    assert cast.client("noor").post(address, {f"question-{question.pk}": ["999"]}).status_code == 422
    wrong = f"/courses/{item.pk}/steps/{steps_of(item)['task'].pk}/trial/"
    assert cast.client("noor").post(wrong, {}).status_code == 404


def test_a_film_is_a_link_with_its_host_and_nothing_of_it_is_loaded(cast: Cast, teach: Teach) -> None:
    page = _page(cast, None, steps_of(teach())["video"].get_absolute_url())
    assert "Watch it on video.example.org" in page
    assert f'href="{FILM}" rel="noreferrer noopener nofollow"' in page
    assert "<iframe" not in page
    assert "They sit at a table." in page


def test_who_was_at_the_gathering_is_done_with_its_step(cast: Cast, teach: Teach, meeting: Item) -> None:
    item = teach()
    taking.take(item, by=cast["noor"])
    now = timezone.now()
    meeting.gathering.occasions.update(begins_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=1))
    step = steps_of(item)["gathering"]
    page = _page(cast, "noor", step.get_absolute_url())
    assert "An evening in pairs" in page
    assert "I was there" in page
    come_in(meeting.gathering.occasions.get(), person=cast["noor"], how="code", by=cast["noor"])
    assert "You were there." in _page(cast, "noor", step.get_absolute_url())
    assert "you were there" in _page(cast, "noor", item.get_absolute_url())


def test_what_a_step_leads_to_is_shown_to_those_who_may_see_it(cast: Cast, teach: Teach) -> None:
    item = teach()
    hidden = MAKERS["practice"](cast.place("maria", cast.circle), title="Only for the circle")
    step = add_step(item, sort="reading", title="More", entry=hidden, minutes=5, by=cast["maria"])
    assert "Only for the circle" in _page(cast, "anneke", step.get_absolute_url())
    for who in ("noor", None):
        page = _page(cast, who, step.get_absolute_url())
        assert "Only for the circle" not in page
        assert "You can go on without it." in page
    form = _page(cast, "sam", f"/courses/{item.pk}/steps/{step.pk}/writing/")
    assert "Only for the circle" not in form


def test_a_host_who_does_not_see_what_a_step_leads_to_does_not_lose_it(cast: Cast, teach: Teach) -> None:
    item = teach()
    shown = MAKERS["practice"](cast.place("maria", cast.commons), title="For all")
    step = add_step(item, sort="reading", title="More", entry=shown, minutes=5, by=cast["maria"])
    change_step(step, item=item, by=cast["tomasz"], title="Much more")
    step.refresh_from_db()
    assert step.entry == shown


def test_progress_goes_on_when_two_accounts_become_one(cast: Cast, teach: Teach) -> None:
    item = teach()
    steps = steps_of(item)
    kestrel, noor = cast["kestrel"], cast["noor"]
    for person, sort in ((kestrel, "reading"), (kestrel, "video"), (noor, "video")):
        taking.finish(steps[sort], by=person)
    taking.answer(steps["task"], words="From before", by=kestrel)
    moving.move(kestrel, into=noor)
    with seen_as(noor):
        assert set(Done.objects.values_list("step__sort", flat=True)) == {"reading", "video"}
        assert Answer.objects.get().words == "From before"
        assert Taking.objects.count() == 1
    with seen_as(kestrel):
        assert not Taking.objects.exists()


def test_a_course_that_only_the_other_account_took_was_begun_when_it_was(cast: Cast, teach: Teach) -> None:
    item = teach()
    kestrel, noor = cast["kestrel"], cast["noor"]
    taking.answer(steps_of(item)["task"], words="From before", by=kestrel)
    with seen_as(kestrel):
        begun_at = Taking.objects.get().begun_at
    moving.move(kestrel, into=noor)
    with seen_as(noor):
        (taken,) = Taking.objects.all()
        assert (taken.person, taken.begun_at) == (noor, begun_at)
        assert taken.answers.get().words == "From before"


@pytest.mark.parametrize("who", ["noor", "maria", None])
def test_pages_cost_the_same_for_few_and_for_many(cast: Cast, teach: Teach, who: str | None) -> None:
    item = teach()
    if who:
        taking.take(item, by=cast[who])
    pages: tuple[str, ...] = (
        item.get_absolute_url(),
        steps_of(item)["reading"].get_absolute_url(),
        "/courses/",
    )
    pages += (f"/courses/{item.pk}/own/", "/me/courses/") if who else ()
    pages += (f"/courses/{item.pk}/writing/",) if who == "maria" else ()

    def cost() -> list[int]:
        client, counted = cast.client(who), []
        for address in pages:
            client.get(address)
            with CaptureQueriesContext(connection) as heard:
                assert client.get(address).status_code == 200
            counted.append(len([query for query in heard if "SAVEPOINT" not in query["sql"]]))
        return counted

    few = cost()
    for number in range(15):
        task = add_task(item, by=cast["maria"])
        add_quiz(item, by=cast["maria"])
        other = teach(title=f"Another {number}")
        if who:
            taking.answer(task, words="Mine", by=cast[who])
            taking.finish(standing(other)[0], by=cast[who])
    assert cost() == few
