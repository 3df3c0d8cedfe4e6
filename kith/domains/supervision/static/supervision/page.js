// The part of a session that changes: what it shows, known by its mark, and what it is ready to show.
import { Ahead } from "./ahead.js";
import { laid } from "./laying.js";

export class Page {
  constructor(session) {
    this.part = session.querySelector("#session-now");
    this.said = session.querySelector("[data-said]");
    this.says = this.saying;
    this.ahead = new Ahead(session.dataset.ahead);
  }

  get mark() {
    return this.part.querySelector("#mark").value;
  }

  get saying() {
    return this.part.querySelector("[data-says]")?.textContent;
  }

  isReadyFor(mark) {
    return mark !== this.mark && this.ahead.has(mark);
  }

  show(mark) {
    this.lay(this.ahead.shown(mark, this.part));
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
    laid(this.part, words, form);
    if (this.says !== this.saying) this.said.textContent = this.says = this.saying;
  }
}
