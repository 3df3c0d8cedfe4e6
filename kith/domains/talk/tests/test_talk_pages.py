"""Opening a topic, changing what stands around it, and saying which answers helped: by their addresses."""

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.domains.talk.models import AcceptedAnswer
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.opening import archive, write_guidelines
from tests.cast import Cast
from tests.changing import change
from tests.contracts.makers import MAKERS
from tests.entries import hidden, text_of

NEW = {
    "title": "What calms you?",
    "source": "I count.",
    "language": "en",
    "visibility": "public",
    "send_key": "k",
}
CHANGE = {
    "title": "What calms you down?", "tags": "calm, nights", "content_note": "panic", "language": "es",
    "visibility": "network",
}  # fmt: skip


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["question"](cast.place("maria", cast.commons), title="What calms you?", tags=["calm"])


@pytest.fixture
def answer(cast: Cast, item: Item) -> Post:
    return writing.reply(item, author=cast.place("noor", cast.commons), source="I count to ten.")


def _opening(kind: str = "question", slug: str = "commons") -> str:
    return reverse("talk:open", args=[slug, kind])


def _revision(item: Item) -> str:
    return reverse("conversations:revision", args=[item.pk])


def _page(cast: Cast, who: str | None, item: Item) -> str:
    item.refresh_from_db()
    return cast.client(who).get(item.get_absolute_url()).content.decode()


def test_pages_on_which_one_writes_say_how_and_who_can_be_called(cast: Cast, item: Item) -> None:
    own = item.posts.get(number=1)
    pages = (
        _opening(),
        item.get_absolute_url(),
        reverse("conversations:reply", args=[item.pk]),
        reverse("conversations:edit", args=[own.pk]),
    )
    for address in pages:
        page = cast.client("maria").get(address).content.decode()
        assert page.count("How to write") == 1, address
        assert "@name" in page
        assert "@hosts" in page


@pytest.mark.parametrize(
    ("kind", "title"), [("question", "Ask a question"), ("discussion", "Start a discussion")]
)
def test_the_page_of_a_new_topic_asks_for_words_and_an_audience(cast: Cast, kind: str, title: str) -> None:
    page = cast.client("noor").get(_opening(kind)).content.decode()
    assert f"<h1>{title}</h1>" in page
    for words in (
        "Title",
        "Your words",
        "Tags",
        "Content note",
        "Please no advice",
        "Who can see it",
        "Share it",
    ):
        assert words in page, words


@pytest.mark.parametrize(("who", "status"), [("dana", 403), ("eleni", 403), ("victor", 302), (None, 302)])
def test_guests_and_outsiders_open_nothing(cast: Cast, who: str | None, status: int) -> None:
    client = cast.client(who)
    assert client.get(_opening()).status_code in (status, 403)
    assert client.post(_opening(), NEW).status_code in (status, 403)
    assert not Item.objects.exists()


def test_a_kind_or_a_space_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert cast.client("maria").get(_opening("soup")).status_code == 404
    assert cast.client("noor").get(_opening(slug="tuesday")).status_code == 404


@pytest.mark.parametrize("why", ["archived", "not agreed"])
def test_who_may_not_write_now_is_told_why_and_keeps_the_words(cast: Cast, why: str) -> None:
    if why == "archived":
        archive(cast.commons, by=cast["tomasz"])
    else:
        write_guidelines(cast.commons, source="- New words.", by=cast["tomasz"])
    answer = cast.client("noor").post(_opening(), NEW)
    assert answer.status_code == 403
    assert ("not archived" if why == "archived" else "Read the guidelines") in answer.content.decode()
    assert "I count." in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"source": " "},
        {"visibility": "moon"},
        {"language": "xx"},
        {"tags": "a, b, c, d, e, f"},
    ],
)
def test_what_is_missing_is_asked_for_and_the_rest_stays(cast: Cast, wrong: dict[str, str]) -> None:
    words = NEW | {"content_note": "panic"} | wrong
    answer = cast.client("noor").post(_opening(), words)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="panic"' in page
    for name in {"title", "source"} - wrong.keys():
        assert words[name] in page
    assert not Item.objects.exists()


def test_one_form_sent_twice_opens_one_topic(cast: Cast) -> None:
    noor = cast.client("noor")
    first, second = (noor.post(_opening(), NEW).headers["Location"] for _press in range(2))
    assert first == second == Item.objects.get().get_absolute_url()


def test_no_topic_reaches_further_than_its_space(cast: Cast) -> None:
    maria = cast.client("maria")
    assert maria.post(_opening(slug="tuesday"), NEW | {"visibility": "public"}).status_code == 422
    assert maria.post(_opening(slug="tuesday"), NEW | {"visibility": "space"}).status_code == 302


def test_a_topic_that_is_being_typed_waits(cast: Cast) -> None:
    noor = cast.client("noor")
    draft = reverse("talk:open-draft", args=["commons", "question"])
    assert noor.post(draft, {"title": "Half a", "source": "tho"}).status_code == 204
    assert 'value="Half a"' in noor.get(_opening()).content.decode()
    assert 'value="Half a"' not in noor.get(_opening("discussion")).content.decode()
    assert cast.client("maria").get(_opening()).content.decode().count("Half a") == 0


@pytest.mark.parametrize("who", ["maria", "tomasz"])
def test_the_frame_of_a_topic_is_changed_by_its_author_or_a_host(cast: Cast, item: Item, who: str) -> None:
    client = cast.client(who)
    page = client.get(_revision(item)).content.decode()
    assert "<h1>Change title, tags or audience</h1>" in page
    assert 'value="What calms you?"' in page
    assert 'value="calm"' in page
    assert change(client, _revision(item), CHANGE).status_code == 302
    page = _page(cast, "noor", item)
    assert "What calms you down?" in page
    assert "nights" in page
    assert "panic" in page
    assert cast.client(None).get(item.get_absolute_url()).status_code == 404
    assert item.posts.get().content_note == "panic"


