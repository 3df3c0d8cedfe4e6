"""The mark of a page for oneself."""

from kith.foundation.permissions.sealed import sealed

alone = sealed("wellbeing/shut.html")
