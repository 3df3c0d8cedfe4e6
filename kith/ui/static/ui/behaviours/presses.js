// Three presses of Shift alone leave fast, each within five seconds of the one before, counted in sight and aloud. Never
// Escape, which would stop the leaving. Capital letters, Shift with Tab, and marking words by Shift are not presses.
const PRESSES = 3;
const WITHIN = 5000;

const control = document.querySelector("kith-leave");
const said = control?.querySelector("[role=status]");
const shown = control?.querySelector(".presses");
let presses = 0;
let alone = false;
let timer;

function say(words) {
  if (said.textContent === words) return;
  said.textContent = shown.textContent = words;
  shown.dataset.presses = presses;
  shown.hidden = !words;
}

function stay(words = "") {
  alone = false;
  presses = 0;
  clearTimeout(timer);
  say(words);
  if (words) timer = setTimeout(() => say(""), WITHIN);
}

function pressed() {
  alone = false;
  presses += 1;
  clearTimeout(timer);
  if (presses >= PRESSES) {
    stay();
    control.leave();
    return;
  }
  timer = setTimeout(() => stay(control.dataset.over), WITHIN);
  say(control.dataset[`after${presses}`]);
}

if (control) {
  document.addEventListener("keydown", ({ key, repeat }) => {
    if (key !== "Shift") stay();
    else if (!repeat) alone = true;
  });
  document.addEventListener("keyup", ({ key }) => key === "Shift" && alone && pressed());
  document.addEventListener("pointerdown", () => stay());
}
