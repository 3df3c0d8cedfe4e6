// Leave fast: cover this page at once, say so, and put a neutral place where it stood. Three presses of Shift alone do
// the same, each within five seconds of the one before. Never Escape: it would stop the leaving.
const PRESSES = 3;
const WITHIN = 5000;

class KithLeave extends HTMLElement {
  connectedCallback() {
    this.way = this.querySelector("a");
    this.said = this.querySelector("[role=status]");
    this.shown = this.querySelector(".presses");
    this.presses = 0;
    for (const way of this.querySelectorAll("a.leave")) {
      way.addEventListener("click", (event) => {
        event.preventDefault();
        this.leave();
      });
    }
    document.addEventListener("keydown", (event) => this.down(event));
    document.addEventListener("keyup", (event) => event.key === "Shift" && this.alone && this.pressed());
    document.addEventListener("pointerdown", () => this.stay());
    addEventListener("pageshow", (event) => event.persisted && this.uncover());
  }

  // Typing capital letters, going back with Shift and Tab, and marking words are not leaving.
  down(event) {
    const isShift = event.key === "Shift";
    if (isShift && event.repeat) return;
    this.alone = isShift;
    if (!isShift) this.stay();
  }

  pressed() {
    this.alone = false;
    this.presses += 1;
    clearTimeout(this.timer);
    if (this.presses >= PRESSES) return this.leave();
    this.timer = setTimeout(() => this.stay(this.dataset.over), WITHIN);
    this.say(this.dataset[`after${this.presses}`]);
  }

  stay(words = "") {
    this.alone = false;
    this.presses = 0;
    clearTimeout(this.timer);
    this.say(words);
    if (words) this.timer = setTimeout(() => this.say(""), WITHIN);
  }

  say(words) {
    if (this.said.textContent === words) return;
    this.said.textContent = this.shown.textContent = words;
    this.shown.dataset.presses = this.presses;
    this.shown.hidden = !words;
  }

  leave() {
    const address = this.way.href;
    this.cover();
    try {
      sessionStorage.setItem("left", address); // so that the Back button leads out again, see left.js
    } catch {
      // this browser keeps nothing: leaving is what counts
    }
    location.replace(address);
  }

  cover() {
    this.was = document.title;
    const words = this.dataset.leaving;
    const cover = Object.assign(document.createElement("div"), { className: "cover", textContent: words });
    cover.setAttribute("role", "alert");
    document.title = words;
    document.body.classList.add("left");
    document.body.append(cover);
  }

  uncover() {
    document.querySelector("body > .cover")?.remove();
    document.body.classList.remove("left");
    document.title = this.was ?? document.title;
    this.stay();
  }
}

customElements.define("kith-leave", KithLeave);
