"""Every row that leads to a person is taken along or said not to be, and gone after they leave or said to stay.

A new key to a person or to a membership fails here until someone has thought about both.
"""

import json
import zipfile
from io import BytesIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import Field, Model
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.actions.thanking import thank
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow
from kith.capabilities.messages.actions.asking import write_to
from kith.capabilities.moderation.models import Case
from kith.capabilities.notifications.actions import wish, wish_of_space
from kith.capabilities.notifications.models import Device, Notice, Rhythm
from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import name_entrants, open_room
from kith.capabilities.search.actions import save
from kith.capabilities.search.finders import finders
from kith.domains.courses.actions.taking import answer, finish
from kith.domains.gatherings.actions.addressing import renew
from kith.domains.gatherings.actions.inviting import invite
from kith.domains.gatherings.actions.questioning import answer as answer_hosts
from kith.domains.gatherings.actions.questioning import ask as ask_those_who_come
from kith.domains.gatherings.actions.seating import come, say_needs
from kith.domains.gatherings.actions.transferring import offer_to
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.mentoring.tests.together import aimed, paired
from kith.domains.pulse.actions import answering, offering
from kith.domains.pulse.words import Word
from kith.domains.supervision.actions import formatting, keeping_log, listening, reviewing, turning
from kith.domains.supervision.actions.keeping_words import write
from kith.domains.supervision.actions.rounds import wishing
from kith.domains.supervision.actions.training import say_trained
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.tests.circles import held, meetings
from kith.domains.supervision.tests.rounds.people import round_of, solved
from kith.domains.supervision.tests.sessions import together
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.domains.wellbeing.actions.keeping import keep
from kith.domains.wellbeing.things import Page
from kith.doors.leaving import parts
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.leaving.tests.where import BELONGS_TO_OTHERS, STAYS, TAKEN
from kith.foundation.people.models import Happening, Person
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.lessons import add_task
from tests.moderating import decided, said, told

Key = tuple[str, "type[Model]", str]


