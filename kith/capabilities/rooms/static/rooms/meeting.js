// With whom this browser is connected. Who came later begins, so that whoever is here already waits for the first word.
import { Peer } from "./peer.js";

export class Meeting {
  /**
   * @param {{ me: number, stream: () => MediaStream, pictures: import("./pictures.js").Pictures,
   *   send: (to: number, kind: string, body: object) => void, changed: (peer: Peer) => void, went: (name: string) => void }} given
   */
  constructor(given) {
    Object.assign(this, given, { peers: new Map() });
  }

  async meet({ relay, people, signals }) {
    const gone = [...this.peers.values()].filter(({ id }) => !people.some((each) => each.id === id));
    gone.forEach(({ id }) => this.drop(id));
    gone.forEach(({ name }) => this.went(name));
    for (const each of people) if (each.id < this.me) this.peer(each, relay);
    for (const signal of signals) {
      const from = people.find(({ id }) => id === signal.from);
      if (from) await this.hear(from, signal, relay).catch((trouble) => console.warn(trouble.message));
    }
  }

  // A description of another run is of a connection that was made anew.
  async hear(from, { kind, body }, relay) {
    const known = this.peers.get(from.id)?.theirRun;
    if (kind === "description" && known && known !== body.run) this.drop(from.id);
    const peer = this.peer(from, relay);
    if (kind === "description") peer.theirRun = body.run;
    await peer.hear(kind, body);
  }

  peer({ id, name }, relay) {
    if (!this.peers.has(id)) {
      const send = (kind, body) => this.send(id, kind, body);
      const changed = (peer) => this.peers.get(id) === peer && this.changed(peer);
      this.peers.set(id, new Peer({ id, name, isPolite: id < this.me, relay, stream: this.stream(), send, changed }));
      this.pictures.show(this.peers.get(id));
    }
    return this.peers.get(id);
  }

  drop(id) {
    this.peers.get(id).close();
    this.peers.delete(id);
    this.pictures.remove(id);
  }

  put(track, kind) {
    for (const peer of this.peers.values()) peer.put(track, kind);
  }

  is(state) {
    return [...this.peers.values()].some((peer) => peer.state === state);
  }
}
