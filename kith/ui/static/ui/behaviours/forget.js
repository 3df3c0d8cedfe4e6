// Signing out leaves nothing behind in this browser: no page that was read, no words that were typed.
document.addEventListener("submit", (event) => {
  const address = new URL(event.target.getAttribute("action") ?? "", location.href);
  if (event.defaultPrevented || !address.pathname.endsWith("/logout/")) return;
  for (const name of Object.keys(localStorage)) if (name.startsWith("draft ")) localStorage.removeItem(name);
  navigator.serviceWorker?.controller?.postMessage("forget");
});
document.addEventListener("submit", (event) => {
  const { target } = event;
  const goesOn = target.elements.keep?.value === "yes"; // what was marked stays
  if (target.matches("[data-forget]") && !goesOn) navigator.serviceWorker?.controller?.postMessage("forget pages");
});