def _keys() -> list[Key]:
    """Every key to a person or a membership, by a name."""
    return [
        (f"{model._meta.label}.{field.name}", model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.related_model in (Person, Membership)
    ]


def _rows(model: type[Model], name: str, person: Person) -> int:
    leads_by_place = model._meta.get_field(name).related_model is Membership
    with seen_as(person):
        return model._default_manager.filter(
            **{f"{name}__person" if leads_by_place else name: person}
        ).count()


def test_each_key_to_a_person_is_taken_along_or_has_a_reason_not_to_be() -> None:
    known = {name for name, _model, _field in _keys()}
    assert known == TAKEN.keys() | BELONGS_TO_OTHERS.keys()
    assert not TAKEN.keys() & BELONGS_TO_OTHERS.keys()
    assert STAYS.keys() <= known


@pytest.fixture
def sam(cast: Cast) -> Person:
    """Sam has done whatever one can do here."""
    sam, place = cast["sam"], cast.place("sam", cast.commons)
    item = open_topic(DISCUSSION, by=place, title="A marigold", source="Seeds of marigold", tags=["garden"])
    other = open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Rain", source="It rains")
    writing.reply(item, author=cast.place("maria", cast.commons), source="Hello @sam")
    thank(other.posts.get(), by=place)
    follow(other, level="everything", by=sam)
    Desk("reply", item=other).keep({"source": "Not sent yet"}, by=sam)
    tell(sam, field="role", texts=["gardener"], audience="self")
    keep_away(cast["dana"], by=sam, sort="mute")
    tie(cast["dana"], by=sam, sort="managed")
    write_to([cast["noor"]], "A private hello", by=sam)
    wish({("item.nearby", "mail"): "now"}, by=sam)
    wish_of_space(cast.commons, level="everything", by=sam)
    met = MAKERS["gathering"](cast.place("maria", cast.commons), title="A walk in the park")
    say_needs("Benches", by=sam)
    ball = MAKERS["gathering"](cast.place("maria", cast.commons), title="A ball in the hall")
    invite(reach_gathering(cast["maria"], ball.pk), people=[sam], by=cast["maria"])
    marias = come(reach_gathering(cast["maria"], ball.pk), way="online", by=cast["maria"])
    offer_to(marias, to=sam, by=cast["maria"])
    ask_those_who_come(met, words="How do you come?", sort="short", by=cast["maria"])
    seat = come(reach_gathering(sam, met.pk), way="online", by=sam)
    answer_hosts(seat, {1: ("On a tandem",)}, by=sam)
    renew(by=sam, space=None)
    taught = MAKERS["course"](cast.place("maria", cast.commons), title="How to prune")
    task = add_task(taught, by=cast["maria"])
    answer(task, words="The roses first", by=sam)
    finish(task, by=sam)
    MAKERS["course"](place, title="How to sow", source="Sow a row")
    room = open_room(other, by=cast["maria"])
    name_entrants(room, hosts=[], others=[sam], by=cast["maria"])
    enter(room, way="text", by=sam)
    keep(Page("A bench of my own"), by=sam)
    pulse = offering.offer(cast.commons, by=cast["tomasz"])
    answering.take_part(pulse, by=sam)
    answering.answer(pulse.askings.get(), word=Word.MIXED, by=sam)
    save("q=gardens", finder=finders()["everywhere"], by=sam)
    aimed(paired(cast, "maria", "sam")[1], "Rest without guilt")
    _sit_in_a_circle(cast)
    Rhythm.objects.create(person=sam)
    Device.objects.create(person=sam, endpoint="https://push.example.org/1", label="Firefox on Linux")
    Happening.objects.create(person=sam, what="signed_in", browser="Firefox on Linux")
    EmailAddress.objects.create(user=sam, email="second@example.org", verified=True)
    told(cast, Case(post=said(cast, "anneke")), by="sam")
    decided(cast, told(cast, Case(post=said(cast, "sam")), by="noor").case, reason="Too loud")
    return sam


def _sit_in_a_circle(cast: Cast) -> None:
    """Sam had turns, wrote their log, answered a review, asked to be heard, and heard another."""
    sam = cast["sam"]
    bench = MAKERS["circle"](cast.place("maria", cast.commons), title="The blue bench").circle
    past, ahead = held(bench, 1)[0], meetings(bench)[0]
    past.moderator = cast.place("sam", cast.commons)
    past.save()
    turning.let_pass(ahead, role="presenter", by=sam)
    keeping_log.write_down(past, by=sam, part="moderator", minutes=90, learned="I can wait")
    reviewing.answer(bench, by=sam, helped="The tea joke", wish="go_on")
    listening.ask(bench, until=timezone.localdate(), words="A long night", by=sam)
    marias = listening.ask(bench, until=timezone.localdate(), by=cast["maria"])
    listening.answer(marias, by=sam)
    formatting.copy(shipped()["round"]["en"], to=bench, by=sam)
    say_trained(bench, "The old school of listening", by=sam)
    write(together(bench, by=sam), "A word to all of you", by=sam)
    solved(round_of(cast), {"sam": {"employer": "The lamp house"}}, cast)
    wishing.say(round_of(cast, opener="sam"), by=sam, languages=("en",), region="By the sea")


def _archive(person: Person) -> dict[str, str]:
    out = BytesIO()
    write_archive(person, out)
    with zipfile.ZipFile(out) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_each_thing_stands_where_the_archive_says(cast: Cast, sam: Person) -> None:
    files = _archive(sam)
    found = {name.partition("/")[0].removesuffix(".json") for name in files} | {"files"}
    assert set(TAKEN.values()) <= found
    for name, words in (
        ("account", "second@example.org"), ("what-you-follow", "Rain"), ("ways-in", "Firefox on Linux"),
        ("what-you-did", "opened a conversation"), ("correspondences", "Noor"), ("ties", "Dana"), ("what-you-look-for", "gardens"),
        ("gatherings", "A ball in the hall"),
        ("drafts", "Not sent yet"), ("gatherings", "Benches"), ("gatherings", "A walk in the park"),
        ("courses", "The roses first"), ("courses", "How to prune"), ("courses", "Sow a row"), ("thanks-given", "post"), ("profile", "gardener"),
        ("rooms", "Rain"), ("mentoring", "Rest without guilt"), ("mentoring", "Maria Delgado"),
        ("gatherings", "On a tandem"), ("for-you", "A bench of my own"), ("pulse", "Up and down"), ("circles", "I can wait"), ("circles", "The tea joke"), ("circles", "words with which you asked"), ("circles", "The old school of listening"), ("circles", "The lamp house"), ("circles", "By the sea"),
    ):  # fmt: skip
        assert words in files[f"{name}.json"], name
    assert "A long night" not in "".join(files.values()), "it is gone on its day"
    for part in found - {"words", "files", "README.md"}:
        assert f"{part}.json" in files["README.md"], part


def test_nothing_is_left_out_because_it_is_much(
    cast: Cast, sam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "BATCH", 2)
    rain = Item.objects.get(title="Rain")
    events = [
        writing.reply(rain, author=cast.place("maria", cast.commons), source="More") for _each in range(5)
    ]
    made = [
        Notice(person=sam, event_id=post.traces.get().event_id, audience="item.followed", space=cast.commons,
               item_id=post.item_id, post=post) for post in events
    ]  # fmt: skip
    Notice.objects.bulk_create(made)
    assert (
        len(json.loads(_archive(sam)["inbox.json"]))
        == Notice.objects.visible().filter(person=sam).count()
        > 4
    )


def test_who_leaves_leaves_nothing_but_what_the_page_says(cast: Cast, sam: Person) -> None:
    before = {name: _rows(model, field, sam) for name, model, field in _keys()}
    leave_for_good(sam, words="remove")
    after = {name: _rows(model, field, sam) for name, model, field in _keys()}
    assert {name for name, number in after.items() if number} <= STAYS.keys()
    assert sum(1 for name, number in before.items() if number and not after[name]) > 12
