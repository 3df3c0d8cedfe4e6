"""What many are told of is put into words once; what each may know is asked for each, and a letter has an end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications import queries
from kith.capabilities.notifications.jobs import write_some
from kith.capabilities.notifications.letters import composed_all
from kith.capabilities.notifications.models import Letter
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast

Deliver = Callable[[], None]


def _asked(cast: Cast, title: str) -> Item:
    return open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title=title, source=f"About {title}")


def _digests(cast: Cast, *names: str) -> dict[int, Letter]:
    people = [cast[name].pk for name in names]
    made = write_some(people, sort="digest", now=timezone.now() + timedelta(days=8))
    return Letter.objects.select_related("person").in_bulk([letter.pk for letter in made])


def _texts(letters: dict[int, Letter]) -> dict[str, str]:
    mails = composed_all(letters.values())
    return {letters[key].person.handle: str(mail.body) for key, mail in mails.items()}


def test_of_two_digests_in_one_burst_the_second_leaves_out_what_was_hidden_since(
    cast: Cast, deliver: Deliver
) -> None:
    quilt, soup = _asked(cast, "Quilt"), _asked(cast, "Soup")
    deliver()
    letters = _digests(cast, "maria", "noor")
    first, second = ({key: letter} for key, letter in letters.items())
    assert all(word in text for text in _texts(first).values() for word in ("Quilt", "Soup"))
    writing.hide(soup.posts.get(), by=cast["tomasz"])
    (text,) = _texts(second).values()
    assert "Quilt" in text
    assert "Soup" not in text
    assert quilt.get_absolute_url() in text


def test_how_much_more_there_is_stands_in_each_letter(cast: Cast, deliver: Deliver) -> None:
    item = _asked(cast, "Quilt")
    follow(item, level="everything", by=cast["maria"])
    for number in range(2):
        writing.reply(item, author=cast.place("tomasz", cast.commons), source=f"Patch {number}")
    deliver()
    assert "And 2 more things there." in _texts(_digests(cast, "maria"))["maria"]


def test_words_are_read_once_for_a_burst(
    cast: Cast, deliver: Deliver, django_assert_max_num_queries: Any
) -> None:
    for title in ("Quilt", "Soup"):
        _asked(cast, title)
    deliver()
    letters = _digests(cast, "maria", "noor", "sam")
    keys = list(letters)
    _texts({key: letters[key] for key in keys[:1]})
    with django_assert_max_num_queries(3):
        assert len(_texts({key: letters[key] for key in keys[1:]})) == 2


def test_a_letter_tells_of_the_newest_and_has_an_end(
    cast: Cast, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "WINDOW", 2)
    for title in ("Quilt", "Soup", "Rain"):
        _asked(cast, title)
    deliver()
    text = _texts(_digests(cast, "maria"))["maria"]
    assert [title for title in ("Quilt", "Soup", "Rain") if title in text] == ["Soup", "Rain"]
