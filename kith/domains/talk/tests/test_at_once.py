"""The button is pressed twice, and both presses arrive at the same moment."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from tests.at_once import Verb, meanwhile
from tests.cast import Cast, assemble


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """What threads write is really written."""
    return assemble()


def _sent(client: Client, address: str, **words: str) -> tuple[Verb, list[HttpResponseBase]]:
    """A press of the button, and the answers to it."""
    answers: list[HttpResponseBase] = []

    def press() -> None:
        file = SimpleUploadedFile("rota.txt", b"Monday")
        answers.append(client.post(address, {**words, "send_key": "k", "attached": file}))

    return press, answers


def test_a_topic_sent_twice_at_once_is_one_topic_with_its_files_once(house: Cast) -> None:
    words = {"title": "Soup", "source": "Recipes", "visibility": "public", "language": "en"}
    press, answers = _sent(house.client("maria"), "/spaces/commons/new/question/", **words)
    meanwhile(press, press).result()
    assert Item.objects.filter(title="Soup").count() == 1
    assert File.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_a_reply_sent_twice_at_once_is_one_reply_with_its_files_once(house: Cast) -> None:
    maria = house.client("maria")
    words = {"title": "Soup", "source": "Recipes", "visibility": "public", "language": "en"}
    maria.post("/spaces/commons/new/question/", words)
    item = Item.objects.get(title="Soup")
    press, answers = _sent(house.client("noor"), f"/items/{item.pk}/reply/", source="Beans")
    meanwhile(press, press).result()
    assert item.posts.filter(source="Beans").count() == 1
    assert File.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
