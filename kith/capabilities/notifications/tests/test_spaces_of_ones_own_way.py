"""One space may be heard in another way than all others."""

import re
from collections.abc import Callable

from kith.capabilities.notifications.actions import stop_mails, wish, wish_of_space
from kith.capabilities.notifications.models import Notice, SpaceWish
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.activity.audiences import Audience
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.pushing import PushService

Deliver = Callable[[], None]


def _told(cast: Cast, space: Space, deliver: Deliver) -> Notice | None:
    """What Maria hears of a question there, if she hears of it."""
    item = open_topic(QUESTION, by=cast.place("tomasz", space), title="Beginnings", source="How?")
    deliver()
    return Notice.objects.filter(person=cast["maria"], item=item).first()


def _mail(cast: Cast, space: Space, deliver: Deliver) -> str:
    told = _told(cast, space, deliver)
    assert told is not None
    return told.by_mail


def test_mails_of_one_space_come_at_once_and_of_all_others_as_before(cast: Cast, deliver: Deliver) -> None:
    wish_of_space(cast.rural, mail="now", by=cast["maria"])
    assert _mail(cast, cast.rural, deliver) == "now"
    assert _mail(cast, cast.commons, deliver) == "digest"


def test_whoever_wants_no_mails_can_have_those_of_one_space(cast: Cast, deliver: Deliver) -> None:
    wish({("item.nearby", "mail"): "no"}, by=cast["maria"])
    wish_of_space(cast.rural, mail="digest", by=cast["maria"])
    assert _mail(cast, cast.rural, deliver) == "digest"
    assert _mail(cast, cast.commons, deliver) == "no"


def test_what_one_does_not_hear_of_at_all_is_not_heard_because_of_a_way(cast: Cast, deliver: Deliver) -> None:
    wish({("item.nearby", "mail"): "no", ("item.nearby", "inbox"): "no"}, by=cast["maria"])
    wish_of_space(cast.rural, mail="now", by=cast["maria"])
    assert _told(cast, cast.rural, deliver) is None


def test_one_space_shows_on_a_device_or_none_does(
    cast: Cast, deliver: Deliver, push_service: PushService
) -> None:
    wish_of_space(cast.rural, push="now", by=cast["maria"])
    told = _told(cast, cast.rural, deliver)
    assert told is not None
    assert told.by_push == "no"  # as long as there is no device
    push_service.device(cast["maria"])
    pushed = [_told(cast, space, deliver) for space in (cast.rural, cast.commons)]
    assert [each and each.by_push for each in pushed] == ["now", "no"]


def test_no_mail_of_a_space_leaves_it_in_the_inbox(cast: Cast, deliver: Deliver) -> None:
    wish_of_space(cast.rural, mail="no", by=cast["maria"])
    told = _told(cast, cast.rural, deliver)
    assert told is not None
    assert (told.by_mail, told.in_inbox) == ("no", True)


def test_one_click_that_stops_mails_stops_those_of_such_a_space_too(cast: Cast, deliver: Deliver) -> None:
    wish_of_space(cast.rural, level="everything", mail="now", by=cast["maria"])
    wish_of_space(cast.commons, mail="no", by=cast["maria"])
    stop_mails([Audience.known["item.nearby"]], by=cast["maria"])
    assert _mail(cast, cast.rural, deliver) == "no"
    assert SpaceWish.objects.get(person=cast["maria"], space=cast.commons).mail == "no"


def test_it_is_chosen_on_a_page_and_told_beside_the_space(cast: Cast) -> None:
    maria, path = cast.client("maria"), f"/inbox/wishes/{cast.rural.slug}/"
    assert maria.post(path, {"level": "personal", "mail": "now", "push": ""}).status_code == 302
    page = maria.get("/inbox/wishes/").content.decode()
    assert "Only what is meant for me · By e-mail: At once" in page
    chosen = re.findall(
        r'<input[^>]* name="(\w+)" value="(\w+)"[^>]* checked', maria.get(path).content.decode()
    )
    assert chosen == [("level", "personal"), ("mail", "now")]
    maria.post(path, {"level": "", "mail": "", "push": ""})
    assert not SpaceWish.objects.filter(person=cast["maria"]).exists()
