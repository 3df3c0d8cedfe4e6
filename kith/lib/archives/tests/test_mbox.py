"""The reader of mailing list archives meets everything that real lists hold."""

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kith.lib.archives import mbox
from kith.lib.archives.shapes import Author, Problem
from kith.lib.archives.tests.mails import STAMP, mail, read_all, read_one


def test_a_plain_mail_comes_in_whole(tmp_path: Path) -> None:
    raw = mail("Good morning.", headers="List-Id: Peers of the coast <peers.example.org>\n")
    message = read_one(tmp_path, raw)
    assert message.title == "Hello"
    assert message.source == "Good morning."
    assert message.author == Author("ann@example.org", "Ann Reyes", "ann@example.org")
    assert message.written == datetime(2014, 3, 3, 10, tzinfo=UTC)
    assert (message.parent, message.thread) == (None, message.identifier)
    assert message.credit == "Peers of the coast"
    assert message.position == f"message 1 at byte {len(raw.split(b'\n')[0]) + 1}"


def test_from_in_a_body_does_not_split(tmp_path: Path) -> None:
    body = "First.\n\nFrom here on we meet on Mondays.\n\nFrom Monday at 10:00 2014\n\n>From the start, too."
    messages, problems = read_all(tmp_path, [mail(body), mail("Second.", name="<two@example.org>")])
    assert [message.source for message in messages] == [
        "First.\n\nFrom here on we meet on Mondays.\n\nFrom Monday at 10:00 2014\n\nFrom the start, too.",
        "Second.",
    ]
    assert problems == []


def test_a_separator_look_alike_without_headers_after_it_stays_text(tmp_path: Path) -> None:
    body = f"He pasted this:\n\nFrom bo@example.org {STAMP}\nand nothing else."
    assert "and nothing else." in read_one(tmp_path, mail(body)).source


@pytest.mark.parametrize(
    "separator",
    [
        f"From ann@example.org {STAMP}",
        f"From ann at example.org  {STAMP}",
        f"From ann (a) example.org {STAMP}",
        "From ann@example.org Mon Mar  3 10:00:00 CET 2014",
        "From ann@example.org Mon Mar  3 10:00:00 2014 +0100",
        "From MAILER-DAEMON Mon Mar  3 10:00 2014",
    ],
)
def test_separators_of_many_programs_split(tmp_path: Path, separator: str) -> None:
    messages, _ = read_all(tmp_path, [mail(), mail("Two.", name="<two@example.org>", separator=separator)])
    assert [message.source for message in messages] == ["Hello all.", "Two."]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + (mail("One.") + mail("Two.", name="<two@example.org>")).replace(b"\n", b"\r\n")
    messages, problems = read_all(tmp_path, [raw])
    assert [message.source for message in messages] == ["One.", "Two."]
    assert problems == []


def test_a_single_saved_mail_without_separator_is_read(tmp_path: Path) -> None:
    assert read_one(tmp_path, mail("Alone.").split(b"\n", 1)[1]).source == "Alone."


def test_the_same_message_again_is_left_out_with_its_position(tmp_path: Path) -> None:
    messages, problems = read_all(tmp_path, [mail(), mail()])
    assert len(messages) == 1
    assert problems[0].reason == "left out: the same message again"
    assert problems[0].position.startswith("message 2 at byte ")


def test_another_message_under_a_used_id_is_kept(tmp_path: Path) -> None:
    messages, problems = read_all(tmp_path, [mail("One."), mail("Two.")])
    assert {message.source for message in messages} == {"One.", "Two."}
    assert len({message.identifier for message in messages}) == 2
    assert problems == []


def test_messages_without_ids_get_lasting_ones(tmp_path: Path) -> None:
    mails = [mail("One.", name=""), mail("Two.", name=""), mail("One.", name="")]
    first, problems = read_all(tmp_path, mails)
    again, _ = read_all(tmp_path, mails)
    assert len({message.identifier for message in first}) == 2
    assert [message.identifier for message in first] == [message.identifier for message in again]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Café con Íñigo".encode("latin-1"), "utf-8"),
        ("Café con Íñigo".encode(), "iso-8859-1"),
        ("Café con Íñigo".encode("cp1252"), "x-unknown"),
        ("Café con Íñigo".encode("cp1252"), "idna"),
        ("Café con Íñigo".encode(), ""),
        ("Café con Íñigo".encode(), "us-ascii"),
    ],
)
def test_charsets_that_lie_are_seen_through(tmp_path: Path, body: bytes, charset: str) -> None:
    headers = (
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n" if charset else ""
    )
    assert read_one(tmp_path, mail(body, headers=headers)).source == "Café con Íñigo"


def test_windows_quotes_under_iso_8859_1_are_read(tmp_path: Path) -> None:
    headers = "Content-Type: text/plain; charset=iso-8859-1\n"
    assert (
        read_one(tmp_path, mail(b"\x93Yes\x94 \x96 she said", headers=headers)).source == "“Yes” – she said"
    )


