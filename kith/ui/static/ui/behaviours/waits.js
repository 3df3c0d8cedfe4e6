// Without a connection, a form that is harmless when it comes twice waits for it (worker/waiting.js). So it says whose it is.
const { me } = document.body.dataset;

export function canWait(form) {
  const { send_key: key, seen } = form.elements;
  if (!me || !(key || seen) || !navigator.serviceWorker?.controller) return false;
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "waits" });
  const waits = form.elements.waits ?? form.appendChild(field);
  waits.value = JSON.stringify({ draft: form.dataset.draft, me, form: location.pathname });
  return true;
}
