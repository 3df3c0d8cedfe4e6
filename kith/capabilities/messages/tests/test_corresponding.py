"""In a correspondence: saying, deleting, leaving, and how long it is kept."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.actions.keeping import keep_for
from kith.capabilities.messages.jobs import forget_old_words
from kith.capabilities.messages.models import Correspondence, Letterbox, Message, Participant, Seat
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import close_account
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def seat_of(person: Person) -> Seat:
    with seen_as(person):
        return Seat.objects.select_related("correspondence").get(person=person)


@pytest.fixture
def together(cast: Cast) -> Cast:
    """Maria, Noor and Sam correspond; Anneke was asked, and has not answered."""
    people = [cast[name] for name in ("noor", "sam", "anneke")]
    asking.write_to(people, "Shall we talk?", by=cast["maria"])
    for name in ("noor", "sam"):
        asking.accept(seat_of(cast[name]), by=cast[name])
    return cast


def _said(person: Person) -> list[str]:
    with seen_as(person):
        return list(Message.objects.order_by("number").values_list("source", flat=True))


def _say(cast: Cast, name: str, words: str, **rest: str) -> Message:
    return corresponding.say(seat_of(cast[name]), words, by=cast[name], **rest)


def test_all_who_take_part_read_the_same_in_order(together: Cast) -> None:
    for name in ("maria", "sam", "noor"):
        _say(together, name, f"{name} here")
    expected = ["Shall we talk?", "maria here", "sam here", "noor here"]
    assert _said(together["noor"]) == _said(together["maria"]) == expected
    assert _said(together["anneke"]) == expected[:1]


def test_the_same_form_sent_twice_says_it_once(together: Cast) -> None:
    client, address = together.client("noor"), f"{seat_of(together['noor']).get_absolute_url()}words/"
    for _time in range(2):
        assert client.post(address, {"source": "Once", "send_key": "k"}).status_code == 302
    assert _said(together["maria"]).count("Once") == 1


def test_a_flood_is_slowed_with_a_sentence_and_the_words_are_kept(
    together: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corresponding, "MOST_AN_HOUR", 2)
    client, address = together.client("noor"), f"{seat_of(together['noor']).get_absolute_url()}words/"
    assert [client.post(address, {"source": words}).status_code for words in ("One", "Two")] == [302, 302]
    answer = client.post(address, {"source": "Three of them"})
    assert answer.status_code == 403
    assert "Please send this a little later." in answer.content.decode()
    assert "Three of them" in answer.content.decode()
    with seen_as(together["noor"]):
        Message.objects.filter(source="One").update(sent_at=timezone.now() - timedelta(hours=2))
    assert client.post(address, {"source": "Three of them"}).status_code == 302


def test_a_form_without_words_comes_back(together: Cast) -> None:
    address = f"{seat_of(together['noor']).get_absolute_url()}words/"
    answer = together.client("noor").post(address, {"source": " "})
    assert answer.status_code == 422
    assert "There are no words yet." in answer.content.decode()


def test_what_is_written_is_cleaned(together: Cast) -> None:
    _say(together, "noor", "<script>alert(1)</script> [x](javascript:alert(1)) **fine**")
    page = together.client("maria").get(seat_of(together["maria"]).get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
    assert "<strong>fine</strong>" in page


def test_news_are_marked_for_those_who_did_not_write(together: Cast) -> None:
    for name in ("maria", "noor", "sam"):
        together.client(name).get(seat_of(together[name]).get_absolute_url())
    _say(together, "noor", "Something new")
    boxes = dict(Letterbox.objects.values_list("person__handle", "has_news"))
    assert boxes["maria"]
    assert boxes["sam"]
    assert not boxes["noor"]


def test_deleting_takes_the_words_out_of_the_database_for_everyone(together: Cast) -> None:
    message = _say(together, "noor", "Too much said")
    corresponding.delete(message, by=together["maria"])
    assert "Too much said" in _said(together["maria"])
    address = f"{seat_of(together['noor']).get_absolute_url()}{message.number}/withdrawal/"
    client = together.client("noor")
    assert "Too much said" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert _said(together["maria"])[-1] == ""
    page = together.client("maria").get(seat_of(together["maria"]).get_absolute_url()).content.decode()
    assert "This message was deleted." in page
    assert client.get(address).status_code == 404


def test_nobody_deletes_the_words_of_another(together: Cast) -> None:
    message = _say(together, "noor", "Mine")
    address = f"{seat_of(together['maria']).get_absolute_url()}{message.number}/withdrawal/"
    assert together.client("maria").post(address).status_code == 404


# Leaving


def test_who_leaves_finds_it_no_more_and_the_others_go_on(together: Cast) -> None:
    address = seat_of(together["noor"]).get_absolute_url()
    client = together.client("noor")
    assert client.get(f"{address}leaving/").status_code == 200
    assert client.post(f"{address}leaving/").status_code == 302
    assert client.get(address).status_code == 404
    assert _said(together["noor"]) == []
    _say(together, "sam", "Still here")
    assert "Still here" in _said(together["maria"])


def test_with_the_last_one_all_words_are_gone(cast: Cast) -> None:
    seat = asking.write_to([cast["noor"]], "Shall we talk?", by=cast["maria"])
    other = seat_of(cast["noor"])
    asking.accept(other, by=cast["noor"])
    corresponding.leave(seat, by=cast["maria"])
    with pytest.raises(PermissionDenied):
        _say(cast, "noor", "Anyone?")
    page = cast.client("noor").get(other.get_absolute_url()).content.decode()
    assert "there is nobody to read what you write" in page
    corresponding.leave(other, by=cast["noor"])
    assert _rows_for_keeper() == 0


def _rows_for_keeper() -> int:
    """As whoever keeps the database counts them: also what nobody can see any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kith.keeping', 'yes', true)")
        cursor.execute("SELECT count(*) FROM private_messages_message")
        found = int(cursor.fetchone()[0])
        cursor.execute("SELECT set_config('kith.keeping', '', true)")
        return found


