"""Someone hears that a certificate of theirs is there, or does not hold any more: that, and no more, until they look."""

from collections.abc import Callable

from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.queries import inbox
from kith.domains.learning.actions.certifying import certify, give_again, take_back, write_anew
from kith.domains.learning.models import Reminder
from kith.domains.learning.tests.certified import ETHICS, certificates, other
from kith.foundation.activity.models import Event
from tests.cast import Cast

Deliver = Callable[[], None]
PAGE = "/learning/certificates/"


def _told(cast: Cast, name: str) -> list[str]:
    own = Notice.objects.filter(person=cast[name], audience="learning.certified", read_at=None)
    return list(own.order_by("pk").values_list("event__type", flat=True))


def test_they_are_told_once_and_it_leads_to_their_own_page(cast: Cast, deliver: Deliver) -> None:
    for _twice in range(2):
        certify(cast["maria"], ETHICS, by=cast["tomasz"])
        deliver()
    assert _told(cast, "maria") == ["learning.certificate_given"]
    assert Notice.objects.filter(audience="learning.certified").count() == 1
    (group,) = inbox(cast["maria"], page=1).groups
    assert group.notice.page == PAGE
    assert "A certificate for you is here." in cast.client("maria").get("/inbox/").text


def test_what_they_are_told_names_nothing_and_nobody(cast: Cast, deliver: Deliver) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    deliver()
    event = Event.objects.get(type="learning.certificate_given")
    assert (event.actor, event.facts) == (None, {"to": cast["maria"].pk})
    page = cast.client("maria").get("/inbox/").text
    for secret in ("Ethics", "gave a certificate"):
        assert secret not in page


def test_looking_at_them_settles_it(cast: Cast, deliver: Deliver) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    deliver()
    for _twice in range(2):
        assert cast.client("maria").get(PAGE).status_code == 200
        deliver()
    assert _told(cast, "maria") == []
    assert Event.objects.filter(type="learning.certificates_seen").count() == 1, "only where there was news"
    assert not Reminder.objects.filter(certificates_told=True).exists()


def test_they_hear_when_one_is_taken_back_and_given_again(cast: Cast, deliver: Deliver) -> None:
    maria, tomasz = cast["maria"], cast["tomasz"]
    certify(maria, ETHICS, by=tomasz)
    for _twice in range(2):
        take_back(maria, key=ETHICS.key, reason="wrong", by=tomasz)
    give_again(maria, key=ETHICS.key, reason="wrong", programme=other(minutes=60, parts=()), by=tomasz)
    deliver()
    given, back = "learning.certificate_given", "learning.certificate_taken_back"
    assert _told(cast, "maria") == [given, back, given]
    assert _told(cast, "tomasz") == []


def test_of_what_they_do_themselves_they_are_not_told(cast: Cast, deliver: Deliver) -> None:
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    deliver()
    write_anew(certificates(cast["maria"])[0], name="María", by=cast["maria"])
    deliver()
    assert _told(cast, "maria") == ["learning.certificate_given"]
