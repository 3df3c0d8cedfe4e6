// Words for oneself are kept nowhere on the way. So without a connection nothing is sent, and they stay on the page.
for (const form of document.querySelectorAll("form[data-stays]")) {
  const said = form.appendChild(Object.assign(document.createElement("p"), { className: "quiet kept" }));
  said.setAttribute("role", "status");
  form.addEventListener("submit", (event) => {
    said.textContent = navigator.onLine ? "" : form.dataset.stays;
    if (!navigator.onLine) event.preventDefault();
  });
}
