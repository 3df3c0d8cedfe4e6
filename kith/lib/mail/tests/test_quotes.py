"""What someone wrote, and what they quote. All people are invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.mail.quotes import split

MINE = "I keep a blanket on the chair.\n\nIt helps."
HEADERS = (
    "On Mon, 3 Mar 2025 at 10:00, Kith <kith@example.org> wrote:",
    "On Mon, 3 Mar 2025 at 10:00, Someone With A Long Name\n<kith@example.org> wrote:",
    "El lun, 3 mar 2025 a las 10:00, Kith (<kith@example.org>) escribió:",
    "Am 03.03.2025 um 10:00 schrieb Kith <kith@example.org>:",
    "Op ma 3 mrt 2025 om 10:00 schreef Kith <kith@example.org>:",
    "Le lun. 3 mars 2025 à 10:00, Kith <kith@example.org> a écrit :",
    "Em seg., 3 de mar. de 2025 às 10:00, Kith <kith@example.org> escreveu:",
    "-----Original Message-----",
    "From: Kith <kith@example.org>\nSent: Monday, 3 March 2025 10:00\nTo: Maria\nSubject: Beginnings",
    "**From:** Kith <kith@example.org>\n**Sent:** Monday, 3 March 2025 10:00\n**To:** Maria",
    "De : Kith <kith@example.org>\nEnvoyé : lundi 3 mars 2025 10:00\nÀ : Maria\nObjet : Début",
    "Op ma 3 mrt 2025 om 10:00 schreef\nKith <kith@example.org>:",
    "Von: Kith <kith@example.org>\nGesendet: Montag, 3. März 2025 10:00\nAn: Maria\nBetreff: Anfang",
)


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_words_above_a_quote_stand_alone(header: str, mark: str) -> None:
    found = split(f"{MINE}\n\n{header}\n{mark}How do you begin?\n{mark}Somehow.")
    assert found.words == MINE
    assert found.quoted == "How do you begin?\nSomehow."


def test_words_below_a_quote_stand_alone() -> None:
    found = split(f"{HEADERS[0]}\n> How do you begin?\n> Somehow.\n\n{MINE}\n\n-- \nMaria Delgado\nPhone 555")
    assert found.words == MINE
    assert found.quoted == "How do you begin?\nSomehow."


def test_answers_between_quoted_lines_stay_where_they_stand() -> None:
    text = f"Hello.\n\n{HEADERS[0]}\n> How?\n\nLike this.\n\n> Where?\n\nAt home.\n\n> -- \n> Stop mails like this one:\n> https://x"
    found = split(text)
    assert found.words == "Hello.\n\n> How?\n\nLike this.\n\n> Where?\n\nAt home."
    assert found.quoted == ""


def test_a_quote_without_a_line_that_says_so_is_known_by_its_marks() -> None:
    assert split("Yes.\n\n> Shall we?\n> Tomorrow?\n") == split("Yes.\n\n> Shall we?\n> Tomorrow?")
    assert split("Yes.\n\n> Shall we?").quoted == "Shall we?"


def test_a_mail_that_only_quotes_has_no_words() -> None:
    assert split(f"{HEADERS[0]}\n> How do you begin?").words == ""


@pytest.mark.parametrize(
    "below", ["-- \nMaria Delgado", "--\nMaria Delgado", "Sent from my iPhone", "Enviado desde mi Huawei"]
)
def test_what_stands_below_a_name_is_left_out(below: str) -> None:
    assert split(f"{MINE}\n\n{below}").words == MINE


def test_lists_and_lines_of_code_keep_their_form() -> None:
    text = "Three things:\n\n- tea\n    - with milk\n- a walk\n\n    indented"
    assert split(text).words == text


def test_thanks_and_greetings_are_words_like_others() -> None:
    text = "Thanks for this.\nBest regards to all, and one more thing: bring tea.\nMaria"
    assert split(text).words == text


@given(st.text(alphabet=st.sampled_from("ab >\n-_OnwroteFm:*\\|"), max_size=400))
def test_every_text_is_split_and_words_without_quotes_are_kept(text: str) -> None:
    found = split(text)
    for line in found.words.split("\n"):
        assert line in text


@pytest.mark.parametrize("line", ["On " + "a " * 400, "> > On ", " " * 900, "From: " * 90, "El a " * 200])
def test_lines_made_to_tire_the_search_do_not(line: str) -> None:
    begun = time.process_time()
    split(f"{line}\n" * 3_000)
    assert time.process_time() - begun < 10
