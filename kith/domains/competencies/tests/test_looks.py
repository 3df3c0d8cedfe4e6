"""A look at one's own work: in parts, in words, changed and deleted at will, and shown to nobody."""

from datetime import timedelta

from django.utils import timezone

from kith.domains.competencies.actions.looking import answer, begin_look
from kith.domains.competencies.models import Answer, Look
from kith.domains.competencies.queries import latest_assessment
from kith.domains.competencies.tests.conftest import CORE, core, part
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.entries import text_of


def _said(person: Person) -> dict[str, str]:
    with seen_as(person):
        return dict(Answer.objects.order_by("pk").values_list("competency", "word"))


def _long_ago(look: Look, person: Person) -> None:
    day = timezone.localdate() - timedelta(days=200)
    with seen_as(person):
        Look.objects.filter(pk=look.pk).update(began_on=day)
        Answer.objects.filter(look=look).update(answered_on=day)


def test_it_is_kept_part_by_part_and_one_can_stop_anywhere(cast: Cast) -> None:
    noor, before = cast.client("noor"), Event.objects.count()
    first = noor.post("/competencies/looks/new/", {"framework": CORE}).headers["Location"]
    assert first.endswith("/answers/relationships/")
    second = noor.post(first, {"word": "growing", "note": "Still shy"}).headers["Location"]
    assert second.endswith("/answers/support/")
    overview = noor.post(second, {"word": "new", "note": "", "stop": ""}).headers["Location"]
    page = text_of(noor, overview)
    for words in (
        "<strong>Growing</strong>",
        "Still shy",
        "<strong>New to me</strong>",
        "Only you can see this page",
    ):
        assert words in page, words
    assert f'{overview}answers/lived-experience/"' in page, "where something is open, one goes on"
    assert _said(cast["noor"]) == {"relationships": "growing", "support": "new"}
    assert Event.objects.count() == before, "nothing tells that someone looked"


def test_what_was_said_can_be_said_anew_or_left_open_again(cast: Cast, look: Look) -> None:
    maria, address = cast.client("maria"), f"{look.get_absolute_url()}answers/support/"
    form = text_of(maria, address)
    assert "The wool basket" in form
    maria.post(address, {"word": "show", "note": ""})
    assert _said(cast["maria"])["support"] == "show"
    maria.post(address, {"word": "", "note": ""})
    assert "support" not in _said(cast["maria"])
    maria.post(address, {"word": "", "note": "I do not know yet"})
    assert _said(cast["maria"])["support"] == ""


def test_a_word_that_is_none_is_refused_and_the_note_stays(cast: Cast, look: Look) -> None:
    refused = cast.client("maria").post(
        f"{look.get_absolute_url()}answers/links/", {"word": "expert", "note": "My list"}
    )
    assert refused.status_code == 422
    assert "My list" in refused.content.decode()
    assert "links" not in _said(cast["maria"])


def test_beginning_twice_on_a_day_is_beginning_once(cast: Cast) -> None:
    noor = cast["noor"]
    first = begin_look(core(), by=noor)
    assert begin_look(core(), by=noor) == first
    answer(first, about=part("links"), word="new", note="", by=noor)
    assert begin_look(core(), by=noor) != first


def test_how_words_changed_is_told_in_words_and_counts_nothing(cast: Cast, look: Look) -> None:
    maria = cast["maria"]
    _long_ago(look, maria)
    again = begin_look(core(), by=maria)
    answer(again, about=part("support"), word="part", note="", by=maria)
    answer(again, about=part("crises"), word="growing", note="", by=maria)
    answer(again, about=part("links"), word="new", note="", by=maria)
    page = text_of(cast.client("maria"), f"/competencies/changes/{CORE}/")
    assert "it was “New to me”. Now it is “Growing”." in page
    assert "“Part of how I work”, as on" in page
    assert "you said: “New to me”." in page
    assert "The wool basket" not in page
    assert "%" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_look_goes_with_all_that_it_says(cast: Cast, look: Look) -> None:
    maria = cast.client("maria")
    assert "cannot be brought back" in text_of(maria, f"{look.get_absolute_url()}removal/")
    maria.post(f"{look.get_absolute_url()}removal/")
    assert maria.get(look.get_absolute_url()).status_code == 404
    assert _said(cast["maria"]) == {}


def test_nobody_else_finds_it_hosts_and_stewards_neither(cast: Cast, look: Look) -> None:
    for name in ("tomasz", "ruth", "dana", "sam"):
        for end in ("answers/support/", "removal/"):
            address = f"{look.get_absolute_url()}{end}"
            assert cast.client(name).get(address).status_code == 404
            assert cast.client(name).post(address, {"word": "new"}).status_code == 404
        assert cast.client(name).get(look.get_absolute_url()).status_code == 404
    assert _said(cast["maria"]) == {"support": "part", "crises": "new"}


def test_the_newest_that_says_something_is_told_to_its_owner_without_notes(cast: Cast, look: Look) -> None:
    maria = cast["maria"]
    begin_look(core(), by=maria)
    found = latest_assessment(by=maria)
    assert found is not None
    assert [(each.code, word) for each, word in found.said] == [
        ("support", "Part of how I work"),
        ("crises", "New to me"),
    ]
    assert found.framework == core()
    assert found.began_on == timezone.localdate()
    assert "wool" not in str(found)
    assert latest_assessment(by=cast["sam"]) is None
    answer(look, about=part("support"), word="", note="Only a note", by=maria)
    answer(look, about=part("crises"), word="", note="", by=maria)
    assert latest_assessment(by=maria) is None


def test_ones_own_page_leads_to_looks_and_to_the_plan_and_is_kept_nowhere(cast: Cast, look: Look) -> None:
    maria = cast.client("maria")
    assert 'href="/competencies/looks/"' in text_of(maria, "/learning/")
    assert look.get_absolute_url() in text_of(maria, "/competencies/looks/")
    assert "no-store" in maria.get("/competencies/looks/").headers["Cache-Control"]