@pytest.mark.parametrize("who", ["noor", "dana", "eleni"])
def test_others_do_not_change_it(cast: Cast, item: Item, who: str) -> None:
    assert cast.client(who).get(_revision(item)).status_code == 403
    assert cast.client(who).post(_revision(item), CHANGE).status_code == 403
    item.refresh_from_db()
    assert item.title == "What calms you?"


@pytest.mark.parametrize("wrong", [{"title": ""}, {"visibility": "moon"}, {"tags": "a, b, c, d, e, f"}])
def test_a_wrong_change_is_asked_again_and_keeps_what_was_typed(
    cast: Cast, item: Item, wrong: dict[str, str]
) -> None:
    answer = change(cast.client("maria"), _revision(item), CHANGE | wrong)
    assert answer.status_code == 422
    assert 'value="panic"' in answer.content.decode()
    item.refresh_from_db()
    assert (item.title, item.version) == ("What calms you?", 1)


def test_a_new_title_is_looked_over_and_an_old_one_is_not_asked_about_again(cast: Cast, item: Item) -> None:
    frame = {
        "title": item.title,
        "tags": "",
        "content_note": "",
        "language": "en",
        "visibility": item.visibility,
    }
    client, address = cast.client("maria"), f"/items/{item.pk}/revision/"
    told = change(client, address, frame | {"title": "What Mrs. Whitfield taught me"})
    assert told.status_code == 422
    assert "a name: “Mrs. Whitfield”" in told.content.decode()
    sure = frame | {"title": "What Mrs. Whitfield taught me", "looked_over": "on"}
    assert change(client, address, sure).status_code == 302
    assert change(client, address, sure | {"looked_over": "", "tags": "rest"}).status_code == 302


def test_once_others_spoke_nobody_more_is_let_in(cast: Cast, item: Item) -> None:
    quiet = MAKERS["question"](cast.place("maria", cast.commons), visibility="space")
    maria = cast.client("maria")
    assert change(maria, _revision(quiet), CHANGE).status_code == 302
    writing.reply(quiet, author=cast.place("noor", cast.commons), source="Among members")
    assert "cannot be let in, only fewer" in maria.get(_revision(quiet)).content.decode()
    assert change(maria, _revision(quiet), CHANGE | {"visibility": "public"}).status_code == 422
    assert change(maria, _revision(quiet), CHANGE | {"visibility": "space"}).status_code == 302


def test_the_same_change_sent_twice_changes_once(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    form = CHANGE | {"seen": hidden(text_of(maria, _revision(item)), "seen")}
    assert maria.post(_revision(item), form).status_code == 302
    before = Event.objects.count()
    assert maria.post(_revision(item), form).status_code == 302
    item.refresh_from_db()
    assert item.version == 2
    assert Event.objects.count() == before


def _mark(answer: Post, *, away: bool = False) -> str:
    return reverse(f"talk:acceptance{'-withdrawal' if away else ''}", args=[answer.pk])


@pytest.mark.parametrize("who", ["maria", "tomasz"])
def test_the_asker_or_a_host_says_that_an_answer_helped_and_takes_it_back(
    cast: Cast, answer: Post, who: str
) -> None:
    client, before = cast.client(who), Event.objects.count()
    for _press in range(2):
        assert client.post(_mark(answer)).headers["Location"].endswith("#post-2")
    assert 'class="kind helped"' in _page(cast, None, answer.item)
    for _press in range(2):
        assert client.post(_mark(answer, away=True)).status_code == 302
    assert 'class="kind helped"' not in _page(cast, None, answer.item)
    assert Event.objects.count() == before + 2


def test_more_than_one_answer_can_help(cast: Cast, item: Item, answer: Post) -> None:
    other = writing.reply(item, author=cast.place("sam", cast.commons), source="I walk.")
    for each in (answer, other):
        cast.client("maria").post(_mark(each))
    assert _page(cast, "noor", item).count('class="kind helped"') == 2


@pytest.mark.parametrize("who", ["noor", "dana", "eleni"])
def test_nobody_else_says_what_helped(cast: Cast, answer: Post, who: str) -> None:
    assert cast.client(who).post(_mark(answer)).status_code == 403
    assert cast.client(who).post(_mark(answer, away=True)).status_code == 403
    assert cast.client("maria").get(_mark(answer)).status_code == 405
    assert not AcceptedAnswer.objects.exists()


def test_only_a_shown_answer_to_a_question_can_help(cast: Cast, item: Item, answer: Post) -> None:
    talk = MAKERS["discussion"](cast.place("maria", cast.commons))
    remark = writing.reply(talk, author=cast.place("noor", cast.commons), source="Hm")
    writing.take_back(answer, by=cast["noor"])
    for post in (item.posts.get(number=1), remark, answer):
        assert cast.client("maria").post(_mark(post)).status_code == 403
    assert not AcceptedAnswer.objects.exists()


def test_an_address_of_an_older_title_leads_on_with_all_that_was_asked(cast: Cast, item: Item) -> None:
    answer = cast.client(None).get(f"/talk/{item.pk}/an-older-title/?page=2&sort=a%26b%0d")
    assert (answer.status_code, answer["Location"]) == (
        301,
        f"{item.get_absolute_url()}?page=2&sort=a%26b%0D",
    )
