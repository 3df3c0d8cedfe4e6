// One's own microphone, camera and screen. What is off is off: the device is let go, and asked for again when it is turned on.
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 24 } };
const VOICE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const TROUBLES = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "missing", NotReadableError: "busy" };

export class Devices {
  constructor(changed) {
    Object.assign(this, { changed, stream: new MediaStream(), on: { microphone: false, camera: false, screen: false } });
  }

  /** @returns {Promise<string>} the name of a trouble, or nothing */
  async begin(way) {
    if (!navigator.mediaDevices) return "insecure";
    try {
      const video = way === "video" && PICTURE;
      const { stream, on } = this, given = await navigator.mediaDevices.getUserMedia({ audio: VOICE, video });
      given.getTracks().forEach((track) => stream.addTrack(track));
      Object.assign(on, { microphone: true, camera: way === "video" });
      return "";
    } catch ({ name }) {
      return TROUBLES[name] ?? "missing";
    }
  }

  track(kind) {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  async toggle(name) {
    if (name === "microphone" && this.track("audio")) this.track("audio").enabled = this.on.microphone = !this.on.microphone;
    else if (this.on[name]) this.exchange(name === "microphone" ? "audio" : "video", null);
    else await this.turnOn(name);
  }

  async turnOn(name) {
    const { mediaDevices } = navigator;
    const asked = name === "screen" ? mediaDevices.getDisplayMedia({ video: true })
      : mediaDevices.getUserMedia(name === "camera" ? { video: PICTURE } : { audio: VOICE });
    const [track] = (await asked).getTracks();
    this.exchange(track.kind, track, name);
    track.addEventListener("ended", () => this.track(track.kind) === track && this.exchange(track.kind, null));
  }

  exchange(kind, track, name) {
    const before = this.track(kind);
    if (before) {
      before.stop();
      this.stream.removeTrack(before);
    }
    if (track) this.stream.addTrack(track);
    for (const each of kind === "audio" ? ["microphone"] : ["camera", "screen"]) this.on[each] = each === name;
    this.changed(kind, track);
  }

  end() {
    this.stream.getTracks().forEach((track) => track.stop());
    this.stream = new MediaStream();
    Object.assign(this.on, { microphone: false, camera: false, screen: false });
  }
}
