"""Telling that something is not right: two taps, a promise, an answer, and never a name."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.moderation.actions import reporting
from kith.capabilities.moderation.actions.reporting import report, take_back
from kith.capabilities.moderation.actions.telling import tell_more
from kith.capabilities.moderation.models import Case, Report
from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import remove
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast, assemble
from tests.moderating import decided, said, told

Deliver = Callable[[], None]


def _told_of(name: str) -> set[str]:
    return set(Notice.objects.filter(person__handle=name).exclude(page="").values_list("page", flat=True))


def test_the_second_tap_sends_and_the_page_says_in_what_time_someone_looks(cast: Cast) -> None:
    address = f"/posts/{said(cast).pk}/report/"
    page = cast.client("noor").get(address).content.decode()
    assert page.count('name="category" value=') == 6
    answer = cast.client("noor").post(address, {"category": "privacy"}, follow=True)
    assert "within 72 hours" in answer.content.decode()
    made = Report.objects.get()
    assert (made.category, made.reporter, made.case.space) == ("privacy", cast["noor"], cast.commons)


def test_danger_is_promised_sooner_and_shows_whom_to_call(cast: Cast) -> None:
    address = f"/posts/{said(cast).pk}/report/"
    words = cast.client("noor").post(address, {"category": "danger"}, follow=True).content.decode()
    assert "within 24 hours" in words
    assert "Kith is no help line" in words
    assert 'href="/crisis/"' in words.split("<main")[1].split("</main>")[0]


def test_a_form_that_is_not_whole_keeps_what_was_typed(cast: Cast) -> None:
    answer = cast.client("noor").post(f"/posts/{said(cast).pk}/report/", {"words": "Please look"})
    assert answer.status_code == 422
    assert "Please look" in answer.content.decode()
    assert not Report.objects.exists()


def test_sending_twice_tells_it_once(cast: Cast) -> None:
    address = f"/posts/{said(cast).pk}/report/"
    for _time in range(2):
        assert cast.client("noor").post(address, {"category": "spam"}).status_code == 302
    assert Report.objects.count() == 1
    assert "/me/reports/" in cast.client("noor").get(address).url  # type: ignore[attr-defined]


def test_reports_about_the_same_join_one_case_whose_time_is_the_shortest(cast: Cast) -> None:
    post = said(cast)
    first, second = told(cast, Case(post=post)), told(cast, Case(post=post), by="sam", category="danger")
    assert first.case == second.case
    case = Case.objects.get()
    assert case.due_at - timezone.now() < timedelta(hours=25)
    assert case.reports.count() == 2


def test_a_new_report_after_a_decision_opens_a_new_case(cast: Cast) -> None:
    post = said(cast)
    case = told(cast, Case(post=post)).case
    decided(cast, case, "note")
    assert told(cast, Case(post=post)).case != case


def test_those_at_the_desk_are_told_and_nobody_learns_who_told(cast: Cast, deliver: Deliver) -> None:
    made = told(cast, Case(post=said(cast)), words="It hurt Sam")
    deliver()
    assert _told_of("tomasz") == {f"/desk/{made.case_id}/"}
    assert not any(_told_of(name) for name in ("maria", "noor", "ruth", "sam"))
    reported = Event.objects.get(type="case.reported")
    assert reported.actor is None
    assert reported.facts == {"case": made.case_id}
    page = cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()
    assert "It hurt Sam" in page
    assert "A member" in page
    assert "Noor" not in page


def test_the_words_are_kept_as_they_were_when_told(cast: Cast) -> None:
    post = said(cast, words="A cruel word")
    made = told(cast, Case(post=post))
    writing.edit(post, source="A kind word", content_note="", by=cast["maria"])
    assert made.evidence == "A cruel word"
    page = cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()
    assert "A cruel word" in page
    assert "A kind word" in page


def test_words_on_the_desk_are_folded(cast: Cast) -> None:
    made = told(cast, Case(post=said(cast, words="A cruel word")))
    page = cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()
    for part in page.split("A cruel word")[:-1]:
        assert part.rfind("<details") > part.rfind("</details>")
        assert "open" not in part[part.rfind("<details") :].split(">")[0]


def test_whoever_told_can_add_words_and_take_it_back(cast: Cast, deliver: Deliver) -> None:
    made = told(cast, Case(post=said(cast)), words="First")
    address = f"/me/reports/{made.pk}/"
    cast.client("noor").post(address, {"words": "Second"})
    made.refresh_from_db()
    assert made.words == "First\n\nSecond"
    cast.client("noor").post(f"{address}withdrawal/")
    decided(cast, made.case, "note")
    deliver()
    assert address not in _told_of("noor")
    assert "taken back" in cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()


def test_whoever_told_hears_back_but_not_the_words_to_the_person(cast: Cast, deliver: Deliver) -> None:
    made = told(cast, Case(post=said(cast)))
    decided(cast, made.case, reason="Between us two", answer="Thank you, it is hidden.")
    deliver()
    assert _told_of("noor") == {f"/me/reports/{made.pk}/"}
    page = cast.client("noor").get(f"/me/reports/{made.pk}/").content.decode()
    assert "The words are hidden" in page
    assert "Thank you, it is hidden." in page
    assert "Between us two" not in page


def test_nobody_reads_the_report_of_another(cast: Cast) -> None:
    made = told(cast, Case(post=said(cast)))
    for name in ("maria", "tomasz", "ruth", "sam"):
        assert cast.client(name).get(f"/me/reports/{made.pk}/").status_code == 404


def test_what_one_cannot_see_one_cannot_tell_about(cast: Cast) -> None:
    post, place = said(cast, where=cast.circle), cast.place("maria", cast.circle)
    for address in (
        f"/posts/{post.pk}/report/",
        f"/items/{post.item_id}/report/",
        f"/spaces/tuesday/people/{place.pk}/report/",
    ):
        assert cast.client("noor").get(address).status_code == 404
        assert cast.client("noor").post(address, {"category": "spam"}).status_code == 404


def test_someone_and_their_place_can_be_told_about(cast: Cast) -> None:
    place = cast.place("kestrel", cast.rural)
    assert cast.client("maria").post(f"/spaces/rural/people/{place.pk}/report/", {"category": "respect"})
    assert cast.client("maria").post("/people/sam/report/", {"category": "respect"})
    about_place, about_person = Case.objects.order_by("pk")
    assert (about_place.member, about_place.space) == (place, cast.rural)
    assert (about_person.person, about_person.space) == (cast["sam"], None)


def test_a_name_chosen_for_a_space_stays_whole_on_the_desk(cast: Cast) -> None:
    made = told(cast, Case(post=said(cast, "kestrel", where=cast.rural)), by="maria")
    page = cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()
    assert "Kestrel" in page
    assert "Robin" not in page


def test_a_case_is_about_exactly_one_thing(cast: Cast) -> None:
    now = timezone.now()
    for about in ({}, {"person": cast["sam"], "member": cast.place("sam", cast.commons)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.create(due_at=now, **about)


def test_whoever_was_removed_can_still_tell_what_they_see(cast: Cast) -> None:
    post = said(cast)
    remove(cast.place("noor", cast.commons), by=cast["tomasz"])
    assert cast.client("noor").get(f"/posts/{post.pk}/report/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_ten_who_tell_at_once_share_one_case() -> None:
    cast = assemble()
    post = said(cast)
    names = ("noor", "sam", "dana", "anneke", "kestrel") * 2

    def tell(name: str) -> None:
        try:
            report(Case(post=post), category="spam", by=Person.objects.get(pk=cast.people[name].pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(tell, names))
    assert Case.objects.count() == 1
    assert Report.objects.count() == 5


def test_adding_and_taking_back_are_for_open_cases(cast: Cast) -> None:
    made = told(cast, Case(post=said(cast)))
    decided(cast, made.case)
    cast.client("noor").post(f"/me/reports/{made.pk}/", {"words": "Late"})
    made.refresh_from_db()
    assert made.words == ""
    tell_more(made, words="By hand")
    take_back(made)
    assert made.withdrawn_at


def test_from_the_page_of_a_person_the_hosts_of_shared_spaces_can_be_told(cast: Cast) -> None:
    place = cast.place("sam", cast.commons)
    page = cast.client("noor").get("/people/sam/report/").content.decode()
    assert f"/spaces/commons/people/{place.pk}/report/" in page
    for_maria = cast.client("maria").get("/people/robin/report/").content.decode()
    assert "/spaces/commons/people/" in for_maria
    assert "/spaces/rural/people/" not in for_maria  # there they go by another name


@pytest.mark.parametrize("sort", ["mute", "block"])
def test_whom_one_keeps_away_can_be_told_about_all_the_same(cast: Cast, sort: str) -> None:
    keep_away(cast["sam"], by=cast["noor"], sort=sort)
    keep_away(cast["kestrel"], by=cast["maria"], sort=sort, space=cast.rural)
    place, kestrel = cast.place("sam", cast.commons), cast.place("kestrel", cast.rural)
    for name, address in (
        ("noor", "/people/sam/report/"),
        ("noor", f"/spaces/commons/people/{place.pk}/report/"),
        ("maria", f"/spaces/rural/people/{kestrel.pk}/report/"),
    ):
        assert cast.client(name).post(address, {"category": "respect"}).status_code == 302, address
    assert "/people/sam/report/" in cast.client("noor").get("/me/boundaries/").content.decode()
    if sort == "block":
        assert cast.client("sam").get("/people/noor/report/").status_code == 404


def test_a_flood_of_reports_is_slowed_with_a_sentence_and_danger_is_always_heard(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "MOST_A_DAY", 2)
    posts = [said(cast) for _time in range(4)]
    client = cast.client("noor")
    answers = [client.post(f"/posts/{post.pk}/report/", {"category": "spam"}) for post in posts[:3]]
    assert [answer.status_code for answer in answers] == [302, 302, 422]
    assert "Please wait until tomorrow." in answers[-1].content.decode()
    assert client.post(f"/posts/{posts[3].pk}/report/", {"category": "danger"}).status_code == 302
    assert cast.client("sam").post(f"/posts/{posts[2].pk}/report/", {"category": "spam"}).status_code == 302
