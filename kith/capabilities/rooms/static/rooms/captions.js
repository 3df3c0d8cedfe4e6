// Captions of what the others say, written by this browser on this device. Where a browser would send voices elsewhere to
// have them written, there are none.
const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const LANGUAGE = document.documentElement.lang;

export async function canWrite() {
  if (!Recognition?.available) return false;
  const answer = await Recognition.available({ langs: [LANGUAGE], processLocally: true }).catch(() => "unavailable");
  return answer === "available";
}

export class Captions {
  /** @param {HTMLElement} place where the words stand */
  constructor(place) {
    this.place = place;
  }

  /** @param {MediaStream[]} streams the voices of the others */
  begin(streams) {
    this.mixer = new AudioContext();
    const mixed = this.mixer.createMediaStreamDestination();
    for (const stream of streams) {
      if (stream.getAudioTracks().length) this.mixer.createMediaStreamSource(stream).connect(mixed);
    }
    this.writer = new Recognition();
    Object.assign(this.writer, { processLocally: true, continuous: true, interimResults: true, lang: LANGUAGE });
    this.writer.onresult = ({ results }) => {
      this.place.textContent = [...results].slice(-3).map(([best]) => best.transcript).join(" ");
    };
    this.writer.onend = () => this.writer?.start(mixed.stream.getAudioTracks()[0]);
    this.place.hidden = false;
    this.writer.start(mixed.stream.getAudioTracks()[0]);
  }

  end() {
    const { writer } = this;
    this.writer = null;
    writer?.abort();
    this.mixer?.close();
    this.place.hidden = true;
    this.place.textContent = "";
  }
}
