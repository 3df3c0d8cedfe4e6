"""What holds for whatever can be reported: report, decision, hidden, appeal, restored."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.moderation.actions.appealing import answer, appeal
from kith.capabilities.moderation.actions.deciding import Verdict, decide
from kith.capabilities.moderation.actions.reporting import report
from kith.capabilities.moderation.models import Appeal, Case, Decision
from kith.foundation.spaces.actions.belonging import admit
from tests.cast import Cast
from tests.contracts.makers import Maker

SWITCH = "reportable"


def _about(item: Item, what: str) -> Case:
    return Case(item=item) if what == "item" else Case(post=item.posts.get(number=1))


def _is_read(item: Item, cast: Cast, name: str) -> bool:
    answer = cast.client(name).get(item.get_absolute_url())
    return answer.status_code == 200 and b"A quilt of words" in answer.content


@pytest.mark.parametrize("what", ["item", "post"])
def test_from_report_to_decision_to_appeal_to_restored(cast: Cast, make: Maker, what: str) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    item = make(cast.place("maria", cast.commons), source="A quilt of words")
    case = report(_about(item, what), category="privacy", by=cast["noor"]).case
    verdict = Verdict(kind="hide", category="privacy", reason="A name can be known from it.")
    made = decide(case, verdict, version=case.version, by=cast["tomasz"])
    assert not any(_is_read(item, cast, name) for name in ("noor", "maria", "tomasz"))
    asked = appeal(made, words="The name is made up.")
    assert answer(asked, outcome=Appeal.Outcome.UNDONE, words="You are right.", by=cast["anneke"])
    assert all(_is_read(item, cast, name) for name in ("noor", "maria", "tomasz"))
    assert list(Decision.objects.order_by("pk").values_list("kind", flat=True)) == ["hide", "undone"]


def test_the_way_to_tell_is_on_its_page_and_leads_somewhere(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    post = item.posts.get(number=1)
    client = cast.client("noor")
    page = client.get(item.get_absolute_url()).content.decode()
    for address in (f"/posts/{post.pk}/report/", f"/items/{item.pk}/report/"):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
        assert cast.client("maria").get(address).status_code == 403
        assert cast.client(None).get(address).status_code == 302


def test_what_is_closed_comes_back_closed(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    Item.objects.filter(pk=item.pk).update(state=Item.State.CLOSED)
    item.refresh_from_db()
    case = report(Case(item=item), category="spam", by=cast["noor"]).case
    made = decide(
        case, Verdict(kind="hide", category="spam", reason="It sells."), version=1, by=cast["tomasz"]
    )
    asked = appeal(made, words="It does not.")
    answer(asked, outcome=Appeal.Outcome.UNDONE, words="True.", by=cast["ruth"])
    item.refresh_from_db()
    assert item.state == Item.State.CLOSED
