"""News on the screen of a device: switched on, shown, opened, and gone when one signs out.

Chromium subscribes only over the network of its maker. So its `subscribe` is stood in for, with real keys and a push
service of our own; what comes there is decrypted here and given to the real service worker as if it had come from there.
"""

import json
import time
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from kith.capabilities.notifications.models import Device, Rhythm
from kith.capabilities.notifications.pushing import keys
from kith.capabilities.notifications.pushing.jobs import send_push, write_push
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor
from tests.pushing import CURVE, PushService, Subscription, plain

SUBSCRIBING = """(() => {
  const told = %s;
  const made = {
    endpoint: told.endpoint,
    toJSON: () => told,
    unsubscribe: async () => { localStorage.removeItem("subscribed"); return true; },
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem("subscribed") ? made : null);
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    localStorage.setItem("subscribed", JSON.stringify([userVisibleOnly, [...applicationServerKey]]));
    return made;
  };
})()"""
PATIENCE = 20  # seconds
SHOWN = "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((n) => n.title)"
TOLD = "async (told) => Boolean(await caches.match(told))"


def _can_subscribe(visitor: Visitor, service: PushService) -> None:
    made = service.subscriptions["/push/maria"] = Subscription(
        ec.generate_private_key(CURVE), b"sixteen letters!"
    )
    told = {"endpoint": f"{service.url}/push/maria", "keys": made.keys}
    visitor.context.add_init_script(SUBSCRIBING % json.dumps(told))
    visitor.context.grant_permissions(["notifications"])


def _asked(page: Page) -> Any:
    """What the browser was asked to subscribe to."""
    return json.loads(page.evaluate("() => localStorage.getItem('subscribed') ?? 'null'"))


def _said(page: Page) -> Locator:
    """The sentence that stands in place of the button, or below it."""
    return page.locator("kith-push [data-when]:visible")


def test_news_show_on_a_device_from_switching_on_to_signing_out(
    enter: Enter, cast: Cast, deliver: Callable[[], None], push_service: PushService
) -> None:
    Rhythm.objects.create(person=cast["maria"], quiet_from=0, quiet_to=0)
    maria = enter("maria", width=360, worker=True)
    _can_subscribe(maria, push_service)
    page = maria.go("/inbox/wishes/")
    _switch_on(maria)
    assert "This device is switched on." in page.inner_text("main")
    expect(page.locator("[data-endpoint]")).to_contain_text("(this device)")
    expect(page.locator("kith-push form")).to_be_hidden()
    assert _asked(page) == [True, list(plain(keys.public_key()))]
    assert Device.objects.get().person == cast["maria"]
    page.get_by_label("A new conversation in one of your spaces: On my devices").select_option("At once")
    maria.press("Keep this choice")

    item = MAKERS["question"](cast.place("tomasz", cast.commons), title="What do you carry?")
    deliver()
    push = write_push(cast["maria"], now=timezone.now())
    assert push is not None
    send_push(push.deliveries.get().pk)
    (said,) = push_service.shown()
    _comes(page, said)
    _shows(page, "What do you carry?")
    page.evaluate("async () => (await (await navigator.serviceWorker.ready).getNotifications())[0].close()")
    _comes(page, said)  # again, after a fall: whoever has put it away does not see it twice
    _comes(page, {**said, "title": "Another", "tag": "another", "key": "another"})
    _shows(page, "Another")
    _comes(page, {**said, "title": "Later", "tag": "another", "key": "later"})  # of the same: in its place
    _shows(page, "Later")

    page = maria.go(said["url"])
    assert page.url.startswith(maria.home + item.get_absolute_url())
    maria.go("/account/logout/")
    _shows(page, "Later")
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Sign out").click()
    _shows(page)


def _switch_on(visitor: Visitor) -> None:
    """The page is left only once the browser has answered."""
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Switch on for this device").click()
    visitor.look()


