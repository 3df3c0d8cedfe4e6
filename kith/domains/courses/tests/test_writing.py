"""Writing a course: who may, in which order its steps stand, and where its words are found."""

from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.search.queries import search
from kith.domains.courses.actions import moving, ordering, writing
from kith.domains.courses.models import Course, Step
from kith.domains.courses.tests.conftest import FILM, Teach, steps_of, titles
from kith.foundation.activity.models import Event
from kith.lib.search_syntax import parse
from tests.cast import Cast

NEW = "/spaces/commons/teaching/course/"
WORDS = {"title": "Your story", "outcome": "- Tell it", "language": "en", "visibility": "public"}


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address, follow=True).content.decode())


def _post(cast: Cast, who: str, item: Item, part: str, **words: Any) -> Any:
    return cast.client(who).post(f"/courses/{item.pk}/{part}", words)


def test_someone_writes_a_course_and_others_find_it(cast: Cast) -> None:
    answer = cast.client("maria").post(NEW, WORDS | {"for_whom": "First years"})
    item = Course.objects.get().item
    assert answer.headers["Location"] == f"/courses/{item.pk}/writing/"
    assert "It has no steps yet." in _page(cast, "maria", answer.headers["Location"])
    assert _post(cast, "maria", item, "publication/").status_code == 422
    _post(cast, "maria", item, "steps/new/reading/", title="Why", source="Because.", minutes=5)
    _post(cast, "maria", item, "steps/new/video/", title="A film", link="video.example.org/x", minutes=70)
    assert _post(cast, "maria", item, "publication/").status_code == 302
    item.refresh_from_db()
    page = _page(cast, None, item.get_absolute_url())
    for part in ("Your story", "First years", "Why", "A film", "1 hour and 15 minutes", "Written by Maria"):
        assert part in page, part
    assert "Your story" in _page(cast, "noor", "/courses/")
    assert "Your story" in _page(cast, "noor", "/spaces/commons/")


def test_what_is_sent_twice_is_begun_once(cast: Cast) -> None:
    for _press in range(2):
        cast.client("maria").post(NEW, WORDS | {"send_key": "x" * 20})
    assert Course.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(cast: Cast) -> None:
    maria = cast.client("maria")
    answer = maria.post(NEW, WORDS | {"title": "", "outcome": "Our own words"})
    assert answer.status_code == 422
    assert "Our own words" in answer.content.decode()
    assert "Our own words" in maria.get(NEW).content.decode(), "also when the page is opened anew"


@pytest.mark.parametrize(
    ("sort", "wrong", "says"),
    [
        ("reading", {}, "There is nothing to read yet."),
        ("video", {"link": "javascript:alert(1)"}, "We cannot open this address."),
        ("video", {"link": ""}, "This field is required."),
        ("task", {}, "This field is required."),
        ("gathering", {}, "This field is required."),
        ("quiz", {"minutes": 0}, "Ensure this value is greater"),
        ("task", {"source": "Call 555-123-4567 for Mr Miller"}, "Could someone be known from your words?"),
    ],
)
def test_a_step_needs_what_its_sort_needs(
    cast: Cast, teach: Teach, sort: str, wrong: dict[str, Any], says: str
) -> None:
    item = teach()
    answer = _post(cast, "maria", item, f"steps/new/{sort}/", **({"title": "One", "minutes": 5} | wrong))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert len(titles(item)) == 5


def test_steps_move_up_and_down_and_out_and_others_do_not_move_them(cast: Cast, teach: Teach) -> None:
    item = teach()
    task = steps_of(item)["task"]
    _post(cast, "maria", item, f"steps/{task.pk}/place/", up="")
    assert titles(item)[:3] == ["Why we tell", "A list of pieces", "A talk"]
    _post(cast, "tomasz", item, f"steps/{task.pk}/place/", down="")
    assert titles(item)[1:3] == ["A talk", "A list of pieces"]
    first = steps_of(item)["reading"]
    _post(cast, "maria", item, f"steps/{first.pk}/place/", up="")
    assert titles(item)[0] == "Why we tell", "there is nothing above the first"
    for who in ("noor", "sam", "eleni"):
        assert _post(cast, who, item, f"steps/{task.pk}/place/", up="").status_code == 403, who
        assert _post(cast, who, item, f"steps/{task.pk}/removal/").status_code == 403, who
    _post(cast, "maria", item, f"steps/{task.pk}/removal/")
    assert "A list of pieces" not in titles(item)
    assert cast.client("noor").get(task.get_absolute_url()).status_code == 404
    assert (
        cast.client("maria").post(f"/courses/{item.pk}/steps/{task.pk}/place/", {"up": ""}).status_code == 404
    )


def test_a_course_holds_only_so_many_steps(cast: Cast, teach: Teach, monkeypatch: pytest.MonkeyPatch) -> None:
    item = teach()
    monkeypatch.setattr(ordering, "MOST_STEPS", 5)
    answer = _post(cast, "maria", item, "steps/new/task/", title="More", source="Do it", minutes=5)
    assert answer.status_code == 422
    assert "Please begin a second one." in answer.content.decode()