def test_who_closes_their_account_leaves_everything(together: Cast) -> None:
    asking.write_to([together["tomasz"]], "A word to you", by=together["noor"])
    close_account(together["noor"])
    assert not Letterbox.objects.filter(person=together.people["noor"]).exists()
    assert _said(together["tomasz"]) == []
    with seen_as(together["maria"]):
        states = dict(Participant.objects.values_list("person__handle", "state"))
    assert states[f"former-{together.people['noor'].pk}"] == "left"
    assert _said(together["maria"]) == ["Shall we talk?"]


# How long it is kept


def _keep_days(cast: Cast) -> int | None:
    with seen_as(cast["maria"]):
        return Correspondence.objects.get().keep_days


def test_the_shortest_wish_of_anyone_in_it_holds(together: Cast) -> None:
    for name, wish, held in (("maria", 365, 365), ("noor", 30, 30), ("sam", 365, 30), ("noor", None, 365)):
        keep_for(seat_of(together[name]), wish, by=together[name])
        assert _keep_days(together) == held, name


def test_the_wish_is_chosen_on_the_page_and_said_in_words(together: Cast) -> None:
    address = seat_of(together["noor"]).get_absolute_url()
    together.client("noor").post(f"{address}keeping/", {"wish": "30"})
    page = together.client("sam").get(seat_of(together["sam"]).get_absolute_url()).content.decode()
    assert "It is kept for: 30 days after the last word." in page
    together.client("noor").post(f"{address}keeping/", {"wish": "7"})
    assert _keep_days(together) == 30


def test_a_wish_leaves_with_the_one_who_wished(together: Cast) -> None:
    keep_for(seat_of(together["noor"]), 30, by=together["noor"])
    corresponding.leave(seat_of(together["noor"]), by=together["noor"])
    assert _keep_days(together) is None


def _pass(cast: Cast, days: int) -> None:
    """Let the last word, and what was reckoned from it, be that long ago."""
    ago = timedelta(days=days)
    with seen_as(cast["maria"]):
        found = Correspondence.objects.get()
        found.last_said_at -= ago
        found.reckon()
        found.save()
    for box in Letterbox.objects.exclude(next_due=None):
        Letterbox.objects.filter(pk=box.pk).update(next_due=box.next_due and box.next_due - ago)


def test_when_its_time_is_over_it_is_gone_for_everyone(together: Cast) -> None:
    keep_for(seat_of(together["noor"]), 30, by=together["noor"])
    _pass(together, 29)
    forget_old_words(0)
    assert _said(together["sam"]) == ["Shall we talk?"]
    _pass(together, 2)
    forget_old_words(0)
    assert _rows_for_keeper() == 0
    assert not Letterbox.objects.filter(has_news=True, person=together["sam"]).exists()
    forget_old_words(0)


def test_a_new_word_begins_the_time_anew(together: Cast) -> None:
    keep_for(seat_of(together["noor"]), 30, by=together["noor"])
    _pass(together, 31)
    _say(together, "sam", "Still talking")
    forget_old_words(0)
    assert "Still talking" in _said(together["maria"])
    due = Letterbox.objects.get(person=together["maria"]).next_due
    assert due == (timezone.now() + timedelta(days=30)).date()


def test_without_a_wish_it_is_kept(together: Cast) -> None:
    _pass(together, 4000)
    forget_old_words(0)
    assert _said(together["maria"]) == ["Shall we talk?"]


# What pages cost


def _cost(cast: Cast, address: str) -> int:
    client = cast.client("maria")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_the_list_costs_the_same_for_one_and_for_many(cast: Cast) -> None:
    def write(name: str, accepts: bool) -> None:
        asking.write_to([cast["maria"]], "Hello", by=cast[name])
        if accepts:
            with seen_as(cast["maria"]):
                seat = Seat.objects.filter(correspondence__started_by=cast[name]).get()
            asking.accept(seat, by=cast["maria"])

    write("noor", True)
    write("sam", False)
    few = _cost(cast, "/messages/")
    for name in ("tomasz", "anneke"):
        write(name, True)
    for name in ("ruth", "kestrel", "dana"):
        write(name, False)
    assert _cost(cast, "/messages/") == few
    assert few <= 16


def test_a_correspondence_costs_the_same_for_few_words_and_for_many(together: Cast) -> None:
    address = seat_of(together["maria"]).get_absolute_url()
    few = _cost(together, address)
    for number in range(45):
        _say(together, ("noor", "sam")[number % 2], f"Word {number}")
    assert _cost(together, address) == few
    page = together.client("maria").get(address).content.decode()
    assert "Word 44" in page
    assert "Shall we talk?" not in page
    earlier = page.split("?before=")[1].split('"')[0]
    assert "Shall we talk?" in together.client("maria").get(f"{address}?before={earlier}").content.decode()


def test_other_pages_cost_no_more_for_the_mark(cast: Cast) -> None:
    asking.write_to([cast["maria"]], "Hello", by=cast["noor"])
    client = cast.client("maria")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/spaces/").context["frame"].letters
    assert [query for query in queries if "letterbox" in query["sql"]] == [
        query for query in queries if '"people_person"' in query["sql"] and "letterbox" in query["sql"]
    ]
