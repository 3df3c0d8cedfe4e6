"""The public log: day, category, decision, guideline; and nobody's name."""

from kith.capabilities.moderation.actions.deciding import take_back
from kith.capabilities.moderation.models import Case
from kith.capabilities.moderation.rules import HOUSE, rules_of
from kith.foundation.spaces.actions.opening import write_guidelines
from tests.cast import Cast
from tests.moderating import decided, said, told


def _lines(cast: Cast, name: str | None, address: str) -> str:
    page = cast.client(name).get(address).content.decode()
    return page.split('<ul class="log">')[1].split("</ul>")[0] if '<ul class="log">' in page else ""


def test_everyone_who_sees_the_space_reads_what_was_decided_and_about_nobody(cast: Cast) -> None:
    made = decided(
        cast, told(cast, Case(post=said(cast)), words="It hurt Sam").case, category="privacy",
        rule="What is said here stays here.", reason="Dear Maria", answer="Dear Noor",
    )  # fmt: skip
    for reader in (None, "eleni", "maria"):
        lines = _lines(cast, reader, "/spaces/commons/decisions/")
        for words in (
            "The words are hidden",
            "It tells too much about someone",
            "What is said here stays here.",
        ):
            assert words in lines
        for words in ("Maria", "Noor", "Tomasz", "Sam", "Dear", "quilt", f"/{made.pk}/"):
            assert words not in lines
    take_back(made, reason="Sorry, Maria", by=cast["tomasz"])
    lines = _lines(cast, None, "/spaces/commons/decisions/")
    assert lines.count("<li>") == 2
    assert "This was taken back later." in lines
    assert "Maria" not in lines


def test_the_log_of_a_hidden_space_exists_for_its_members(cast: Cast) -> None:
    decided(cast, told(cast, Case(post=said(cast, where=cast.circle)), by="anneke").case)
    assert "The words are hidden" in _lines(cast, "maria", "/spaces/tuesday/decisions/")
    assert cast.client("noor").get("/spaces/tuesday/decisions/").status_code == 404
    assert _lines(cast, "noor", "/decisions/") == ""


def test_the_log_of_the_site_holds_what_stewards_decided_and_names_no_rule_of_a_space(cast: Cast) -> None:
    case = told(cast, Case(post=said(cast, where=cast.circle)), by="anneke", only_stewards=True).case
    decided(cast, case, "note", by="ruth", rule="What is said here stays here.", goes_on=True)
    decided(cast, case, by="ruth", rule=HOUSE[4])
    lines = _lines(cast, None, "/decisions/")
    assert lines.count("<li>") == 2
    assert HOUSE[4] in lines
    assert "What is said here stays here." not in lines
    assert _lines(cast, "maria", "/spaces/tuesday/decisions/").count("<li>") == 2


def test_rules_are_the_lines_of_the_guidelines(cast: Cast) -> None:
    assert rules_of(cast.commons) == ["We speak from our own experience.", "What is said here stays here."]
    write_guidelines(
        cast.commons, source="Be *kind*.\n\n1. First **this**\n2) Then that\n", by=cast["tomasz"]
    )
    assert rules_of(cast.commons) == ["First this", "Then that"]
    assert rules_of(None) == []
