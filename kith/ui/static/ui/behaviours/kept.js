// A page that comes from this device, for want of a connection, says how old it is. What is sent from it is sent as
// something new: the key in it may have been used already.
const { keptAt, keptSays } = document.body.dataset;
if (keptAt) {
  const day = new Date(Number(keptAt)).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const line = Object.assign(document.createElement("p"), { className: "note", role: "status" });
  line.textContent = keptSays.replace("{day}", day);
  document.querySelector("main").prepend(line);
  for (const field of document.querySelectorAll("[name=send_key]")) field.value = crypto.randomUUID();
  addEventListener("online", () => (line.hidden = true));
}
