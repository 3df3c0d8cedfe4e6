"""Headers as real programs write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives.mail_headers import (
    decode_words,
    parse_author,
    parse_date,
    parse_headers,
    parse_references,
    parse_subject,
    recover_address,
)


@pytest.mark.parametrize(
    ("coded", "plain"),
    [
        ("=?utf-8?Q?Caf=C3=A9_today?=", "Café today"),
        ("=?UTF-8?B?Q2Fmw6k=?=", "Café"),
        (
            "=?utf-8?B?Q2Fmw?= =?utf-8?B?6k=?=",
            "Caf",
        ),  # split inside a letter and badly padded: the rest stays
        ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=", "Café"),
        ("=?iso-8859-1?Q?=A1Hola!?= Ann", "¡Hola! Ann"),
        ("=?utf-8?Q?never closed", "never closed"),
        ("=?made-up?Q?Caf=E9?=", "Café"),
        ("=?utf-8*es?Q?Hola?=", "Hola"),
        ("no code at all", "no code at all"),
    ],
)
def test_encoded_words_become_text(coded: str, plain: str) -> None:
    assert decode_words(coded).startswith(plain)


@pytest.mark.parametrize(
    "written",
    [
        "ann at example.org",
        "ann (a) example.org",
        "ann [at] example dot org",
        "ann(at)example.org",
        "ann@example.org",
    ],
)
def test_hidden_addresses_are_recovered(written: str) -> None:
    assert recover_address(written) == "ann@example.org"


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ("Ann Reyes <Ann@Example.org>", "Ann Reyes", "ann@example.org"),
        ("ann at example.org (Ann Reyes)", "Ann Reyes", "ann@example.org"),
        ('"Reyes, Ann" <ann@example.org>', "Reyes, Ann", "ann@example.org"),
        ("=?utf-8?Q?=C3=8D=C3=B1igo?= <i@example.org>", "Íñigo", "i@example.org"),
        ("ann@example.org", "ann", "ann@example.org"),
        ("Ann Reyes", "Ann Reyes", ""),
        ("", "Unknown sender", ""),
    ],
)
def test_authors_are_read(value: str, name: str, email: str) -> None:
    author = parse_author({"from": value})
    assert (author.name, author.email) == (name, email)


def test_a_list_that_speaks_for_a_writer_is_seen_through() -> None:
    headers = {"from": "Ann Reyes via Peers <peers@example.org>", "reply-to": "Ann <ann@example.org>"}
    assert parse_author(headers).email == "ann@example.org"
    assert parse_author(headers).name == "Ann Reyes"


@pytest.mark.parametrize(
    ("value", "title", "answers"),
    [
        ("Re: [peers] Rest days", "Rest days", True),
        ("[peers] AW: Sv: RE[2]: Rest days", "Rest days", True),
        ("Fwd: Rest days", "Fwd: Rest days", False),
        ("Reading group", "Reading group", False),
        ("Re:", "", True),
        ("[only a prefix]", "[only a prefix]", False),
    ],
)
def test_subjects_lose_prefixes_and_tell_answers(value: str, title: str, answers: bool) -> None:
    assert parse_subject(value) == (title, answers)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Mon, 3 Mar 2014 10:00:00 +0130", datetime(2014, 3, 3, 8, 30, tzinfo=UTC)),
        ("Mon, 3 Mar 2014 10:00:00 EST", datetime(2014, 3, 3, 15, tzinfo=UTC)),
        ("3 Mar 99 10:00:00 GMT", datetime(1999, 3, 3, 10, tzinfo=UTC)),
        ("Mon, 3 Mar 14 10:00:00 -0000", datetime(2014, 3, 3, 10, tzinfo=UTC)),
        ("Mon, 3 Mar 2014 10:00:00 +9900", datetime(2014, 3, 3, 10, tzinfo=UTC)),
        ("Mon, 3 Mar 2014 10:00:60 XYZ", datetime(2014, 3, 3, 10, 0, 59, tzinfo=UTC)),
        ("Mon, 33 Mar 2014 10:00:00 +0000", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Fri, 1 Jan 2100 00:00:00 +0000", None),
        ("soon", None),
    ],
)
def test_dates_are_read_or_refused(value: str, moment: datetime | None) -> None:
    assert parse_date(value) == moment


def test_the_nearest_reference_comes_first() -> None:
    headers = {"references": "<a@x> <b@x>", "in-reply-to": "Your message <c@x> of <d@x>"}
    assert parse_references(headers) == ("b@x", "a@x", "c@x")


def test_raw_bytes_in_headers_are_read() -> None:
    assert parse_headers("Subject: Café\n\n".encode("latin-1"))["subject"] == "Café"


@given(st.binary(max_size=300))
def test_no_header_raises(data: bytes) -> None:
    headers = parse_headers(
        b"From: " + data + b"\nSubject: " + data + b"\nDate: " + data + b"\nReferences: <" + data
    )
    assert parse_author(headers).name
    title, _ = parse_subject(headers.get("subject", ""))
    assert "\n" not in title
    assert "\x00" not in title
    moment = parse_date(headers.get("date", ""))
    assert moment is None or moment.tzinfo is UTC
    assert all(isinstance(one, str) for one in parse_references(headers))


@given(st.text())
def test_encoded_words_of_any_text_come_back(text: str) -> None:
    assert "\x00" not in decode_words(f"=?utf-8?B?{text}?= =?{text}?Q?{text}?=")
