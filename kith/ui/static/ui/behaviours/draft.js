// Keeps what is typed: on the server when typing pauses or the page is left; without a line, in this browser until it is back.
import { canWait } from "./waits.js";

const PAUSE = 2500;
const words = document.body.dataset;
const STAYS = ["look", "keep", "another"]; // buttons that send nothing yet

function typed(form) {
  const all = new FormData(form);
  for (const [name, value] of [...all]) if (value instanceof File) all.delete(name);
  return all;
}

function watch(form) {
  const address = form.dataset.draft, place = `draft ${address}`;
  const said = form.appendChild(Object.assign(document.createElement("p"), { className: "quiet kept", role: "status" }));
  const say = (sentence) => sentence && said.textContent !== sentence && (said.textContent = sentence);
  let timer, changed = false;

  const keep = async () => {
    clearTimeout(timer);
    if (!changed) return;
    changed = false;
    const body = typed(form);
    try {
      const answer = await fetch(address, { method: "POST", body, keepalive: true });
      if (!answer.ok || answer.redirected) throw new Error("not kept");
      localStorage.removeItem(place);
      say(words.draftKept);
    } catch {
      changed = true; // no line just now, or signed out: the next pause, or the line coming back, tries again
      localStorage.setItem(place, JSON.stringify([...body].filter(([name]) => name !== "csrfmiddlewaretoken")));
      say(words.draftHere);
    }
  };

  for (const [name, value] of JSON.parse(localStorage.getItem(place) ?? "[]")) {
    const field = form.elements[name];
    if (name === "masked" && field) field.checked = field.closest("details, form").open = true; // nobody is named by mistake
    const isText = field?.matches?.("textarea, input:not([type=hidden], [type=checkbox], [type=radio])");
    if (!isText || value.length <= field.value.length) continue; // the longer version wins: nothing is lost
    field.value = value;
    changed = true;
  }
  if (changed) keep();
  else localStorage.removeItem(place); // the server has these words already

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (STAYS.includes(event.submitter?.name)) return;
    changed = false;
    clearTimeout(timer);
    if (canWait(form) || navigator.onLine) localStorage.removeItem(place);
  });
  addEventListener("pagehide", keep);
  addEventListener("online", keep);
}

for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
