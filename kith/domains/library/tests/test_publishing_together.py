"""Nobody publishes what they have not read: who comes later reads what others kept, and nothing is lost."""

from typing import Any

import pytest

from kith.capabilities.conversations.actions.revising import revise
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import Overtaken, draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.reading_through import print_of
from tests.at_once import meanwhile
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file, hidden, text_of

LATE = "The draft is no longer as you read it"


@pytest.fixture
def tea(cast: Cast) -> Item:
    """An entry of Maria and Noor, of which a second version is being written."""
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", content_note="loss")
    Contributor.objects.create(item=item, member=cast.place("noor", cast.commons), state="agreed")
    draft(item, by=cast.place("maria", cast.commons))
    return item


def _draft(item: Item) -> Version:
    return Version.objects.select_related("item").get(item=item, number=2)


def _at(item: Item) -> str:
    return f"/items/{item.pk}/publication/"


def _form(cast: Cast, who: str, item: Item, **words: str) -> dict[str, str]:
    """The form as its page is shown to someone, with what they type."""
    seen = hidden(text_of(cast.client(who), _at(item)), "seen")
    return {"seen": seen, "content_note": "loss", "why": "Once is not enough"} | words


def _noor_keeps(cast: Cast, item: Item) -> None:
    version = _draft(item)
    keep(version, words={"purpose": "Rest"}, seen=version.edition, by=cast.place("noor", cast.commons))


def _page_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_draft_that_someone_kept_meanwhile_is_read_before_it_is_published(cast: Cast, tea: Item) -> None:
    maria, form = cast.client("maria"), _form(cast, "maria", tea, content_note="grief")
    _noor_keeps(cast, tea)
    late = maria.post(_at(tea), form)
    page = _page_of(late)
    assert late.status_code == 409
    for words in (LATE, "Rest", ">\nOnce is not enough</textarea>", 'value="grief"'):
        assert words in page, words
    assert _draft(tea).is_draft
    assert maria.post(_at(tea), form | {"seen": hidden(page, "seen")}).status_code == 302
    published = _draft(tea)
    assert (published.is_draft, published.words["purpose"], published.why) == (False, "Rest", form["why"])
    assert Item.objects.get(pk=tea.pk).content_note == "grief"


def test_whoever_has_read_nothing_publishes_nothing(cast: Cast, tea: Item) -> None:
    assert cast.client("maria").post(_at(tea), {"why": "Softer"}).status_code == 409
    assert _draft(tea).is_draft


def test_a_file_that_was_added_meanwhile_is_looked_at_first(cast: Cast, tea: Item) -> None:
    form = _form(cast, "maria", tea)
    assert add_file(cast.client("noor"), _draft(tea))[0] == 302
    late = cast.client("maria").post(_at(tea), form)
    assert late.status_code == 409
    assert "guide.pdf" in _page_of(late)


def test_a_content_note_that_was_changed_elsewhere_is_not_written_back(cast: Cast, tea: Item) -> None:
    """Maria left it alone; so it is the new one that waits in the form."""
    maria, form = cast.client("maria"), _form(cast, "maria", tea)
    revise(tea, tags=[], by=cast["tomasz"], content_note="grief")
    page = _page_of(maria.post(_at(tea), form))
    assert 'value="grief"' in page
    assert 'value="loss"' not in page
    again = form | {"seen": hidden(page, "seen"), "content_note": "grief"}
    assert maria.post(_at(tea), again).status_code == 302
    assert Item.objects.get(pk=tea.pk).content_note == "grief"


def test_of_two_content_notes_one_reads_both(cast: Cast, tea: Item) -> None:
    form = _form(cast, "maria", tea, content_note="mourning")
    revise(tea, tags=[], by=cast["tomasz"], content_note="grief")
    page = _page_of(cast.client("maria").post(_at(tea), form))
    assert 'value="mourning"' in page
    assert ">grief</span>" in page


def test_the_same_form_sent_twice_publishes_once(cast: Cast, tea: Item) -> None:
    maria, form = cast.client("maria"), _form(cast, "maria", tea)
    ways = [maria.post(_at(tea), form) for _sending in range(2)]
    assert [(way.status_code, way.headers["Location"]) for way in ways] == [(302, tea.get_absolute_url())] * 2
    assert "Someone else published it" not in text_of(maria, tea.get_absolute_url())
    assert tea.versions.count() == 2


def test_a_form_that_comes_again_publishes_no_later_draft(cast: Cast, tea: Item) -> None:
    maria, form = cast.client("maria"), _form(cast, "maria", tea)
    assert maria.post(_at(tea), form).status_code == 302
    draft(tea, by=cast.place("noor", cast.commons))
    assert maria.post(_at(tea), form).status_code == 409
    assert tea.versions.get(number=3).is_draft


def test_who_comes_later_hears_that_someone_else_published_it(cast: Cast, tea: Item) -> None:
    form = _form(cast, "maria", tea)
    publish(_draft(tea), by=cast.place("noor", cast.commons), why="Noor's why")
    answer = cast.client("maria").post(_at(tea), form, follow=True)
    assert "Someone else published it meanwhile" in _page_of(answer)
    assert _draft(tea).why == "Noor's why"


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_at_the_same_moment_is_not_published_unread(cast: Cast, tea: Item) -> None:
    version = _draft(tea)
    seen, maria = print_of(version), cast.place("maria", cast.commons)
    late = meanwhile(
        lambda: _noor_keeps(cast, tea), lambda: publish(version, by=maria, why="Softer", seen=seen)
    )
    assert isinstance(late.exception(), Overtaken)
    assert _draft(tea).is_draft
