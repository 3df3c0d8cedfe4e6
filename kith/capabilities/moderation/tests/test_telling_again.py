"""Whoever took back what they told can tell it again; and nothing is lost while someone decides."""

import pytest
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.moderation.actions.keeping import pass_on
from kith.capabilities.moderation.actions.reporting import report, take_back
from kith.capabilities.moderation.jobs import keep_promises
from kith.capabilities.moderation.models import Case, Report
from kith.foundation.activity.models import Event
from tests.at_once import meanwhile
from tests.cast import Cast, assemble
from tests.moderating import decided, said, told


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """What threads write is really written."""
    return assemble()


def test_what_was_taken_back_can_be_told_again(cast: Cast) -> None:
    post = said(cast, words="A cruel word")
    made = told(cast, Case(post=post), words="It hurt Sam")
    told(cast, Case(post=post), by="sam")
    take_back(made)
    writing.edit(post, source="A cold word", content_note="", by=cast["maria"])
    client, address = cast.client("noor"), f"/posts/{post.pk}/report/"
    assert client.get(address).status_code == 200
    page = client.post(
        address, {"category": "respect", "words": "I was pushed"}, follow=True
    ).content.decode()
    assert "You took it back" not in page
    made.refresh_from_db()
    assert made.withdrawn_at is None
    assert made.words == "It hurt Sam\n\nI was pushed"
    assert made.evidence == "A cruel word\n\n* * *\n\nA cold word"
    assert made.case.reports.count() == 2
    decided(cast, made.case, "note")
    assert Event.objects.filter(type="report.answered", facts={"report": made.pk}).exists()


def test_what_was_taken_back_from_hosts_can_be_told_to_the_stewards_alone(cast: Cast) -> None:
    post = said(cast)
    first = told(cast, Case(post=post), words="It hurt Sam")
    take_back(first)
    again = told(cast, Case(post=post), words="I was pushed", only_stewards=True)
    assert (first.case.space, again.case.space) == (cast.commons, None)
    assert again.words == "I was pushed"
    page = cast.client("tomasz").get(f"/desk/{first.case_id}/").content.decode()
    assert "taken back" in page
    assert "I was pushed" not in page


def test_whoever_told_both_desks_has_all_their_words_where_the_stewards_look(cast: Cast) -> None:
    post = said(cast)
    theirs = told(cast, Case(post=post), words="First", only_stewards=True)
    take_back(theirs)
    hosts = told(cast, Case(post=post), words="Then", category="danger")
    assert pass_on(hosts.case, by=cast["tomasz"]) == theirs.case
    theirs.refresh_from_db()
    assert (theirs.words, theirs.category, theirs.withdrawn_at) == ("First\n\nThen", "danger", None)


def test_what_was_taken_back_stays_so_when_hosts_pass_it_on(cast: Cast) -> None:
    post = said(cast)
    first = told(cast, Case(post=post), words="Hidden from them")
    take_back(first)
    again = told(cast, Case(post=post), words="For you", only_stewards=True)
    pass_on(first.case, by=cast["tomasz"])
    again.refresh_from_db()
    assert again.words == "For you"


def test_who_tells_more_while_it_is_decided_opens_a_new_case(house: Cast) -> None:
    about = Case(person=house["sam"])
    first = told(house, about, evidence="One")
    done = meanwhile(
        lambda: decided(house, first.case, "note", by="ruth"),
        lambda: report(about, category="danger", evidence="Two", by=house["noor"]),
    )
    second = done.result()
    assert isinstance(second, Report)
    assert second.case_id != first.case_id
    assert (second.evidence, second.case.is_open) == ("Two", True)


def test_what_is_passed_on_while_the_stewards_decide_stays_open_on_their_desk(house: Cast) -> None:
    post = said(house)
    case = told(house, Case(post=post)).case
    theirs = told(house, Case(post=post), by="sam", only_stewards=True).case
    meanwhile(
        lambda: decided(house, theirs, "note", by="ruth"), lambda: pass_on(case, by=house["tomasz"])
    ).result()
    case.refresh_from_db()
    assert (case.space, case.is_open) == (None, True)
    assert case.reports.get().reporter == house["noor"]


def test_nobody_is_reminded_of_what_is_decided_at_this_moment(house: Cast) -> None:
    case = told(house, Case(post=said(house))).case
    Case.objects.update(due_at=timezone.now())
    meanwhile(lambda: decided(house, case, "note"), lambda: keep_promises(0)).result()
    assert not Event.objects.filter(type="case.overdue").exists()
