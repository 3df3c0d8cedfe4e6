"""What a person typed is never lost."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from kith.foundation.house.choices import decide
from kith.foundation.spaces.actions.opening import write_guidelines
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


def test_a_page_that_broke_says_so_under_the_name_of_the_house(cast: Cast) -> None:
    decide({"name": "The Elm & Oak"})
    answer = get_resolver().resolve_error_handler(500)(RequestFactory().get("/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "It is not your fault" in page
    assert page.count("The Elm &amp; Oak") == 2
    assert "Kith" not in page


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
    assert [value for _name, value in answer.context["typed"].along] == ["en", "es", "mi"]


def _hidden(cast: Cast) -> str:
    item = MAKERS["discussion"](cast.place("maria", cast.circle))
    return reverse("conversations:reply", args=[item.pk])


def test_a_member_who_was_signed_out_keeps_the_words_meant_for_a_hidden_space(cast: Cast) -> None:
    page = Client().post(_hidden(cast), {"source": WORDS})
    assert page.status_code == 404
    assert WORDS in page.content.decode()


def test_what_is_hidden_and_what_never_was_answer_a_visitor_alike(cast: Cast) -> None:
    address, nowhere = _hidden(cast), reverse("conversations:reply", args=[999_999])
    pages = [Client().post(each, {"source": WORDS}) for each in (address, nowhere)]
    assert [page.status_code for page in pages] == [404, 404]
    there, not_there = (_same(page.content.decode()) for page in pages)
    assert there.replace(address, nowhere) == not_there


def _same(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


def test_someone_removed_meanwhile_keeps_the_words(cast: Cast) -> None:
    page = cast.client("eleni").post(_hidden(cast), {"source": WORDS})
    assert page.status_code == 404
    assert WORDS in page.content.decode()


def test_fields_have_the_names_that_people_know_and_keys_go_along_unseen(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    typed = {"source": WORDS, "send_key": "k123", "content_note": "grief", "look": ""}
    page = Client().post(reverse("conversations:reply", args=[item.pk]), typed).content.decode()
    for label in ("Your words", "Content note"):
        assert f">{label}</label>" in page
    for name, value in (("send_key", "k123"), ("look", "")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert ">source<" not in page


def test_words_sent_again_twice_are_one_post(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    address = reverse("conversations:reply", args=[item.pk])
    typed = Client().post(address, {"source": WORDS, "send_key": "k123"}).context["typed"]
    again = dict(typed.along) | {word.name: word.value for word in typed.words}
    for _press in range(2):
        cast.client("noor").post(address, again)
    assert item.posts.filter(source=WORDS).count() == 1


def test_files_are_named_and_can_be_chosen_again(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    sent = {"source": WORDS, "attached": SimpleUploadedFile("rota.txt", b"Monday")}
    page = Client().post(reverse("conversations:reply", args=[item.pk]), sent).content.decode()
    assert "Files cannot be kept. Please choose them again: rota.txt" in page
    assert 'enctype="multipart/form-data"' in page
    assert '<input type="file" id="file-1" name="attached" multiple>' in page


def test_a_visitor_who_typed_nothing_is_only_asked_to_sign_in(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    answer = Client().post(reverse("conversations:reply", args=[item.pk]), {"source": "", "send_key": "k"})
    assert answer.headers["Location"].startswith("/account/login/?next=")


def test_who_has_not_agreed_to_new_guidelines_is_led_to_them_and_can_send_again(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    write_guidelines(cast.commons, source="Be kind, still.", by=cast["tomasz"])
    noor, address = cast.client("noor"), reverse("conversations:reply", args=[item.pk])
    page = noor.post(address, {"source": WORDS, "send_key": "k"})
    assert page.status_code == 403
    assert 'href="/spaces/commons/agreement/" target="_blank"' in page.content.decode()
    assert f'action="{address}"' in page.content.decode()
    noor.post("/spaces/commons/agreement/", {"version": 2})
    noor.post(address, {"source": WORDS, "send_key": "k"})
    assert item.posts.filter(source=WORDS).count() == 1


def test_a_page_that_is_not_open_yet_leads_to_what_opens_it(cast: Cast) -> None:
    write_guidelines(cast.commons, source="Be kind, still.", by=cast["tomasz"])
    page = cast.client("noor").get("/spaces/commons/new/question/")
    assert page.status_code == 403
    assert 'href="/spaces/commons/agreement/">Read the guidelines</a>' in page.content.decode()
    assert ">Back</a>" not in page.content.decode()
