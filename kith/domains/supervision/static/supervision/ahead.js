// What the page will show in the steps that follow, by its mark. It is fetched when things have been still, and not by all at once.
const STILL = 1000;
const SPREAD = 5000;

export class Ahead {
  constructor(address) {
    this.address = address;
    this.renew();
  }

  // Something else has changed, so what was foreseen may hold no longer.
  renew() {
    this.steps = new Map();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(this.steps), STILL + Math.random() * SPREAD);
  }

  async look(steps) {
    const answer = await fetch(this.address).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const found = document.createElement("template");
    found.innerHTML = await answer.text();
    for (const step of found.content.querySelectorAll("template")) steps.set(step.dataset.mark, step.content);
  }

  has(mark) {
    return this.steps.has(mark);
  }

  // The page as it is then: all that does not depend on the step stays.
  shown(mark, page) {
    const then = page.cloneNode(true);
    for (const piece of [...this.steps.get(mark).cloneNode(true).children]) then.querySelector(`#${piece.id}`).replaceWith(piece);
    return then.innerHTML;
  }
}
