// A form is sent once: while it is on its way, its buttons rest. (The server keeps a second sending harmless anyway.)
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.getAttribute("method") !== "post") return;
  const buttons = event.target.querySelectorAll("button:enabled");
  setTimeout(() => buttons.forEach((button) => (button.disabled = button.dataset.rests = true)), 0);
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[data-rests]")) button.disabled = false;
});
