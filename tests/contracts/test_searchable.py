"""What holds for whatever can be searched."""

from collections.abc import Callable

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.search.models import Entry
from kith.capabilities.search.queries import search
from kith.foundation.people.models import Person
from kith.lib.search_syntax import parse
from tests.cast import Cast
from tests.contracts.makers import Maker

SWITCH = "searchable"


def _found(text: str, reader: Person | None) -> set[Item]:
    return {entry.item for entry in search(parse(text), reader=reader, language="en").entries}


def test_it_is_found_by_its_title_its_body_and_its_replies(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item = make(cast.place("maria", cast.rural), title="Winter roads", source="We carry blankets.")
    writing.reply(item, author=cast.place("tomasz", cast.rural), source="And a flask of soup.")
    deliver()
    for words in ("winter roads", "blanket", "flasks", '"flask of soup"', "winter -desert"):
        assert _found(words, cast["maria"]) == {item}, words
    assert _found("winter -blankets", cast["maria"]) == set()


def test_those_who_may_not_see_it_do_not_find_it(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    make(cast.place("maria", cast.circle), title="Winter roads")
    deliver()
    for name in ("noor", "eleni", "ruth"):
        assert _found("winter", cast[name]) == set()
        assert _found("in:tuesday", cast[name]) == set()
    assert _found("winter", None) == set()


def _kept(post: Post) -> bool:
    """Whether search keeps words of this post at all, whoever asks."""
    return Entry.objects.filter(post=post).exists()


def test_what_is_hidden_is_taken_out_and_what_is_shown_again_put_back(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    """Each is heard by itself: nothing is handed over a second time."""
    item = make(cast.place("maria", cast.commons), title="Winter roads")
    said = writing.reply(item, author=cast.place("noor", cast.commons), source="elderberry")
    deliver()
    for hide, by in ((writing.take_back, cast["noor"]), (writing.remove, cast["tomasz"])):
        assert _found("elderberry", cast["maria"]) == {item}
        hide(said, by=by)
        deliver()
        assert not _kept(said)
        assert not _found("elderberry", cast["maria"])
        writing.restore(said, by=by)
        deliver()
    assert _found("elderberry", cast["maria"]) == {item}
    items.remove(item, by=cast["tomasz"])
    deliver()
    assert not _kept(said)
    assert not _found("winter", cast["maria"])


def test_changed_words_are_found_and_old_ones_are_not(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item = make(cast.place("maria", cast.commons), source="elderberry")
    deliver()
    writing.edit(item.posts.get(), source="hawthorn", content_note="", by=cast["maria"])
    deliver()
    assert _found("hawthorn", cast["maria"]) == {item}
    assert not _found("elderberry", cast["maria"])


def test_a_changed_title_is_found_and_the_old_one_is_not(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item = make(cast.place("maria", cast.commons), title="Winter roads")
    deliver()
    items.revise(item, by=cast["maria"], title="Summer paths")
    deliver()
    assert _found("summer", cast["maria"]) == {item}
    assert not _found("winter", cast["maria"])


def test_words_that_are_split_off_or_merged_are_found_where_they_are_now(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item, host = make(cast.place("maria", cast.commons)), cast.place("tomasz", cast.commons)
    aside = writing.reply(item, author=cast.place("noor", cast.commons), source="elderberry")
    deliver()
    new = hosting.split(item, posts=[aside], title="Berries", by=host)
    deliver()
    assert _found("elderberry", cast["maria"]) == {new}
    assert _found("berries", cast["maria"]) == {new}
    hosting.merge(new, into=item, by=host)
    deliver()
    assert _found("elderberry", cast["maria"]) == {item}


def test_filters_narrow_and_may_be_combined(cast: Cast, make: Maker, deliver: Callable[[], None]) -> None:
    item = make(cast.place("maria", cast.commons), title="Winter roads", tags=["first weeks"])
    make(cast.place("noor", cast.commons), title="Winter coats")
    deliver()
    assert _found('winter tag:"first weeks"', cast["noor"]) == {item}
    assert _found("winter by:maria in:commons after:2020-01-01", cast["noor"]) == {item}
    assert _found(f"winter kind:{item.kind} before:2020-01-01", cast["noor"]) == set()


def test_words_are_found_by_the_stems_of_the_language_they_are_in(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item = make(cast.place("maria", cast.commons), source="Las reuniones duran demasiado.", language="es")
    deliver()
    found = {entry.item for entry in search(parse("reunión"), reader=None, language="es").entries}
    assert found == {item}


def test_a_snippet_marks_what_was_found_and_nothing_else_is_markup(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    make(cast.place("maria", cast.commons), source="We said `<b>soup</b>` and soup again.")
    deliver()
    snippet = search(parse("soup"), reader=None, language="en").entries[0].snippet  # type: ignore[attr-defined]
    assert "<mark>soup</mark>" in snippet
    assert "<b>" not in snippet


def test_what_is_hidden_is_found_no_more_at_once(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    """Not only when the worker has come to it."""
    item = make(cast.place("maria", cast.commons), source="A blanket story")
    deliver()
    writing.take_back(item.posts.get(), by=cast["maria"])
    assert b"blanket story" not in cast.client("noor").get("/search/?q=blanket").content
