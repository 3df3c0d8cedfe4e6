// The buttons of a room: their words say what a press does.
import { Captions, getPack, readiness } from "./captions.js";

export class Controls {
  /**
   * @param {HTMLElement} room
   * @param {import("./devices.js").Devices} devices
   * @param {import("./meeting.js").Meeting} meeting
   */
  constructor(room, devices, meeting) {
    Object.assign(this, { room, devices, meeting });
    this.captions = new Captions(room.querySelector("[data-captions]"));
    meeting.pictures.refused = () => (this.button("hear").hidden = false);
    room.addEventListener("click", ({ target }) => target.dataset.does && this.press(target.dataset.does));
  }

  ready() {
    const { mediaDevices } = navigator;
    for (const name of ["microphone", "camera"]) this.button(name).hidden = !mediaDevices;
    this.button("screen").hidden = !mediaDevices?.getDisplayMedia;
    readiness().then((how) => this.offer(how));
    this.name();
  }

  offer(how) {
    const isMissing = how === "downloadable";
    this.button("captions").hidden = how !== "available";
    this.button("pack").hidden = this.room.querySelector("[data-pack]").hidden = !isMissing;
    this.room.querySelector("[data-getting-pack]").hidden = how !== "downloading";
    this.room.querySelector("[data-no-captions]").hidden = how !== "unavailable";
  }

  async getPack() {
    this.offer("downloading");
    await getPack();
    this.offer(await readiness());
  }

  button(name) {
    return this.room.querySelector(`[data-does="${name}"]`);
  }

  name() {
    const on = { ...this.devices.on, captions: this.isWriting };
    for (const name of Object.keys(on)) this.button(name).textContent = this.room.dataset[name + (on[name] ? "On" : "Off")];
    const own = this.room.querySelector("video.me");
    own.srcObject = this.devices.track("video") && this.devices.stream; // one that waits for a picture would hold up the page
    own.classList.toggle("screen", this.devices.on.screen);
  }

  async press(what) {
    if (what === "hear") this.meeting.pictures.play();
    else if (what === "captions") this.write();
    else if (what === "pack") await this.getPack();
    else await this.devices.toggle(what).catch(() => {}); // whoever says no to the browser leaves it as it was
    this.name();
  }

  write() {
    this.isWriting = !this.isWriting;
    if (this.isWriting) this.captions.begin(this.voices);
    else this.captions.end();
  }

  /** Someone came, or their voice did. */
  heed() {
    if (this.isWriting) this.captions.hear(this.voices);
  }

  get voices() {
    return [...this.meeting.peers.values()].flatMap(({ theirs }) => theirs ?? []);
  }
}
