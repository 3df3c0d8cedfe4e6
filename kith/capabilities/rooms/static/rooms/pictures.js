// The pictures of the others: one for each, with the name and in words what is the matter.
export class Pictures {
  constructor(room) {
    Object.assign(this, { list: room.querySelector(".pictures"), form: room.querySelector("template"), words: room.dataset });
    this.shown = new Map();
    this.refused = () => {}; // called where the browser plays nothing before a press
  }

  /** @param {import("./peer.js").Peer} peer */
  show({ id, name, state, theirs }) {
    const each = this.shown.get(id) ?? this.add(id, name);
    const video = each.querySelector("video");
    each.dataset.state = state;
    each.querySelector("[data-state]").textContent = this.words[state];
    if (!theirs || video.srcObject === theirs) return;
    video.srcObject = theirs;
    video.play().catch(({ name: why }) => why === "NotAllowedError" && this.refused());
  }

  add(id, name) {
    const each = this.form.content.cloneNode(true).firstElementChild;
    each.dataset.peer = id;
    each.querySelector("[data-name]").textContent = name;
    each.querySelector("video").setAttribute("aria-label", name);
    this.shown.set(id, each);
    this.list.append(each);
    return each;
  }

  remove(id) {
    const each = this.shown.get(id);
    if (!each) return;
    each.querySelector("video").srcObject = null;
    each.remove();
    this.shown.delete(id);
  }

  play() {
    for (const video of this.list.querySelectorAll("video")) video.play().catch(() => {});
  }
}
