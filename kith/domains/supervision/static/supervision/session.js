// A session: looks again when it has moved on, says that this device is here, and sends without leaving the page.
import "./clock.js";
import { laid } from "./laying.js";

class KithSession extends HTMLElement {
  connectedCallback() {
    this.part = this.querySelector("#session-now");
    this.said = this.querySelector("[data-said]");
    this.says = this.part.querySelector("[data-says]")?.textContent;
    document.addEventListener("kith-heard", ({ detail }) => ["session", "item", "open"].includes(detail) && this.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.hear());
    this.addEventListener("submit", (event) => this.send(event));
    // Browsers let the timers of a page sleep while another one, such as the room, is in front; those of a worker go on.
    const beat = new Worker(new URL("beat.js", import.meta.url));
    beat.addEventListener("message", () => this.hear());
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
    const token = this.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token) return; // there is nothing left to do
    const body = new URLSearchParams({ mark: this.querySelector("#mark").value, csrfmiddlewaretoken: token });
    await this.take(fetch(this.dataset.hear, { method: "POST", body, headers: { "X-Quietly": "1" } }));
  }

  async send(event) {
    const form = event.target;
    if (!form.matches("form[data-quietly]")) return;
    event.preventDefault(); // before once.js hears of it
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const body = new FormData(form, event.submitter);
    const sent = await this.take(fetch(form.getAttribute("action"), { method: "POST", body, headers: { "X-Quietly": "1" } }), form);
    form.removeAttribute("aria-busy");
    this.trouble(sent ? "" : this.dataset.failed);
  }

  // Lays out what was answered. What was typed elsewhere on the page, what is open and where one is all stay.
  async take(asked, form = null) {
    const answer = await asked.catch(() => null);
    if (!answer || answer.redirected || (!answer.ok && answer.status !== 422)) return false;
    if (answer.status === 204) return true;
    laid(this.part, await answer.text(), form);
    const says = this.part.querySelector("[data-says]")?.textContent;
    if (this.says !== says) this.said.textContent = this.says = says;
    return true;
  }

  trouble(words) {
    const place = this.querySelector("[data-trouble]");
    place.textContent = words;
    place.hidden = !words;
  }
}

customElements.define("kith-session", KithSession);
