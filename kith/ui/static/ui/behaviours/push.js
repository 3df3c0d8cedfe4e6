// Switches on that news show on the screen of this device. It asks the browser only after someone pressed the button.
class KithPush extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.switchOn();
    });
    if (!("PushManager" in window && "Notification" in window && navigator.serviceWorker)) return this.say("unsupported");
    if (Notification.permission === "denied") return this.say("denied");
    const worker = await navigator.serviceWorker.getRegistration();
    const kept = await worker?.pushManager.getSubscription();
    if (!this.isHere(kept)) this.form.hidden = false;
    this.say();
  }

  // The device of this browser stands in the list with its name; switching it off ends it in the browser as well.
  isHere(kept) {
    const own = kept && document.querySelector(`[data-endpoint="${CSS.escape(kept.endpoint)}"]`);
    if (!own) return false;
    own.querySelector("[data-here]").hidden = false;
    own.addEventListener("submit", () => kept.unsubscribe());
    return true;
  }

  say(name) {
    for (const words of this.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== name;
  }

  async switchOn() {
    if ((await Notification.requestPermission()) !== "granted") return this.say("denied");
    try {
      const { endpoint, keys } = (await this.subscribed()).toJSON();
      for (const [name, value] of Object.entries({ endpoint, ...keys })) {
        const field = this.form.elements[name];
        if (field) field.value = value;
      }
      this.form.submit();
    } catch {
      this.say("failed");
    }
  }

  async subscribed() {
    const { pushManager } = await navigator.serviceWorker.ready;
    await (await pushManager.getSubscription())?.unsubscribe(); // perhaps of someone else, or of an older key
    const key = atob(this.dataset.key.replaceAll("-", "+").replaceAll("_", "/"));
    const applicationServerKey = Uint8Array.from(key, (letter) => letter.charCodeAt(0));
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  }
}

customElements.define("kith-push", KithPush);
