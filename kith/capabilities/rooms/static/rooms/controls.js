// The buttons of a room: their words say what a press does.
import { Captioning } from "./captioning.js";

export class Controls {
  /**
   * @param {HTMLElement} room
   * @param {import("./devices.js").Devices} devices
   * @param {import("./meeting.js").Meeting} meeting
   */
  constructor(room, devices, meeting) {
    Object.assign(this, { room, devices, meeting });
    this.captioning = new Captioning(this, room, meeting);
    meeting.pictures.refused = () => (this.button("hear").hidden = false);
    room.addEventListener("click", ({ target }) => target.dataset.does && this.press(target.dataset.does));
  }

  ready() {
    const { mediaDevices } = navigator;
    for (const name of ["microphone", "camera"]) this.button(name).hidden = !mediaDevices;
    this.button("screen").hidden = !mediaDevices?.getDisplayMedia;
    this.captioning.ready();
    this.name();
  }

  button(name) {
    return this.room.querySelector(`[data-does="${name}"]`);
  }

  name() {
    const on = { ...this.devices.on, captions: this.captioning.isOn };
    for (const name of Object.keys(on)) this.button(name).textContent = this.room.dataset[name + (on[name] ? "On" : "Off")];
    const own = this.room.querySelector("video.me");
    own.srcObject = this.devices.track("video") && this.devices.stream; // one that waits for a picture would hold up the page
    own.classList.toggle("screen", this.devices.on.screen);
  }

  async press(what) {
    if (what === "hear") this.meeting.pictures.play();
    else if (what === "captions") this.captioning.turn();
    else if (what === "pack") await this.captioning.getPack();
    else await this.devices.toggle(what).catch(() => {}); // whoever says no to the browser leaves it as it was
    this.name();
  }
}
