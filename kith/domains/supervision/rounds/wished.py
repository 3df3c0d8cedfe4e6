"""What someone says that they want of a round. All but languages and times may be left open."""

from dataclasses import dataclass

from kith.domains.supervision.matching.shapes import Tenure


@dataclass(frozen=True, slots=True)
class Wished:
    """`times` are codes of `week`, by the clock of `zone`. `identities` take part only where `uses_identities`.

    `questions` are themes of the log, what they would like to talk about. `reports_to`, `leads` and `avoids` are names, each as its writer knows it.
    """

    languages: tuple[str, ...] = ()
    zone: str = "UTC"
    times: tuple[str, ...] = ()
    role: str = ""
    settings: tuple[str, ...] = ()
    region: str = ""
    tenure: str = Tenure.SOME
    has_moderated: bool = False
    alike: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    uses_identities: bool = False
    not_alone_as: tuple[str, ...] = ()
    employer: str = ""
    reports_to: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
