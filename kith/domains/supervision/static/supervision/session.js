// A session: looks again when it has moved on, says that this device is here, and sends without leaving the page.
import "./clock.js";
import { laid } from "./laying.js";

const posted = (address, body) => fetch(address, { method: "POST", body, headers: { "X-Quietly": "1" } });

class KithSession extends HTMLElement {
  connectedCallback() {
    const [page, said, trouble] = ["#session-now", "[data-said]", "[data-trouble]"].map((each) => this.querySelector(each));
    Object.assign(this, { page, said, trouble });
    this.says = this.page.querySelector("[data-says]")?.textContent;
    document.addEventListener("kith-heard", ({ detail }) => ["session", "item", "open"].includes(detail) && this.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.hear());
    this.addEventListener("submit", (event) => this.send(event));
    new Worker(new URL("beat.js", import.meta.url)).addEventListener("message", () => this.hear());
  }

  // One look at a time; what is heard meanwhile leads to one more.
  async look() {
    this.again = true;
    if (this.looks) return;
    this.looks = true;
    while (this.again) {
      this.again = false;
      await this.take(fetch(this.dataset.now));
    }
    this.looks = false;
  }

  async hear() {
    const token = this.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ mark: this.querySelector("#mark").value, csrfmiddlewaretoken: token });
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
    laid(this.page, await answer.text(), form);
    const says = this.page.querySelector("[data-says]")?.textContent;
    if (this.says !== says) this.said.textContent = this.says = says;
    return true;
  }
}

customElements.define("kith-session", KithSession);
