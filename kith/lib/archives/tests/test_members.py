"""Lists of members from any spreadsheet."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives import members
from kith.lib.archives.shapes import Member, Problem


def read(folder: Path, data: bytes | str) -> list[Member | Problem]:
    path = folder / "members.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(members.read(path))


def people(found: list[Member | Problem]) -> list[tuple[str, str]]:
    return [(one.name, one.email) for one in found if isinstance(one, Member)]


def test_every_column_finds_its_field(tmp_path: Path) -> None:
    head = "Full name,E-mail,Username,Role,Space role,Country,Languages,Time zone,Pronouns,Notes\n"
    (found,) = read(
        tmp_path,
        head + "Ann Reyes,Ann@Example.org,ann,Peer supporter,host,Chile,es,America/Santiago,she,hi\n",
    )
    assert found == Member(
        name="Ann Reyes",
        email="ann@example.org",
        handle="ann",
        role="Peer supporter",
        space_role="host",
        region="Chile",
        language="es",
        time_zone="America/Santiago",
        pronouns="she",
        note="hi",
        position="line 2",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_any_delimiter_and_charset(tmp_path: Path, delimiter: str, charset: str) -> None:
    lines = [["Correo electrónico", "Nombre"], ["inigo@example.org", "Íñigo Peña"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    assert people(read(tmp_path, text.encode(charset))) == [("Íñigo Peña", "inigo@example.org")]


def test_given_and_family_names_are_joined(tmp_path: Path) -> None:
    assert people(read(tmp_path, "nombre;apellidos;correo\nAna;Sol Ruiz;ana@example.org")) == [
        ("Ana Sol Ruiz", "ana@example.org")
    ]
    assert people(read(tmp_path, "First name,Last name,email\nBo,Lind,bo@example.org")) == [
        ("Bo Lind", "bo@example.org")
    ]


def test_a_missing_name_is_taken_from_the_address(tmp_path: Path) -> None:
    assert people(read(tmp_path, "name,email\n,bo.lind@example.org")) == [("bo.lind", "bo.lind@example.org")]


def test_wrong_missing_and_repeated_addresses_are_told_with_their_line(tmp_path: Path) -> None:
    found = read(
        tmp_path, "email\nann@example.org\nann at home\nANN@example.org\n\nbo@@example..org\nc@example.org"
    )
    problems = {one.position: one.reason for one in found if isinstance(one, Problem)}
    assert list(problems) == ["line 3", "line 4", "line 6"]
    assert "“ann at home” is not an e-mail address" in problems["line 3"]
    assert "ann@example.org stands in line 2 already" in problems["line 4"]
    assert [email for _, email in people(found)] == ["ann@example.org", "c@example.org"]


def test_a_cell_may_hold_lines_and_quotes(tmp_path: Path) -> None:
    found = read(tmp_path, 'email,note\nann@example.org,"one, ""two""\nthree"\nbo@example.org,x')
    first, second = found
    assert isinstance(first, Member)
    assert first.note == 'one, "two" three'
    assert second.position == "line 4"


def test_a_quote_that_never_closes_spoils_no_other_line(tmp_path: Path) -> None:
    found = read(tmp_path, 'name,email\n"Ann,ann@example.org\nBo,bo@example.org\n"Cy,cy@example.org\n')
    assert people(found) == [("Ann", "ann@example.org"), ("Bo", "bo@example.org"), ("Cy", "cy@example.org")]


def test_a_table_without_head_or_with_a_line_for_the_spreadsheet(tmp_path: Path) -> None:
    assert people(read(tmp_path, "Ann,ann@example.org\nBo,bo@example.org")) == [
        ("Ann", "ann@example.org"),
        ("Bo", "bo@example.org"),
    ]
    assert people(read(tmp_path, "sep=;\nname;mail\nAnn;Ann <ann@example.org>")) == [
        ("Ann", "ann@example.org")
    ]


@pytest.mark.parametrize(
    ("data", "words"), [("", "empty"), ("\n\n", "empty"), ("name,town\nAnn,Oslo", "no column")]
)
def test_files_without_members_say_why(tmp_path: Path, data: str, words: str) -> None:
    (problem,) = read(tmp_path, data)
    assert isinstance(problem, Problem)
    assert words in problem.reason


@given(st.binary(max_size=300), st.sampled_from([b"", b"name,email\n", b"email;note\n", b"\xff\xfe"]))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    for one in read(folder, head + data):
        assert one.position
        assert "\x00" not in repr(one)
