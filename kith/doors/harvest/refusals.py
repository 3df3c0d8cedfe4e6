"""What the protocol answers when it cannot do what was asked. The words are for those who write harvesters."""


class Refusal(Exception):
    """`code` is a word of the protocol."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


def bad_verb() -> Refusal:
    return Refusal("badVerb", "Ask with exactly one verb of OAI-PMH 2.0.")


def bad_argument(words: str) -> Refusal:
    return Refusal("badArgument", words)


def bad_token() -> Refusal:
    return Refusal(
        "badResumptionToken", "This token is not ours, or its time is over. Please begin the list anew."
    )


def unknown_format() -> Refusal:
    return Refusal("cannotDisseminateFormat", "ListMetadataFormats names the formats that there are.")


def unknown_identifier() -> Refusal:
    return Refusal("idDoesNotExist", "There is no record with this identifier.")


def nothing_fits() -> Refusal:
    return Refusal("noRecordsMatch", "No record fits all that was asked.")


def no_sets() -> Refusal:
    return Refusal("noSetHierarchy", "There is no public space yet, so there are no sets.")
