"""Writing something for the library, publishing it, changing it, withdrawing it: as people do it, page by page."""

from typing import Any

import pytest
from django.test import Client

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import draft, keep, publish
from kith.capabilities.versions.models import Contributor, Version
from tests.cast import Cast
from tests.contracts.makers import MAKERS

ANSWERS: dict[str, dict[str, Any]] = {
    "what": {"title": "Tea before talk", "purpose": "It makes a *beginning* easier.", "purposes": ["meeting", "hope"]},
    "how": {"how": "- Put the kettle on\n- Sit down", "minutes": "30", "settings": [":clinic"]},
    "care": {"watch": "Ask first.", "licence": "CC-BY-4.0"},
}  # fmt: skip


def _begin(client: Client, *, title: str = "Tea first", kind: str = "practice") -> Version:
    answer = client.post(
        f"/spaces/commons/writing/{kind}/",
        {"title": title, "language": "en", "visibility": "public", "send_key": "k"},
    )
    assert answer.status_code == 302, answer.content.decode()
    return Version.objects.latest("pk")


def _step(client: Client, version: Version, step: str, **words: Any) -> Any:
    version.refresh_from_db()
    form = {"seen": version.edition} | words
    return client.post(f"/items/{version.item_id}/writing/{step}/", form)


def _written(client: Client) -> Version:
    version = _begin(client)
    for step, words in ANSWERS.items():
        assert _step(client, version, step, **words).status_code == 302
    return version


def _text(client: Client, address: str) -> str:
    return str(client.get(address, follow=True).content.decode())


def test_a_practice_is_written_step_by_step_and_published(cast: Cast) -> None:
    maria = cast.client("maria")
    version = _written(maria)
    page = _text(maria, f"/items/{version.item_id}/writing/")
    assert "Tea before talk" in page
    assert "<em>beginning</em>" in page
    answer = maria.post(f"/items/{version.item_id}/publication/", {})
    assert answer.status_code == 302
    item = Item.objects.get(pk=version.item_id)
    assert answer.headers["Location"] == item.get_absolute_url()
    assert item.title == "Tea before talk"
    page = _text(cast.client(None), item.get_absolute_url())
    for words in ("Tea before talk", "<em>beginning</em>", "Put the kettle on", "up to half an hour",
                  "community clinic", "meeting someone for the first time", "CC BY 4.0", "Maria Delgado"):  # fmt: skip
        assert words in page, words


def test_nobody_else_sees_a_draft(cast: Cast) -> None:
    version = _written(cast.client("maria"))
    item = version.item
    for name in ("tomasz", "noor", "eleni", "ruth", None):
        for address in ("writing/", "writing/what/", "publication/", "versions/", "versions/1/"):
            answer = cast.client(name).get(f"/items/{item.pk}/{address}")
            assert answer.status_code == 404, (name, address)
        assert cast.client(name).get(f"/library/{item.pk}/", follow=True).status_code == 404
    assert "Tea" not in _text(cast.client("tomasz"), "/spaces/commons/")
    assert "Tea before talk" in _text(cast.client("maria"), "/me/writing/")


def test_what_has_no_answer_is_said_before_it_is_published(cast: Cast) -> None:
    maria = cast.client("maria")
    version = _begin(maria)
    address = f"/items/{version.item_id}/publication/"
    page = _text(maria, address)
    for words in ("Purpose", "Steps", "What others may do with it"):
        assert f"<li>{words}</li>" in page
    assert maria.post(address, {}).status_code == 200
    version.refresh_from_db()
    assert version.is_draft


def test_a_second_sending_begins_nothing_twice(cast: Cast) -> None:
    maria = cast.client("maria")
    assert _begin(maria).pk == _begin(maria).pk
    assert Version.objects.count() == 1


def test_what_one_types_is_kept_for_oneself_until_it_is_sent(cast: Cast) -> None:
    maria = cast.client("maria")
    version = _begin(maria)
    address = f"/items/{version.item_id}/writing/what/"
    assert maria.post(f"{address}draft/", {"purpose": "Half a sent", "purposes": ["hope"]}).status_code == 204
    page = _text(maria, address)
    assert "Half a sent" in page
    version.refresh_from_db()
    assert "purpose" not in version.words


