"""Where one stands, and writing it down: page by page, as people do it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import change, hold
from kith.domains.learning.models import Credential, Hours, Waiver
from kith.domains.learning.tests.conftest import PENNSYLVANIA, some_days_ago
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.entries import text_of

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"
DAY: dict[str, Any] = {
    "programme": "Boundaries in recovery", "hours": "2.5", "provider": "The college", "categories": ["ethics"],
    "presenter": "Ana Sol", "objectives": "To say no", "send_key": "one",
}  # fmt: skip


def _iso(days: int) -> str:
    return some_days_ago(days).isoformat()


def _hours(person: Person) -> list[Hours]:
    with seen_as(person):
        return list(Hours.objects.order_by("on", "pk"))


def test_a_credential_shows_what_is_missing_by_when_and_where_that_is_said(
    cast: Cast, credential: Credential
) -> None:
    page = text_of(cast.client("maria"), "/learning/")
    for words in ("Certified Peer Specialist", "5.5 of 36 hours", "30.5 hours missing", "Current.",
                  "There is still something missing. You have time up to",
                  "5.5 of 24 hours", "Check with your board.", 'href="https://www.pacertboard.org/cps"',
                  "Nobody has confirmed these figures."):  # fmt: skip
        assert words in page, words
    assert page.count('<svg class="share"') == 5
    assert "no-store" in cast.client("maria").get("/learning/").headers["Cache-Control"]


def test_someone_new_is_told_what_to_do_next(cast: Cast) -> None:
    page = text_of(cast.client("noor"), "/learning/")
    assert "Write down what you hold" in page
    assert "/learning/credentials/new/" in page


def test_someone_writes_down_a_credential_by_choosing_its_rules(cast: Cast) -> None:
    noor = cast.client("noor")
    form = text_of(noor, "/learning/credentials/new/")
    assert 'label="United States · Georgia"' in form
    answer = noor.post("/learning/credentials/new/", {"rules": "us-ga-cps-mh", "issued_on": _iso(10)})
    page = text_of(noor, answer.headers["Location"])
    assert "Certified Peer Specialist, Mental Health (CPS-MH)" in page
    assert "Nothing is asked for before" in page


def test_without_rules_hours_are_kept_and_nothing_is_worked_out(cast: Cast) -> None:
    noor = cast.client("noor")
    answer = noor.post("/learning/credentials/new/", {"title": "EX-IN", "issued_on": _iso(10)})
    page = text_of(noor, answer.headers["Location"])
    assert "It follows no rules that we know" in page
    assert "Check with your board" not in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"title": "Mine", "issued_on": "2026-01-01", "expires_on": "2025-01-01"}, "on or before the day"),
        ({"issued_on": "2026-01-01"}, "what it is called"),
        ({"title": "Mine", "issued_on": "0026-01-01"}, "This year cannot be right"),
        ({"title": "Mine", "issued_on": "2026-01-01", "rules": "none-such"}, "none-such"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
    cast: Cast, typed: dict[str, str], says: str
) -> None:
    answer = cast.client("noor").post("/learning/credentials/new/", typed)
    assert answer.status_code == 422
    assert says in answer.text
    assert typed.get("title", "") in answer.text


def test_saying_that_it_was_renewed_begins_the_next_period(cast: Cast) -> None:
    maria = cast["maria"]
    old = hold(
        title="Old", issued_on=some_days_ago(900), expires_on=some_days_ago(170), by=maria, **PENNSYLVANIA
    )
    client, address = cast.client("maria"), f"/learning/credentials/{old.pk}/"
    assert "The period ended on" in text_of(client, address)
    typed = {"rules": "us-pa-cps", "title": "Old", "issued_on": _iso(900), "expires_on": _iso(-560)}
    assert client.post(f"{address}change/", typed).status_code == 302
    assert "There is still something missing. You have time up to" in text_of(client, address)


def test_what_does_not_count_says_why(cast: Cast) -> None:
    noor = cast["noor"]
    held = hold(
        title="Nebraska", issued_on=some_days_ago(100), rules_code="us-ne-cpss", rules_version=1, by=noor
    )
    for number, topic in enumerate(["ethics", "ethics", "law"]):
        add_training(
            programme=f"Day {number // 2}",
            on=some_days_ago(20 + number),
            minutes=60,
            categories=[topic],
            by=noor,
        )
    add_training(programme="Day 0", on=some_days_ago(10), minutes=60, categories=["ethics"], by=noor)
    add_training(programme="Long ago", on=some_days_ago(3000), minutes=60, categories=["ethics"], by=noor)
    page = text_of(cast.client("noor"), held.get_absolute_url())
    for words in (
        "You went to the same training twice",
        "The rules count other topics alone",
        "Its day is in another period",
    ):
        assert words in page, words


def test_a_waiver_is_written_down_and_taken_back(cast: Cast, credential: Credential) -> None:
    maria, address = cast.client("maria"), credential.get_absolute_url()
    assert maria.post(f"{address}waivers/", {"on": _iso(0), "reason": "illness"}).status_code == 302
    page = text_of(maria, address)
    assert "Nothing is asked for in this period" in page
    assert "hours missing" not in page
    with seen_as(cast["maria"]):
        waiver = Waiver.objects.get()
    maria.post(f"/learning/waivers/{waiver.pk}/withdrawal/")
    assert "hours missing" in text_of(maria, address)


def test_a_credential_is_removed_and_hours_stay(cast: Cast, credential: Credential) -> None:
    maria, address = cast.client("maria"), f"{credential.get_absolute_url()}removal/"
    assert "Your hours stay" in text_of(maria, address)
    maria.post(address)
    assert maria.get(credential.get_absolute_url()).status_code == 404
    assert len(_hours(cast["maria"])) == 1


def test_where_the_card_says_another_day_than_the_rules_both_are_told(cast: Cast) -> None:
    maria = cast["maria"]
    held = hold(
        title="Mine", issued_on=some_days_ago(200), expires_on=some_days_ago(-90), by=maria, **PENNSYLVANIA
    )
    assert "What your board says counts" in text_of(cast.client("maria"), held.get_absolute_url())


def test_rules_are_told_in_words_with_what_is_not_sure(cast: Cast) -> None:
    page = text_of(cast.client("noor"), "/learning/rules/us-ga-cps-mh/1/")
    for words in ("In all: 12 CEU.", "From GMHCN: at least 6 CEU.", "Ethics: at least 1 training.",
                  "The first period begins in the January after the exam.", "Nothing is carried over",
                  "an older one on 28 February", "Check with your board."):  # fmt: skip
        assert words in page, words
    assert cast.client("noor").get("/learning/rules/us-ga-cps-mh/2/").status_code == 404
    assert "/account/login/" in cast.client(None).get("/learning/rules/us-ga-cps-mh/1/").headers["Location"]


def test_every_rule_set_of_the_house_can_be_told_in_both_languages(cast: Cast) -> None:
    from kith.domains.learning.rules.shipped import shipped

    noor = cast.client("noor")
    for code in shipped():
        for language in ("en", "es"):
            answer = noor.get(f"/learning/rules/{code}/1/", headers={"Accept-Language": language})
            assert answer.status_code == 200, code


def test_pages_cost_the_same_for_few_and_for_many(cast: Cast, credential: Credential) -> None:
    maria = cast["maria"]
    addresses = ("/learning/", "/learning/hours/", credential.get_absolute_url(), "/learning/hours/new/")
    few = [_cost(cast.client("maria"), address) for address in addresses]
    for number in range(20):
        add_training(programme=f"Day {number}", on=some_days_ago(number), minutes=60, by=maria)
    for number in range(5):
        hold(title=f"More {number}", issued_on=some_days_ago(number), by=maria, **PENNSYLVANIA)
    assert [_cost(cast.client("maria"), address) for address in addresses] == few
    assert max(few) <= 12


def _cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(
        [query for query in queries if not re.match("SAVEPOINT|RELEASE|SELECT current_setting", query["sql"])]
    )


def test_after_a_newer_version_whoever_follows_the_old_one_stays_until_they_choose(
    cast: Cast, credential: Credential
) -> None:
    ruth, maria = cast.client("ruth"), cast.client("maria")
    text = ruth.get("/steward/rules/new/?code=us-pa-cps").context["form"].initial["text"]
    newer = text.replace("version = 1", "version = 2").replace("total = 36", "total = 40")
    assert ruth.post("/steward/rules/new/", {"text": newer}).status_code == 302
    address = credential.get_absolute_url()
    page = text_of(maria, address)
    assert "5.5 of 36 hours" in page
    assert "There is a newer version" in page
    change(credential, rules_version=2, by=cast["maria"])
    assert "5.5 of 40 hours" in text_of(maria, address)


def test_a_steward_adds_rules_and_a_contradiction_is_refused_with_its_line(cast: Cast) -> None:
    ruth = cast.client("ruth")
    assert "What boards ask for" in text_of(ruth, "/steward/rules/")
    assert "What boards ask for" in text_of(ruth, "/steward/")
    text = 'code = "de-exin"\nversion = 1\nwritten_on = 2026-11-27\ntitle = "EX-IN"\nbody = "EX-IN"\nsource = "https://ex-in.de/"\n[period]\nkind = "rolling"\nmonths = 24\n[needs]\ntotal = 5\n[[needs.category]]\ncode = "ethics"\nleast = 6\n'
    answer = ruth.post("/steward/rules/new/", {"text": text})
    assert answer.status_code == 422
    assert "Line 14: This asks for more than all" in answer.text
    assert "least = 6" in answer.text, "what was typed is still there"
    assert (
        ruth.post("/steward/rules/new/", {"text": text.replace("least = 6", "least = 5")}).status_code == 302
    )
    assert "EX-IN" in text_of(cast.client("noor"), "/learning/credentials/new/")
    again = ruth.post("/steward/rules/new/", {"text": text.replace("least = 6", "least = 5")})
    assert "Line 2: This version is there already" in again.text
    for name in ("maria", None):
        assert cast.client(name).get("/steward/rules/").status_code == 404


def test_days_are_those_of_the_reader(cast: Cast) -> None:
    hold(title="Today", issued_on=timezone.localdate() + timedelta(days=1), by=cast["noor"], **PENNSYLVANIA)
    assert "Current." in text_of(cast.client("noor"), "/learning/")
