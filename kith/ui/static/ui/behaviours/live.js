// Hears that a part of this page has changed, and asks for it at its usual address. Silent while nobody looks, but for a
// room or a session, where people go on talking. “open”: something may have been missed; a mark tells what a part shows now.
const tell = (detail, mark) => document.dispatchEvent(Object.assign(new CustomEvent("kith-heard", { detail }), { mark }));

class KithLive extends HTMLElement {
  connectedCallback() {
    document.addEventListener("visibilitychange", () => this.heed());
    this.heed();
  }

  heed() {
    if (document.hidden && !this.dataset.room && !this.dataset.session) this.rest();
    else this.listen();
  }

  // By itself a browser comes back with the key of what it heard last. After a rest, the page looks once instead.
  listen() {
    if (this.stream) return;
    const address = new URL(this.dataset.address, location.href);
    for (const name of ["item", "room", "session"]) if (this.dataset[name]) address.searchParams.set(name, this.dataset[name]);
    if (!this.rested) address.searchParams.set("at", this.dataset.at);
    this.stream = new EventSource(address, { withCredentials: true });
    this.stream.addEventListener("message", (event) => {
      const [part, mark] = event.data.split("\n");
      this.askAll(`#live-${part}, [data-hears="${part}"]`);
      if (part === "name") this.name = mark;
      tell(part, mark);
    });
    this.stream.addEventListener("open", () => tell("open"));
    if (this.rested) this.stream.addEventListener("open", () => this.askAll("[data-live]"), { once: true });
  }

  askAll(parts) {
    document.querySelectorAll(parts).forEach((part) => this.ask(part));
  }

  rest() {
    this.stream?.close();
    this.stream = null;
    this.rested = true;
  }

  async ask(part) {
    try {
      const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const words = await answer.text();
      if (words === part.told) return; // so that nothing is read out twice
      part.told = part.innerHTML = words;
      part.querySelectorAll("[data-to]").forEach((piece) => this.bring(piece));
    } catch {
      // no connection now: the page stays as it is
    }
  }

  // A piece that belongs elsewhere on the page.
  bring(piece) {
    document.getElementById(piece.dataset.to)?.replaceChildren(...piece.childNodes);
  }
}

customElements.define("kith-live", KithLive);
