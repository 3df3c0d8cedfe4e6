"""Long names of browsers, in short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.browsers import LONGEST, in_short

KNOWN = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0": "Firefox, Linux",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36": "Chrome, Android",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0": "Edge, Windows",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1": "Safari, iPhone",
    "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36": "Samsung Internet, Android",
    "Library computer": "Library computer",
    "": "",
}


@pytest.mark.parametrize("agent", KNOWN)
def test_a_browser_is_named_as_people_know_it(agent: str) -> None:
    assert in_short(agent) == KNOWN[agent]


@given(st.text(max_size=600))
def test_whatever_it_calls_itself_stays_short_and_plain(agent: str) -> None:
    said = in_short(agent)
    assert len(said) <= LONGEST
    assert not set("<>&\n\"'") & set(said)
