// News show by the words that came, and once. What has the tag of something on the screen takes its place, without a sound.
async function show({ title, body, url, tag, key }) {
  const told = `/told/${key}`;
  if (await (await caches.open(TOLD)).match(told)) return;
  await self.registration.showNotification(title, { body, tag, data: url, dir: "auto" });
  await put(TOLD, MOST_READ, told, new Response());
}

function open(notification) {
  notification.close();
  const address = new URL(notification.data, location.origin);
  return address.origin === location.origin && clients.openWindow(address.href);
}
