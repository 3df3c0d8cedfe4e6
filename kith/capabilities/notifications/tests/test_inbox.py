"""What stands in the inbox, for whom, and for how long."""

from collections.abc import Callable

import pytest
from django.test import Client

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.actions.thanking import thank
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.queries import inbox, waiting
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Space
from tests.cast import Cast

Deliver = Callable[[], None]


@pytest.fixture
def item(cast: Cast, deliver: Deliver) -> Item:
    made = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Beginnings", source="How?")
    for name in ("tomasz", "noor"):
        writing.reply(made, author=cast.place(name, cast.commons), source="So")
    deliver()
    return made


def _waiting(person: Person) -> int:
    found: int = Person.objects.annotate(news=waiting()).values_list("news", flat=True).get(pk=person.pk)
    return found


def _text(client: Client, address: str = "/inbox/") -> str:
    return client.get(address).content.decode()


def test_news_of_one_conversation_stand_together_in_words(cast: Cast, item: Item) -> None:
    page = inbox(cast["maria"], page=1)
    assert [(group.notice.title, group.news, group.says) for group in page.groups] == [
        ("Beginnings", 2, "Noor wrote in a conversation.")
    ]
    assert "You hear of this because you follow this conversation." in _text(cast.client("maria"))


def test_a_name_chosen_for_a_space_is_the_name_in_the_inbox(cast: Cast, deliver: Deliver) -> None:
    open_topic(QUESTION, by=cast.place("kestrel", cast.rural), title="Roads", source="How far?")
    deliver()
    text = _text(cast.client("maria"))
    assert "Kestrel opened a conversation." in text
    assert "Robin" not in text


def test_what_one_has_read_is_no_news(cast: Cast, item: Item) -> None:
    assert _waiting(cast["maria"]) == 1
    cast.client("maria").get(item.get_absolute_url())
    assert _waiting(cast["maria"]) == 0
    assert [group.news for group in inbox(cast["maria"], page=1).groups] == [0]


def test_news_can_be_put_aside_one_by_one_and_all_at_once(cast: Cast, item: Item, deliver: Deliver) -> None:
    open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title="Roads", source="How far?")
    deliver()
    maria = cast.client("maria")
    first, second = inbox(cast["maria"], page=1).groups
    assert maria.post(f"/inbox/{first.notice.pk}/reading/").status_code == 302
    assert _waiting(cast["maria"]) == 1
    maria.post("/inbox/reading/", {"up_to": str(second.notice.pk)})
    maria.post("/inbox/reading/", {"up_to": str(first.notice.pk)})
    assert _waiting(cast["maria"]) == 0


def test_only_the_sort_of_news_that_the_page_shows_is_put_aside(
    cast: Cast, item: Item, deliver: Deliver
) -> None:
    open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title="Roads", source="How far?")
    writing.reply(item, author=cast.place("noor", cast.commons), source="And so")
    deliver()
    maria, address = cast.client("maria"), "/inbox/?about=item.followed"
    shown = maria.get(address).context
    sent = {"up_to": str(shown["newest"]), "about": shown["audience"]}
    assert 'name="about" value="item.followed"' in _text(maria, address)
    assert maria.post("/inbox/reading/", sent)["Location"] == address
    assert [group.notice.title for group in inbox(cast["maria"], page=1).groups if group.news] == ["Roads"]


def test_what_comes_by_mail_alone_is_not_put_aside_unseen(cast: Cast, item: Item) -> None:
    first, second = Notice.objects.filter(person=cast["maria"]).order_by("pk")
    Notice.objects.filter(pk=first.pk).update(in_inbox=False)
    cast.client("maria").post("/inbox/reading/", {"up_to": str(second.pk)})
    left = Notice.objects.filter(person=cast["maria"], read_at=None)
    assert left.get() == first


def test_nobody_puts_the_news_of_others_aside(cast: Cast, item: Item) -> None:
    notice = Notice.objects.filter(person=cast["maria"]).latest("pk")
    assert cast.client("noor").post(f"/inbox/{notice.pk}/reading/").status_code == 404
    cast.client("noor").post("/inbox/reading/", {"up_to": str(notice.pk)})
    assert _waiting(cast["maria"]) == 1


