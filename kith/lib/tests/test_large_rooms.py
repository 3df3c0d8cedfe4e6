"""The checksum of BigBlueButton, against the example of its own documentation, and of a guide to it."""

from urllib.parse import parse_qs, urlsplit

import pytest

from kith.lib.large_rooms import checksum, create, join

# docs.bigbluebutton.org/development/api, “Usage”: with SHA-1, as the server took alone for long.
DOCUMENTED = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"
SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"
# bbbserver.com/bigbluebutton-api-guide/security/checksum-authentication
GUIDED = "name=Demo&meetingID=replace-with-meeting-id&attendeePW=replace-with-password&moderatorPW=replace-with-password"


@pytest.mark.parametrize(
    ("query", "secret", "digest", "expected"),
    [
        (DOCUMENTED, SECRET, "sha1", "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"),
        (GUIDED, "replace-with-secret", "sha1", "7030bd96ede6a7ac41da848fe3bfc562e52a5914"),
        (
            GUIDED,
            "replace-with-secret",
            "sha256",
            "7e5a0a48f1542462e56ca034dc83d741bff1deb5feab0cd9ef74fa6e009fe1fd",
        ),
    ],
)
def test_the_checksum_is_that_of_the_examples(query: str, secret: str, digest: str, expected: str) -> None:
    assert checksum("create", query, secret=secret, digest=digest) == expected


def test_an_address_carries_what_it_signs() -> None:
    address = join(
        "https://bbb.example.org/bigbluebutton", secret="s", key="k", name="Noor & Co", leads=False
    )
    query = urlsplit(address).query
    signed, _and, sum_ = query.partition("&checksum=")
    assert sum_ == checksum("join", signed, secret="s")
    assert parse_qs(signed)["fullName"] == ["Noor & Co"]
    assert parse_qs(signed)["role"] == ["VIEWER"]


def test_no_room_of_ours_can_be_recorded_there() -> None:
    asked = parse_qs(
        urlsplit(create("https://b.example.org/bigbluebutton", secret="s", key="k", title="T")).query
    )
    assert asked["record"] == asked["allowStartStopRecording"] == asked["autoStartRecording"] == ["false"]
