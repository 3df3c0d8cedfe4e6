// A session: shows the step for which it is ready, or looks again, and sends without leaving the page.
import { Being } from "./being.js";
import "./clock.js";
import { Page } from "./page.js";

class KithSession extends HTMLElement {
  connectedCallback() {
    this.page = new Page(this);
    this.being = new Being(this, this.page);
    this.trouble = this.querySelector("[data-trouble]");
    document.addEventListener("kith-heard", ({ detail, mark }) => this.heard(detail, mark));
    this.addEventListener("submit", (event) => this.send(event));
  }

  heard(part, mark) {
    if (part === "session" && this.page.isReadyFor(mark)) {
      this.page.show(mark);
      this.again = this.looks; // what is on its way may be of before
    } else if (["session", "item", "open"].includes(part)) this.look();
  }

  // One look at a time; what is heard meanwhile leads to one more.
  async look() {
    this.again = true;
    this.page.ahead.renew();
    if (this.looks) return;
    this.looks = true;
    while (this.again) {
      this.again = false;
      await this.page.take(fetch(this.dataset.now));
    }
    this.looks = false;
  }

  async send(event) {
    const form = event.target;
    if (!form.matches("form[data-quietly]")) return;
    event.preventDefault(); // before once.js hears of it
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    const body = new FormData(form, event.submitter);
    const asked = fetch(form.getAttribute("action"), { method: "POST", body, headers: { "X-Quietly": "1" } });
    const sent = await this.page.take(asked, form);
    form.ariaBusy = null;
    this.trouble.textContent = sent ? "" : this.dataset.failed;
    this.trouble.hidden = sent;
  }
}

customElements.define("kith-session", KithSession);
