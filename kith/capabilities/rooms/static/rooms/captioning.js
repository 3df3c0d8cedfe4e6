// Turning captions on and off, where this browser can write them by itself.
import { Captions, getPack, readiness } from "./captions.js";

export class Captioning {
  /**
   * @param {import("./controls.js").Controls} controls
   * @param {HTMLElement} room
   * @param {import("./meeting.js").Meeting} meeting
   */
  constructor(controls, room, meeting) {
    Object.assign(this, { controls, room, meeting, isOn: false });
    this.captions = new Captions(room.querySelector("[data-captions]"));
  }

  async ready() {
    this.offer(await readiness());
  }

  offer(how) {
    const isMissing = how === "downloadable";
    this.controls.button("captions").hidden = how !== "available";
    this.controls.button("pack").hidden = this.room.querySelector("[data-pack]").hidden = !isMissing;
    this.room.querySelector("[data-getting-pack]").hidden = how !== "downloading";
    this.room.querySelector("[data-no-captions]").hidden = how !== "unavailable";
  }

  async getPack() {
    this.offer("downloading");
    await getPack();
    await this.ready();
  }

  turn() {
    this.isOn = !this.isOn;
    if (this.isOn) this.captions.begin(this.voices);
    else this.captions.end();
  }

  /** Someone came, or their voice did. */
  heed() {
    if (this.isOn) this.captions.hear(this.voices);
  }

  get voices() {
    return [...this.meeting.peers.values()].flatMap(({ theirs }) => theirs ?? []);
  }
}
