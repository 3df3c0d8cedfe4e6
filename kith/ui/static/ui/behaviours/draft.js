// Keeps what is being typed: on the server shortly after typing stops, and when the page is left.
const PAUSE = 2500;

function watch(form) {
  let timer;
  let changed = false;

  const keep = () => {
    clearTimeout(timer);
    if (!changed) return;
    changed = false;
    const words = new FormData(form);
    for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
    fetch(form.dataset.draft, { method: "POST", body: words, keepalive: true }).catch(() => {
      changed = true; // no line just now: the next pause tries again
    });
  };

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    changed = false;
    clearTimeout(timer);
  });
  addEventListener("pagehide", keep);
}

for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
