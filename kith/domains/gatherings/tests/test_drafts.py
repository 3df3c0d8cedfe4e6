"""A draft: changed in all that stands around it, thrown away, and never cancelled."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.tests.conftest import Announce
from kith.foundation.activity.models import Event
from tests.cast import Cast
from tests.changing import change
from tests.entries import hidden


@pytest.fixture
def draft(announced: Announce) -> Item:
    return announced(as_draft=True)


def _page(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address, follow=True).content.decode()


def test_its_title_tags_language_and_audience_can_be_changed(cast: Cast, draft: Item) -> None:
    address = f"/gatherings/{draft.pk}/revision/"
    assert f'href="{address}"' in _page(cast, "maria", draft.get_absolute_url())
    events = Event.objects.count()
    typed = {
        "title": "Listening by day",
        "tags": "sleep, rest",
        "language": "es",
        "visibility": "network",
        "content_note": "Grief",
    }
    assert change(cast.client("maria"), address, typed).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.language, draft.visibility, draft.content_note) == (
        "Listening by day",
        "es",
        "network",
        "Grief",
    )
    assert set(draft.tags.values_list("words", flat=True)) == {"sleep", "rest"}
    assert Event.objects.count() == events, "nobody has seen it, so nothing happened"
    assert "Listening by day" in _page(cast, "maria", f"/gatherings/{draft.pk}/")


def test_what_is_missing_is_asked_for(cast: Cast, draft: Item) -> None:
    wrong = {"title": "", "language": "en"}
    answer = change(cast.client("maria"), f"/gatherings/{draft.pk}/revision/", wrong)
    assert answer.status_code == 422


def test_what_someone_else_changed_meanwhile_is_not_written_back(cast: Cast, draft: Item) -> None:
    maria, address = cast.client("maria"), f"/gatherings/{draft.pk}/revision/"
    form = {"title": draft.title, "language": "en", "visibility": draft.visibility}
    form |= {"seen": hidden(_page(cast, "maria", address), "seen"), "tags": "rest"}
    assert change(cast.client("tomasz"), address, form | {"visibility": "space"}).status_code == 302
    late = maria.post(address, form)
    assert late.status_code == 409
    draft.refresh_from_db()
    assert draft.visibility == "space"
    again = form | {"visibility": "space", "seen": hidden(late.content.decode(), "seen")}
    assert [maria.post(address, again).status_code for _sending in range(2)] == [302, 302]


def test_it_can_be_thrown_away(cast: Cast, draft: Item) -> None:
    address = f"/gatherings/{draft.pk}/removal/"
    page = _page(cast, "maria", draft.get_absolute_url())
    assert f'href="{address}"' in page
    assert "Cancel it" not in page
    assert "This cannot be undone." in _page(cast, "maria", address)
    answer = cast.client("maria").post(address, follow=True)
    assert "The draft is gone." in answer.content.decode()
    assert not Gathering.objects.exists()
    assert not Item.objects.filter(pk=draft.pk).exists()


def test_nobody_cancels_what_nobody_has_seen(cast: Cast, draft: Item) -> None:
    answer = cast.client("maria").post(f"/gatherings/{draft.pk}/cancellation/", {"why": "No room"})
    assert answer.headers["Location"] == f"/gatherings/{draft.pk}/removal/"
    assert not Gathering.objects.get().is_cancelled


def test_it_is_new_on_the_day_on_which_it_is_announced(cast: Cast, draft: Item) -> None:
    begun = timezone.now() - timedelta(weeks=3)
    Item.objects.filter(pk=draft.pk).update(created_at=begun, last_activity_at=begun)
    cast.client("maria").post(f"/gatherings/{draft.pk}/publication/")
    draft.refresh_from_db()
    assert min(draft.created_at, draft.last_activity_at) > begun + timedelta(weeks=2)


@pytest.mark.parametrize("part", ["revision", "removal"])
def test_only_its_hosts_and_only_while_it_is_a_draft(
    cast: Cast, draft: Item, announced: Announce, part: str
) -> None:
    asked = {
        who: cast.client(who).get(f"/gatherings/{draft.pk}/{part}/").status_code for who in ("tomasz", "noor")
    }
    assert asked == {"tomasz": 200, "noor": 404}
    assert cast.client("maria").get(f"/gatherings/{announced().pk}/{part}/").status_code == 404
