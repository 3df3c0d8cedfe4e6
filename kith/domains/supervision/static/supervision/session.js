// A session: shows the step that was foreseen or looks again, and sends without leaving the page. Its stream says that this device
// is here; while there is none, the page does.
import { Ahead } from "./ahead.js";
import "./clock.js";
import { laid } from "./laying.js";

const posted = (address, body) => fetch(address, { method: "POST", body, headers: { "X-Quietly": "1" } });

class KithSession extends HTMLElement {
  connectedCallback() {
    const [page, said, trouble] = ["#session-now", "[data-said]", "[data-trouble]"].map((each) => this.querySelector(each));
    Object.assign(this, { page, said, trouble });
    this.says = this.page.querySelector("[data-says]")?.textContent;
    this.ahead = new Ahead(this.dataset.ahead);
    document.addEventListener("kith-heard", ({ detail, mark }) => this.heard(detail, mark));
    document.addEventListener("visibilitychange", () => document.hidden || this.hear());
    this.addEventListener("submit", (event) => this.send(event));
    new Worker(new URL("beat.js", import.meta.url)).addEventListener("message", () => this.hear());
  }

  get mark() {
    return this.querySelector("#mark").value;
  }

  heard(part, mark) {
    if (part === "session" && mark !== this.mark && this.ahead.has(mark)) this.show(mark);
    else if (["session", "item", "open"].includes(part)) this.look();
  }

  show(mark) {
    this.lay(this.ahead.shown(mark, this.page));
    this.again = this.looks; // what is on its way may be of before
  }

  // One look at a time; what is heard meanwhile leads to one more.
  async look() {
    this.again = true;
    this.ahead.renew();
    if (this.looks) return;
    this.looks = true;
    while (this.again) {
      this.again = false;
      await this.take(fetch(this.dataset.now));
    }
    this.looks = false;
  }

  async hear() {
    if (document.querySelector("kith-live")?.isHere()) return;
    const token = this.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ mark: this.mark, csrfmiddlewaretoken: token });
    await this.take(posted(this.dataset.hear, body));
  }

  async send(event) {
    const form = event.target;
    if (!form.matches("form[data-quietly]")) return;
    event.preventDefault(); // before once.js hears of it
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    const sent = await this.take(posted(form.getAttribute("action"), new FormData(form, event.submitter)), form);
    form.ariaBusy = null;
    this.trouble.textContent = sent ? "" : this.dataset.failed;
    this.trouble.hidden = sent;
  }

  // Lays out what was answered. What was typed elsewhere on the page, what is open and where one is all stay.
  async take(asked, form = null) {
    const answer = await asked.catch(() => null);
    if (!answer || answer.redirected || (!answer.ok && answer.status !== 422)) return false;
    if (answer.status === 204) return true;
    const before = this.mark;
    this.lay(await answer.text(), form);
    if (this.mark !== before && !this.ahead.has(this.mark)) this.ahead.renew();
    return true;
  }

  lay(words, form = null) {
    laid(this.page, words, form);
    const says = this.page.querySelector("[data-says]")?.textContent;
    if (this.says !== says) this.said.textContent = this.says = says;
  }
}

customElements.define("kith-session", KithSession);
