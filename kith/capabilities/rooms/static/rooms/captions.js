// Captions of what the others say, written by this browser on this device. Where a browser would send voices elsewhere to
// have them written, there are none.
const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const LANGUAGE = document.documentElement.lang;

const HERE = { langs: [LANGUAGE], processLocally: true };

/** @returns {Promise<string>} "available", "downloadable" or "downloading" where a language pack is missing, or "unavailable" */
export async function readiness() {
  if (!Recognition?.available) return "unavailable";
  return Recognition.available(HERE).catch(() => "unavailable");
}

/** Lets the browser get its language pack, which may take a while. */
export async function getPack() {
  await Recognition.install?.(HERE).catch(() => false);
}

export class Captions {
  /** @param {HTMLElement} place where the words stand */
  constructor(place) {
    this.place = place;
  }

  /** @param {MediaStream[]} streams the voices of the others */
  begin(streams) {
    this.mixer = new AudioContext();
    this.mixed = this.mixer.createMediaStreamDestination();
    this.heard = new Set();
    this.hear(streams);
    this.writer = new Recognition();
    Object.assign(this.writer, { processLocally: true, continuous: true, interimResults: true, lang: LANGUAGE });
    this.writer.onresult = ({ results }) => {
      this.place.textContent = [...results].slice(-3).map(([best]) => best.transcript).join(" ");
    };
    this.writer.onend = () => this.writer?.start(this.mixed.stream.getAudioTracks()[0]);
    this.place.hidden = false;
    this.writer.start(this.mixed.stream.getAudioTracks()[0]);
  }

  /** Voices of those who came later are mixed in; each is once. */
  hear(streams) {
    const voices = streams.flatMap((stream) => stream.getAudioTracks()).filter((voice) => !this.heard.has(voice));
    for (const voice of voices) {
      this.mixer.createMediaStreamSource(new MediaStream([voice])).connect(this.mixed);
      this.heard.add(voice);
    }
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
