from kith.lib import tokens

SECRET = "nobody knows it"


def test_the_digest_that_is_kept_belongs_to_the_token_that_is_given() -> None:
    token, kept = tokens.make("an invitation", secret=SECRET)
    assert tokens.digest(token) == kept
    assert token not in kept


def test_the_same_words_make_the_same_token_and_no_others_do() -> None:
    made = {
        tokens.make(words, secret=secret)[0]
        for words in ("one", "two", "one")
        for secret in (SECRET, "another")
    }
    assert len(made) == 4


def test_no_two_keys_of_forms_are_alike() -> None:
    assert len({tokens.new_key() for _ in range(50)}) == 50


def test_a_token_can_stand_in_an_address() -> None:
    assert tokens.make("an invitation", secret=SECRET)[0].isalnum()
