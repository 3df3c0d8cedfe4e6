"""What was told to hosts, when its author takes their name off or leaves; and taking it all along."""

import json
import zipfile
from io import BytesIO

from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case, Debrief
from kith.doors.leaving.actions import disown, leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.leaving.forms import REMOVE
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import give_role
from tests.cast import Cast
from tests.moderating import decided, said, told


def test_taking_off_ones_name_leads_out_of_no_case(cast: Cast) -> None:
    post = said(cast)
    case = told(cast, Case(post=post)).case
    give_role(cast.place("maria", cast.commons), role="host", by=cast["tomasz"])
    disown(post, by=cast["maria"])
    assert cast.client("maria").get(f"/desk/{case.pk}/").status_code == 404
    made = decided(cast, case, "note")
    assert cast.client("maria").get(f"/me/decisions/{made.pk}/").status_code == 200
    page = cast.client("tomasz").get(f"/desk/{case.pk}/").content.decode()
    assert "Former member" in page
    assert "Maria" not in page.split("<main")[1]


def test_who_leaves_takes_their_words_and_the_desk_keeps_what_was_told(cast: Cast) -> None:
    case = told(cast, Case(post=said(cast, words="A cruel word"))).case
    leave_for_good(Person.objects.get(handle="maria"), words=REMOVE)
    page = cast.client("tomasz").get(f"/desk/{case.pk}/").content.decode()
    assert "A cruel word" in page
    decided(cast, case, "none", reason="They left.")


def test_a_moderator_who_leaves_lays_everything_down(cast: Cast) -> None:
    give_role(cast.place("maria", cast.commons), role="host", by=cast["tomasz"])
    case = told(cast, Case(post=said(cast, "sam"))).case
    decided(cast, case, "note", by="maria", category="danger")
    Case.objects.update(state="open", assignee=cast["maria"])
    leave_for_good(Person.objects.get(handle="maria"), words="keep")
    assert Case.objects.get().assignee is None
    assert not Debrief.objects.exists()


def test_what_one_told_and_what_was_decided_is_taken_along_without_others(cast: Cast) -> None:
    case = told(cast, Case(post=said(cast)), words="It hurt Sam").case
    appeal(decided(cast, case, reason="It names a town."), words="It is large.")
    for name, part, words, missing in (
        ("noor", "what-you-told", "It hurt Sam", "It names a town."),
        ("maria", "decisions-about-you", "It names a town.", "It hurt Sam"),
    ):
        out = BytesIO()
        write_archive(cast[name], out)
        with zipfile.ZipFile(out) as archive:
            text = archive.read(f"{part}.json").decode()
        assert words in text
        assert missing not in text
        assert len(json.loads(text)) == 1