def _leave(cast: Cast, item: Item) -> None:
    belonging.leave(cast.place("maria", cast.rural))


def _remove(cast: Cast, item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(state="removed")


def _take_back(cast: Cast, item: Item) -> None:
    writing.take_back(item.posts.get(number=1), by=cast["kestrel"])


@pytest.mark.parametrize("change", [_leave, _remove, _take_back])
def test_what_one_may_no_longer_see_is_gone_from_the_inbox(
    cast: Cast, deliver: Deliver, change: Callable[[Cast, Item], None]
) -> None:
    made = open_topic(QUESTION, by=cast.place("kestrel", cast.rural), title="Roads", source="How far?")
    deliver()
    assert "Roads" in _text(cast.client("maria"))
    change(cast, made)
    assert "Roads" not in _text(cast.client("maria"))
    assert _waiting(cast["maria"]) == 0


def test_the_inbox_shows_one_sort_of_news_when_asked(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    assert "Beginnings" in _text(maria, "/inbox/?about=item.followed")
    assert "Nothing of this sort." in _text(maria, "/inbox/?about=space.bound")


def test_it_goes_on_in_pages(cast: Cast, deliver: Deliver) -> None:
    for number in range(23):
        open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title=f"Road {number}", source="How far?")
    deliver()
    first, second = (inbox(cast["maria"], page=page) for page in (1, 2))
    assert (len(first.groups), first.has_later) == (20, True)
    assert (len(second.groups), second.has_later) == (3, False)


def test_a_choice_is_kept_and_only_what_differs(cast: Cast) -> None:
    maria = cast.client("maria")
    page = maria.get("/inbox/wishes/")
    usual = {name: field.initial for name, field in page.context["form"].fields.items()}
    times = {"digest": "weekly", "weekday": 4, "hour": 17, "quiet_from": 19, "quiet_to": 8}
    maria.post("/inbox/wishes/", {**usual, **times, "item.everything-inbox": "yes"})
    kept = cast["maria"].wishes.values_list("audience", "channel", "how")
    assert list(kept) == [("item.everything", "inbox", "yes")]
    rhythm = Rhythm.objects.get(person=cast["maria"])
    assert (rhythm.digest, rhythm.weekday, rhythm.hour) == ("weekly", 4, 17)


def test_how_much_to_hear_of_a_space_is_chosen_by_those_inside(cast: Cast) -> None:
    assert cast.client("noor").get("/inbox/wishes/rural/").status_code == 403
    assert cast.client("eleni").get("/inbox/wishes/tuesday/").status_code == 404
    cast.client("maria").post("/inbox/wishes/tuesday/", {"level": "nothing"})
    assert _spaces(cast) == {"Tuesday circle": "Nothing"}


def _spaces(cast: Cast) -> dict[str, str]:
    page = cast.client("maria").get("/inbox/wishes/")
    spaces: list[tuple[Space, str]] = page.context["spaces"]
    return {space.name: level for space, level in spaces if level != "As everywhere"}


def test_thanks_are_news_until_one_goes_there(cast: Cast, item: Item, deliver: Deliver) -> None:
    maria = cast.client("maria")
    maria.get(item.get_absolute_url())
    thank(item.posts.get(number=1), by=cast.place("noor", cast.commons))
    deliver()
    (group,) = inbox(cast["maria"], page=1).groups
    assert (group.says, group.news) == ("Noor thanked you.", 1)
    assert maria.get(f"/inbox/{group.notice.pk}/")["Location"] == f"{item.get_absolute_url()}?unread"
    assert _waiting(cast["maria"]) == 0


def test_the_way_of_a_notice_is_for_its_reader_alone(cast: Cast, item: Item) -> None:
    notice = Notice.objects.filter(person=cast["maria"]).latest("pk")
    assert cast.client("noor").get(f"/inbox/{notice.pk}/").status_code == 404
    assert cast.client(None).get(f"/inbox/{notice.pk}/").status_code == 302