def test_two_who_write_at_once_see_both_and_nothing_is_written_over(cast: Cast) -> None:
    maria, noor = cast.client("maria"), cast.client("noor")
    version = _written(maria)
    Contributor.objects.create(item=version.item, member=cast.place("noor", cast.commons), state="agreed")
    seen = Version.objects.get(pk=version.pk).edition
    assert _step(noor, version, "what", purpose="Noor was here").status_code == 302
    late = maria.post(f"/items/{version.item_id}/writing/what/", {"seen": seen, "purpose": "Maria was here"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Noor" in page
    assert "Maria" in page
    version.refresh_from_db()
    assert version.words["purpose"] == "Noor was here"
    assert _step(maria, version, "what", purpose="Both were here").status_code == 302
    version.refresh_from_db()
    assert version.words["purpose"] == "Both were here"


def test_a_new_version_says_what_changed_and_why_and_the_old_one_stays(cast: Cast) -> None:
    maria = cast.client("maria")
    version = _written(maria)
    maria.post(f"/items/{version.item_id}/publication/", {})
    second = draft(version.item, by=cast.place("maria", cast.commons))
    assert _step(maria, second, "care", watch="Ask twice.", licence="CC-BY-4.0").status_code == 302
    page = _text(cast.client(None), f"/library/{version.item_id}/")
    assert "Ask first." in page
    address = f"/items/{version.item_id}/publication/"
    assert maria.post(address, {"why": " "}).status_code == 422
    assert maria.post(address, {"why": "Once is not enough"}).status_code == 302
    visitor = cast.client(None)
    assert "Ask twice." in _text(visitor, f"/library/{version.item_id}/")
    history = _text(visitor, f"/items/{version.item_id}/versions/")
    assert "Once is not enough" in history
    new = _text(visitor, f"/items/{version.item_id}/versions/2/")
    assert "<del>first</del><ins>twice</ins>" in new
    old = _text(visitor, f"/items/{version.item_id}/versions/1/")
    assert "Ask first." in old
    assert "There is a newer version" in old


def test_words_that_could_lead_to_a_person_are_asked_about_once(cast: Cast) -> None:
    maria = cast.client("maria")
    version = _begin(maria)
    for step, words in ANSWERS.items():
        _step(maria, version, step, **(words | ({"watch": "Call 555-867-5309"} if step == "care" else {})))
    address = f"/items/{version.item_id}/publication/"
    refused = maria.post(address, {})
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert maria.post(address, {"looked_over": "on"}).status_code == 302


def test_what_is_withdrawn_says_why_and_shows_no_more(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    maria, noor = cast.client("maria"), cast.client("noor")
    assert maria.post(f"/items/{item.pk}/retirement/", {"reason": "It did harm"}).status_code == 302
    gone = noor.get(item.get_absolute_url())
    assert gone.status_code == 410
    page = gone.content.decode()
    assert "It did harm" in page
    assert "Warm words" not in page
    for address in (f"/items/{item.pk}/versions/", f"/items/{item.pk}/versions/1/"):
        assert noor.get(address).status_code == 404
    assert "Tea first" not in _text(noor, "/spaces/commons/")
    assert noor.post(f"/items/{item.pk}/retirement/withdrawal/").status_code == 403
    assert maria.post(f"/items/{item.pk}/retirement/withdrawal/").status_code == 302
    assert "Warm words" in _text(noor, item.get_absolute_url())


def test_what_a_decision_hides_is_hidden_in_every_version(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    opening = item.posts.get(number=1)
    tomasz = cast.client("tomasz")
    assert tomasz.post(f"/posts/{opening.pk}/removal/").status_code == 302
    noor = cast.client("noor")
    for address in (item.get_absolute_url(), f"/items/{item.pk}/versions/", f"/items/{item.pk}/versions/1/"):
        assert "Warm words" not in _text(noor, address), address


def test_nobody_is_named_who_did_not_say_yes(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    maria, noor = cast.client("maria"), cast.client("noor")
    place = cast.place("noor", cast.commons)
    assert (
        maria.post(f"/items/{item.pk}/contributors/", {"member": place.pk, "role": "experience"}).status_code
        == 302
    )
    main = _text(cast.client(None), item.get_absolute_url())
    assert "Noor" not in main
    asked = Contributor.objects.get(member=place)
    assert cast.client("sam").get(f"/me/namings/{asked.pk}/").status_code == 404
    assert noor.post(f"/me/namings/{asked.pk}/", {"agree": ""}).status_code == 302
    assert "Noor" in _text(cast.client(None), item.get_absolute_url())
    noor.post(f"/me/namings/{asked.pk}/", {"decline": ""})
    assert "Noor" not in _text(cast.client(None), item.get_absolute_url())


def test_its_opening_post_is_changed_by_a_new_version_alone(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    opening, maria = item.posts.get(number=1), cast.client("maria")
    assert maria.get(f"/posts/{opening.pk}/edit/").headers["Location"] == f"/items/{item.pk}/writing/"
    assert maria.post(f"/posts/{opening.pk}/withdrawal/").status_code == 403


@pytest.mark.parametrize("kind", ["practice", "insight"])
def test_people_talk_below_it(cast: Cast, kind: str) -> None:
    item = MAKERS[kind](cast.place("maria", cast.commons))
    noor = cast.client("noor")
    assert (
        noor.post(f"/items/{item.pk}/reply/", {"source": "We did it too", "send_key": "k"}).status_code == 302
    )
    page = _text(cast.client("maria"), item.get_absolute_url())
    assert "We did it too" in page
    assert page.count("Hello all") == 1 + (kind == "practice")  # the opening post is not shown twice


def test_who_tried_it_says_what_happened_and_it_is_counted_in_words(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    for name, setting, again in (("noor", ":clinic", "yes"), ("sam", ":housing", "no")):
        told = {"setting": setting, "happened": f"{name} made tea", "whom": "a group of six", "again": again}
        answer = cast.client(name).post(f"/library/{item.pk}/trials/", told)
        assert answer.status_code == 302, answer.content.decode()
    page = _text(cast.client(None), item.get_absolute_url())
    for words in ("2 people say what happened.", "in 2 different settings", "Yes: 1.", "No: 1.",
                  "Tried it · community clinic · I would do it again", "noor made tea", "a group of six"):  # fmt: skip
        assert words in page, words


def test_a_report_without_what_happened_is_asked_again_and_keeps_what_was_typed(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    noor, address = cast.client("noor"), f"/library/{item.pk}/trials/"
    assert noor.post(address, {"happened": "", "changed": "More sugar"}).status_code == 422
    assert "More sugar" in _text(noor, address)


def test_an_adaptation_knows_where_it_comes_from_and_both_pages_say_so(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    noor = cast.client("noor")
    told = {"sort": "adapts", "space": "commons", "changed": "Coffee fits better here", "core": "kept",
            "language": "en", "visibility": "public"}  # fmt: skip
    answer = noor.post(f"/library/{item.pk}/adaptations/", told)
    assert answer.status_code == 302, answer.content.decode()
    version = Version.objects.latest("pk")
    assert "Warm words" in version.words["purpose"]
    assert "Coffee" not in _text(cast.client("maria"), item.get_absolute_url())
    _step(noor, version, "what", title="Coffee first", purpose="Hot words")
    assert noor.post(f"/items/{version.item_id}/publication/", {}).status_code == 302
    for address in (item.get_absolute_url(), f"/library/{version.item_id}/"):
        page = _text(cast.client(None), address)
        for words in (
            "Tea first",
            "Coffee first",
            "Coffee fits better here",
            "Its core was kept",
        ):
            assert words in page, (address, words)


def test_a_translation_says_how_far_it_is_behind(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria, title="Tea first")
    told = {"sort": "translates", "space": "commons", "changed": "Nothing but the language", "core": "kept",
            "language": "es", "visibility": "public"}  # fmt: skip
    noor = cast.client("noor")
    assert noor.post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    translated = Version.objects.latest("pk")
    noor.post(f"/items/{translated.item_id}/publication/", {})
    for why in ("Shorter", "Clearer"):
        second = keep(draft(item, by=maria), words={"purpose": why}, seen=1, by=maria)
        publish(second, by=maria, why=why)
    page = _text(cast.client(None), f"/library/{translated.item_id}/")
    assert "It is behind by 2 versions." in page
    link = translated.item.grew_from.get()
    address = f"/library/links/{link.pk}/"
    assert noor.post(address, {"changed": "Nothing", "core": "kept", "follows": "on"}).status_code == 302
    assert "behind by" not in _text(cast.client(None), f"/library/{translated.item_id}/")
    assert cast.client("sam").get(address).status_code == 403


def test_of_a_family_one_sees_no_more_than_one_may(cast: Cast) -> None:
    """Anneke adapts in the hidden circle what stands in the commons."""
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    told = {"sort": "adapts", "space": "tuesday", "changed": "For our circle", "core": "partly", "language": "en",
            "visibility": "space"}  # fmt: skip
    tomasz = cast.client("tomasz")
    assert tomasz.post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    version = Version.objects.latest("pk")
    tomasz.post(f"/items/{version.item_id}/publication/", {})
    assert "For our circle" in _text(tomasz, item.get_absolute_url())
    for name in ("noor", "eleni", None):
        for address in (item.get_absolute_url(), f"/library/{item.pk}/family/"):
            assert "For our circle" not in _text(cast.client(name), address), name


def test_what_may_not_be_changed_is_not_adapted(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria)
    second = keep(draft(item, by=maria), words={"licence": "CC-BY-ND-4.0"}, seen=1, by=maria)
    publish(second, by=maria, why="As it is")
    noor = cast.client("noor")
    assert "Adapt or translate" not in _text(noor, item.get_absolute_url())
    assert noor.get(f"/library/{item.pk}/adaptations/").status_code == 403
