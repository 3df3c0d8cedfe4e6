"""Writing something for the library, publishing it, changing it, withdrawing it: as people do it, page by page."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.retiring import retire
from kith.capabilities.versions.models import Contributor, Version
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.forms import REMOVE
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import ANSWERS, begin, fill, send_out, text_of, written


def test_a_practice_is_written_step_by_step_and_published(cast: Cast) -> None:
    maria = cast.client("maria")
    version = written(maria)
    page = text_of(maria, f"/items/{version.item_id}/writing/")
    assert "Tea before talk" in page
    assert "<em>beginning</em>" in page
    answer = send_out(maria, version.item_id)
    assert answer.status_code == 302
    item = Item.objects.get(pk=version.item_id)
    assert answer.headers["Location"] == item.get_absolute_url()
    assert item.title == "Tea before talk"
    page = text_of(cast.client(None), item.get_absolute_url())
    for words in ("Tea before talk", "<em>beginning</em>", "Put the kettle on", "up to half an hour",
                  "community clinic", "meeting someone for the first time", "CC BY 4.0", "Maria Delgado"):  # fmt: skip
        assert words in page, words


def test_nobody_else_sees_a_draft(cast: Cast) -> None:
    version = written(cast.client("maria"))
    item = version.item
    for name in ("tomasz", "noor", "eleni", "ruth", None):
        for address in ("writing/", "writing/what/", "publication/", "versions/", "versions/1/"):
            answer = cast.client(name).get(f"/items/{item.pk}/{address}")
            assert answer.status_code == 404, (name, address)
        assert cast.client(name).get(f"/library/{item.pk}/", follow=True).status_code == 404
    assert "Tea" not in text_of(cast.client("tomasz"), "/spaces/commons/")
    assert "Tea before talk" in text_of(cast.client("maria"), "/me/writing/")


def test_what_has_no_answer_is_said_before_it_is_published(cast: Cast) -> None:
    maria = cast.client("maria")
    version = begin(maria)
    address = f"/items/{version.item_id}/publication/"
    page = text_of(maria, address)
    for words in ("Purpose", "Steps", "What others may do with it"):
        assert f"<li>{words}</li>" in page
    assert send_out(maria, version.item_id).status_code == 200
    version.refresh_from_db()
    assert version.is_draft


def test_a_second_sending_begins_nothing_twice(cast: Cast) -> None:
    maria = cast.client("maria")
    assert begin(maria).pk == begin(maria).pk
    assert Version.objects.count() == 1


def test_what_one_types_is_kept_for_oneself_until_it_is_sent(cast: Cast) -> None:
    maria = cast.client("maria")
    version = begin(maria)
    address = f"/items/{version.item_id}/writing/what/"
    words = {"title": "Half a ti", "purpose": "Half a sent", "purposes": ["hope"]}
    assert maria.post(f"{address}draft/", words).status_code == 204
    page = text_of(maria, address)
    for typed in ("Half a ti", "Half a sent"):
        assert typed in page
    version.refresh_from_db()
    assert "purpose" not in version.words


def test_two_who_write_at_once_see_both_and_nothing_is_written_over(cast: Cast) -> None:
    maria, noor = cast.client("maria"), cast.client("noor")
    version = written(maria)
    Contributor.objects.create(item=version.item, member=cast.place("noor", cast.commons), state="agreed")
    seen = Version.objects.get(pk=version.pk).edition
    assert fill(noor, version, "what", purpose="Noor was here").status_code == 302
    words = {"seen": seen, "purpose": "Maria was here", "title": "Tea, then talk"}
    late = maria.post(f"/items/{version.item_id}/writing/what/", words)
    assert late.status_code == 409
    again = text_of(maria, f"/items/{version.item_id}/writing/what/")
    for page in (late.content.decode(), again):
        assert 'value="Tea, then talk"' in page
        assert "Maria was here" in page
    assert "Noor" in late.content.decode()
    assert "<h3>Title</h3>" in late.content.decode()
    version.refresh_from_db()
    assert (version.words["purpose"], version.title) == ("Noor was here", "Tea before talk")
    assert fill(maria, version, "what", purpose="Both were here").status_code == 302
    version.refresh_from_db()
    assert version.words["purpose"] == "Both were here"


def test_a_new_version_says_what_changed_and_why_and_the_old_one_stays(cast: Cast) -> None:
    maria = cast.client("maria")
    version = written(maria)
    send_out(maria, version.item_id)
    second = draft(version.item, by=cast.place("maria", cast.commons))
    assert fill(maria, second, "care", watch="Ask twice.", licence="CC-BY-4.0").status_code == 302
    page = text_of(cast.client(None), f"/library/{version.item_id}/")
    assert "Ask first." in page
    assert send_out(maria, version.item_id, why=" ").status_code == 422
    assert send_out(maria, version.item_id, why="Once is not enough").status_code == 302
    visitor = cast.client(None)
    assert "Ask twice." in text_of(visitor, f"/library/{version.item_id}/")
    history = text_of(visitor, f"/items/{version.item_id}/versions/")
    assert "Once is not enough" in history
    new = text_of(visitor, f"/items/{version.item_id}/versions/2/")
    assert "<del>first</del><ins>twice</ins>" in new
    old = text_of(visitor, f"/items/{version.item_id}/versions/1/")
    assert "Ask first." in old
    assert "There is a newer version" in old


def test_words_that_could_lead_to_a_person_are_asked_about_once(cast: Cast) -> None:
    maria = cast.client("maria")
    version = begin(maria)
    for step, words in ANSWERS.items():
        fill(maria, version, step, **(words | ({"watch": "Call 555-867-5309"} if step == "care" else {})))
    refused = send_out(maria, version.item_id)
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert send_out(maria, version.item_id, looked_over="on").status_code == 302


def test_a_content_note_is_there_before_anyone_reads_and_can_change_with_a_version(cast: Cast) -> None:
    maria, visitor = cast.client("maria"), cast.client(None)
    version = written(maria)
    assert send_out(maria, version.item_id, content_note="loss").status_code == 302
    opening = version.item.posts.get(number=1)
    assert (Item.objects.get(pk=version.item_id).content_note, opening.content_note) == ("loss", "loss")
    draft(version.item, by=cast.place("maria", cast.commons))
    assert 'value="loss"' in text_of(maria, f"/items/{version.item_id}/publication/")
    assert send_out(maria, version.item_id, why="Softer", content_note="grief").status_code == 302
    page = text_of(visitor, f"/library/{version.item_id}/")
    assert ("grief" in page, "loss" in page) == (True, False)


def test_why_something_changed_is_looked_over_as_well(cast: Cast) -> None:
    maria = cast.client("maria")
    version = written(maria)
    send_out(maria, version.item_id)
    draft(version.item, by=cast.place("maria", cast.commons))
    why = {"why": "Mrs Alvarez could not bear it on 3 March 2026"}
    refused = send_out(maria, version.item_id, **why)
    assert refused.status_code == 422
    assert "Mrs Alvarez" in refused.content.decode()
    assert send_out(maria, version.item_id, **why, looked_over="on").status_code == 302


def test_why_something_is_withdrawn_is_looked_over_as_well(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    maria, address = cast.client("maria"), f"/items/{item.pk}/retirement/"
    why = {"reason": "It harmed Mrs Alvarez"}
    refused = maria.post(address, why)
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert Item.objects.visible_to(cast["noor"]).filter(pk=item.pk).exists()
    assert maria.post(address, why | {"looked_over": "on"}).status_code == 302


def test_what_is_withdrawn_says_why_and_shows_no_more(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    maria, noor = cast.client("maria"), cast.client("noor")
    assert maria.post(f"/items/{item.pk}/retirement/", {"reason": "It did harm"}).status_code == 302
    gone = noor.get(item.get_absolute_url())
    assert gone.status_code == 410
    page = gone.content.decode()
    assert "It did harm" in page
    assert "Warm words" not in page
    assert "Tea first" not in text_of(noor, "/spaces/commons/")
    assert noor.post(f"/items/{item.pk}/retirement/withdrawal/").status_code == 403
    assert maria.post(f"/items/{item.pk}/retirement/withdrawal/").status_code == 302
    assert "Warm words" in text_of(noor, item.get_absolute_url())


def test_the_page_of_what_is_withdrawn_leads_on_and_its_family_still_names_it(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item, child = (MAKERS["practice"](maria, title=title) for title in ("Tea first", "Coffee first"))
    tie(child, to=item, sort="adapts", version=1, changed="Stronger", core="kept")
    retire(item, reason="It did harm", by=maria)
    visitor = cast.client(None)
    assert "Coffee first" in visitor.get(item.get_absolute_url()).content.decode()
    for address in (child.get_absolute_url(), f"/library/{child.pk}/family/"):
        page = text_of(visitor, address)
        assert (item.get_absolute_url() in page, "(withdrawn)" in page) == (True, True)


def test_what_was_typed_about_something_that_is_withdrawn_meanwhile_is_not_lost(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    retire(item, reason="It did harm", by=cast.place("maria", cast.commons))
    answer = cast.client("noor").post(f"/library/{item.pk}/trials/", {"happened": "We made tea for everyone"})
    assert answer.status_code == 404
    assert "We made tea for everyone" in answer.content.decode()


def test_what_a_decision_hides_is_hidden_in_every_version(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    opening = item.posts.get(number=1)
    tomasz = cast.client("tomasz")
    assert tomasz.post(f"/posts/{opening.pk}/removal/").status_code == 302
    noor = cast.client("noor")
    for address in (item.get_absolute_url(), f"/items/{item.pk}/versions/", f"/items/{item.pk}/versions/1/"):
        assert "Warm words" not in text_of(noor, address), address


def test_an_entry_whose_author_left_with_their_words_says_so(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("noor", cast.commons), source="Warm words")
    cast.client("sam").post(f"/items/{item.pk}/reply/", {"source": "It helped", "send_key": "k"})
    leave_for_good(cast["noor"], words=REMOVE)
    page = text_of(cast.client(None), f"/library/{item.pk}/")
    assert "The author took this post back." in page
    assert "Warm words" not in page


def test_nobody_is_named_who_did_not_say_yes(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons))
    maria, noor = cast.client("maria"), cast.client("noor")
    place = cast.place("noor", cast.commons)
    assert (
        maria.post(f"/items/{item.pk}/contributors/", {"member": place.pk, "role": "experience"}).status_code
        == 302
    )
    main = text_of(cast.client(None), item.get_absolute_url())
    assert "Noor" not in main
    asked = Contributor.objects.get(member=place)
    assert cast.client("sam").get(f"/me/namings/{asked.pk}/").status_code == 404
    assert noor.post(f"/me/namings/{asked.pk}/", {"agree": ""}).status_code == 302
    assert "Noor" in text_of(cast.client(None), item.get_absolute_url())
    noor.post(f"/me/namings/{asked.pk}/", {"decline": ""})
    assert "Noor" not in text_of(cast.client(None), item.get_absolute_url())


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
    page = text_of(cast.client("maria"), item.get_absolute_url())
    assert "We did it too" in page
    assert page.count("Hello all") == 1 + (kind == "practice")  # the opening post is not shown twice


def test_for_which_roles_and_which_country_is_asked_and_told(cast: Cast) -> None:
    """The many roles lie folded by country; where one is ticked, it is open."""
    maria = cast.client("maria")
    version = written(maria)
    assert fill(maria, version, "what", purpose="It helps", roles=[":ie-family"]).status_code == 302
    assert fill(maria, version, "how", how="- Sit", country="IE").status_code == 302
    page = text_of(maria, f"/items/{version.item_id}/writing/what/")
    assert '<details class="more" open><summary>Ireland</summary>' in page
    assert '<details class="more"><summary>Canada</summary>' in page
    assert '<option value="IE" selected>Ireland</option>' in text_of(
        maria, f"/items/{version.item_id}/writing/how/"
    )
    send_out(maria, version.item_id)
    page = text_of(cast.client(None), f"/library/{version.item_id}/")
    assert "family peer support worker" in page
    assert "Ireland" in page


def test_a_role_or_a_country_that_is_in_no_list_is_not_taken(cast: Cast) -> None:
    maria = cast.client("maria")
    version = begin(maria)
    assert fill(maria, version, "what", roles=[":king"]).status_code == 422
    assert fill(maria, version, "how", country="XX").status_code == 422
