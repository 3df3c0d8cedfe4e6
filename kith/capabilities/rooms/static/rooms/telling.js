// What a room says in words: the one line that tells who came and went, and what is the matter.
const TOGETHER = 1500; // what is said within this time is said at once

export class Telling {
  /** @param {HTMLElement} room */
  constructor(room) {
    Object.assign(this, { room, news: [], said: room.querySelector("[data-said]") });
  }

  say(words, name) {
    this.news.push(words.replace("{name}", name));
    this.timer ??= setTimeout(() => {
      this.said.textContent = this.news.join(" ");
      this.news = [];
      this.timer = null;
    }, TOGETHER);
  }

  /** Shows a trouble, or hides it. Where one keeps people apart, the way in writing is offered. */
  trouble(name, is) {
    if (!name) return;
    this.room.querySelector(`[data-trouble="${name}"]`).hidden = !is;
    const found = this.room.querySelector("[data-trouble]:not([hidden])");
    this.room.querySelector("[data-way-in-writing]").hidden = !found;
  }
}
