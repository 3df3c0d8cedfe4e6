"""Each way in which a mail does not come in, and what its sender is told."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.mail import EmailMessage
from PIL import Image

from kith.capabilities.conversations.actions import hosting
from kith.capabilities.items import actions as items
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.doors.mail.failures import Failure
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import Send, mail, posts, reply_to, to_space
from kith.foundation.people.actions import suspend
from kith.foundation.spaces.actions import belonging, opening
from tests.cast import Cast
from tests.masked import said_masked

Outbox = list[EmailMessage]


@pytest.fixture
def sent(mailoutbox: Outbox) -> Outbox:
    return mailoutbox


def _picture(name: str = "chair.png") -> tuple[bytes, str]:
    out = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue(), name


def _closed(cast: Cast, item: Item) -> None:
    hosting.close(item, by=cast["tomasz"])


def _locked(cast: Cast, item: Item) -> None:
    hosting.lock(item, by=cast["tomasz"])


def _archived(cast: Cast, item: Item) -> None:
    opening.archive(item.space, by=cast["tomasz"])


def _left(cast: Cast, item: Item) -> None:
    belonging.leave(cast.place("maria", item.space))


def _changed(cast: Cast, item: Item) -> None:
    opening.write_guidelines(item.space, source="- New words.", by=cast["tomasz"])


def _removed(cast: Cast, item: Item) -> None:
    items.remove(item, by=cast["tomasz"])


@pytest.mark.parametrize(
    ("change", "code", "kept"),
    [
        (_closed, "closed", False), (_locked, "locked", False), (_archived, "archived", False),
        (_left, "not_member", False), (_changed, "not_agreed", True), (_removed, "gone", False),
    ],
)  # fmt: skip
def test_what_the_page_refuses_is_refused_by_mail_too(
    *,
    cast: Cast,
    item: Item,
    send: Send,
    sent: Outbox,
    change: Callable[[Cast, Item], None],
    code: str,
    kept: bool,
) -> None:
    change(cast, item)
    before = posts(item)
    found = send(reply_to(item, cast), "Hello")
    assert (found.state, found.reason, posts(item)) == ("refused", code, before)
    (answer,) = sent
    assert answer.to == ["maria@example.org"]
    assert str(Failure.known[code].says) in str(answer.body)
    assert bool(Desk("reply", item=item).kept(cast["maria"])) is kept
    assert ("as a draft" in str(answer.body)) is kept


@pytest.mark.parametrize(
    ("words", "details", "code"),
    [
        ("On Mon, 3 Mar 2025, Kith <k@example.org> wrote:\n> How?", {}, "too_short"),
        ("-- \nMaria", {}, "too_short"),
        ("word " * 9_000, {}, "too_long"),
        ("Call Anna at +44 20 7946 0958 today.", {}, "look_again"),
        ("Hello", {"sender": "other@example.org"}, "wrong_address"),
        ("Hello", {"sender": "maria@example.org, tomasz@example.org"}, "wrong_address"),
    ],
)
def test_a_reply_that_cannot_come_in_is_answered(
    *, cast: Cast, item: Item, send: Send, sent: Outbox, words: str, details: dict[str, str], code: str
) -> None:
    found = send(reply_to(item, cast), words, **details)
    assert (found.state, found.reason) == ("refused", code)
    assert posts(item) == ["How?"]
    assert [answer.to for answer in sent] == [["maria@example.org"]]
    assert ("did not come in" in str(sent[0].body)) is (code != "wrong_address")


@pytest.mark.parametrize(
    ("subject", "code"), [("", "no_title"), ("Re: ", "no_title"), ("x " * 120, "long_title")]
)
def test_a_new_topic_needs_a_subject(cast: Cast, send: Send, sent: Outbox, subject: str, code: str) -> None:
    found = send(to_space(cast), subject=subject)
    assert (found.state, found.reason, len(sent)) == ("refused", code, 1)
    assert not Item.objects.exists()
    assert Desk("discussion", space=cast.commons).kept(cast["maria"])["source"] == "Hello all."


def test_a_guest_opens_nothing_by_mail_either(cast: Cast, send: Send) -> None:
    found = send(to_space(cast, who="dana"), sender="dana@example.org")
    assert (found.state, found.reason) == ("refused", "not_allowed")


def test_an_encrypted_mail_is_answered(cast: Cast, item: Item, send: Send, sent: Outbox) -> None:
    made = mail(reply_to(item, cast))
    made.replace_header("Content-Type", 'multipart/encrypted; protocol="application/pgp-encrypted"')
    assert send(reply_to(item, cast), made=made).reason == "encrypted"
    assert len(sent) == 1


def test_a_name_of_ones_own_is_not_shown_where_one_goes_by_another(
    cast: Cast, send: Send, sent: Outbox
) -> None:
    item = open_topic(QUESTION, by=cast.place("maria", cast.rural), title="Roads", source="How?")
    to = reply_to(item, cast, "kestrel")
    for number, words in enumerate(
        ["We drive.\n\nRobin", "We drive.\n\nBest, R. Achterberg", "I, robin achterberg, drive.\na\nb\nc"]
    ):
        found = send(to, words, sender="kestrel@example.org", name=f"<{number}@example.org>")
        assert (found.state, found.reason) == ("refused", "own_name")
    assert posts(item) == ["How?"]
    found = send(to, "A robin sang.\nWe drive.\nOften.\nFar.", sender="kestrel@example.org", name="<9@e.org>")
    assert found.state == "done"
    assert "Achterberg" not in str(sent[0].body)


def test_where_the_front_server_vouches_for_nobody_nothing_comes_in(
    cast: Cast, item: Item, send: Send, sent: Outbox, settings: Any
) -> None:
    settings.MAIL_AUTHSERV = "mx.example.net"
    to = reply_to(item, cast)
    forged = {"Authentication_Results": "evil.example.net; dkim=pass header.d=example.org"}
    assert send(to, name="<1@e.org>").reason == "unproven"
    assert send(to, name="<2@e.org>", **forged).reason == "unproven"
    proven = {"Authentication_Results": "mx.example.net; dkim=pass header.d=example.org"}
    assert send(to, name="<3@e.org>", **proven).state == "done"
    assert len(sent) == 2


def test_who_closed_or_lost_the_account_is_not_answered(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    to = reply_to(item, cast)
    suspend(cast["maria"])
    found = send(to)
    assert (found.state, found.reason, sent) == ("refused", "no_account", [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.example.org>"},
        {"Return_Path": "<>"}, {"X_Loop": "in.example.org"},
    ],
)  # fmt: skip
def test_what_a_machine_wrote_is_dropped_and_nobody_is_told(
    cast: Cast, item: Item, send: Send, sent: Outbox, headers: dict[str, str]
) -> None:
    found = send(reply_to(item, cast), "I am away until Monday.", **headers)
    assert found.state == "ignored"
    assert found.raw is None
    assert (posts(item), sent) == (["How?"], [])


def test_a_mail_of_our_own_that_comes_back_is_a_loop(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    found = send(reply_to(item, cast), sender=reply_to(item, cast))
    assert (found.state, found.reason, sent) == ("ignored", "loop", [])


def test_who_asks_for_no_answer_by_a_machine_gets_none(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    _closed(cast, item)
    assert send(reply_to(item, cast), X_Auto_Response_Suppress="All").reason == "closed"
    assert sent == []


def test_pictures_come_in_and_we_ask_what_they_show(cast: Cast, item: Item, send: Send, sent: Outbox) -> None:
    made = mail(reply_to(item, cast), "Look.")
    data, name = _picture()
    made.add_attachment(data, maintype="image", subtype="png", filename=name)
    found = send(reply_to(item, cast), made=made)
    assert (found.state, found.reason) == ("done", "pictures")
    post = item.posts.get(number=2)
    assert [file.name for file in post.files.all()] == ["chair.png"]
    assert f"/posts/{post.pk}/pictures/" in str(sent[0].body)
    assert "did not come in" not in str(sent[0].body)


def test_files_that_cannot_be_added_are_named_and_the_words_come_in(
    cast: Cast, item: Item, send: Send, sent: Outbox, settings: Any
) -> None:
    settings.UPLOADS_PER_POST = 2
    made = mail(reply_to(item, cast), "Look.")
    made.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="game.exe")
    for name in ("a.txt", "b.txt"):
        made.add_attachment(b"some words", maintype="text", subtype="plain", filename=name)
    found = send(reply_to(item, cast), made=made)
    assert (found.state, found.reason) == ("done", "files_left")
    assert [file.name for file in item.posts.get(number=2).files.all()] == ["a.txt"]
    assert "“game.exe” cannot be added" in str(sent[0].body)
    assert "at most 2 files" in str(sent[0].body)


def test_after_some_answers_in_one_day_there_are_no_more(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    _closed(cast, item)
    for number in range(9):
        send(reply_to(item, cast), name=f"<{number}@example.org>")
    assert len(sent) == 6


def test_answers_speak_the_language_of_their_reader(cast: Cast, item: Item, send: Send, sent: Outbox) -> None:
    maria = cast["maria"]
    maria.language = "ar-xb"
    maria.save()
    _closed(cast, item)
    send(reply_to(item, cast))
    assert "⟦The conversation is closed" in str(sent[0].body)
    assert sent[0].subject.startswith("\u200f⟦About your mail")


def test_an_answer_names_no_conversation_and_says_that_a_program_wrote_it(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    _closed(cast, item)
    send(reply_to(item, cast))
    assert "Beginnings" not in f"{sent[0].subject}"
    assert sent[0].extra_headers["Auto-Submitted"] == "auto-replied"
    assert "\n\n\n" not in str(sent[0].body).strip()


def test_a_mail_that_breaks_the_program_is_kept_aside_and_the_next_comes_in(
    *,
    cast: Cast,
    item: Item,
    send: Send,
    sent: Outbox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise KeyError("Hello all.")

    with monkeypatch.context() as patched:
        patched.setattr("kith.doors.mail.handling.read", broken)
        found = send(reply_to(item, cast))
    assert (found.state, found.reason) == ("broken", "unreadable")
    assert found.raw is not None
    assert found.details["trouble"].startswith("KeyError broken:")
    assert "Hello" not in caplog.text + str(found.details)
    assert len(sent) == 1
    assert send(reply_to(item, cast), name="<two@example.org>").state == "done"


def test_every_failure_is_known_by_a_name_and_by_a_sentence() -> None:
    assert len(Failure.known) >= 20
    for code, failure in Failure.known.items():
        assert len(code) <= IncomingMail._meta.get_field("reason").max_length  # type: ignore[operator]
        assert str(failure.says).format(most=5)


def test_who_wrote_under_a_made_name_is_not_named_by_a_mail(
    cast: Cast, item: Item, send: Send, sent: Outbox
) -> None:
    said_masked(cast, item=item, words="Softly")
    found = send(reply_to(item, cast), "Hello")
    assert (found.state, found.reason) == ("refused", "not_allowed"), "no reason that tells why"
    assert posts(item) == ["How?", "Softly"]
    assert Desk("reply", item=item).kept(cast["maria"])["source"] == "Hello"
    assert "as a draft" in str(sent[0].body)
    page = cast.client("maria").get(f"/items/{item.pk}/reply/").content.decode()
    assert "Hello" in page
    assert send(reply_to(item, cast, "noor"), "Hello", sender="noor@example.org").state == "done"
