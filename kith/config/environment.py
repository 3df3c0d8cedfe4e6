"""The installation's settings, read once from the environment.

A wrong value stops the start with one sentence that names it.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from email.utils import parseaddr
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url

from kith.config.declared import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
BESIDE = {"KITH_DOMAIN", "KITH_CHROMIUM"}  # compose.yaml and the tests read these
DOMAIN = re.compile(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")

HOST = re.compile(r"\.?[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*|\[[0-9a-fA-F:.]+\]|[0-9a-fA-F:]+")
RELAY = re.compile(r"turns?:[A-Za-z0-9.:_\[\]-]+(\?transport=(udp|tcp))?")
SENDER = re.compile(r"[^@\s]+@[^@\s]+")


class WrongSetting(Exception):
    """A setting that cannot be used; its text is the whole message to the steward."""


@dataclass(frozen=True)
class Told:
    """A setting as stewards see it: without its value if that is a secret."""

    name: str
    meaning: str
    value: str
    is_set: bool
    secret: bool
    here: bool


def read(name: str, environ: Mapping[str, str] = os.environ) -> str:
    declared = next(setting for setting in SETTINGS if setting.name == name)
    return environ.get(name, "").strip() or declared.default


def refuse_unknown(environ: Mapping[str, str] = os.environ) -> None:
    """A setting whose name is misspelt would be passed over, and the house stay as open as it is by itself."""
    known = {setting.name for setting in SETTINGS}
    for name in sorted(environ):
        if name.startswith("KITH_") and name not in known | BESIDE:
            meant = "".join(
                f" Did you mean {near}?" for near in get_close_matches(name, known, n=1, cutoff=0.75)
            )
            raise WrongSetting(f"{name} is no setting of Kith.{meant}")


def told(environ: Mapping[str, str] = os.environ) -> list[Told]:
    """Every setting as it is now, for those who look after the house."""
    return [
        Told(
            name=each.name,
            meaning=each.meaning,
            value="" if each.secret else read(each.name, environ),
            is_set=bool(environ.get(each.name, "").strip()),
            secret=each.secret,
            here=each.here,
        )
        for each in SETTINGS
    ]


def flag(name: str) -> bool:
    value = read(name).lower()
    if value not in {"yes", "no"}:
        raise WrongSetting(f"{name} is “{value}”. It can be yes or no.")
    return value == "yes"


def number(name: str, *, least: int, most: int) -> int:
    value = read(name)
    if not value.isdecimal() or not least <= int(value) <= most:
        raise WrongSetting(f"{name} is “{value}”. It must be a whole number from {least} to {most}.")
    return int(value)


def choice(name: str, *options: str) -> str:
    value = read(name)
    if value not in options:
        raise WrongSetting(f"{name} is “{value}”. It can be {' or '.join(options)}.")
    return value


def address(name: str) -> str:
    return _address(read(name), f"{name} is “{{}}”. It must be an address such as https://kith.example.org.")


def _address(value: str, otherwise: str) -> str:
    parts = _parts(value)
    if parts is None or parts.scheme not in {"http", "https"}:
        raise WrongSetting(otherwise.format(value))
    return value.rstrip("/")


def _parts(value: str) -> SplitResult | None:
    """The parts of an address that names a machine and, if it names a port, one that can be."""
    try:
        parts = urlsplit(value)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def isbn_link() -> str:
    """Where a catalogue tells of a book, with `{isbn}` for its number; empty for nowhere."""
    value = read("KITH_ISBN_LINK")
    if value == "off":
        return ""
    parts = _parts(value)
    if parts is None or parts.scheme not in {"http", "https"} or "{isbn}" not in value:
        raise WrongSetting(f"KITH_ISBN_LINK is “{value}”. It must be an address with {{isbn}} in it, or off.")
    return value


def hosts() -> list[str]:
    """Further names under which this installation answers; a dot before a domain stands for all below it."""
    found = [host.strip() for host in read("KITH_HOSTS").split(",") if host.strip()]
    for host in found:
        if not HOST.fullmatch(host):
            raise WrongSetting(f"KITH_HOSTS holds “{host}”. It must be a name such as kith.example.org.")
    return found


def live() -> str:
    """Where browsers find the live updates: a path of this address, or an address of its own."""
    value = read("KITH_LIVE")
    otherwise = "KITH_LIVE is “{}”. It must look like /live/, or be an address of its own."
    is_path = value.startswith("/") and not value.startswith("//")
    return value if not value or is_path else _address(value, otherwise) + "/" * value.endswith("/")


def relay() -> tuple[list[str], str]:
    """The addresses of the relay for rooms, and the secret that it shares with us."""
    found = [each.strip() for each in read("KITH_TURN_URL").split(",") if each.strip()]
    for each in found:
        if not RELAY.fullmatch(each):
            raise WrongSetting(f"KITH_TURN_URL holds “{each}”. It must look like turn:turn.example.org:3478.")
    if found and not read("KITH_TURN_SECRET"):
        raise WrongSetting("KITH_TURN_URL needs KITH_TURN_SECRET, which the relay shares with us.")
    return found, read("KITH_TURN_SECRET")


def large_rooms() -> tuple[str, str]:
    """The address of the server for large rooms, and its secret; both empty for none."""
    if not read("KITH_BBB_URL"):
        return "", ""
    if not read("KITH_BBB_SECRET"):
        raise WrongSetting("KITH_BBB_URL needs KITH_BBB_SECRET. On that server, bbb-conf --secret tells it.")
    return address("KITH_BBB_URL"), read("KITH_BBB_SECRET")


def sender() -> str:
    """The address from which mails come, with or without a name before it."""
    value = read("KITH_MAIL_FROM")
    if not SENDER.fullmatch(parseaddr(value)[1]):
        raise WrongSetting(f"KITH_MAIL_FROM is “{value}”. It must be an address such as kith@example.org.")
    return value


def oidc_app() -> dict[str, object]:
    """The OpenID Connect provider people may sign in with, as allauth wants it."""
    parts = [part.strip() for part in read("KITH_OIDC").split("|")]
    if len(parts) != 4 or not all(parts):
        raise WrongSetting("KITH_OIDC needs four parts: name|server address|our id there|secret.")
    name, server, client, secret = parts
    _address(server, "KITH_OIDC names the server “{}”. It must be an address such as https://id.example.org.")
    return {
        "provider_id": "connect",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }


def oidc_origin() -> str:
    """Where the sign-in form of the provider leads."""
    server = urlsplit(read("KITH_OIDC").split("|")[1].strip())
    return f"{server.scheme}://{server.netloc}"


def mailer(url: str) -> dict[str, object]:
    """The server that sends our mails: port 587 begins in the open and turns secret, smtps is secret at once."""
    parts = _parts(url)
    if parts is None or parts.scheme not in {"smtp", "smtps"}:
        raise WrongSetting("KITH_MAIL_URL cannot be used. It must look like smtp://name:password@host:587.")
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.port == 587,
        "use_ssl": parts.scheme == "smtps",
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def mail_domain() -> str:
    """The domain at which mail comes in, in small letters; empty for none."""
    domain = read("KITH_MAIL_IN").lower()
    if domain and not DOMAIN.fullmatch(domain):
        raise WrongSetting(f"KITH_MAIL_IN is “{domain}”. It must be a domain such as in.kith.example.org.")
    if not domain and (read("KITH_LMTP") or read("KITH_MAIL_HOOK")):
        raise WrongSetting(
            "KITH_LMTP and KITH_MAIL_HOOK need KITH_MAIL_IN, the domain at which mail comes in."
        )
    return domain


def lmtp_place() -> str | tuple[str, int] | None:
    """Where mail is handed in: the path of a socket, or host and port."""
    value = read("KITH_LMTP")
    if not value or value.startswith("/"):
        return value or None
    parts = _parts(f"lmtp://{value}")
    if parts is None or parts.hostname is None or not parts.port or parts.path:
        raise WrongSetting(
            f"KITH_LMTP is “{value}”. It must look like 127.0.0.1:8024, or like /run/kith/lmtp.sock."
        )
    return parts.hostname, parts.port


def hook_secret() -> str:
    secret = read("KITH_MAIL_HOOK")
    if secret and len(secret) < 32:
        raise WrongSetting("KITH_MAIL_HOOK is too short. Use at least 32 random characters.")
    return secret


def database(url: str) -> dict[str, object]:
    """Where the database answers, as Django wants it: connections are kept, and tried before they are used again."""
    try:
        return {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError) as error:
        raise WrongSetting(
            "DATABASE_URL cannot be read. It must look like postgresql://name:password@host/database."
        ) from error


def closed_folder(folder: Path) -> Path:
    """A folder that nobody else on this machine looks into. One that is there stays as open as someone made it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def data_folder() -> Path:
    """Where this installation keeps everything; a folder that takes no file is of no use."""
    folder = (ROOT / read("KITH_DATA")).resolve()
    try:
        closed_folder(folder)
        TemporaryFile(dir=folder).close()
    except OSError as error:
        raise WrongSetting(f"KITH_DATA is “{folder}”, which cannot be used: {error.strerror}.") from error
    return folder
