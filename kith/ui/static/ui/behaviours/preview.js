// "Look at it first" without leaving the page: asks for the same page as the button would, and takes its preview out.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (button?.name !== "look" || event.defaultPrevented || form.dataset.plainly) return;
  event.preventDefault();
  const body = new FormData(form, button);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const preview = page.querySelector(".preview");
    if (!answer.ok || !preview) throw new Error("no preview");
    form.parentElement.querySelector(".preview")?.remove();
    form.before(preview);
    preview.tabIndex = -1;
    preview.focus();
  } catch {
    form.dataset.plainly = "yes"; // the server says what is the matter, on a page of its own
    form.requestSubmit(button);
  } finally {
    form.removeAttribute("aria-busy");
  }
});
