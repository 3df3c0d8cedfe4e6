// A connection from this browser to one other, by the pattern that is called perfect negotiation: either side may make an
// offer at any time, and where two offers meet, the polite side gives way.
const LOST = 15_000; // without a connection for so long, a way in writing is offered

export class Peer {
  /**
   * @param {{ id: number, name: string, isPolite: boolean, relay: RTCIceServer[], send: (kind: string, body: object) => void,
   *   changed: (peer: Peer) => void, stream: MediaStream }} given what is sent is in `stream`
   */
  constructor({ id, name, isPolite, relay, send, changed, stream }) {
    Object.assign(this, { id, name, isPolite, send, changed, stream, state: "connecting", senders: {} });
    this.run = Math.random().toString(36).slice(2);
    this.link = new RTCPeerConnection({ iceServers: relay });
    this.link.ontrack = ({ streams: [theirs] }) => this.show(theirs);
    this.link.onnegotiationneeded = () => this.offer();
    this.link.onicecandidate = ({ candidate }) => candidate && send("candidate", candidate.toJSON());
    this.link.oniceconnectionstatechange = () => this.heed();
    if (isPolite) this.link.createDataChannel("here"); // so that who came later makes the first offer, with or without devices
    stream.getTracks().forEach((track) => this.put(track));
    this.timer = setTimeout(() => this.lose(), LOST);
  }

  show(theirs) {
    this.theirs = theirs;
    this.changed(this);
  }

  async offer() {
    try {
      this.isOffering = true;
      await this.link.setLocalDescription();
      this.describe();
    } catch (trouble) {
      if (this.link.signalingState !== "closed") throw trouble;
    } finally {
      this.isOffering = false;
    }
  }

  /** @param {string} kind @param {object} body what the other side said */
  async hear(kind, body) {
    const { link } = this;
    if (kind === "candidate") {
      await link.addIceCandidate(body).catch((trouble) => {
        if (!this.isDeaf) throw trouble;
      });
      return;
    }
    const meets = body.type === "offer" && (this.isOffering || link.signalingState !== "stable");
    this.isDeaf = !this.isPolite && meets;
    if (this.isDeaf) return;
    await link.setRemoteDescription(body);
    if (body.type !== "offer") return;
    await link.setLocalDescription();
    this.describe();
  }

  describe() {
    this.send("description", { ...this.link.localDescription.toJSON(), run: this.run });
  }

  heed() {
    const { iceConnectionState: now } = this.link;
    if (now === "connected" || now === "completed") {
      clearTimeout(this.timer);
      this.become("connected");
    } else if (now === "failed") {
      this.lose();
      this.link.restartIce();
    } else if (now === "disconnected") {
      this.become("connecting");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.lose(), LOST);
    }
  }

  lose() {
    if (this.state !== "connected") this.become("failed");
  }

  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed(this);
  }

  /** Sends a track; in the place of the one of its sort that was sent before, if there is one. */
  put(track, kind = track?.kind) {
    const { [kind]: before } = this.senders;
    if (before) before.replaceTrack(track);
    else if (track) this.senders[kind] = this.link.addTrack(track, this.stream);
  }

  close() {
    clearTimeout(this.timer);
    this.link.close();
  }
}
