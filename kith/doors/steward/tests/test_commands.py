"""What a steward does from the command line."""

import tarfile
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from kith.doors.steward.backup import BackupTrouble, unpack
from kith.doors.steward.doctor import complaints
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from tests.cast import Cast


def test_someone_is_made_a_steward_with_or_without_an_account(cast: Cast) -> None:
    call_command("steward", "maria@example.org")
    call_command("steward", "New@example.org", name="Nia New")
    assert set(Person.objects.filter(is_steward=True).values_list("name", flat=True)) == {
        "Maria Delgado",
        "Nia New",
        "Ruth Okafor",
    }


def test_who_uses_another_address_is_made_a_steward_by_it_and_gets_no_second_account(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast["maria"], email="maria@work.example", verified=True)
    call_command("steward", "Maria@work.example")
    assert Person.objects.get(handle="maria").is_steward
    assert not Person.objects.filter(email="maria@work.example").exists()


def test_who_was_suspended_is_made_no_steward(cast: Cast) -> None:
    with pytest.raises(CommandError, match="This account is closed for now"):
        call_command("steward", "victor@example.org")
    assert not Person.objects.get(handle="victor").is_steward


def test_restoring_over_people_needs_to_be_asked_for(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There are people here"):
        call_command("restore", str(tmp_path / "any.tar.gz"))


def test_nothing_is_restored_while_kith_is_running(db: None, tmp_path: Path) -> None:
    own = connection.settings_dict["NAME"]
    url = urlsplit(settings.DATABASE_URL)._replace(path=f"/{own}").geturl()
    with psycopg.connect(url), pytest.raises(CommandError, match="Kith is running on this database"):
        call_command("restore", str(tmp_path / "any.tar.gz"), replace=True)


@pytest.mark.parametrize("content", [b"", b"not an archive"])
def test_what_is_no_backup_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kith.tar.gz"
    file.write_bytes(content)
    with pytest.raises(BackupTrouble, match="not a whole backup"):
        unpack(file, tmp_path)


def test_a_damaged_backup_names_what_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"digests": {"database.dump": "0"}, "rows": {}, "made_at": ""}')
    (tmp_path / "database.dump").write_text("changed")
    with tarfile.open(tmp_path / "kith.tar.gz", "w:gz") as tar:
        for name in ("manifest.json", "database.dump"):
            tar.add(tmp_path / name, name)
    with pytest.raises(BackupTrouble, match=r"database\.dump is missing or damaged"):
        unpack(tmp_path / "kith.tar.gz", tmp_path / "out")


def test_the_doctor_says_when_nobody_looks_after_the_place(cast: Cast) -> None:
    Person.objects.update(is_steward=False)
    assert any("Nobody looks after" in sentence for sentence in complaints())


def test_a_list_of_members_makes_accounts_and_leaves_others_as_they_are(cast: Cast, tmp_path: Path) -> None:
    table = tmp_path / "members.csv"
    table.write_text(
        "Name;E-mail;Role\nNia New;nia@example.org;peer supporter\nM;maria@example.org;host\nX;nonsense;y\n"
    )
    call_command("import", "members", str(table), "--space", "commons")
    nia = Person.objects.get(email="nia@example.org")
    assert [(entry.text, entry.audience) for entry in nia.entries.all()] == [("peer supporter", "self")]
    assert Person.objects.get(email="maria@example.org").name == "Maria Delgado"


def test_someone_who_is_here_by_another_address_comes_into_the_space_with_the_account_they_have(
    cast: Cast, tmp_path: Path
) -> None:
    EmailAddress.objects.create(user=cast["noor"], email="noor@work.example", verified=True)
    table = tmp_path / "members.csv"
    table.write_text("Name;E-mail\nNoor;Noor@work.example\n")
    call_command("import", "members", str(table), "--space", "rural")
    assert cast.place("noor", cast.rural).is_active
    assert not Person.objects.filter(email="noor@work.example").exists()


def test_an_address_that_nobody_has_proven_says_nothing_about_whose_it_is(cast: Cast, tmp_path: Path) -> None:
    EmailAddress.objects.create(user=cast["noor"], email="nia@example.org", verified=False)
    table = tmp_path / "members.csv"
    table.write_text("Name;E-mail\nNia New;nia@example.org\n")
    call_command("import", "members", str(table), "--space", "rural")
    assert Person.objects.get(email="nia@example.org").name == "Nia New"
    assert not Membership.objects.filter(space=cast.rural, person=cast["noor"]).exists()


def test_a_list_gives_handles_and_roles_and_says_which_role_there_is_not(cast: Cast, tmp_path: Path) -> None:
    table, said = tmp_path / "members.csv", StringIO()
    table.write_text(
        "Name;E-mail;Handle;Space role\n"
        "Nia New;nia@example.org;Nia the Great;Host\nAna;ana@example.org;maria;captain\nJan;jan@example.org;;\n"
    )
    call_command("import", "members", str(table), "--space", "rural", stdout=said)
    came = {place.person.name: place for place in cast.rural.memberships.select_related("person")}
    assert [came[name].role for name in ("Nia New", "Ana", "Jan")] == ["host", "member", "member"]
    assert came["Nia New"].person.handle == "nia-the-great"
    assert came["Ana"].person.handle not in ("maria", "ana")
    assert came["Jan"].person.handle == "jan"
    assert "1 × there is no role “captain” in a space" in said.getvalue()


def test_a_list_of_members_may_hold_anything(cast: Cast, tmp_path: Path) -> None:
    table = tmp_path / "members.csv"
    long = "n" * 300
    table.write_text(
        "Name;E-mail;Language;Time zone;Role\n"
        f"{long};long@example.org;Klingon;Mars/Phobos;{long}\n"
        "Ana;ana@example.org;Spanish;Europe/Madrid;\n"
        "Jan;jan@example.org;Deutsch;;\n"
    )
    said = StringIO()
    call_command("import", "members", str(table), "--space", "commons", stdout=said)
    people = {person.email: person for person in Person.objects.filter(email__endswith="@example.org")}
    ana, jan, other = (people[f"{name}@example.org"] for name in ("ana", "jan", "long"))
    assert (ana.language, ana.time_zone) == ("es", "Europe/Madrid")
    assert (jan.language, [entry.code for entry in jan.entries.filter(field="language")]) == ("en", ["de"])
    assert (other.language, other.time_zone, len(other.name)) == ("en", "UTC", 80)
    assert "1 × there is no language “Klingon”" in said.getvalue()
    assert "1 × there is no time zone “Mars/Phobos”" in said.getvalue()


def test_a_long_list_of_members_says_how_far_it_is(cast: Cast, tmp_path: Path) -> None:
    table = tmp_path / "members.csv"
    table.write_text("E-mail\n" + "".join(f"p{number}@example.org\n" for number in range(101)))
    said = StringIO()
    call_command("import", "members", str(table), stderr=said)
    assert "100 read, 100 new people, 0 were here already" in said.getvalue()


def test_a_space_is_exported_without_what_is_private(cast: Cast, tmp_path: Path) -> None:
    from zipfile import ZipFile

    from tests.contracts.makers import MAKERS

    MAKERS["discussion"](cast.place("kestrel", cast.rural), title="Winter roads")
    call_command("export", "rural", str(tmp_path / "rural.zip"))
    with ZipFile(tmp_path / "rural.zip") as archive:
        words = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "Winter roads" in words
    assert "Kestrel" in words
    assert "Robin" not in words
