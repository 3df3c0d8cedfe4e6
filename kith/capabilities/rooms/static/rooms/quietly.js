// Forms that send without leaving the page, so that nobody is cut off by pressing a button. They work without this too.
const MINUTES_PASS = 30_000;

export async function refresh() {
  const part = document.getElementById("live-room");
  const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok && !answer.redirected) part.innerHTML = await answer.text();
}

function say(form, words) {
  const said = form.querySelector("[role=status]");
  if (said) said.textContent = words ?? "";
}

function reason(page, form) {
  const shown = form.id && new DOMParser().parseFromString(page, "text/html").getElementById(form.id);
  return shown?.querySelector(".error")?.textContent.trim() ?? form.dataset.failed;
}

document.querySelector("main").addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-quietly]")) return;
  event.preventDefault(); // before once.js hears of it
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const address = form.getAttribute("action");
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form), headers: { "X-Quietly": "1" } });
    if (answer.status === 422) return say(form, reason(await answer.text(), form));
    if (!answer.ok) throw new Error(answer.status);
    form.querySelectorAll("[type=text]").forEach((field) => (field.value = ""));
    say(form);
    await refresh();
  } catch {
    say(form, form.dataset.failed);
  } finally {
    form.removeAttribute("aria-busy");
  }
});

setInterval(() => document.getElementById("turn") && refresh(), MINUTES_PASS);
