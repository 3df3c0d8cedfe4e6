"""The library that signs and reads tokens, held to the one algorithm that certificates use.

Take this module by its name when it is first needed: what it stands on takes memory.
"""

from collections.abc import Mapping

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import OKPKey

ALGORITHM = "EdDSA"


class _OnlyEdDSA(jws.JWSRegistry):
    """The library warns of the name EdDSA, since RFC 9864 has a newer one that wallets do not know yet."""

    max_payload_length = 512 * 1024

    def get_alg(self, name: str) -> JWSAlgModel:
        if name != ALGORITHM:
            raise JoseError("signed in another way")
        return self.algorithms[name]


_REGISTRY = _OnlyEdDSA(algorithms=[ALGORITHM])


def signed(header: dict[str, str], payload: str, jwk: Mapping[str, str]) -> str:
    return jws.serialize_compact(header, payload, OKPKey.import_key({**jwk}), registry=_REGISTRY)


def is_signed_by(token: str, jwk: Mapping[str, str]) -> bool:
    try:
        jws.deserialize_compact(token, OKPKey.import_key({**jwk}), registry=_REGISTRY)
    except (JoseError, ValueError):
        return False
    return True


def headers_of(token: str) -> dict[str, object]:
    """What a token says of itself. Raises `ValueError` for one of another kind."""
    try:
        return jws.extract_compact(token.encode("ascii"), registry=_REGISTRY).headers()
    except JoseError as wrong:
        raise ValueError(str(wrong)) from wrong
