// Lays new words into a part of a page. What people typed in it, opened, or stand on stays; but for the form that was just sent.
export function laid(part, words, sent) {
  const typed = new Map();
  for (const field of part.querySelectorAll("textarea[id]")) {
    if (field.value !== field.defaultValue && !sent?.contains(field)) typed.set(field.id, field.value);
  }
  const open = new Set([...part.querySelectorAll("details[id]")].map((each) => `${each.id} ${each.open}`));
  const { id, selectionStart, selectionEnd } = document.activeElement;
  const stood = id && part.contains(document.activeElement);
  part.innerHTML = words;
  for (const [key, value] of typed) {
    const field = document.getElementById(key);
    if (field) field.value = value;
  }
  for (const each of part.querySelectorAll("details[id]")) {
    if (open.has(`${each.id} true`)) each.open = true;
    if (open.has(`${each.id} false`)) each.open = false;
  }
  if (!stood) return;
  const here = document.getElementById(id) ?? part.querySelector("h1");
  if (here.matches("h1")) here.tabIndex = -1;
  here.focus({ preventScroll: true });
  if (typed.has(id)) here.setSelectionRange(selectionStart, selectionEnd);
}
