"""The pages of one post, by their addresses: what each asks, who may, what happens, and what a second press does."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post, Thanks
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import archive, write_guidelines
from tests.cast import Cast
from tests.contracts.makers import MAKERS

WORDS = "I count to ten, slowly."
ASKS = {
    "edit": ("noor", "Change your post", "Keep the change"),
    "withdrawal": ("noor", "Take your post back?", "Take it back"),
    "removal": ("tomasz", "Remove this post?", "Remove the post"),
}


def at(name: str, post: Post) -> str:
    return reverse(f"conversations:{name}", args=[post.pk])


def words_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["question"](cast.place("maria", cast.commons), title="What calms you?")


@pytest.fixture
def post(cast: Cast, item: Item) -> Post:
    """Noor's answer to Maria, in a space that Tomasz hosts."""
    return writing.reply(item, author=cast.place("noor", cast.commons), source=WORDS)


@pytest.mark.parametrize("name", ASKS)
def test_each_page_says_what_it_does_and_has_its_button(cast: Cast, post: Post, name: str) -> None:
    who, title, button = ASKS[name]
    page = words_of(cast.client(who), at(name, post))
    assert f"<h1>{title}</h1>" in page
    assert f">{button}</button>" in page
    assert "Not now" in page


@pytest.mark.parametrize("name", [*ASKS, "pictures"])
@pytest.mark.parametrize("who", ["maria", "dana", "eleni", None])
def test_nobody_else_does_it(cast: Cast, post: Post, name: str, who: str | None) -> None:
    client, before = cast.client(who), Event.objects.count()
    expected = {"maria": (403,), "dana": (403,), "eleni": (403,), None: (302, 403)}[who]
    assert client.get(at(name, post)).status_code in expected
    assert client.post(at(name, post), {"source": "Not mine."}).status_code in expected
    post.refresh_from_db()
    assert (post.source, post.state, Event.objects.count()) == (WORDS, "shown", before)


@pytest.mark.parametrize("name", [*ASKS, "pictures", "history", "restoration", "thanks"])
def test_in_a_space_one_does_not_see_there_is_nothing(cast: Cast, name: str) -> None:
    post = MAKERS["question"](cast.place("maria", cast.circle)).posts.get()
    for who in ("noor", "ruth", "eleni", None):
        assert cast.client(who).get(at(name, post)).status_code in (404, 405)
        assert cast.client(who).post(at(name, post)).status_code in (404, 405)


def test_a_change_is_shown_and_what_it_said_before_stays_in_its_history(cast: Cast, post: Post) -> None:
    noor, later = cast.client("noor"), "I count to ten, aloud."
    answer = noor.post(at("edit", post), {"source": later, "content_note": "panic"})
    assert answer.headers["Location"].endswith(f"#post-{post.number}")
    page = words_of(cast.client(None), post.item.get_absolute_url())
    assert "aloud" in page
    assert "slowly" not in page
    assert "panic" in page
    history = words_of(cast.client(None), at("history", post))
    assert "<del>slowly</del>" in history
    assert "<ins>aloud</ins>" in history
    assert WORDS in history


def test_a_history_says_what_was_warned_of_and_is_folded_for_whoever_folds(cast: Cast, post: Post) -> None:
    noor = cast.client("noor")
    for note in ("panic", ""):
        noor.post(at("edit", post), {"source": WORDS, "content_note": note})
    history = words_of(cast.client(None), at("history", post))
    assert '<details class="folded"><summary>Content note: panic</summary>' in history
    assert "<strong>Content note:</strong> panic" in history
    assert "From here on it has no content note." in history
    assert history.count(WORDS) == 1, "words that stayed as they were are no change"
    Person.objects.filter(pk=cast["maria"].pk).update(collapsed_notes=False)
    assert '<details class="folded">' not in words_of(cast.client("maria"), at("history", post))


