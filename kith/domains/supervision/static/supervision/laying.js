// Lays new words into a part of a page. What people type, opened, or stand on stays as it is; but for the form just sent.
const FIELDS = "[data-fields]";

const isChanged = (field) => field.value !== field.defaultValue;

function isOpen(form) {
  return Boolean(form.querySelector("[aria-invalid]")) || [...form.querySelectorAll("textarea")].some(isChanged);
}

// The same form with what was typed in it; one that is no longer asked for stays below, so that nothing is lost.
function keep(form, part) {
  const same = [...part.querySelectorAll("form")].find((each) => each.getAttribute("action") === form.getAttribute("action"));
  const fields = same?.querySelector(FIELDS);
  if (fields) fields.replaceWith(form.querySelector(FIELDS));
  else part.append(form);
}

export function laid(part, words, sent) {
  const forms = [...part.querySelectorAll(`form:has(${FIELDS})`)].filter((form) => form !== sent && isOpen(form));
  const folds = new Map([...part.querySelectorAll("details[id]")].map((each) => [each.id, each.open]));
  const { id, selectionStart, selectionEnd } = document.activeElement;
  const stood = part.contains(document.activeElement);
  part.innerHTML = words;
  for (const form of forms) keep(form, part);
  for (const each of part.querySelectorAll("details[id]")) each.open = folds.get(each.id) ?? each.open;
  if (!stood) return;
  const here = document.getElementById(id) ?? part.querySelector("h1");
  if (here.matches("h1")) here.tabIndex = -1;
  here.focus({ preventScroll: true });
  if (here.matches("textarea")) here.setSelectionRange(selectionStart, selectionEnd);
}
