from kith.lib import tokens


def test_the_digest_that_is_kept_belongs_to_the_token_that_is_given() -> None:
    token, kept = tokens.make()
    assert tokens.digest(token) == kept
    assert token not in kept


def test_no_two_tokens_are_alike() -> None:
    assert len({tokens.make()[0] for _ in range(50)}) == 50


def test_a_token_can_stand_in_an_address() -> None:
    assert tokens.make()[0].replace("-", "").replace("_", "").isalnum()