def test_a_post_that_never_changed_says_so(cast: Cast, post: Post) -> None:
    assert "It stands as it was first written." in words_of(cast.client("maria"), at("history", post))


def test_no_words_are_no_change_and_the_note_that_was_typed_stays(cast: Cast, post: Post) -> None:
    answer = cast.client("noor").post(at("edit", post), {"source": " ", "content_note": "panic"})
    assert answer.status_code == 422
    assert "There are no words yet" in answer.content.decode()
    assert 'value="panic"' in answer.content.decode()
    post.refresh_from_db()
    assert post.source == WORDS


def test_a_look_changes_nothing_and_keeps_what_is_typed(cast: Cast, post: Post) -> None:
    answer = cast.client("noor").post(at("edit", post), {"source": "I *hum*.", "look": ""})
    assert answer.status_code == 200
    assert "<em>hum</em>" in answer.content.decode()
    assert "I *hum*." in answer.content.decode()
    post.refresh_from_db()
    assert post.source == WORDS


def test_the_same_change_sent_twice_is_one_change(cast: Cast, post: Post) -> None:
    for _press in range(2):
        cast.client("noor").post(at("edit", post), {"source": "I hum."})
    assert post.versions.count() == 1
    assert Event.objects.filter(type="post.edited").count() == 1


def test_who_is_named_by_a_change_is_told_and_who_was_named_before_is_not_told_again(
    cast: Cast, post: Post, deliver: Callable[[], None]
) -> None:
    noor = cast.client("noor")
    for words in ("Ask @maria.", "Ask @maria, or @sam.", "Ask @sam, or @maria, again."):
        noor.post(at("edit", post), {"source": words})
    deliver()
    told = Notice.objects.filter(event__type="post.edited").order_by("event")
    assert [(notice.person.handle, notice.audience) for notice in told] == [
        ("maria", "post.mentioned"),
        ("sam", "post.mentioned"),
    ]
    assert {notice.address for notice in told} == {post.get_absolute_url()}


def test_a_change_that_is_being_typed_is_there_again_and_gone_once_it_is_kept(cast: Cast, post: Post) -> None:
    noor = cast.client("noor")
    assert noor.post(at("edit-draft", post), {"source": "I hum, and"}).status_code == 204
    assert "I hum, and" in words_of(noor, at("edit", post))
    noor.post(at("edit", post), {"source": "I hum, and sing."})
    assert "I hum, and sing." in words_of(noor, at("edit", post))


@pytest.mark.parametrize("why", ["locked", "closed", "archived", "not agreed"])
def test_a_refused_change_says_why_and_shows_the_words_again(cast: Cast, post: Post, why: str) -> None:
    noor, host = cast.client("noor"), cast["tomasz"]
    says = {"locked": "not locked", "closed": "not closed", "archived": "not archived"}.get(
        why, "Read the guidelines"
    )
    if why == "not agreed":
        write_guidelines(cast.commons, source="- New words.", by=host)
    elif why == "archived":
        archive(cast.commons, by=host)
    else:
        {"locked": hosting.lock, "closed": hosting.close}[why](post.item, by=host)
    answer = noor.post(at("edit", post), {"source": "I hum."})
    assert answer.status_code == 403
    assert says in answer.content.decode()
    assert "I hum." in answer.content.decode()
    post.refresh_from_db()
    assert post.source == WORDS


@pytest.mark.parametrize(
    ("name", "who", "other"), [("withdrawal", "noor", "maria"), ("removal", "tomasz", "noor")]
)
def test_what_is_hidden_by_one_hand_is_shown_again_by_the_same(
    cast: Cast, post: Post, name: str, who: str, other: str
) -> None:
    client, topic = cast.client(who), post.item.get_absolute_url()
    assert client.post(at(name, post)).headers["Location"].endswith(f"#post-{post.number}")
    assert WORDS not in words_of(cast.client("maria"), topic)
    assert WORDS not in words_of(cast.client(None), at("history", post))
    assert cast.client(other).post(at("restoration", post)).status_code == 403
    assert WORDS not in words_of(cast.client("maria"), topic)
    assert client.post(at("restoration", post)).status_code == 302
    assert WORDS in words_of(cast.client("maria"), topic)


