// Boxes grow with the words. The style sheet does it where the browser can; this is for the others.
function grow(box) {
  box.style.blockSize = "auto";
  box.style.blockSize = `${Math.min(box.scrollHeight + 4, innerHeight * 0.7)}px`;
}

if (!CSS.supports("field-sizing", "content")) {
  for (const box of document.querySelectorAll("textarea")) {
    box.addEventListener("input", () => grow(box));
    if (box.value) grow(box);
  }
}
