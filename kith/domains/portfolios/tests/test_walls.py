"""The second wall, by raw SQL; and what stands outside of it leads to nobody."""

from functools import partial

import pytest

from kith.domains.portfolios.models import Address, Piece, Share
from kith.domains.portfolios.tests.conftest import Kept
from kith.infrastructure.database.private import seen_as
from tests.cast import NAMES
from tests.walls import counts, rows, tried, walled

TABLES = {"piece": 6, "share": 1, "shown": 6}
_counts = partial(counts, app="portfolios", tables=TABLES)


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_no_others(kept: Kept, name: str | None) -> None:
    kept.share()
    mine = TABLES if name == "maria" else dict.fromkeys(TABLES, 0)
    assert _counts(kept.cast[name] if name else None) == mine
    assert all(not rows("portfolios", table) for table in TABLES)


def test_every_table_with_a_person_is_walled(db: None) -> None:
    assert walled("portfolios") == set(TABLES)
    assert not any(field.related_model for field in Address._meta.get_fields()), "and the other has none"


@pytest.mark.parametrize("name", ["ruth", "sam", None])
def test_nobody_changes_removes_or_adds_for_another(kept: Kept, name: str | None) -> None:
    share, piece = kept.share(), kept.piece("words")
    person = kept.cast[name] if name else None
    own = person.pk if person else 0
    for statement, *parameters in (
        ("UPDATE portfolios_piece SET title = 'x'",),
        ("DELETE FROM portfolios_piece",),
        ("UPDATE portfolios_share SET ends_on = ends_on + 1",),
        ("DELETE FROM portfolios_share",),
        ("DELETE FROM portfolios_shown",),
        ("INSERT INTO portfolios_shown (share_id, piece_id) VALUES (%s, %s)", share.pk, piece.pk),
        ("INSERT INTO portfolios_piece (person_id, sort, credential_id, title, source, html, send_key, made_at) VALUES (%s, 'credential', %s, '', '', '', '', now())", own, kept.credential.pk),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(kept.maria) == TABLES


def test_what_leads_to_a_thing_goes_with_it(kept: Kept) -> None:
    kept.share()
    with seen_as(kept.maria):
        type(kept.credential).objects.filter(pk=kept.credential.pk).delete()
        assert not Piece.objects.filter(sort="credential").exists()
    assert _counts(kept.maria) == {"piece": 5, "share": 1, "shown": 5}


def test_the_database_tells_nobody_whose_an_address_is(kept: Kept) -> None:
    share = kept.share()
    (row,) = Address.objects.values_list()
    said = b" ".join(
        bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in row
    )
    for secret in (share.uid, "Maria", "county"):
        assert secret.encode() not in said
    for guess in (row[1], str(share.pk), str(row[0]), share.uid[:-1], share.uid.swapcase(), "maria"):
        assert kept.cast.client("sam").get(f"/shown/{guess}/").status_code == 404, guess


def test_another_one_s_addresses_lead_nowhere(kept: Kept) -> None:
    share, piece = kept.share(), kept.piece("words")
    ends = (
        f"pieces/{piece.pk}/",
        f"pieces/{piece.pk}/removal/",
        f"shares/{share.pk}/",
        f"shares/{share.pk}/ending/",
    )
    for name in ("maria", "ruth", "sam"):
        status = {kept.cast.client(name).get(f"/portfolio/{end}").status_code for end in ends}
        assert status == {200 if name == "maria" else 404}, name
    for end in ends[1:]:
        kept.cast.client("sam").post(f"/portfolio/{end}")
    with seen_as(kept.maria):
        assert (Piece.objects.count(), Share.objects.count()) == (6, 1)
