// One look at a time at what waits; what is heard meanwhile leads to one more. Often while browsers find one another, seldom after.
const QUIET = 15_000;
const BUSY = 2000;

export class Looking {
  /** @param {{ look: () => Promise<void>, isBusy: () => boolean }} given */
  constructor(given) {
    Object.assign(this, given);
    document.addEventListener("kith-heard", ({ detail }) => ["room", "signals"].includes(detail) && this.now());
  }

  async now() {
    this.again = true;
    if (this.isLooking || this.isOver) return;
    clearTimeout(this.timer);
    this.isLooking = true;
    while (this.again && !this.isOver) {
      this.again = false;
      await this.look();
    }
    this.isLooking = false;
    const hears = document.querySelector("kith-live");
    if (!this.isOver) this.timer = setTimeout(() => this.now(), hears && !this.isBusy() ? QUIET : BUSY);
  }

  end() {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
