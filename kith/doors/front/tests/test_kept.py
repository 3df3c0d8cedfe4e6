"""What a person typed is never lost."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.contracts.makers import MAKERS

WORDS = "I have been thinking about this all day."


def test_words_sent_after_the_session_ended_are_shown_and_can_be_sent_again(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    address = reverse("conversations:reply", args=[item.pk])
    page = Client().post(address, {"source": WORDS})
    assert page.status_code == 403
    assert WORDS in page.content.decode()
    assert f'action="{address}"' in page.content.decode()


def test_words_sent_from_a_form_that_expired_are_shown_and_can_be_sent_again(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = cast.client("maria").cookies
    page = strict.post(reverse("conversations:reply", args=[item.pk]), {"source": WORDS})
    assert page.status_code == 403
    assert WORDS in page.content.decode()
    assert item.posts.count() == 1


def test_secrets_are_never_shown_again(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/account/login/", {"login": "maria@example.org", "password": "not-for-others"})
    assert "not-for-others" not in page.content.decode()


def test_words_that_may_not_be_said_any_more_are_still_there(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    cast.client("maria").post(reverse("conversations:close", args=[item.pk]))
    page = cast.client("noor").post(reverse("conversations:reply", args=[item.pk]), {"source": WORDS})
    assert page.status_code == 403
    assert WORDS in page.content.decode()
    assert "not closed" in page.content.decode()


def test_a_draft_survives_and_is_gone_once_it_is_sent(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    noor = cast.client("noor")
    noor.post(reverse("conversations:reply-draft", args=[item.pk]), {"source": WORDS})
    assert WORDS in noor.get(item.get_absolute_url()).content.decode()
    noor.post(reverse("conversations:reply", args=[item.pk]), {"source": "Sent", "send_key": "k"})
    assert WORDS not in noor.get(item.get_absolute_url()).content.decode()


def test_each_of_several_choices_is_still_there(cast: Cast) -> None:
    answer = cast.client(None).post("/me/profile/", {"languages": ["en", "es", "mi"]})
    assert [value for _name, value in answer.context["fields"]] == ["en", "es", "mi"]
