"""Where a place is, as people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.maps.pointing import in_words, point_in
from kith.lib.maps.views import Point

MADRID = (40.4168, -3.7038)


@pytest.mark.parametrize(
    "text",
    [
        "40.4168, -3.7038",
        "40.4168 -3.7038",
        "  40.4168;-3.7038 ",
        "40,4168; -3,7038",
        "40,4168 -3,7038",
        "40,4168,-3,7038",
        "40.4168° N, 3.7038° W",
        "40.4168N 3.7038W",
        "Lat: 40.4168, Lon: -3.7038",
        "latitud 40.4168 longitud -3.7038",
        "40°25'0.48\"N 3°42'13.68\"W",
        "40° 25.008′ N, 3° 42.228′ W",
        "geo:40.4168,-3.7038",
        "geo:40.4168,-3.7038;u=35?z=15",
        "https://www.openstreetmap.org/?mlat=40.4168&mlon=-3.7038#map=15/40.4/-3.7",
        "https://www.openstreetmap.org/#map=15/40.4168/-3.7038",
        "https://www.google.com/maps/place/Casa/@40.1,-3.1,17z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d40.4168!4d-3.7038",
        "https://www.google.com/maps/@40.4168,-3.7038,17z",
        "https://www.google.com/maps/search/?api=1&query=40.4168%2C-3.7038",
        "https://maps.google.com/?q=loc:40.4168,-3.7038",
        "https://maps.apple.com/?ll=40.4168,-3.7038&q=Casa",
        "https://maps.apple.com/place?coordinate=40.4168,-3.7038",
        "https://www.bing.com/maps?cp=40.4168~-3.7038&lvl=16",
        "https://waze.com/ul?ll=40.4168%2C-3.7038&navigate=yes",
        "https://maps.example.org/?lat=40.4168&lng=-3.7038",
    ],
)
def test_what_people_paste_tells_a_place(text: str) -> None:
    assert point_in(text) == pytest.approx(MADRID, abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "", "Madrid", "40.4168", "91, 3", "40, 181", "40.4168, -3.7038, 12", "geo:", "https://maps.app.goo.gl/abc123",
        "https://www.google.com/maps?q=Madrid", "1234, 5678", "javascript:alert(1)", "--1, 2", "9" * 5000,
    ],
)  # fmt: skip
def test_what_tells_none_tells_none(text: str) -> None:
    assert point_in(text) is None


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    found = point_in(text) or point_in(f"https://maps.example/?q={text}") or Point(0, 0)
    assert abs(found.latitude) <= 90
    assert abs(found.longitude) <= 180


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_a_form_shows_it_reads_again(latitude: float, longitude: float) -> None:
    assert point_in(in_words(Point(latitude, longitude))) == pytest.approx((latitude, longitude), abs=1e-5)
