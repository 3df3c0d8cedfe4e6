// Asks the house what waits for this browser, and hands over what it says to others: in order, together, and again if it failed.
export class Mailbox {
  constructor(address, token) {
    Object.assign(this, { address, token, last: 0, outgoing: [] });
  }

  /** @returns {Promise<{ me: number, relay: RTCIceServer[], people: object[], signals: object[] } | { status: number }>} */
  async look() {
    const asked = fetch(`${this.address}?after=${this.last}`, { headers: { Accept: "application/json" } });
    const answer = await asked.catch(() => ({ status: 503 })); // without a line
    if (!answer.ok || answer.redirected) return { status: answer.status };
    const found = await answer.json();
    for (const { id } of found.signals) this.last = Math.max(this.last, id);
    return found;
  }

  send(to, kind, body) {
    this.outgoing.push({ to, kind, body });
    this.sending ??= Promise.resolve().then(() => this.flush());
  }

  async flush() {
    while (this.outgoing.length) {
      const signals = this.outgoing.splice(0, 20);
      const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
      const asked = fetch(this.address, { method: "POST", headers, body: JSON.stringify({ signals }) });
      const answer = await asked.catch(() => ({ status: 503 }));
      if (answer.status < 429) continue; // handed over, or never to be
      this.outgoing.unshift(...signals);
      await new Promise((go) => setTimeout(go, 2000));
    }
    this.sending = null;
  }
}
