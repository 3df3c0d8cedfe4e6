// Leave fast: cover this page at once, say so, and put a neutral place where it stood. presses.js does it by keyboard.
class KithLeave extends HTMLElement {
  connectedCallback() {
    this.way = this.querySelector("a");
    this.way.addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    addEventListener("pageshow", (event) => event.persisted && this.uncover());
  }

  leave() {
    const address = this.way.href;
    this.cover();
    try {
      sessionStorage.setItem("left", address); // so that the Back button leads out again, see left.js
    } catch {
      // this browser keeps nothing: leaving is what counts
    }
    location.replace(address);
  }

  cover() {
    this.was = document.title;
    const words = this.dataset.leaving;
    const cover = Object.assign(document.createElement("div"), { className: "cover", textContent: words });
    cover.setAttribute("role", "alert");
    document.title = words;
    document.body.classList.add("left");
    document.body.append(cover);
  }

  uncover() {
    document.querySelector("body > .cover")?.remove();
    document.body.classList.remove("left");
    document.title = this.was ?? document.title;
  }
}

customElements.define("kith-leave", KithLeave);
