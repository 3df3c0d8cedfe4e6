// Leave fast: the link replaces this page in the history; pressing Shift three times, and nothing else, does the same.
const PRESSES = 3;
const WITHIN = 2000;

class KithLeave extends HTMLElement {
  connectedCallback() {
    this.presses = [];
    this.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      this.presses = []; // typing capital letters is not leaving
      return;
    }
    const now = performance.now();
    this.presses = [...this.presses, now].filter((at) => now - at < WITHIN);
    if (this.presses.length >= PRESSES) this.leave();
  }

  leave() {
    document.documentElement.hidden = true;
    location.replace(this.querySelector("a").href);
  }
}

customElements.define("kith-leave", KithLeave);