def test_a_quiz_is_written_question_by_question(cast: Cast, teach: Teach) -> None:
    item = teach(is_draft=True)
    _post(cast, "maria", item, "steps/new/quiz/", title="Scenes", minutes=5)
    quiz = Step.objects.get(title="Scenes")
    assert "“Scenes” asks nothing yet." in _page(cast, "maria", f"/courses/{item.pk}/writing/")
    asked = {"words": "And now?", "choice_1": "Fix it", "choice_2": "Listen"}
    part = f"steps/{quiz.pk}/questions/"
    assert (
        "at least one choice that it fits"
        in _post(cast, "maria", item, f"{part}new/", **asked).content.decode()
    )
    assert (
        "at least two choices"
        in _post(cast, "maria", item, f"{part}new/", words="And?", choice_1="A").content.decode()
    )
    _post(cast, "maria", item, f"{part}new/", **asked, fits_2="on", why_2="They asked.")
    question = quiz.questions.get()
    assert list(question.choices.values_list("words", "fits")) == [("Fix it", False), ("Listen", True)]
    assert "They asked." in _page(cast, "maria", f"/courses/{item.pk}/{part}{question.pk}/")
    _post(cast, "maria", item, f"{part}{question.pk}/", **asked, fits_1="on")
    assert list(question.choices.values_list("fits", flat=True)) == [True, False]
    _post(cast, "maria", item, f"{part}{question.pk}/removal/")
    assert not quiz.questions.exists()


def test_a_draft_is_there_for_its_author_and_the_hosts_alone(cast: Cast, teach: Teach) -> None:
    item = teach(is_draft=True)
    reading = steps_of(item)["reading"]
    for who, status in (("maria", 200), ("tomasz", 200), ("noor", 404), ("eleni", 404), (None, 404)):
        for address in (f"/courses/{item.pk}/writing/", reading.get_absolute_url()):
            assert cast.client(who).get(address).status_code == status, (who, address)
        assert cast.client(who).get(f"/courses/{item.pk}/").status_code == 404
    assert cast.client("maria").post(f"/courses/{item.pk}/beginning/").status_code == 404, (
        "nobody takes a draft"
    )
    assert not Event.objects.filter(item_trace__item=item).exists(), "nobody hears of it"
    assert "Your story" in _page(cast, "maria", "/me/courses/")
    assert _post(cast, "maria", item, "writing-away/").status_code == 302
    assert not Course.objects.exists()


def test_what_others_have_seen_is_withdrawn_with_a_reason_and_can_come_back(cast: Cast, teach: Teach) -> None:
    item = teach()
    assert _post(cast, "maria", item, "writing-away/").status_code == 404
    assert _post(cast, "sam", item, "retirement/", reason="No").status_code == 403
    better = teach(title="A better course")
    why = {"reason": "The second half was wrong.", "instead": "A better course"}
    assert _post(cast, "maria", item, "retirement/", **why).status_code == 302
    for address in (item.get_absolute_url(), steps_of(item)["reading"].get_absolute_url()):
        answer = cast.client("noor").get(address)
        assert answer.status_code == 410
        for said in (why["reason"], better.get_absolute_url()):
            assert said in answer.content.decode()
    _post(cast, "maria", item, "retirement/withdrawal/")
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 200


def test_search_finds_the_words_of_steps_as_they_are_now(cast: Cast, teach: Teach, deliver: Any) -> None:
    item = teach()
    deliver()

    def found(words: str) -> bool:
        return bool(search(parse(words), reader=cast["noor"], language="en").entries)

    assert found("table")
    assert found("cries")
    assert not found('"costs nothing"'), "why something fits is not told before one has tried"
    video = steps_of(item)["video"]
    _post(
        cast,
        "maria",
        item,
        f"steps/{video.pk}/writing/",
        title="A talk",
        link=FILM,
        source="Two chairs.",
        minutes=9,
    )
    deliver()
    assert found("chairs")
    assert not found("table")


def test_the_description_of_a_draft_is_changed_with_all_around_it(cast: Cast, teach: Teach) -> None:
    item = teach(is_draft=True)
    _post(cast, "maria", item, "description/", **WORDS, tags="telling", for_whom="All")
    item.refresh_from_db()
    assert (item.title, item.course.outcome, item.course.for_whom) == ("Your story", "- Tell it", "All")
    assert [tag.words for tag in item.tags.all()] == ["telling"]
    writing.publish(item, by=cast.place("maria", cast.commons))
    _post(cast, "tomasz", item, "description/", outcome="Hosts can mend it", for_whom="")
    assert "Hosts can mend it" in item.posts.get(number=1).source
    assert Event.objects.filter(type="course.changed", actor=cast["tomasz"]).count() == 1


def test_what_a_decision_hid_is_hidden_with_all_its_steps(cast: Cast, teach: Teach) -> None:
    item = teach()
    item.posts.filter(number=1).update(state="hidden")
    page = _page(cast, "noor", item.get_absolute_url())
    assert "This post was hidden by a decision." in page
    assert "Why we tell" not in page
    assert "two minutes" not in page
    assert cast.client("noor").get(steps_of(item)["reading"].get_absolute_url()).status_code == 404


def test_erasing_its_words_leaves_none_of_its_steps(cast: Cast, teach: Teach) -> None:
    item = teach()
    writing.erase(item)
    for step in Step.objects.filter(course=item.pk):
        assert (step.title, step.source, step.html, step.link, step.questions.count()) == ("", "", "", "", 0)
    course = Course.objects.get(item=item)
    assert (course.outcome, course.outcome_html, course.for_whom) == ("", "", "")


def test_a_draft_goes_with_its_author(cast: Cast, teach: Teach) -> None:
    teach(is_draft=True)
    kept = teach()
    moving.forget(cast["maria"])
    assert list(Course.objects.values_list("item", flat=True)) == [kept.pk]
