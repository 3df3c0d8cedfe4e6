"""Where nothing is ever sent, and that a name is asked for its certificate."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import IPv4Address, IPv4Network, ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.outgoing import LONGEST, NotAllowed, Unreachable, checked, get, is_public, post

NOT_OPEN = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::1/128", "::/128", "fc00::/7", "fe80::/10", "ff00::/8",
    "::ffff:0:0/96", "64:ff9b::/96", "2002::/16", "2001::/32", "2001:db8::/32",
)  # fmt: skip


@given(st.sampled_from(NOT_OPEN).map(ip_network), st.data())
def test_no_machine_nearby_is_public(network: IPv4Network, data: st.DataObject) -> None:
    number = data.draw(st.ip_addresses(network=network))
    assert not is_public(str(number))
    shown = str(number) if isinstance(number, IPv4Address) else f"[{number}]"
    with pytest.raises(NotAllowed):
        checked(f"https://{shown}/push")


@pytest.mark.parametrize("number", ["142.250.74.74", "34.107.243.93", "17.188.1.1", "2a00:1450:4001::200a"])
def test_machines_of_the_open_internet_are(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "http://push.example.org/x",
        "ftp://push.example.org/x",
        "https://",
        "https://name@push.example.org/x",
        "https://push.example.org:none/x",
        "https://[::1/x",
        "https://push.example.org/x y",
        "https://push.example.org/\r\nHost: other",
        "https://pusĥ.example.org/x",
        "https://push.example.org/" + "x" * LONGEST,
        "/push",
        "",
    ],
)
def test_strange_addresses_are_refused(address: str) -> None:
    with pytest.raises(NotAllowed):
        checked(address)


@given(st.text() | st.text().map("https://{}".format))
def test_any_text_is_either_an_address_or_refused(text: str) -> None:
    with suppress(NotAllowed):
        assert checked(text).scheme == "https"


@pytest.mark.parametrize("name", ["localhost", "2130706433", "0x7f.1", "127.1"])
def test_a_name_that_leads_into_our_own_house_leads_nowhere(name: str) -> None:
    """The address alone does not show it; what it resolves to does, before anything is asked there."""
    assert checked(f"https://{name}/").hostname == name
    with pytest.raises(NotAllowed):
        post(f"https://{name}/", body=b"x", headers={})


def test_a_name_with_one_address_outside_and_one_inside_leads_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(*_asked: object, **_more: object) -> list[object]:
        return [(2, 1, 6, "", ("142.250.74.74", 443)), (2, 1, 6, "", ("10.0.0.7", 443))]

    monkeypatch.setattr("socket.getaddrinfo", both)
    with pytest.raises(NotAllowed):
        post("https://push.example.org/", body=b"x", headers={})


def test_a_name_without_an_address_may_have_one_later() -> None:
    with pytest.raises(Unreachable):
        post("https://no-such-machine.invalid/", body=b"x", headers={})


class _Telling(BaseHTTPRequestHandler):
    """Tells a hundred bytes, or as many as the path says; below /slow/ one after the other."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("X-Packed", self.headers["Accept-Encoding"])
        self.end_headers()
        with suppress(OSError):
            for _each in range(100):
                self.wfile.write(b"x")
                self.server.stopping.wait(0.02 if "slow" in self.path else 0)  # type: ignore[attr-defined]

    def log_message(self, *_said: object) -> None:
        """Quietly."""


@pytest.fixture
def telling() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Telling)
    server.stopping = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.stopping.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_answer_is_read_whole_and_never_unfolded(telling: str) -> None:
    answer = get(f"{telling}/", headers={}, most=100, within=5, anywhere=True)
    assert (answer.status, answer.body, answer.headers["X-Packed"]) == (200, b"x" * 100, "identity")


@pytest.mark.parametrize(("path", "most", "within"), [("/", 99, 5), ("/slow/", 1000, 0.2)])
def test_an_answer_that_is_too_long_or_too_slow_is_none(
    telling: str, path: str, most: int, within: float
) -> None:
    with pytest.raises(Unreachable):
        get(f"{telling}{path}", headers={}, most=most, within=within, anywhere=True)


def test_nothing_is_asked_of_a_machine_inside(telling: str) -> None:
    for address in (telling, telling.replace("http:", "https:")):
        with pytest.raises(NotAllowed):
            get(address, headers={}, most=100, within=5)


class _Redirecting(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307)
        for name, value in {
            "Location": "/elsewhere",
            "X-Host": self.headers["Host"],
            "Content-Length": "0",
        }.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Quietly."""


def _certificate(folder: Path, *names: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "certificate.pem"
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


@pytest.fixture
def served(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with a certificate for the names of the parameter, trusted as if someone known had signed it."""
    file = _certificate(tmp_path, *request.param)
    monkeypatch.setattr("certifi.where", lambda: str(file))
    server = HTTPServer(("127.0.0.1", 0), _Redirecting)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_address[1]}/push"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("served", [["localhost"]], indirect=True)
def test_a_name_shows_its_certificate_and_a_redirect_is_not_followed(served: str) -> None:
    answer = post(served, body=b"x", headers={}, anywhere=True)
    assert answer.status == 307
    assert answer.headers["X-Host"] == served.split("/")[2]


@pytest.mark.parametrize("served", [["push.example.org"]], indirect=True)
def test_the_certificate_of_another_name_is_not_enough(served: str) -> None:
    with pytest.raises(Unreachable):
        post(served, body=b"x", headers={}, anywhere=True)


def test_a_certificate_that_nobody_known_signed_is_not_enough(tmp_path: Path) -> None:
    server = HTTPServer(("127.0.0.1", 0), _Redirecting)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path, "localhost"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.handle_request, daemon=True)
    thread.start()
    with pytest.raises(Unreachable):
        post(f"https://localhost:{server.server_address[1]}/", body=b"x", headers={}, anywhere=True)
    server.server_close()
    thread.join()
