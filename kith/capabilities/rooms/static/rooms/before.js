// Seeing oneself before coming in. Nothing is asked of the camera before the button is pressed, and it is off again after.
class KithLook extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector("video");
    this.hidden = !navigator.mediaDevices;
    this.querySelector("button").addEventListener("click", () => this.look());
    addEventListener("pagehide", () => this.stop());
  }

  async look() {
    this.stop();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: true });
      this.video.srcObject = this.stream;
      await this.video.play();
      this.say("on");
    } catch {
      this.say("failed");
    }
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
  }

  say(name) {
    for (const each of this.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== name;
  }
}

customElements.define("kith-look", KithLook);
