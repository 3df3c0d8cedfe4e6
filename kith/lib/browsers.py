"""Says in a few words which browser, on what, calls itself by a long name. Nothing is told that helps to follow anyone."""

import re

# The first that fits: nearly every browser claims to be some other one too.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
             ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
            ("Mac OS X", "Mac"), ("Linux", "Linux"))  # fmt: skip
LONGEST = 60


def browser_and_system(agent: str) -> tuple[str, str]:
    """The two as names, each empty where it is not known."""
    return _first(_BROWSERS, agent), _first(_SYSTEMS, agent)


def in_short(agent: str) -> str:
    """“Firefox, Android”; what calls itself by a name of its own keeps it; nothing says nothing."""
    known = ", ".join(filter(None, browser_and_system(agent)))
    return known or re.sub(r"[^\w ./()-]", "", agent)[:LONGEST].strip()


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in names if sign in agent), "")
