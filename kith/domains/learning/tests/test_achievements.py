"""All certificates of one training say by the same address what they are given for, and it tells nothing of anyone who has one."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from kith.domains.learning.actions.certifying import certify, give_again, put_on_record, take_back
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Achievement, Certificate, Issued
from kith.domains.learning.tests.certified import ETHICS, certificates, other
from tests.cast import Cast
from tests.entries import text_of

SHORT = {"minutes": 60, "parts": (("ethics", 60),)}


def _given(cast: Cast, name: str, programme: Programme = ETHICS) -> Certificate:
    certify(cast[name], programme, by=cast["tomasz"])
    return certificates(cast[name])[-1]


def _achievement(given: Certificate) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(given.document)["credentialSubject"]["achievement"]
    return found


def _page(cast: Cast, given: Certificate, who: str | None = None) -> str:
    return text_of(cast.client(who), urlsplit(_achievement(given)["id"]).path)


def test_those_who_were_at_the_same_share_it_and_no_others(cast: Cast) -> None:
    maria, noor = _given(cast, "maria"), _given(cast, "noor", other(**SHORT))
    same, another = _achievement(maria), _achievement(_given(cast, "noor", other(key="gathering-6")))
    assert _achievement(noor)["id"] == same["id"] != another["id"]
    assert same["id"].startswith(f"{settings.SITE_URL}/check/given-for/")
    assert Achievement.objects.count() == 2


def test_what_is_shared_says_the_same_and_each_certificate_its_own_hours(cast: Cast) -> None:
    documents = [
        json.loads(each.document) for each in (_given(cast, "maria"), _given(cast, "noor", other(**SHORT)))
    ]
    of_maria, of_noor = (document["credentialSubject"] for document in documents)
    shared = [
        {name: value for name, value in each["achievement"].items() if name != "resultDescription"}
        for each in (of_maria, of_noor)
    ]
    assert shared[0] == shared[1]
    for own in ("6.25", "3.25", "creditsAvailable"):
        assert own not in json.dumps(shared[0]), own
    assert (of_maria["creditsEarned"], of_noor["creditsEarned"]) == (6.25, 1)
    (ethics,) = of_noor["achievement"]["resultDescription"]
    assert ethics in of_maria["achievement"]["resultDescription"], "a topic has one address too"


def test_whoever_has_a_certificate_reads_it_and_it_names_nobody(cast: Cast) -> None:
    given = _given(cast, "maria")
    for who in (None, "noor"):
        page = _page(cast, given, who)
        for words in ("Ethics among peers, held Nov. 25, 2026.", "It is given to those who were there."):
            assert words in page, words
        for secret in ("Maria", "6.25", "Tomasz", given.uid):
            assert secret not in page, secret


def test_nobody_finds_it_who_has_none(cast: Cast) -> None:
    given = _given(cast, "maria")
    path = urlsplit(_achievement(given)["id"]).path
    answer = cast.client(None).get(path)
    assert (answer.headers["X-Robots-Tag"], answer.headers["Referrer-Policy"]) == ("noindex", "no-referrer")
    assert "no-store" in answer.headers["Cache-Control"]
    for wrong in (ETHICS.key, given.uid, path.rstrip("/")[-64:-1]):
        assert cast.client(None).get(f"/check/given-for/{wrong}/").status_code == 404
    kept = b"".join(bytes(each) if isinstance(each, memoryview | bytes) else str(each).encode()
                    for each in Achievement.objects.values_list().get())  # fmt: skip
    for secret in ("Ethics", ETHICS.key, path.rstrip("/")[-64:]):
        assert secret.encode() not in kept, "the database leads from it to nothing"


def test_it_says_what_was_set_right_and_stays_when_all_are_taken_back(cast: Cast) -> None:
    before = _given(cast, "maria")
    right = other(title="Ethics among us", began=ETHICS.began - timedelta(days=1))
    give_again(cast["maria"], key=ETHICS.key, reason="wrong", programme=right, by=cast["tomasz"])
    after = certificates(cast["maria"])[-1]
    assert _achievement(after)["id"] == _achievement(before)["id"]
    assert "Ethics among us, held Nov. 24, 2026." in _page(cast, before)
    take_back(cast["maria"], key=ETHICS.key, reason="mistake", by=cast["tomasz"])
    assert "Ethics among us" in _page(cast, before)


def test_what_someone_states_is_theirs_alone(cast: Cast) -> None:
    said = other(key="circles-1", statement="They say that they were there for six hours.")
    one, two = (put_on_record(said, by=cast[name]) for name in ("maria", "noor"))
    assert _achievement(one)["id"] == f"{settings.SITE_URL}/check/{one.uid}/#achievement"
    assert _achievement(one)["id"] != _achievement(two)["id"]
    assert not Achievement.objects.exists()


def test_each_still_holds_where_it_is_checked(cast: Cast) -> None:
    given = _given(cast, "maria")
    for words in (given.document, given.token):
        answer = cast.client(None).post("/check/", {"words": words}).text
        assert "This certificate holds" in answer
        assert "6.25 hours" in answer
    changed = given.document.replace("#ethics", "#law")
    assert "It was changed after it was signed" in cast.client(None).post("/check/", {"words": changed}).text
    assert Issued.objects.count() == 1
