"""Event × channel × audience, read from the declarations: a wish is kept, and who may not see is not told.

Every event that tells someone is tried with each of its audiences on each channel. A new audience adds to `SCENES` how
one comes to be in it; a new field of an event adds its value to `_things`.
"""

import secrets
from dataclasses import fields
from importlib import import_module

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from kith.capabilities.notifications import telling
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.models.wish import POSSIBLE, Channel, How
from kith.capabilities.notifications.telling import tell
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, record
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions import belonging
from tests.cast import Cast
from tests.contracts.scenes import SCENES, Scene, World
from tests.pushing import PushService

import_module(settings.ROOT_URLCONF)  # every part declares its events
TOLD = [
    (fact, audience)
    for code, fact in sorted(Fact.known.items())
    for audience in fact.audiences
    if not code.startswith("test.")
]
each_that_is_told = pytest.mark.parametrize(
    ("fact", "audience"), TOLD, ids=[f"{fact.code}-{audience.code}" for fact, audience in TOLD]
)


@pytest.fixture
def world(
    cast: Cast,
    push_service: PushService,
    mailoutbox: list[EmailMultiAlternatives],
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    monkeypatch.setattr(telling, "MOST_A_DAY", 100)  # here the same happens again and again
    belonging.admit(cast["noor"], to=cast.circle, by=None)
    Rhythm.objects.create(person=cast["noor"], quiet_from=0, quiet_to=0)
    push_service.device(cast["noor"])
    return World(cast, push_service, mailoutbox)


def _happens(fact: type[Fact], scene: Scene, world: World) -> Event:
    things = _things(world) | scene
    made = fact(**{each.name: things[each.name] for each in fields(fact)})
    world.mailed.clear()
    return record(made, by=world.cast["tomasz"])


def _things(world: World) -> Scene:
    """A value for each field of an event."""
    noor = world.noor
    return {
        "space": world.cast.circle, "name": "Noor", "member": noor.pk, "to": noor.person_id, "person": noor.person_id, "role": "host",
        "occasion": 0, "varies": False, "seat": 0, "invited": 0, "version": 99, "number": 2, "round": 0, "key": secrets.token_hex(8),
        "before": 0, "before_ends": 0, "after": 0, "after_ends": 0, "clock": "UTC", "what": ["cost"], "ended": "online",
        "named": [noor.pk],
    }  # fmt: skip


def _wish(world: World, audience: Audience, channel: Channel, how: How) -> None:
    """Noor hears of this on this channel alone, and so; whom a nearer audience does not tell, a farther one may."""
    all_off = {(code, str(each)): str(How.NO) for code in Audience.known for each in Channel}
    wish({**all_off, (audience.code, str(channel)): str(how)}, by=world.cast["noor"])


def test_every_audience_has_a_scene_and_every_audience_is_told_of_something() -> None:
    known = {code for code in Audience.known if not code.startswith("test.")}
    assert set(SCENES) == known
    assert {audience.code for _fact, audience in TOLD} == known


@each_that_is_told
def test_each_hears_on_each_channel_as_they_wish(world: World, fact: type[Fact], audience: Audience) -> None:
    scene = SCENES[audience.code](world)
    for channel in Channel:
        for how in POSSIBLE[channel]:
            _wish(world, audience, channel, how)
            event = _happens(fact, scene, world)
            tell(event)
            for each in Channel:
                getattr(world, each)(event)()
                is_told = each == channel and how != How.NO
                assert world.reached(event, each) is is_told, (channel, how, each)
            told_as = Notice.objects.filter(event=event, person=world.cast["noor"])
            assert {notice.audience for notice in told_as} <= {audience.code}


@pytest.mark.parametrize("channel", Channel)
@each_that_is_told
def test_who_may_not_see_any_more_is_not_told(
    world: World, fact: type[Fact], audience: Audience, channel: Channel
) -> None:
    """Whether rights changed before the event was handed over, or between that and sending."""
    _wish(world, audience, channel, next(how for how in POSSIBLE[channel] if how != How.NO))
    scene = SCENES[audience.code](world)
    early, late = (_happens(fact, scene, world) for _event in range(2))
    tell(early)
    send = getattr(world, channel)(early)
    world.end(fact, audience)
    tell(late)
    assert not Notice.objects.filter(event=late, person=world.cast["noor"]).exists()
    send()
    getattr(world, channel)(late)()
    assert not world.reached(late, channel)
    if channel != Channel.INBOX or not fact.page(early.facts):  # there, the page of a matter decides
        assert not world.reached(early, channel)
