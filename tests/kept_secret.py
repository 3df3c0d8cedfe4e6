"""What Tomasz says, learned, shows and plans that others may not know of."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from kith.capabilities.attachments.actions import checked
from kith.capabilities.messages.actions import asking
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Seat
from kith.domains.competencies.actions import looking, planning
from kith.domains.competencies.book import book
from kith.domains.competencies.frameworks.shapes import Competency
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold, waive
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Certificate, Credential
from kith.domains.mentoring.tests.together import aimed, paired, proposal
from kith.domains.portfolios.actions.keeping import add
from kith.domains.portfolios.actions.sharing import share
from kith.domains.portfolios.queries import pieces_of
from kith.domains.portfolios.sorts import SORTS
from kith.domains.pulse.actions import answering, offering
from kith.domains.pulse.words import Word
from kith.domains.supervision.actions import formatting, keeping_log, listening
from kith.domains.supervision.actions.keeping_words import write
from kith.domains.supervision.actions.training import say_trained
from kith.domains.supervision.formats.shipped import shipped as shipped_formats
from kith.domains.supervision.models import Circle, Knock
from kith.domains.supervision.tests.circles import held
from kith.domains.supervision.tests.rounds.people import round_of, solved
from kith.domains.supervision.tests.sessions import together
from kith.domains.supervision.tests.writing import brought, own_passages
from kith.domains.supervision.tests.writing import say as bring_words
from kith.domains.wellbeing.actions.keeping import keep, name_people
from kith.domains.wellbeing.instruments.book import shipped
from kith.domains.wellbeing.saying import told as answered
from kith.domains.wellbeing.things import Page
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS

SECRET = "blanket"
FOLLOWS: dict[str, Any] = {"rules_code": "us-pa-cps", "rules_version": 1}


def his_letters(cast: Cast) -> Seat:
    """What Maria wrote to Tomasz and he to her, as he holds it: he may report the first, and withdraw the second."""
    asking.write_to([cast["tomasz"]], f"A {SECRET} for you", by=cast["maria"])
    with seen_as(cast["tomasz"]):
        seat = Seat.objects.get()
    asking.accept(seat, by=cast["tomasz"])
    say(seat, f"My {SECRET}", by=cast["tomasz"])
    return seat


def his_learning(cast: Cast) -> dict[str, str]:
    """What Tomasz holds and learned, with a proof, and what his board waived; and the rules that all may read."""
    tomasz, today = cast["tomasz"], timezone.localdate()
    held = hold(title=f"The {SECRET} credential", issued_on=today, by=tomasz, **FOLLOWS)
    hours = add_training(
        programme=f"A {SECRET} day", on=today, minutes=60, proof=checked("quilt.png", picture()), by=tomasz
    )
    waive(held, on=today, reason="other", by=tomasz)
    certify(tomasz, Programme("g-1", f"A {SECRET} certificate", today, 60), by=cast["ruth"])
    with seen_as(tomasz):
        waiver, certificate = held.waivers.get(), Certificate.objects.get()
    return {
        "/learning/credentials/ pk": str(held.pk), "/learning/hours/ pk": str(hours.pk),
        **_shown(cast, held),
        "/learning/waivers/ pk": str(waiver.pk), "/learning/certificates/ pk": str(certificate.pk), "/learning/certificates/ form": "json", "code": FOLLOWS["rules_code"], "version": "1",
    }  # fmt: skip


def his_pairs(cast: Cast) -> dict[str, str]:
    """Whom Tomasz accompanies, with a goal; and who was proposed to him."""
    mine, _theirs = paired(cast, "tomasz", "maria")
    goal = aimed(mine, f"A {SECRET} of our own")
    proposed, _other = proposal(cast, "tomasz", "anneke", about="resting")
    return {
        "/mentoring/pairs/ key": mine.key, "/mentoring/pairs/ goal": str(goal.pk),
        "/mentoring/proposals/ key": proposed.key,
    }  # fmt: skip


def _shown(cast: Cast, held: Credential) -> dict[str, str]:
    """A piece of the portfolio of Tomasz, and to whom he shows it."""
    tomasz = cast["tomasz"]
    add(SORTS["words"], [{"title": f"My {SECRET}", "source": f"A {SECRET}"}], by=tomasz)
    add(SORTS["credential"], [{"credential_id": held.pk}], by=tomasz)
    with seen_as(tomasz):
        pieces = list(pieces_of(tomasz))
    ends_on = timezone.localdate() + timedelta(days=3)
    shared = share(pieces, name=f"Tomasz {SECRET}", note=f"For {SECRET}", ends_on=ends_on, by=tomasz)
    return {
        "/portfolio/pieces/ pk": str(pieces[0].pk), "/portfolio/shares/ pk": str(shared.pk), "/portfolio/ sort": "words",
    }  # fmt: skip


def support() -> Competency:
    return book().newest["samhsa-core"].competencies[1]


def his_looks(cast: Cast) -> dict[str, str]:
    """What Tomasz says about his own work, and what he plans; and the list by which he looks, that all may read."""
    tomasz, framework, about = cast["tomasz"], "samhsa-core", support()
    look = looking.begin_look(book().newest[framework], by=tomasz)
    looking.answer(look, about=about, word="growing", note=f"My {SECRET}", by=tomasz)
    step = planning.plan(f"Wash the {SECRET}", about=about, by=tomasz)
    return {
        "/competencies/looks/ pk": str(look.pk), "/competencies/plan/ pk": str(step.pk),
        "/competencies/ framework": framework, "/competencies/ code": about.code, "/competencies/ shelf": "library",
    }  # fmt: skip


def his_circle(cast: Cast) -> dict[str, str]:
    """Where the circle meets, with a meeting that Tomasz logged, and what he asks of the others."""
    host = cast.place("tomasz", cast.circle)
    item = MAKERS["circle"](host, title=f"The {SECRET} bench", source=f"Bring a {SECRET}")
    meeting = held(item.circle, 1)[0]
    log = keeping_log.write_down(
        meeting, by=host.person, part="moderator", minutes=60, learned=f"My {SECRET}"
    )
    asked = listening.ask(item.circle, until=timezone.localdate(), words=f"A heavy {SECRET}", by=host.person)
    told = replace(shipped_formats()["round"]["en"], title=f"The {SECRET} round")
    own = formatting.copy(told, to=item.circle, by=host.person)
    brings = brought(item.circle, by=host.person)
    bring_words(brings, f"A {SECRET} that nobody may see", by=host.person)
    session = together(item.circle, by=host.person)
    said = write(session, f"A {SECRET} in my hands", by=host.person)
    say_trained(item.circle, f"The {SECRET} school", by=host.person)
    knock = _knock(cast, item.circle)
    return {
        "/circles/ knock": str(knock.pk), "/circles/ pk": str(item.pk), "/circles/ meeting": str(meeting.pk), "/circles/ number": "1", "/circles/ key": asked.key,
        "/circles/ own": str(own.pk), "/circles/ name": "round", "/spaces/<slug:slug>/founding/ kind": "circle",
        "/circles/<int:pk>/<str:slug> slug": "anything", "/circles/log/ pk": str(log.pk),
        "/circles/<int:pk>/written/ key": str(brings.pk), "/circles/<int:pk>/written/ passage": str(own_passages(brings, host.person)[0].pk),
        "/circles/<int:pk>/session/ key": str(session.pk), "/circles/<int:pk>/session/ words": str(said.pk),
    } | _his_round(cast)  # fmt: skip


def _knock(cast: Cast, circle: Circle) -> Knock:
    """Noor would like to come in, by a name that she has elsewhere."""
    looking = round_of(cast)
    with seen_as(cast["noor"]):
        return Knock.objects.create(circle=circle, person=cast["noor"], round=looking, called=f"A {SECRET}")


def _his_round(cast: Cast) -> dict[str, str]:
    """A round of the circle in which Tomasz was to be alone."""
    made = round_of(cast, opener="tomasz", space=cast.circle, words=f"For a {SECRET}")
    solved(made, {"tomasz": {"employer": SECRET}}, cast)
    return {"/circles/rounds/ pk": str(made.pk), "/circles/rounds/ part": "when"}


def his_own(cast: Cast) -> dict[str, str]:
    """What Tomasz keeps for himself alone: a page, and what he answered to the questions that come with the house."""
    tomasz, questions = cast["tomasz"], shipped()[0]
    page = keep(Page(f"A {SECRET} in the sun"), by=tomasz)
    answers = keep(answered(questions, {questions.items[0].id: 50}), by=tomasz)
    name_people((f"{SECRET} 555 0100",), by=tomasz)
    return {
        "/me/own/questions/ questions": questions.key, "/me/own/kept/ key": str(page.key),
        "/me/own/kept/<str:key>/earlier/ key": str(answers.key),
    }  # fmt: skip


def his_voice(cast: Cast) -> None:
    """What Tomasz answered to the pulse of the circle. It has no key: its address is that of the space."""
    pulse = offering.offer(cast.circle, by=cast["tomasz"])
    answering.take_part(pulse, by=cast["tomasz"])
    answering.answer(pulse.askings.get(), word=Word.HEAVY, by=cast["tomasz"])


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()
