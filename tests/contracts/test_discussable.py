"""What holds for whatever can be discussed."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post, Thanks
from kith.capabilities.items.models import Item
from kith.foundation.spaces.actions.opening import archive
from tests.cast import Cast
from tests.changing import change
from tests.contracts.makers import Maker

SWITCH = "discussable"


def _reply(cast: Cast, name: str, item: Item, **fields: str) -> int:
    fields = {"source": "I hear you.", "send_key": name} | fields
    return cast.client(name).post(reverse("conversations:reply", args=[item.pk]), fields).status_code


def test_members_and_guests_reply_and_the_words_are_there(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    assert _reply(cast, "noor", item) == 302
    assert _reply(cast, "dana", item) == 302
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert page.count("I hear you.") == 2


def test_a_stranger_sees_nothing_of_what_is_said_in_a_space(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.rural))
    for name in ("eleni", "noor", None):
        assert cast.client(name).get(item.get_absolute_url()).status_code == 404
        assert cast.client(name).get(item.posts.get().get_absolute_url()).status_code == 404
    assert _reply(cast, "eleni", item) == 404
    assert item.posts.count() == 1


def test_someone_who_reads_but_does_not_belong_may_not_reply(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    assert _reply(cast, "eleni", item) == 403
    assert item.posts.count() == 1


def test_a_lock_holds_for_all_but_hosts_until_it_is_opened(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    hosting.lock(item, by=cast["tomasz"])
    assert _reply(cast, "noor", item) == 403
    assert _reply(cast, "tomasz", item) == 302
    hosting.unlock(item, by=cast["tomasz"])
    assert _reply(cast, "noor", item) == 302


def test_nobody_replies_in_what_is_closed(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    hosting.close(item, by=cast["maria"])
    assert _reply(cast, "tomasz", item) == 403


def test_sending_twice_says_it_once(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    assert _reply(cast, "noor", item, send_key="one") == _reply(cast, "noor", item, send_key="one") == 302
    assert item.posts.filter(author=cast.place("noor", cast.commons)).count() == 1


def test_opening_twice_with_one_form_makes_one(cast: Cast, make: Maker) -> None:
    place = cast.place("maria", cast.commons)
    assert make(place, send_key="k") == make(place, send_key="k")


def test_who_has_not_agreed_to_new_guidelines_is_asked_first(cast: Cast, make: Maker) -> None:
    from kith.foundation.spaces.actions.opening import write_guidelines

    item = make(cast.place("maria", cast.commons))
    write_guidelines(cast.commons, source="- New words.", by=cast["tomasz"])
    assert _reply(cast, "noor", item) == 403


def test_words_taken_back_are_shown_to_nobody_and_their_history_neither(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    post = writing.reply(item, author=cast.place("noor", cast.commons), source="first version of it")
    writing.edit(post, source="second version of it", content_note="", by=cast["noor"])
    writing.take_back(post, by=cast["noor"])
    for address in (item.get_absolute_url(), reverse("conversations:history", args=[post.pk])):
        assert b"version of it" not in cast.client("tomasz").get(address).content


def test_a_name_chosen_for_a_space_is_the_only_one_on_its_pages(cast: Cast, make: Maker) -> None:
    item = make(cast.place("kestrel", cast.rural))
    writing.reply(item, author=cast.place("maria", cast.rural), source="Thank you @kestrel")
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert "Kestrel" in page
    assert "Robin" not in page
    assert "robin" not in page


def test_thanks_are_seen_by_the_author_alone_and_never_counted(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    post = item.posts.get()
    cast.client("noor").post(reverse("conversations:thanks", args=[post.pk]))
    assert Thanks.objects.filter(post=post).count() == 1
    assert b"Thanks from Noor" in cast.client("maria").get(item.get_absolute_url()).content
    for name in ("tomasz", "noor", "ruth", None):
        assert b"Thanks from" not in cast.client(name).get(item.get_absolute_url()).content


def test_a_long_thread_is_reachable_page_by_page_without_script(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    noor = cast.place("noor", cast.commons)
    for number in range(2, 83):
        writing.reply(item, author=noor, source=f"reply no. {number}.")
    seen = "".join(
        cast.client(None).get(f"{item.get_absolute_url()}?page={page}").content.decode() for page in (1, 2, 3)
    )
    assert all(f"reply no. {number}." in seen for number in range(2, 83))
    late = Post.objects.get(item=item, number=81)
    assert cast.client(None).get(late.get_absolute_url()).url.endswith("?page=3#post-81")


def test_a_split_and_a_merge_leave_traces_and_lose_no_words(cast: Cast, make_talk: Maker) -> None:
    item = make_talk(cast.place("maria", cast.commons))
    noor = cast.place("noor", cast.commons)
    posts = [writing.reply(item, author=noor, source=f"word{number}") for number in range(3)]
    host = cast.place("tomasz", cast.commons)
    new = hosting.split(item, posts=posts[1:], title="Apart", by=host)
    assert [post.source for post in new.posts.filter(sort="words").order_by("number")] == ["word1", "word2"]
    assert cast.client(None).get(posts[2].get_absolute_url()).url.startswith(new.get_absolute_url())
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    assert "moved some posts" in page
    hosting.merge(new, into=item, by=host)
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    assert all(f"word{number}" in page for number in range(3))
    assert "merged this conversation" in cast.client(None).get(new.get_absolute_url()).content.decode()


def test_footnotes_keep_to_their_own_post_when_posts_are_carried(cast: Cast, make_talk: Maker) -> None:
    noor, host = (cast.place(name, cast.commons) for name in ("noor", "tomasz"))
    note = 'One[^1] thing, @maria.\n\n[^1]: And `id="fn-1--1"` is code.'
    one, other = (make_talk(cast.place("maria", cast.commons), source=note) for _item in range(2))
    replies = [writing.reply(one, author=noor, source=note) for _reply in range(2)]
    new = hosting.split(one, posts=replies, title="Apart", by=host)
    hosting.merge(new, into=other, by=host)
    hosting.merge(one, into=other, by=host)
    page = cast.client("noor").get(other.get_absolute_url()).content.decode()
    ids = re.findall(r'<(?:a|li)[^>]* id="(fn[^"]*)"', page)
    assert len(ids) == len(set(ids)) == 8
    assert set(re.findall(r'href="#(fn[^"]*)"', page)) == set(ids)
    assert page.count('<code>id="fn-1--1"</code>') == page.count('class="mention"') == 4


def test_moving_into_a_hidden_space_hides_it_from_everyone_outside(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    hosting.move(item, to=cast.circle, by=cast["tomasz"])
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 404
    assert cast.client("maria").get(item.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("source", ["", "   \n"])
def test_empty_words_are_refused_kindly_and_the_note_stays(cast: Cast, make: Maker, source: str) -> None:
    item = make(cast.place("maria", cast.commons))
    answer = cast.client("noor").post(
        reverse("conversations:reply", args=[item.pk]), {"source": source, "content_note": "grief at work"}
    )
    assert answer.status_code == 422
    assert "grief at work" in answer.content.decode()


def _words_about(item: Item) -> str:
    """Whatever a card, a feed or a search engine would say of it."""
    item.refresh_from_db()
    return item.summary


def test_what_an_opening_said_goes_from_its_card_when_it_is_hidden_and_comes_back(
    cast: Cast, make: Maker
) -> None:
    item = make(cast.place("maria", cast.commons), source="A blanket story")
    opening = item.posts.get()
    writing.take_back(opening, by=cast["maria"])
    assert _words_about(item) == ""
    assert b"blanket" not in cast.client(None).get("/spaces/commons/").content
    writing.restore(opening, by=cast["maria"])
    assert _words_about(item) == "A blanket story"


def test_a_conversation_is_merged_only_where_nobody_new_sees_it(cast: Cast, make_talk: Maker) -> None:
    narrow = make_talk(cast.place("maria", cast.commons), visibility="space")
    wide = make_talk(cast.place("maria", cast.commons), visibility="public", title="Wide")
    host = cast.client("tomasz")
    address = reverse("conversations:merge", args=[narrow.pk])
    assert wide not in host.get(address).context["form"].fields["into"].queryset
    assert host.post(address, {"into": wide.pk}).status_code == 422
    with pytest.raises(ValidationError):
        hosting.merge(narrow, into=wide, by=cast.place("tomasz", cast.commons))
    assert narrow.posts.count() == 1
    hosting.merge(wide, into=narrow, by=cast.place("tomasz", cast.commons))
    assert narrow.posts.filter(sort="words").count() == 2


def test_once_others_spoke_an_audience_grows_no_wider(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons), visibility="space")
    address = reverse("conversations:revision", args=[item.pk])
    maria = cast.client("maria")
    fields = {"title": item.title, "language": "en", "visibility": "public"}
    writing.reply(item, author=cast.place("noor", cast.commons), source="Among us")
    assert "only fewer" in maria.get(address).content.decode()
    change(maria, address, fields)
    item.refresh_from_db()
    assert item.visibility == "space"


def test_while_nobody_else_spoke_an_audience_can_grow(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons), visibility="space")
    fields = {"title": item.title, "language": "en", "visibility": "public"}
    address = reverse("conversations:revision", args=[item.pk])
    assert change(cast.client("maria"), address, fields).status_code == 302
    item.refresh_from_db()
    assert item.visibility == "public"


def test_what_is_hidden_is_not_offered_when_a_host_splits(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    hidden = writing.reply(item, author=cast.place("noor", cast.commons), source="A blanket story")
    writing.take_back(hidden, by=cast["noor"])
    page = cast.client("tomasz").get(reverse("conversations:split", args=[item.pk]))
    assert "blanket" not in page.content.decode()


def test_a_part_that_was_split_off_has_a_card_of_its_own(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    reply = writing.reply(item, author=cast.place("noor", cast.commons), source="Dry socks")
    new = hosting.split(item, posts=[reply], title="Apart", by=cast.place("tomasz", cast.commons))
    assert _words_about(new) == "Dry socks"


def test_nothing_is_moved_into_an_archived_space(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    archive(cast.rural, by=cast["tomasz"])
    page = cast.client("tomasz").get(reverse("conversations:move", args=[item.pk]))
    assert cast.rural not in page.context["form"].fields["space"].queryset


def test_a_content_note_is_one_wherever_it_is_changed(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons), source="A blanket story")
    writing.edit(item.posts.get(), source="A blanket story", content_note="grief", by=cast["maria"])
    assert "Content note: grief" in cast.client(None).get("/spaces/commons/").content.decode()
    fields = {"title": item.title, "language": "en", "visibility": "public", "content_note": "loss"}
    change(cast.client("maria"), reverse("conversations:revision", args=[item.pk]), fields)
    assert item.posts.get().content_note == "loss"
    page = cast.client("noor").get(item.get_absolute_url()).content.decode()
    assert '<details class="folded"><summary>Content note: loss' in page


def test_files_go_with_the_post_that_shows_them(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    post = writing.reply(item, author=cast.place("noor", cast.commons), source="Look")
    file = attach(checked("note.txt", b"A blanket story"), to=item, by=cast.place("noor", cast.commons))
    writing.show_files(post, files=[file])
    assert cast.client(None).get(file.get_absolute_url()).status_code == 200
    writing.take_back(post, by=cast["noor"])
    assert cast.client(None).get(file.get_absolute_url()).status_code == 404
    writing.restore(post, by=cast["noor"])
    assert cast.client(None).get(file.get_absolute_url()).status_code == 200


def test_no_name_leads_a_visitor_to_a_page_that_is_not_there_for_them(cast: Cast, make: Maker) -> None:
    item = make(cast.place("maria", cast.commons))
    visitor = cast.client(None)
    page = visitor.get(item.get_absolute_url()).content.decode()
    assert "Maria Delgado" in page
    assert cast["maria"].get_absolute_url() not in page
    assert (
        cast["maria"].get_absolute_url() in cast.client("noor").get(item.get_absolute_url()).content.decode()
    )
