// Keeps a collection on this device. The worker fetches it (worker/collections.js).
export const MARKED = "kith-marked-1 ";
const DAY = 24 * 60 * 60 * 1000;

export async function about(address) {
  const answer = (await caches.has(MARKED + address)) && (await (await caches.open(MARKED + address)).match("/about/"));
  return answer ? answer.json() : null;
}

async function ask(collection) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((tell) => (port1.onmessage = ({ data }) => tell(data)));
  active.postMessage({ ask: "mark", collection }, [port2]);
  return told;
}

class KithKeep extends HTMLElement {
  async connectedCallback() {
    if (!("caches" in window && navigator.serviceWorker)) return;
    const { address, title, pages } = this.dataset;
    this.collection = { address, title, pages: pages.split(" ").filter(Boolean) };
    this.querySelector("[name=keep]").addEventListener("click", () => this.keep());
    this.querySelector("[name=drop]").addEventListener("click", () => this.drop());
    const kept = await about(address);
    const isOther = kept && (Date.now() - kept.at > DAY || kept.pages.join(" ") !== pages.trim());
    if (isOther && !document.body.dataset.keptAt) this.keep(); // what was marked is kept as it is now
    else this.say(kept ? "kept" : "none");
  }

  say(name) {
    for (const each of this.querySelectorAll("[data-when]")) each.hidden = !each.dataset.when.split(" ").includes(name);
  }

  async keep() {
    this.say("busy");
    const isKept = (await ask(this.collection)) && (await about(this.dataset.address));
    this.say(isKept ? "kept" : "failed");
  }

  async drop() {
    await caches.delete(MARKED + this.dataset.address);
    this.say("none");
  }
}

customElements.define("kith-keep", KithKeep);
