// A room. The house says who is there, and carries what browsers need to find one another; picture and voice go straight.
import { Controls } from "./controls.js";
import { Devices } from "./devices.js";
import { Looking } from "./looking.js";
import { Mailbox } from "./mailbox.js";
import { Meeting } from "./meeting.js";
import { Pictures } from "./pictures.js";
import { Telling } from "./telling.js";

class KithRoom extends HTMLElement {
  async connectedCallback() {
    this.me = Number(this.dataset.me);
    history.replaceState(null, "", location.pathname); // loaded again, the page asks before anything is turned on
    const token = document.querySelector("#leave [name=csrfmiddlewaretoken]").value;
    this.telling = new Telling(this);
    this.mailbox = new Mailbox(this.dataset.signals, token);
    this.devices = new Devices((kind, track) => {
      this.meeting.put(track, kind);
      this.controls.name();
    });
    this.meeting = new Meeting({
      me: this.me, pictures: new Pictures(this), stream: () => this.devices.stream,
      send: (...signal) => this.mailbox.send(...signal),
      changed: (peer) => this.changed(peer),
      went: (name) => this.telling.say(this.dataset.went, name),
    });
    this.controls = new Controls(this, this.devices, this.meeting);
    this.looking = new Looking({ look: () => this.look(), isBusy: () => this.meeting.is("connecting") || this.meeting.is("failed") });
    addEventListener("pagehide", () => this.leave());
    this.telling.trouble(await this.devices.begin(this.dataset.way), true);
    this.controls.ready();
    this.looking.now();
  }

  async look() {
    const found = await this.mailbox.look();
    const { status = 0, me } = found;
    this.telling.trouble("away", status >= 500);
    if (!status && me === this.me) await this.meeting.meet(found);
    else if (status < 500) this.end(status ? "outside" : "elsewhere");
    this.telling.trouble("apart", this.meeting.is("failed"));
  }

  changed(peer) {
    this.meeting.pictures.show(peer);
    this.controls.captioning.heed();
    if (peer.state === "connected" && !peer.isTold) this.telling.say(this.dataset.came, peer.name);
    peer.isTold ||= peer.state === "connected";
    this.telling.trouble("apart", this.meeting.is("failed"));
  }

  end(why) {
    this.looking.end();
    for (const id of [...this.meeting.peers.keys()]) this.meeting.drop(id);
    this.devices.end();
    this.controls.name();
    this.telling.trouble(why, true);
  }

  leave() {
    const body = new URLSearchParams({ csrfmiddlewaretoken: this.mailbox.token, of: this.me });
    if (!this.looking.isOver) navigator.sendBeacon(this.dataset.leave, body);
    this.end("outside");
  }
}

customElements.define("kith-room", KithRoom);
