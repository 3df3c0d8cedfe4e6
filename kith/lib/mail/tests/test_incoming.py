"""Mails taken apart. All people are invented."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.mail.incoming import read, recipients_of
from kith.lib.mail.proof import is_proven
from kith.lib.mail.reports import Says, read_report

LIMIT = 1_000_000
HEAD = b"From: Maria <Maria@Example.org>\r\nSubject: Re: Beginnings\r\nMessage-ID: <one@example.org>\r\n"


def _results(*values: str) -> list[tuple[str, str]]:
    return [("authentication-results", value) for value in values]


def test_a_plain_mail_says_who_wrote_what() -> None:
    found = read(HEAD + b"\r\nHello all.\r\n\r\n-- \r\nMaria\r\n", limit=LIMIT)
    assert (found.sender, found.subject, found.words) == ("maria@example.org", "Beginnings", "Hello all.")
    assert (found.message_id, found.automatic, found.files) == ("one@example.org", "", ())


def test_of_html_the_words_are_read_and_the_quote_is_told_apart() -> None:
    html = '<p>Hello <b>all</b>.</p><div class="gmail_quote"><div>On Mon, 3 Mar 2025, Kith &lt;k@example.org&gt; wrote:<br></div><blockquote>How?</blockquote></div>'
    found = read(HEAD + b"Content-Type: text/html\r\n\r\n" + html.encode(), limit=LIMIT)
    assert found.words == "Hello **all**."
    assert found.quoted == "How?"


def test_signed_addresses_and_links_that_stop_mails_never_stand_in_words() -> None:
    key = "reply+r12.5.abcdefghij234567abcd"
    text = f"Hello.\r\n\r\n> Write to {key}@in.example.org\r\n\r\nYes.\r\n\r\n> https://kith.example.org/stop/abc:def/\r\n\r\nNo."
    words = read(HEAD + b"\r\n" + text.encode(), limit=LIMIT).words
    assert "Yes." in words
    assert "No." in words
    assert "abcdefghij" not in words
    assert "abc:def" not in words


def test_a_small_picture_inside_the_text_is_no_attachment() -> None:
    mail = EmailMessage()
    mail["From"] = "maria@example.org"
    mail.set_content("Look.")
    mail.add_attachment(b"photo", maintype="image", subtype="jpeg", filename="photo.jpg")
    mail.add_attachment(
        b"sign", maintype="image", subtype="png", filename="sign.png", disposition="inline", cid="<a@b>"
    )
    assert [file.name for file in read(bytes(mail), limit=LIMIT).files] == ["photo.jpg"]


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied (vacation)", "Precedence: bulk", "List-Id: <list.example.org>",
        "Return-Path: <>", "X-Autoreply: yes",
    ],
)  # fmt: skip
def test_what_a_machine_wrote_is_known(header: str) -> None:
    assert read(HEAD + header.encode() + b"\r\n\r\nI am away.", limit=LIMIT).automatic


def test_what_went_round_in_circles_is_known() -> None:
    assert read(b"Received: by here\r\n" * 41 + HEAD + b"\r\nHello", limit=LIMIT).automatic == "received"


@pytest.mark.parametrize("more", [b"From: other@example.org\r\n", b"", b"X: 1\r\n"])
def test_two_senders_are_no_sender(more: bytes) -> None:
    found = read(more + HEAD + b"\r\nHello", limit=LIMIT)
    assert found.sender == ("" if more.startswith(b"From") else "maria@example.org")
    assert read(b"From: a@example.org, b@example.org\r\n\r\nHello", limit=LIMIT).sender == ""


def test_recipients_are_named_once() -> None:
    headers = [("to", "A <A@in.example.org>, b@in.example.org"), ("delivered-to", "a@in.example.org")]
    assert recipients_of(headers) == ["a@in.example.org", "b@in.example.org"]


PROVEN = [
    ["mx.example.net; dmarc=pass header.from=example.org"],
    ["mx.example.net; dkim=pass header.d=example.org"],
    ["mx.example.net; dkim=fail header.d=other.org; dkim=pass (2048-bit) header.i=@example.org"],
    ["mx.example.net; spf=pass smtp.mailfrom=maria@example.org"],
    ["mx.example.net; dkim=none", "mx.example.net; spf=pass smtp.mailfrom=example.org"],
    ["MX.example.net 1; dkim=pass header.d=example.org"],
]
NOT_PROVEN = [
    [],
    ["other.example.net; dkim=pass header.d=example.org"],
    ["mx.example.net; dkim=pass header.d=evil.org"],
    ["mx.example.net; dkim=pass header.d=org"],
    ["mx.example.net; dkim=pass header.d=sub.example.org"],
    ["mx.example.net; dkim=fail header.d=example.org"],
    ["mx.example.net; dmarc=fail header.from=example.org; dkim=pass header.d=example.org"],
    ["mx.example.net; dkim=fail header.d=example.org", "mx.example.net; dkim=pass header.d=example.org"],
    ["mx.example.net; spf=pass smtp.helo=example.org"],
    ["not a header at all ;;;=("],
]


@pytest.mark.parametrize("values", PROVEN)
def test_what_our_front_server_vouches_for_is_proven(values: list[str]) -> None:
    assert is_proven(_results(*values), sender="maria@example.org", server="mx.example.net")


@pytest.mark.parametrize("values", NOT_PROVEN)
def test_what_anyone_else_says_proves_nothing(values: list[str]) -> None:
    assert not is_proven(_results(*values), sender="maria@example.org", server="mx.example.net")


def report(kind: str, part: str, *, sort: str = "message/delivery-status", more: str = "") -> bytes:
    return (
        f'From: MAILER-DAEMON@example.org\r\nContent-Type: multipart/report; report-type={kind}; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: {sort}\r\n\r\n{part}\r\n{more}--b--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("Action: failed\r\nStatus: 5.1.1", Says.HARD),
        ("Action: failed\r\nStatus: 4.2.2", Says.SOFT),
        ("Action: delayed\r\nStatus: 4.4.1", Says.SOFT),
        ("Action: delivered\r\nStatus: 2.0.0", None),
    ],
)
def test_a_report_of_delivery_is_hard_or_soft(block: str, says: Says | None) -> None:
    raw = report(
        "delivery-status", f"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; m@e.org\r\n{block}"
    )
    found = read_report(raw)
    assert (found.says if found else None) == says


def test_a_complaint_names_the_sender_of_the_letter() -> None:
    part = "Feedback-Type: abuse\r\nUser-Agent: X/1\r\nVersion: 1\r\nOriginal-Mail-From: <bounce+b1.0.x@in.example.org>"
    found = read_report(report("feedback-report", part, sort="message/feedback-report"))
    assert found is not None
    assert (found.says, found.senders) == (Says.COMPLAINT, ("bounce+b1.0.x@in.example.org",))


PIECES = st.sampled_from(
    [
        b"From: a@b.c\r\n", b"\r\n", b"\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"--b--",
        b"Content-Type: text/html; charset=utf-16\r\n", b"Content-Type: message/rfc822\r\n", b"=?utf-8?q?=", b"\xff\x00",
        b"Content-Transfer-Encoding: base64\r\n", b"<blockquote><div>", b"On a wrote:\r\n> x\r\n", b"Message-ID: <",
        b"Authentication-Results: a; dkim=pass (\r\n", b"Content-Type: multipart/report; boundary=b\r\n",
        b"Content-Type: message/delivery-status\r\n", b"Status: 5.1.1\r\nAction: failed\r\n", b"Content-ID: x\r\n",
        b"Content-Type: text/plain; format=flowed; delsp=yes\r\n", b"To: =?\r\n",
    ]
)  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=600),
        st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=40).map(b"".join),
    )
)
def test_whatever_the_bytes_are_reading_answers(raw: bytes) -> None:
    found = read(raw, limit=LIMIT)
    assert "\x00" not in found.words + found.quoted + found.subject
    is_proven(found.headers, sender=found.sender, server="a")
    read_report(raw)
    recipients_of(found.headers)
