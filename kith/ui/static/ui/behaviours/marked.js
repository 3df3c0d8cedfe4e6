// Lists the collections that this device keeps.
import { MARKED, about } from "./keep.js";

class KithMarked extends HTMLElement {
  async connectedCallback() {
    const names = "caches" in window ? (await caches.keys()).filter((name) => name.startsWith(MARKED)) : [];
    for (const name of names) this.list(name, await about(name.slice(MARKED.length)));
    this.hidden = !names.length;
  }

  list(name, kept) {
    const line = this.querySelector("template").content.cloneNode(true).firstElementChild;
    const address = name.slice(MARKED.length), title = kept?.title ?? address;
    Object.assign(line.querySelector("a"), { href: address, textContent: title });
    line.querySelector(".visually-hidden").textContent = ` ${title}`;
    line.querySelector("button").addEventListener("click", async () => {
      await caches.delete(name);
      line.remove();
      this.hidden = !this.querySelector("li");
    });
    this.querySelector("ul").append(line);
  }
}

customElements.define("kith-marked", KithMarked);
