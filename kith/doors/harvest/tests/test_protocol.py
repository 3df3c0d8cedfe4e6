"""The protocol, word by word: what is answered to what, and that nothing whatever breaks it."""

import time
from typing import Any
from urllib.parse import urlencode

import pytest
from defusedxml.ElementTree import fromstring
from django.core import signing
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from oaipmh_scythe import HTTPConfig, Scythe
from pytest_django import Settings

from kith.doors.harvest import lists, tokens
from kith.doors.harvest.models import Record
from kith.lib.xml_writing import Document, plain
from tests.cast import Cast

from .conftest import Write

NAMES = {"o": "http://www.openarchives.org/OAI/2.0/"}
ALL = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"


def _xml(address: str, **sent: str) -> Any:
    answer = Client().post(address, sent) if sent else Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    return fromstring(answer.content)


def _error(address: str, **sent: str) -> str:
    return str(_xml(address, **sent).find("o:error", NAMES).get("code"))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=Gather", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=commons", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-03T10:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=a%20b", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListIdentifiers&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nowhere", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=tuesday", "noRecordsMatch"),
        ("verb=ListMetadataFormats&identifier=oai:127.0.0.1:999999", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:elsewhere.org:1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=http://%5Bnonsense", "idDoesNotExist"),
        (f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:{'9' * 40}", "idDoesNotExist"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_in_the_words_of_the_protocol(
    write: Write, query: str, code: str
) -> None:
    write("Tea first")
    assert _error(f"/oai/?{query}") == code


def test_an_empty_house_has_no_sets_and_no_records(cast: Cast) -> None:
    assert _error("/oai/?verb=ListSets") == "noSetHierarchy"
    assert _error(ALL) == "noRecordsMatch"
    assert _xml("/oai/?verb=Identify").find(".//o:earliestDatestamp", NAMES) is not None


def test_what_was_asked_is_repeated_unless_it_was_not_understood(cast: Cast) -> None:
    asked = _xml("/oai/?verb=ListRecords&metadataPrefix=oai_dc").find("o:request", NAMES)
    assert dict(asked.attrib) == {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    for query in ("verb=Gather", "verb=ListRecords", "verb=Identify&set=x"):
        assert dict(_xml(f"/oai/?{query}").find("o:request", NAMES).attrib) == {}


def test_the_house_says_who_it_is(harvester: Any, write: Write, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "The house <house@example.org>"
    item = write("Tea first")
    Record.objects.filter(pk=item.pk).update(at="2020-02-02T20:20:20Z")
    said = harvester.identify()
    assert said.repositoryName == "Kith"
    assert said.adminEmail == "house@example.org"
    assert said.baseURL == harvester.endpoint
    assert said.earliestDatestamp == "2020-02-02T20:20:20Z"
    assert (said.protocolVersion, said.deletedRecord) == ("2.0", "persistent")


def test_formats_and_sets_are_named(harvester: Any, cast: Cast, write: Write) -> None:
    write("Tea first")
    write("Blanket", where=cast.circle)
    assert {each.metadataPrefix for each in harvester.list_metadata_formats()} == {"oai_dc", "datacite"}
    assert [(each.setSpec, each.setName) for each in harvester.list_sets()] == [("commons", "The commons")]


def test_one_may_post(harvester: Any, write: Write) -> None:
    item = write("Tea first")
    with Scythe(harvester.endpoint, http_config=HTTPConfig(http_method="POST")) as client:
        assert [repr(header) for header in client.list_identifiers()] == [f"<Header oai:localhost:{item.pk}>"]


def test_who_is_signed_in_is_told_no_more(cast: Cast, write: Write) -> None:
    write("Blanket", where=cast.circle)
    write("For members", visibility="network")
    answer = cast.client("maria").get(ALL).content.decode()
    assert "noRecordsMatch" in answer
    assert "Blanket" not in answer


def test_words_are_written_so_that_they_stay_words(cast: Cast, write: Write) -> None:
    write("Tea & <b>more</b> \x01\x0b\ufffe ]]> end", source="A\x02 & <i>way</i>")
    title = _xml(ALL).findtext(".//{http://purl.org/dc/elements/1.1/}title")
    assert title.startswith("Tea & <b>more</b>")
    assert title.endswith("]]> end")
    kernel = _xml("/oai/?verb=ListRecords&metadataPrefix=datacite")
    assert kernel.findtext(".//{http://datacite.org/schema/kernel-4}title") == title


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_becomes_text_that_xml_can_hold(words: str) -> None:
    xml = Document()
    xml.leaf("a", words, {"b": words})
    assert fromstring(xml.encoded()).text == (plain(words).replace("\r\n", "\n").replace("\r", "\n") or None)


@pytest.fixture
def several(write: Write, monkeypatch: pytest.MonkeyPatch) -> str:
    """A token of ours, for the rest of five records."""
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    for number in range(5):
        write(f"Number {number}")
    return str(_xml(ALL).findtext(".//o:resumptionToken", namespaces=NAMES))


def test_a_token_says_how_far_one_is(several: str) -> None:
    first = _xml(ALL).find(".//o:resumptionToken", NAMES)
    assert {name: first.get(name) for name in ("completeListSize", "cursor")} == {
        "completeListSize": "5",
        "cursor": "0",
    }
    assert first.get("expirationDate").endswith("Z")
    query = {"verb": "ListRecords", "resumptionToken": several}
    second = _xml(f"/oai/?{urlencode(query)}").find(".//o:resumptionToken", NAMES)
    assert second.get("cursor") == "2"
    query["resumptionToken"] = second.text
    last = _xml(f"/oai/?{urlencode(query)}").find(".//o:resumptionToken", NAMES)
    assert (last.text, last.get("cursor"), last.get("completeListSize")) == (None, "4", "5")


def test_a_token_is_good_for_its_own_verb_and_for_a_day(
    several: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _error("/oai/", verb="ListIdentifiers", resumptionToken=several) == "badResumptionToken"
    assert _error("/oai/", verb="ListSets", resumptionToken=several) == "badResumptionToken"
    later = time.time() + tokens.LASTS.total_seconds() + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert _error("/oai/", verb="ListRecords", resumptionToken=several) == "badResumptionToken"


@pytest.mark.usefixtures("cast")
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60), verb=st.sampled_from(["ListRecords", "ListIdentifiers", "ListSets"]))
def test_no_words_are_taken_for_a_token(words: str, verb: str) -> None:
    assert _error("/oai/", verb=verb, resumptionToken=words) in {"badResumptionToken"}


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_token_that_was_changed_is_none(several: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(several) - 1))
    letter = data.draw(st.sampled_from("abcXYZ019-_:"))
    changed = several[:at] + letter + several[at + 1 :]
    if changed != several:
        assert _error("/oai/", verb="ListRecords", resumptionToken=changed) == "badResumptionToken"


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("place", [[], ["x"], [1, 2, 3], ["oai_dc", None, None, None, "", 0, 0], {"a": 1}])
def test_a_token_of_another_shape_is_none(place: Any) -> None:
    """Such as one that was written before an upgrade."""
    token = signing.dumps(["ListRecords", *place], salt="kith.harvest")
    assert _error("/oai/", verb="ListRecords", resumptionToken=token) == "badResumptionToken"


@pytest.mark.usefixtures("cast")
@hypothesis_settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(
    st.sampled_from(["verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "more"]),
    st.one_of(st.text(max_size=20), st.sampled_from(["ListRecords", "GetRecord", "oai_dc", "2026-01-01", "oai:127.0.0.1:1"])),
))  # fmt: skip
def test_whatever_is_asked_is_answered(sent: dict[str, str]) -> None:
    answer = Client().post("/oai/", sent)
    assert answer.status_code == 200
    assert fromstring(answer.content).tag.endswith("OAI-PMH")
