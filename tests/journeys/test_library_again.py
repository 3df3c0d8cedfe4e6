"""Coming back to what one has begun, and the pages of the library that one comes to seldom."""

import pytest
from playwright.sync_api import FilePayload

from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.models import Contributor
from kith.domains.library.actions import report_trial
from kith.doors.print import making
from kith.lib.citations.tests.reading_of import FILES
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import PDF
from tests.journeys.conftest import Enter


@pytest.mark.parametrize("script", [True, False])
def test_what_was_begun_is_found_again_on_the_next_day(enter: Enter, cast: Cast, script: bool) -> None:
    maria = enter("maria", width=360, script=script)
    maria.go("/library/")
    page = maria.press("Write something", role="link")
    page.get_by_label("Share an insight").check()
    page.get_by_label("In which space").select_option("commons")
    page = maria.press("Go on")
    page.get_by_label("Title").fill("Wait for the second sentence")
    page = maria.press("Begin")
    page.get_by_label("In a few sentences").fill("The second one says it.")
    maria.press("Keep it for later")

    next_day = enter("maria", width=360, script=script)
    next_day.go("/")
    next_day.press("What you are writing", role="link")
    page = next_day.press("Wait for the second sentence", role="link")
    assert "The second one says it." in page.inner_text("main")


def test_what_came_of_a_file_of_references_is_told(enter: Enter, cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    maria = enter("maria", width=360)
    page = maria.go(f"/items/{item.pk}/sources/files/")
    page.get_by_label("File with references").set_input_files(FILES / "endnote.ris")
    page = maria.press("Add them")
    assert "sources came in" in page.inner_text("main")


def test_what_is_said_of_an_adaptation_is_changed(enter: Enter, cast: Cast) -> None:
    place = cast.place("maria", cast.commons)
    parent, child = (MAKERS["practice"](place, title=title) for title in ("Tea first", "Coffee first"))
    link = tie(child, to=parent, sort="adapts", version=1, changed="Coffee fits better", core="kept")
    maria = enter("maria", width=360)
    page = maria.go(f"/library/links/{link.pk}/")
    page.get_by_label("What did you change, and why?").fill("Coffee fits better here")
    page = maria.press("Keep it")
    assert "Coffee fits better here" in page.inner_text("main")


def test_files_are_added_to_a_draft_and_it_is_thrown_away(enter: Enter, cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    draft(item, by=cast.place("maria", cast.commons))
    maria = enter("maria", width=360)
    page = maria.go(f"/items/{item.pk}/files/")
    guide: FilePayload = {"name": "guide.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Pictures or files").set_input_files(guide)
    page = maria.press("Add these files")
    assert "guide.pdf" in page.inner_text("main")
    maria.go(f"/items/{item.pk}/writing-away/")
    maria.press("Throw it away")
    assert not item.versions.filter(state="draft").exists()


def test_two_who_write_at_once_see_both(enter: Enter, cast: Cast) -> None:
    maria_there, noor_there = (cast.place(name, cast.commons) for name in ("maria", "noor"))
    item = MAKERS["practice"](maria_there, title="Tea first")
    Contributor.objects.create(item=item, member=noor_there, state="agreed")
    begun = draft(item, by=maria_there)
    maria = enter("maria", width=360)
    page = maria.go(f"/items/{item.pk}/writing/what/")
    page.get_by_label("Purpose").fill("Maria was here")
    keep(begun, words={"purpose": "Noor was here"}, seen=begun.edition, by=noor_there)
    page = maria.press("Keep it and go on")
    assert "Someone else changed this step while you wrote" in page.inner_text("main")


def test_whoever_is_asked_reads_and_answers(enter: Enter, cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    draft(item, by=cast.place("maria", cast.commons))
    maria = enter("maria", width=360)
    page = maria.go(f"/items/{item.pk}/contributors/")
    page.get_by_label("Who", exact=True).select_option(label="Noor")
    maria.press("Ask them")
    noor = enter("noor", width=360)
    asked = Contributor.objects.get(member=cast.place("noor", cast.commons))
    noor.go(f"/me/namings/{asked.pk}/")
    noor.press("Read the draft first", role="link")
    noor.press("Say whether you want to be named", role="link")
    noor.press("Yes, name me")
    page = noor.press("Go on writing it", role="link")
    assert "Tea first" in page.inner_text("main")


def test_a_report_is_changed_and_reports_are_read_alone(enter: Enter, cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    report = report_trial(
        item, author=cast.place("noor", cast.commons), source="We sat.", setting=":clinic", again="yes"
    )
    noor = enter("noor", width=360)
    page = noor.go(f"/library/trials/{report.pk}/")
    page.get_by_label("I would not do it again").check()
    noor.press("Keep it")
    noor.go(item.get_absolute_url())
    page = noor.press("Read what happened", role="link")
    assert "I would not do it again" in page.inner_text("main")


def test_a_paper_that_cannot_be_made_now_says_so(enter: Enter, cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    address, visitor = f"/library/{item.pk}/versions/1.pdf", enter(None, width=360)
    cast.client(None).get(address)
    for file in making.kept().glob("*.pdf"):
        file.write_bytes(b"")  # as if it could not be made a short while ago
    assert "print it from your browser" in visitor.go(address).inner_text("main")