def test_a_long_text_in_an_undeclared_charset_is_recognised(tmp_path: Path) -> None:
    text = "Вчера мы говорили о взаимной поддержке, и каждый рассказал свою историю. " * 8
    message = read_one(tmp_path, mail(text.encode("cp1251"), headers="Content-Type: text/plain\n"))
    assert "взаимной поддержке" in message.source


def test_quoted_printable_is_undone(tmp_path: Path) -> None:
    headers = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    assert read_one(tmp_path, mail("Caf=C3=A9 at=\n noon", headers=headers)).source == "Café at noon"


def test_base64_is_undone_even_when_broken(tmp_path: Path) -> None:
    headers = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
    coded = base64.b64encode("We met at the café.".encode()).decode()
    assert read_one(tmp_path, mail(coded, headers=headers)).source == "We met at the café."
    assert "We met" in read_one(tmp_path, mail(coded[:-3] + "!", headers=headers)).source


def test_html_alone_becomes_markdown_without_scripts(tmp_path: Path) -> None:
    body = "<html><head><title>x</title><style>p{}</style></head><body><p>See <b>this</b>: <a href='https://example.org/a'>notes</a></p><script>alert(1)</script></body></html>"
    message = read_one(tmp_path, mail(body, headers="Content-Type: text/html; charset=utf-8\n"))
    assert message.source == "See **this**: [notes](https://example.org/a)"


NESTED = """--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/html

<p>Rich words</p>
--inner
Content-Type: text/plain

Plain words
--inner--
--outer
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="../../plan.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--outer
Content-Type: text/plain

_______________________________________________
Peers mailing list
Peers at example.org
https://example.org/listinfo/peers
--outer--
"""


def test_of_nested_parts_the_plain_text_and_the_file_stay(tmp_path: Path) -> None:
    message = read_one(tmp_path, mail(NESTED, headers="Content-Type: multipart/mixed; boundary=outer\n"))
    assert message.source == "Plain words"
    assert [(one.name, one.data) for one in message.enclosures] == [("plan.pdf", b"%PDF-")]


def test_a_file_that_is_too_large_is_told_and_the_message_stays(tmp_path: Path) -> None:
    raw = mail(NESTED, headers="Content-Type: multipart/mixed; boundary=outer\n")
    messages, problems = read_all(tmp_path, [raw], enclosure_limit=3)
    assert messages[0].source == "Plain words"
    assert messages[0].enclosures == ()
    assert "plan.pdf" in problems[0].reason
    assert problems[0].identifier == messages[0].identifier


def test_an_empty_mail_still_holds_its_place(tmp_path: Path) -> None:
    message = read_one(tmp_path, mail("", subject="", sender=""))
    assert (message.title, message.source, message.author.name) == (
        "(no subject)",
        "(no text)",
        "Unknown sender",
    )


def test_without_a_date_the_separator_tells_it(tmp_path: Path) -> None:
    messages, problems = read_all(tmp_path, [mail(date="")])
    assert messages[0].written == datetime(2014, 3, 3, 10, tzinfo=UTC)
    assert problems == []


def test_without_any_date_the_neighbour_lends_its_own(tmp_path: Path) -> None:
    last = mail(
        "Lost.", name="<two@example.org>", date="some day", separator="From x Mon Mar  3 99:00:00 0000"
    )
    messages, problems = read_all(tmp_path, [mail(), last])
    assert messages[1].written == messages[0].written
    assert "no date" in problems[0].reason


def test_what_is_no_mailbox_is_told_in_a_sentence(tmp_path: Path) -> None:
    for data, words in (
        (b"", "no message"),
        (b"\x1f\x8b\x08rest", "compressed"),
        (b"just words\n", "no message"),
        (b"root:x:0:0:root:/root:/bin/sh\nann:x:1:1::/home/ann:/bin/sh\n", "no message"),
        (b"title: Winter roads\ntags: snow\n\nFrom: us all, a good year\n", "no message"),
    ):
        path = tmp_path / "odd"
        path.write_bytes(data)
        found = list(mbox.read([path]))
        assert all(isinstance(one, Problem) for one in found)
        assert any(words in one.reason for one in found if isinstance(one, Problem))
    (missing,) = mbox.read([tmp_path / "nowhere"])
    assert isinstance(missing, Problem)
    assert "could not be read" in missing.reason


def test_words_before_the_first_message_are_counted_and_the_rest_comes_in(tmp_path: Path) -> None:
    messages, problems = read_all(tmp_path, [b"stray words\n\n", mail()])
    assert len(messages) == 1
    assert "12 bytes" in problems[0].reason


def test_several_files_are_one_archive(tmp_path: Path) -> None:
    first, second = tmp_path / "march.mbox", tmp_path / "april.mbox"
    first.write_bytes(mail())
    second.write_bytes(mail("Yes.", name="<b@example.org>", headers="In-Reply-To: <one@example.org>\n"))
    opening, answer = mbox.read([second, first])
    assert not isinstance(opening, Problem)
    assert not isinstance(answer, Problem)
    assert answer.parent == opening.identifier
    assert answer.position.startswith("april.mbox, message 1")
