// Hears that a part of this page has changed, and asks for it at its usual address. Silent while nobody looks.
class KithLive extends HTMLElement {
  connectedCallback() {
    document.addEventListener("visibilitychange", () => this.heed());
    this.heed();
  }

  heed() {
    if (document.hidden) this.rest();
    else this.listen();
  }

  listen() {
    if (this.stream) return;
    const address = new URL(this.dataset.address, location.href);
    if (this.dataset.item) address.searchParams.set("item", this.dataset.item);
    if (this.heard) address.searchParams.set("since", this.heard);
    else if (!this.rested) address.searchParams.set("at", this.dataset.at);
    if (this.rested) document.querySelectorAll("[data-live]").forEach((part) => this.ask(part));
    this.stream = new EventSource(address, { withCredentials: true });
    this.stream.addEventListener("message", (event) => {
      this.heard = event.lastEventId || this.heard;
      const part = document.getElementById(`live-${event.data}`);
      if (part) this.ask(part);
    });
  }

  rest() {
    this.stream?.close();
    this.stream = null;
    this.rested = true;
  }

  async ask(part) {
    try {
      const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) part.innerHTML = await answer.text();
    } catch {
      // no connection now: the page stays as it is
    }
  }
}

customElements.define("kith-live", KithLive);
