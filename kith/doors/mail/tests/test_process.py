"""The process that takes mail in: it is started, takes a mail, and ends when it is asked to."""

import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from kith.capabilities.items.models import Item
from kith.config.environment import ROOT
from kith.config.family import bound_to_us
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import HERE, mail, reply_to
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = """
import sys; import django; django.setup()
from django.conf import settings; from django.core.management import call_command
settings.MAIL_IN, settings.LMTP = sys.argv[1:]
call_command("lmtp")
"""


@pytest.fixture
def place(tmp_path: Path, cast: Cast) -> Iterator[tuple[Path, "subprocess.Popen[str]"]]:
    socket = tmp_path / "lmtp.sock"
    environ = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT),
        "TEST_DATABASE": str(connection.settings_dict["NAME"]), "TEST_SITE_URL": "http://127.0.0.1:8000", "PYTHONUNBUFFERED": "",
    }  # fmt: skip
    command = [*bound_to_us(), sys.executable, "-c", PROGRAM, HERE, str(socket)]
    with subprocess.Popen(command, env=environ, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == "Mail can come in.\n"
        yield socket, process
        process.kill()


def test_a_process_of_its_own_takes_mail_in_and_ends_when_asked(
    place: tuple[Path, "subprocess.Popen[str]"], cast: Cast, item: Item
) -> None:
    socket, process = place
    assert socket.stat().st_mode & 0o007 == 0
    to = reply_to(item, cast)
    with smtplib.LMTP(str(socket), local_hostname="front.example.org") as client:
        assert client.send_message(mail(to), from_addr="maria@example.org", to_addrs=[to]) == {}
    assert IncomingMail.objects.get().state == "waiting"
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
