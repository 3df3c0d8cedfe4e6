// Runs on from what the house said had passed, and past the end. It makes no sound and hurries nobody.
class KithClock extends HTMLElement {
  connectedCallback() {
    this.began = performance.now() - Number(this.dataset.passed) * 1000;
    if ("runs" in this.dataset) this.timer = setInterval(() => this.show(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  show() {
    const passed = Math.floor((performance.now() - this.began) / 1000);
    const seconds = String(passed % 60).padStart(2, "0");
    this.querySelector(".passed").textContent = `${Math.floor(passed / 60)}:${seconds}`;
    this.querySelector("[data-reached]").hidden = passed < Number(this.dataset.seconds);
  }
}

customElements.define("kith-clock", KithClock);
