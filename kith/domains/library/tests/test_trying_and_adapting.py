"""What others do with an entry: they try it and say what happened, adapt it, translate it."""

from itertools import pairwise

import pytest

from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Contributor, Version
from kith.domains.library.views.entry import NEAR
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import fill, send_out, text_of


def test_who_tried_it_says_what_happened_and_it_is_counted_in_words(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    for name, setting, again in (("noor", ":clinic", "yes"), ("sam", ":housing", "no")):
        told = {"setting": setting, "happened": f"{name} made tea", "whom": "a group of six", "again": again}
        answer = cast.client(name).post(f"/library/{item.pk}/trials/", told)
        assert answer.status_code == 302, answer.content.decode()
    page = text_of(cast.client(None), item.get_absolute_url())
    for words in ("2 try-it reports from 2 settings.", "Yes: 1.", "No: 1.",
                  "Tried it · community clinic · I would do it again", "noor made tea", "a group of six"):  # fmt: skip
        assert words in page, words


def test_a_report_without_what_happened_is_asked_again_and_keeps_what_was_typed(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    noor, address = cast.client("noor"), f"/library/{item.pk}/trials/"
    assert noor.post(address, {"happened": "", "changed": "More sugar"}).status_code == 422
    assert "More sugar" in text_of(noor, address)


@pytest.mark.parametrize("name", ["happened", "whom", "changed", "cost"])
def test_a_report_that_could_lead_to_a_person_is_looked_at_again_first(cast: Cast, name: str) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    noor, address = cast.client("noor"), f"/library/{item.pk}/trials/"
    told = {"happened": "We made tea", name: "It was for Mrs Alvarez"}
    refused = noor.post(address, told)
    assert refused.status_code == 422
    assert "Mrs Alvarez" in refused.content.decode()
    assert noor.post(address, told | {"looked_over": "on"}).status_code == 302


def test_an_adaptation_knows_where_it_comes_from_and_both_pages_say_so(cast: Cast) -> None:
    maria, note = cast.place("maria", cast.commons), "About loss"
    item = MAKERS["practice"](maria, title="Tea first", source="Warm words", content_note=note)
    noor = cast.client("noor")
    told = {"sort": "adapts", "space": "commons", "changed": "Coffee fits better here", "core": "kept",
            "language": "en", "visibility": "public"}  # fmt: skip
    answer = noor.post(f"/library/{item.pk}/adaptations/", told)
    assert answer.status_code == 302, answer.content.decode()
    version = Version.objects.latest("pk")
    assert "Warm words" in version.words["purpose"]
    assert "Coffee" not in text_of(cast.client("maria"), item.get_absolute_url())
    fill(noor, version, "what", title="Coffee first", purpose="Hot words")
    address = f"/items/{version.item_id}/publication/"
    assert f'value="{note}"' in text_of(noor, address)
    assert send_out(noor, version.item_id, content_note=note).status_code == 302
    for address in (item.get_absolute_url(), f"/library/{version.item_id}/"):
        page = text_of(cast.client(None), address)
        for words in (
            "Tea first",
            "Coffee first",
            "Coffee fits better here",
            "Its core was kept",
            note,
        ):
            assert words in page, (address, words)


def test_what_was_changed_is_looked_over_as_well_and_only_while_it_is_new(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    noor, address = cast.client("noor"), f"/library/{item.pk}/adaptations/"
    told = {"sort": "adapts", "space": "commons", "changed": "Mrs Alvarez likes coffee", "core": "kept",
            "language": "en", "visibility": "public"}  # fmt: skip
    refused = noor.post(address, told)
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert noor.post(address, told | {"looked_over": "on"}).status_code == 302
    link = Version.objects.latest("pk").item.grew_from.get()
    address = f"/library/links/{link.pk}/"
    same, other = (
        {"changed": words, "core": "partly"} for words in (link.changed, "Mr Alvarez likes it too")
    )
    assert noor.post(address, same | {"seen": link.edition}).status_code == 302
    link.refresh_from_db()
    other |= {"seen": link.edition}
    assert noor.post(address, other).status_code == 422
    assert noor.post(address, other | {"looked_over": "on"}).status_code == 302
    link.refresh_from_db()
    assert (link.changed, link.core) == ("Mr Alvarez likes it too", "partly")


def test_a_translation_says_how_far_it_is_behind(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria, title="Tea first")
    told = {"sort": "translates", "space": "commons", "changed": "Nothing but the language", "core": "kept",
            "language": "es", "visibility": "public"}  # fmt: skip
    noor = cast.client("noor")
    assert noor.post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    translated = Version.objects.latest("pk")
    send_out(noor, translated.item_id)
    for why in ("Shorter", "Clearer"):
        second = keep(draft(item, by=maria), words={"purpose": why}, seen=1, by=maria)
        publish(second, by=maria, why=why)
    page = text_of(cast.client(None), f"/library/{translated.item_id}/")
    assert "It is behind by 2 versions." in page
    link = translated.item.grew_from.get()
    address = f"/library/links/{link.pk}/"
    followed = {"changed": "Nothing", "core": "kept", "follows": "on", "seen": link.edition}
    assert noor.post(address, followed).status_code == 302
    assert "behind by" not in text_of(cast.client(None), f"/library/{translated.item_id}/")
    assert cast.client("sam").get(address).status_code == 403


def test_of_a_family_one_sees_no_more_than_one_may(cast: Cast) -> None:
    """Anneke adapts in the hidden circle what stands in the commons."""
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    told = {"sort": "adapts", "space": "tuesday", "changed": "For our circle", "core": "partly", "language": "en",
            "visibility": "space"}  # fmt: skip
    tomasz = cast.client("tomasz")
    assert tomasz.post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    version = Version.objects.latest("pk")
    send_out(tomasz, version.item_id)
    assert "For our circle" in text_of(tomasz, item.get_absolute_url())
    for name in ("noor", "eleni", None):
        for address in (item.get_absolute_url(), f"/library/{item.pk}/family/"):
            assert "For our circle" not in text_of(cast.client(name), address), name


def test_beside_an_entry_stand_the_nearest_of_a_large_family_and_a_way_to_the_whole(cast: Cast) -> None:
    maria, hidden = cast.place("maria", cast.commons), cast.place("maria", cast.circle)
    item = MAKERS["practice"](maria, title="Tea first")
    others = [MAKERS["practice"](maria, title=f"Cup {number:02}") for number in range(NEAR - 1)]
    for parent, child in pairwise([item, *others]):
        tie(child, to=parent, sort="adapts")
    for number in range(3):
        tie(MAKERS["practice"](hidden, title=f"Blanket {number}"), to=item, sort="adapts")
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "Cup 10" in page
    assert "The family is larger" not in page, "what one may not see counts for nothing"
    tie(MAKERS["practice"](maria, title="The last cup"), to=others[-1], sort="adapts")
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "Cup 10" in page
    assert "The last cup" not in page
    assert "The family is larger" in page
    assert f"/library/{item.pk}/family/" in page
    whole = text_of(cast.client(None), f"/library/{item.pk}/family/")
    assert "The last cup" in whole
    assert "The family is larger" not in whole


def test_what_may_not_be_changed_is_not_adapted(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria)
    second = keep(draft(item, by=maria), words={"licence": "CC-BY-ND-4.0"}, seen=1, by=maria)
    publish(second, by=maria, why="As it is")
    noor = cast.client("noor")
    assert "Adapt or translate" not in text_of(noor, item.get_absolute_url())
    assert noor.get(f"/library/{item.pk}/adaptations/").status_code == 403


def test_who_keeps_away_from_a_co_author_reads_no_name_of_theirs(cast: Cast) -> None:
    maria, sam = (cast.place(name, cast.commons) for name in ("maria", "sam"))
    item = MAKERS["practice"](maria, title="Tea first")
    Contributor.objects.create(item=item, member=sam, state="agreed")
    publish(keep(draft(item, by=sam), words={"free": "All"}, seen=1, by=sam), by=sam, why="More")
    pages = (item.get_absolute_url(), f"/items/{item.pk}/versions/", f"/items/{item.pk}/versions/2/")
    noor = cast.client("noor")
    assert all("Sam Rivera" in text_of(noor, page) for page in pages)
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    assert not [page for page in pages if "Sam Rivera" in text_of(noor, page)]
    assert all("Maria Delgado" in text_of(noor, page) for page in (pages[0], pages[1]))