def _shows(page: Page, *titles: str) -> None:
    """What is on the screen of the device, once the worker has done what it was told."""
    _until(lambda: sorted(page.evaluate(SHOWN)), sorted(titles))


def _until(answer: Callable[[], Any], wanted: Any) -> None:
    """Ask until the browser answers so: it does what it is told in its own time."""
    latest = time.monotonic() + PATIENCE
    while (seen := answer()) != wanted:
        assert time.monotonic() < latest, f"{seen}, and not {wanted}"


def _comes(page: Page, said: dict[str, str]) -> None:
    """A push comes to the worker of this page."""
    page.evaluate(
        "() => navigator.serviceWorker.ready.then(() => true)"
    )  # one that is not active yet hears nothing
    session = page.context.new_cdp_session(page)
    found: list[Any] = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    session.send("ServiceWorker.enable")
    # Each time the browser is asked, it also tells what it has to tell.
    _until(
        lambda: page.evaluate("() => navigator.serviceWorker.ready.then(() => true)") and bool(found), True
    )
    origin = "/".join(page.url.split("/")[:3])
    registration = found[-1]["registrationId"]
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": registration, "data": json.dumps(said)},
    )
    session.detach()
    # Asked for what it shows while it is about to show something, Chromium throws that away. So first the worker is done.
    _until(lambda: page.evaluate(TOLD, f"/told/{said['key']}"), True)


def test_a_device_is_switched_off_here_and_there(enter: Enter, cast: Cast, push_service: PushService) -> None:
    noor = enter("noor", width=360, worker=True)
    _can_subscribe(noor, push_service)
    page = noor.go("/inbox/wishes/")
    _switch_on(noor)
    expect(page.locator("[data-endpoint]")).to_contain_text("(this device)")
    noor.press("Switch off")
    assert "Nothing is sent to that device any more." in page.inner_text("main")
    expect(page.get_by_role("button", name="Switch on for this device")).to_be_visible()
    assert _asked(page) is None
    assert not Device.objects.exists()


def test_a_browser_that_may_not_says_how_to_allow_it(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360, worker=True)
    denied = "Object.defineProperty(Notification, 'permission', {get: () => 'denied'})"
    noor.context.add_init_script(denied)
    page = noor.go("/inbox/wishes/")
    expect(_said(page)).to_contain_text("Your browser does not let this site show news.")
    expect(page.locator("kith-push form")).to_be_hidden()


def test_whoever_says_no_to_the_browser_is_told_that_this_is_fine(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360, worker=True)
    noor.context.add_init_script("Notification.requestPermission = async () => 'denied'")
    page = noor.go("/inbox/wishes/")
    page.get_by_role("button", name="Switch on for this device").click()
    expect(_said(page)).to_contain_text("You can also leave it so.")
    noor.look()


def test_a_browser_that_cannot_reach_its_service_says_so(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360, worker=True)
    noor.context.grant_permissions(["notifications"])
    away = "PushManager.prototype.subscribe = async () => { throw new DOMException('no', 'AbortError') }"
    noor.context.add_init_script(away)
    page = noor.go("/inbox/wishes/")
    page.get_by_role("button", name="Switch on for this device").click()
    expect(_said(page)).to_contain_text("That did not work just now.")
    noor.look()


def test_an_old_browser_is_told_what_else_there_is(enter: Enter, cast: Cast) -> None:
    noor = enter("noor", width=360)
    noor.context.add_init_script("delete window.PushManager")
    page = noor.go("/inbox/wishes/")
    expect(_said(page)).to_contain_text("This browser cannot do it here.")


def test_without_script_the_page_says_that_it_needs_one(enter: Enter, cast: Cast) -> None:
    page = enter("noor", width=360, script=False).go("/inbox/wishes/")
    expect(_said(page)).to_contain_text("the browser has to run a script")
    expect(page.locator("kith-push form")).to_be_hidden()
