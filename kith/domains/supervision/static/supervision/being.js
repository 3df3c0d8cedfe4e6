// This device is here: its stream says so, and is answered. While there is none, the house is told.
const posted = { method: "POST", headers: { "X-Quietly": "1" } };

export class Being {
  constructor(session, page) {
    Object.assign(this, { session, page });
    document.addEventListener("visibilitychange", () => document.hidden || this.say());
    new Worker(new URL("beat.js", import.meta.url)).addEventListener("message", () => this.say());
  }

  async say() {
    const live = document.querySelector("kith-live");
    if (live?.name && live.stream?.readyState === EventSource.OPEN) await this.answer(live);
    else await this.tell();
  }

  // A stream that broke without a word is opened anew.
  async answer(live) {
    const heard = await fetch(new URL(`?stream=${live.name}`, live.stream.url), { method: "POST" }).catch(() => null);
    if (heard?.ok) return;
    live.rest();
    live.listen();
  }

  async tell() {
    const token = this.session.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ mark: this.page.mark, csrfmiddlewaretoken: token });
    await this.page.take(fetch(this.session.dataset.hear, { ...posted, body }));
  }
}
