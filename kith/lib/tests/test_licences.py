"""The name of a licence leads to its text."""

import pytest

from kith.lib.licences import address_of


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("CC BY-SA 2.5", "https://creativecommons.org/licenses/by-sa/2.5/"),
        ("cc-by-nc-nd-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA-ND 4.0", ""),
        ("CC BY-SA 3.0/../../x", ""),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_the_text_of_the_licence(name: str, address: str) -> None:
    assert address_of(name) == address
