// What the worker is asked, and by whom.
const ASKED = {
  forget,
  "forget pages": forgetPages,
  mark: ({ data }) => mark(data.collection),
};

async function answer(event) {
  const isDone = await ASKED[event.data.ask ?? event.data]?.(event).then(() => true, () => false);
  event.ports[0]?.postMessage(isDone);
}

self.addEventListener("push", (event) => event.waitUntil(show(event.data.json())));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event.notification)));
self.addEventListener("install", (event) => event.waitUntil(keepAlways()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", (event) => event.waitUntil(answer(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (address.pathname.endsWith("/logout/") && request.method !== "GET") event.waitUntil(forget());
  else if (request.mode === "navigate" && request.method === "POST") event.respondWith(send(event));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (request.destination === "image" && isPicture(request.url)) event.respondWith(picture(event));
  else if (address.pathname.startsWith("/static/")) event.respondWith(part(event));
});
