"""When an account ends, its safe is gone; when two become one, all comes along unopened; and one can take it all along."""

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest

from kith.domains.wellbeing.actions.keeping import keep, throw_all_away
from kith.domains.wellbeing.actions.moving import move
from kith.domains.wellbeing.models import Keeper, Leaf
from kith.domains.wellbeing.queries import kept_by, people_of
from kith.domains.wellbeing.things import Kept, Page
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.merging.joining import bring_together
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import Broken, opened
from tests.cast import Cast


def _sorts(person: Person) -> list[str]:
    with seen_as(person):
        return sorted(each.what.sort for each in kept_by(person))


ALL = ["moment", "page", "people", "result"]


@pytest.mark.parametrize("words", ["keep", "remove"])
def test_who_leaves_leaves_no_key(kept: Cast, words: str) -> None:
    with seen_as(kept["maria"]):
        sealed = bytes(Leaf.objects.values_list("sealed", flat=True)[0])
    leave_for_good(kept["maria"], words=words)
    assert not Safe.objects.exists()
    with seen_as(kept.people["maria"]):
        assert not Keeper.objects.exists()
        assert not Leaf.objects.exists()
    keep(Page("Other words"), by=kept["sam"])
    with pytest.raises(Broken):
        opened(Safe.objects.get()).unlock(sealed, about="anywhere")


def test_throwing_all_away_touches_nobody_else(kept: Cast) -> None:
    keep(Page("The words of Sam"), by=kept["sam"])
    throw_all_away(by=kept["maria"])
    assert _sorts(kept["maria"]) == []
    assert _sorts(kept["sam"]) == ["page"]
    keep(Page("A new beginning"), by=kept["maria"])
    assert _sorts(kept["maria"]) == ["page"]


def test_it_comes_along_to_the_account_that_is_kept(kept: Cast) -> None:
    bring_together(kept["maria"], into=kept["noor"])
    assert _sorts(kept["maria"]) == []
    assert _sorts(kept["noor"]) == ALL


def test_it_stays_shut_on_the_way_and_what_both_had_is_read_together(kept: Cast, settings: Any) -> None:
    keep(Page("The words of Noor"), by=kept["noor"])
    ours, settings.SAFE_KEY = settings.SAFE_KEY, ""
    move(kept["maria"], into=kept["noor"])
    settings.SAFE_KEY = ours
    assert _sorts(kept["noor"]) == sorted([*ALL, "page"])
    with seen_as(kept["noor"]):
        assert people_of(kept["noor"]) == ("Kim, 555 0199",)
    throw_all_away(by=kept["noor"])
    assert not Safe.objects.exists()


def _archive(person: Person) -> Any:
    out = BytesIO()
    write_archive(person, out)
    return json.loads(zipfile.ZipFile(out).read("for-you.json"))


def test_everything_is_taken_along_in_the_open(kept: Cast, page: Kept[Page]) -> None:
    told = {each["sort"]: each for each in _archive(kept["maria"])}
    assert sorted(told) == ALL
    assert told["page"]["words"] == page.what.words
    assert told["moment"]["needs"] == "marzipan"
    assert told["result"]["scales"][0]["number"] == "50"
    assert _archive(kept["sam"]) == []


def test_where_the_safe_stays_shut_the_rest_can_still_be_taken_along(kept: Cast, settings: Any) -> None:
    settings.SAFE_KEY = "the secret of another installation"
    assert "cannot be opened" in _archive(kept["maria"])["shut"]