@pytest.mark.parametrize(("name", "who"), [("withdrawal", "noor"), ("removal", "tomasz")])
def test_pressing_twice_hides_once(cast: Cast, post: Post, name: str, who: str) -> None:
    client, before = cast.client(who), Event.objects.count()
    for _press in range(2):
        client.post(at(name, post))
    assert Event.objects.count() == before + 1
    for _press in range(2):
        client.post(at("restoration", post))
    assert Event.objects.count() == before + 2
    post.refresh_from_db()
    assert post.is_shown


def test_what_a_host_removed_its_author_does_not_show_again(cast: Cast, post: Post) -> None:
    cast.client("tomasz").post(at("removal", post))
    assert cast.client("noor").post(at("restoration", post)).status_code == 403
    post.refresh_from_db()
    assert post.state == "removed"


def test_a_link_that_was_followed_shows_nothing_again(cast: Cast, post: Post) -> None:
    """Showing again, thanking and their like are done by a button, never by an address alone."""
    cast.client("noor").post(at("withdrawal", post))
    for name in ("restoration", "thanks", "thanks-withdrawal"):
        assert cast.client("noor").get(at(name, post)).status_code in (403, 405)
    post.refresh_from_db()
    assert post.state == "withdrawn"


def test_thanks_are_given_once_and_can_be_taken_back_twice(cast: Cast, post: Post) -> None:
    maria = cast.client("maria")
    for _press in range(2):
        assert maria.post(at("thanks", post)).status_code == 302
    assert Thanks.objects.filter(post=post).count() == 1
    assert "Thanks from Maria Delgado" in words_of(cast.client("noor"), post.item.get_absolute_url())
    for _press in range(2):
        assert maria.post(at("thanks-withdrawal", post)).status_code == 302
    assert "Thanks from" not in words_of(cast.client("noor"), post.item.get_absolute_url())


@pytest.mark.parametrize(("who", "status"), [("noor", 403), ("eleni", 403), ("dana", 302)])
def test_one_thanks_where_one_belongs_and_never_oneself(
    cast: Cast, post: Post, who: str, status: int
) -> None:
    assert cast.client(who).post(at("thanks", post)).status_code == status
    assert Thanks.objects.filter(post=post).exists() is (status == 302)


def test_the_link_of_a_post_leads_to_its_place(cast: Cast, post: Post) -> None:
    answer = cast.client(None).get(at("post", post))
    assert answer.headers["Location"] == f"{post.item.get_absolute_url()}#post-2"


@pytest.mark.parametrize("button", ["keep", "look"])
def test_a_change_can_be_kept_as_a_draft_without_script(cast: Cast, post: Post, button: str) -> None:
    noor, address = cast.client("noor"), at("edit", post)
    answer = noor.post(address, {"source": "Half a thought", button: ""})
    assert answer.status_code == 200
    assert "Half a thought" in words_of(noor, address)
    post.refresh_from_db()
    assert post.source == WORDS


@pytest.mark.parametrize(
    "sent", [{"source": ""}, {"source": "Look", "look": ""}, {"source": "Keep", "keep": ""}]
)
def test_a_page_that_comes_back_says_which_files_to_choose_again(
    cast: Cast, item: Item, sent: dict[str, str]
) -> None:
    file = SimpleUploadedFile("rota.txt", b"Monday")
    address = reverse("conversations:reply", args=[item.pk])
    page = cast.client("noor").post(address, {**sent, "attached": file}).content.decode()
    assert "Please choose them again: rota.txt" in page
    assert not Post.objects.filter(author__person=cast["noor"]).exists()
