// Hides what is asked only after another answer, until that is given. What is hidden is dropped when it is sent.
const depending = [...document.querySelectorAll("[data-only-if]")];

function isMet({ form, dataset }) {
  const boxes = [...form.elements].filter(({ name }) => name === dataset.onlyIf);
  return boxes.some((box) => box.checked && box.value === dataset.onlyIfIs && !box.closest(".field-group").hidden);
}

function look() {
  for (const box of depending) box.closest(".field-group").hidden = !isMet(box);
}

if (depending.length) {
  document.addEventListener("change", look);
  addEventListener("pageshow", look);
  look();
}
