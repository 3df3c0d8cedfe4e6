"""What comes along when two accounts become one, and what stays; nobody learns that they were one."""

from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import ReadState
from kith.capabilities.items.reading import follow
from kith.capabilities.messages.actions.asking import accept, write_to
from kith.capabilities.messages.models import Message, Seat
from kith.capabilities.moderation.models import Case
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.models import Credential
from kith.doors.merging.models import Proposal
from kith.doors.merging.tests.joining import PAGE, ask, joined
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import close_account, tell
from kith.foundation.profiles.models import ProfileEntry
from kith.foundation.spaces.actions.belonging import admit, give_role, remove
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.actions.limiting import limit
from kith.foundation.spaces.models import Boundary, Membership, Space
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.moderating import decided, said, told


def _name_in(cast: Cast, space: Space, person: Person) -> set[tuple[str, str]]:
    return {(place.shown_name, place.state) for place in space.memberships.filter(person=person)}


def test_every_name_stays_where_it_was_and_leads_to_no_profile(cast: Cast, proven: None) -> None:
    """Both were in the commons; the rural space knew Kestrel alone."""
    said(cast, "kestrel")
    joined(cast)
    noor = cast["noor"]
    assert _name_in(cast, cast.rural, noor) == {("Kestrel", "active")}
    assert _name_in(cast, cast.commons, noor) == {("Noor", "active"), ("Robin Achterberg", "imported")}
    for place in Membership.objects.filter(person=noor).exclude(display_name=""):
        assert noor.handle not in place.get_absolute_url()


def test_nothing_private_is_seen_by_anyone_new(cast: Cast, proven: None) -> None:
    """Maria is with Kestrel in the rural space; neither profile may be seen by way of it."""
    tell(cast["kestrel"], field="about", texts=["I keep bees"], audience="everyone")
    tell(cast["noor"], field="lived_experience", texts=["a long night"], audience="spaces")
    seen = _seen_by(cast)
    assert not [name for name in ("maria", "anneke", "eleni") if "I keep bees" not in seen[name]]
    joined(cast)
    for name, words in _seen_by(cast).items():
        assert "I keep bees" not in words, name
        assert words <= seen[name], name
    mine = ProfileEntry.objects.filter(person=cast["noor"], text="I keep bees")
    assert mine.get().audience == "self"


def _seen_by(cast: Cast) -> dict[str | None, set[str]]:
    return {
        name: set(
            ProfileEntry.objects.visible_to(cast[name] if name else None).values_list("text", flat=True)
        )
        for name in ("maria", "anneke", "tomasz", "eleni", "dana", None)
    }


def test_what_one_follows_and_typed_comes_along_and_what_the_kept_one_has_stays(
    cast: Cast, proven: None
) -> None:
    both, only = said(cast).item, said(cast).item
    for name, level in (("noor", "muted"), ("kestrel", "everything")):
        follow(both, level=level, by=cast[name])
    follow(only, level="everything", by=cast["kestrel"])
    cast["kestrel"].drafts.create(form="reply", item=only, words={"source": "half"})
    joined(cast)
    levels = dict(ReadState.objects.filter(person=cast["noor"]).values_list("item", "level"))
    assert (levels[both.pk], levels[only.pk]) == ("muted", "everything")
    assert cast["noor"].drafts.get().words == {"source": "half"}


def test_private_messages_do_not_come_along_and_stay_with_those_who_have_them(
    cast: Cast, proven: None
) -> None:
    """They would tell Maria that Robin is Noor. What was said stays in her hands, as after a closed account."""
    letters = write_to([cast["maria"]], "A quilt", by=cast["kestrel"])
    with seen_as(cast["maria"]):
        accept(Seat.objects.get(person=cast["maria"]), by=cast["maria"])
    joined(cast)
    for name in ("noor", "kestrel"):
        with seen_as(cast[name]):
            assert not Seat.objects.exists()
            assert not Message.objects.exists()
    with seen_as(cast["maria"]):
        assert [message.source for message in Message.objects.all()] == ["A quilt"]
    assert letters.person == cast["kestrel"]


def test_credentials_come_along_and_are_seen_by_nobody_else(cast: Cast, proven: None) -> None:
    hold(title="Mine", issued_on=date(2026, 1, 1), by=cast["kestrel"])
    joined(cast)
    for name in ("noor", "kestrel", "ruth"):
        with seen_as(cast[name]):
            assert Credential.objects.exists() is (name == "noor"), name


@pytest.mark.parametrize("by_them", [True, False])
def test_who_keeps_away_from_a_name_keeps_away_from_it_still(cast: Cast, proven: None, by_them: bool) -> None:
    """Dana was kept away from Robin, everywhere by own names: now from that name, where both are."""
    pair = (cast["kestrel"], cast["dana"])
    by, other = pair if by_them else reversed(pair)
    keep_away(other, by=by, sort="block")
    joined(cast)
    boundary = Boundary.objects.get()
    assert boundary.space == cast.commons
    assert {boundary.by, boundary.other} == {cast["noor"], cast["dana"]}
    assert (boundary.by == cast["noor"]) is by_them


def test_who_was_removed_stays_removed_and_a_limit_holds_on(cast: Cast, proven: None) -> None:
    until = timezone.now() + timedelta(days=3)
    limit(cast.place("kestrel", cast.commons), until=until, reason="Rest", by=cast["tomasz"])
    remove(cast.place("kestrel", cast.rural), by=cast["tomasz"])
    joined(cast)
    assert _name_in(cast, cast.rural, cast["noor"]) == {("Kestrel", "removed")}
    own = Membership.objects.get(person=cast["noor"], space=cast.commons, state="active")
    assert (own.limited_until, own.limit_reason) == (until, "Rest")


def test_a_space_is_not_left_without_its_host(cast: Cast, proven: None) -> None:
    give_role(cast.place("kestrel", cast.rural), role="host", by=cast["tomasz"])
    remove(cast.place("tomasz", cast.rural), by=cast["kestrel"])
    admit(cast["noor"], to=cast.rural, by=cast["kestrel"])
    codes = ask(cast)
    answer = cast.client("noor").post(PAGE, codes)
    assert answer.status_code == 422
    assert "only host of a space" in answer.content.decode()
    assert Person.objects.get(pk=cast["kestrel"].pk).is_active
    assert EmailAddress.objects.get(email="kestrel@example.org").user == cast["kestrel"]


def test_decisions_about_the_other_account_are_read_and_appealed(cast: Cast, proven: None) -> None:
    case = told(cast, Case(post=said(cast, "kestrel")), by="maria").case
    made = decided(cast, case, "hide")
    joined(cast)
    noor = cast.client("noor")
    assert "It hurt someone." in noor.get(f"/me/decisions/{made.pk}/").content.decode()
    assert noor.post(f"/me/decisions/{made.pk}/", {"words": "Please look"}).status_code == 302


def test_own_words_are_ones_own_in_every_name(cast: Cast, proven: None) -> None:
    post = said(cast, "kestrel", where=cast.rural)
    joined(cast)
    noor = cast.client("noor")
    words: dict[str, Any] = {"source": "Said better", "content_note": ""}
    assert noor.post(f"/posts/{post.pk}/edit/", words).status_code in (302, 200)
    assert Post.objects.get(pk=post.pk).source == "Said better"


def test_nothing_stays_of_what_was_thought_about_a_closed_account(cast: Cast, proven: None) -> None:
    ask(cast)
    close_account(cast["kestrel"])
    assert not Proposal.objects.exists()
