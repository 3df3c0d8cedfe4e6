"""The mark of pages whose words lie in the safe of a session."""

from kith.foundation.permissions.sealed import sealed

in_safe = sealed("supervision/shut.html")
