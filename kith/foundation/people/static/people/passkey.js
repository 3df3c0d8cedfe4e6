// Says in the page when a device gives no passkey, where the scripts of allauth would only write to the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const note = document.getElementById("passkey_trouble");
  if (note) note.hidden = false;
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});
