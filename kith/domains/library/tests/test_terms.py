"""Terms go along: what grew out of something is shared under a licence that the other one allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.domains.library.licences import BY, FREE, LICENCES, SAME, UNCHANGED, UNPAID, may_follow
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import fill, send_out, text_of

ALL = [BY, SAME, UNPAID, UNCHANGED, FREE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], ALL), ([FREE], ALL), ([BY], [BY, SAME, UNPAID, UNCHANGED]), ([SAME], [SAME]), ([UNPAID], [UNPAID]), ([UNCHANGED], []),
        ([BY, SAME], [SAME]), ([SAME, UNPAID], []), ([FREE, BY], [BY, SAME, UNPAID, UNCHANGED]), (["", None, "MIT"], ALL),
    ],
)  # fmt: skip
def test_which_licences_may_follow(before: list[str], after: list[str]) -> None:
    assert may_follow(before) == after


@given(st.data())
def test_what_was_promised_to_its_authors_holds_through_all_generations(data: st.DataObject) -> None:
    chain = [data.draw(st.sampled_from(ALL))]
    while (offered := may_follow(chain[-1:])) and len(chain) < 6:
        chain.append(data.draw(st.sampled_from(offered)))
    assert FREE not in chain[1:] or set(chain[: chain.index(FREE, 1)]) == {FREE}, "names are not given away"
    for lasting in (SAME, UNPAID):
        if lasting in chain:
            assert set(chain[chain.index(lasting) :]) == {lasting}
    assert may_follow(chain) == may_follow(chain[-1:]), "all that came before is kept by the last"


@pytest.fixture
def adapted(cast: Cast) -> Version:
    """Noor begins to adapt what Maria shares “in the same way”."""
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria, title="Tea first")
    publish(keep(draft(item, by=maria), words={"licence": SAME}, seen=1, by=maria), by=maria, why="Terms")
    told = {"sort": "adapts", "space": "commons", "changed": "Stronger", "core": "kept", "language": "en", "visibility": "public"}  # fmt: skip
    assert cast.client("noor").post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    return Version.objects.latest("pk")


def test_only_licences_that_fit_are_offered_and_taken(cast: Cast, adapted: Version) -> None:
    noor = cast.client("noor")
    page = text_of(noor, f"/items/{adapted.item_id}/writing/care/")
    assert [spdx for spdx in LICENCES if f'value="{spdx}"' in page] == [SAME]
    assert "lets you choose among these alone" in page
    assert fill(noor, adapted, "care", licence=FREE).status_code == 422
    assert fill(noor, adapted, "care", licence=SAME).status_code == 302


def test_a_draft_under_another_licence_is_not_published(cast: Cast, adapted: Version) -> None:
    noor, address = cast.client("noor"), f"/items/{adapted.item_id}/publication/"
    keep(adapted, words={"licence": FREE}, seen=adapted.edition, by=cast.place("noor", cast.commons))
    assert "What others may do with it" in text_of(noor, address)
    send_out(noor, adapted.item_id)
    assert Item.objects.get(pk=adapted.item_id).state == "draft"
    adapted.refresh_from_db()
    keep(adapted, words={"licence": SAME}, seen=adapted.edition, by=cast.place("noor", cast.commons))
    send_out(noor, adapted.item_id)
    assert Item.objects.get(pk=adapted.item_id).state == "published"
