// The crisis page is always there offline. Pages one has read are, where a person said so: then, and only then, their
// answers are `private` and may be stored. When the person leaves this browser the server says Clear-Site-Data.
const ALWAYS = "kith-always-3"; // the visitor's version of two pages: nobody's name
const READ = "kith-read-3"; // gone when the person is
const TOLD = "kith-told-1"; // keys of the news that were shown
const PARTS = "kith-parts-3"; // styles, scripts, fonts: kept for good where the name changes with the content
const NAMED = /\.[0-9a-f]{8,}\.\w+$/;
const MOST_READ = 60;
const MOST_PARTS = 80;
const KEPT_AT = "/kept-at/"; // no page of ours: when those of ALWAYS were fetched
const DAY = 24 * 60 * 60 * 1000;

async function keepAlways() {
  const [always, parts] = await Promise.all([caches.open(ALWAYS), caches.open(PARTS)]);
  for (const path of ["/crisis/", "/offline/"]) {
    const answer = await fetch(path, { credentials: "omit" });
    if (!answer.ok) throw new Error(path);
    const page = await answer.clone().text();
    await always.put(path, answer);
    const addresses = [...page.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
    await parts.addAll(new Set(addresses));
    await keepImported(parts, addresses.filter((address) => address.endsWith(".js")));
  }
  await always.put(KEPT_AT, new Response(Date.now()));
}

// Numbers to call change: a copy that is older than a day is fetched anew when there is a connection.
async function renew() {
  const kept = await (await caches.open(ALWAYS)).match(KEPT_AT);
  if (!kept || Date.now() - Number(await kept.text()) > DAY) await keepAlways();
}

// A script does nothing when one that it imports is missing.
async function keepImported(parts, scripts) {
  for (const address of scripts) {
    const script = await (await parts.match(address)).text();
    const imported = [...script.matchAll(/import\s*["'](\.[^"']+)/g)].map((found) => found[1]);
    await parts.addAll(imported.map((name) => new URL(name, new URL(address, location)).href));
  }
}

async function forgetOthers() {
  const names = (await caches.keys()).filter((name) => ![ALWAYS, READ, TOLD, PARTS].includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function put(name, most, request, answer) {
  const kept = await caches.open(name);
  await kept.delete(request); // so that the newest stands last
  await kept.put(request, answer);
  const all = await kept.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((oldest) => kept.delete(oldest)));
}

async function page(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    const rule = answer.headers.get("Cache-Control") ?? "";
    const mayStay = rule.includes("private") && !rule.includes("no-store") && !answer.redirected;
    if (answer.headers.has("Clear-Site-Data")) event.waitUntil(forget());
    else if (answer.ok && mayStay) event.waitUntil(put(READ, MOST_READ, request, answer.clone()));
    if (answer.ok) event.waitUntil(renew().catch(() => {})); // the copy of yesterday is better than none
    return answer;
  } catch {
    const always = await caches.open(ALWAYS);
    const read = await (await caches.open(READ)).match(request);
    return read ?? (await always.match(request, { ignoreVary: true })) ?? always.match("/offline/", { ignoreVary: true });
  }
}

async function part(event) {
  const known = await (await caches.open(PARTS)).match(event.request, { ignoreVary: true });
  if (known && NAMED.test(event.request.url)) return known;
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(put(PARTS, MOST_PARTS, event.request, answer.clone()));
    return answer;
  } catch {
    return known ?? Response.error();
  }
}

// Whoever signs out leaves no page here, no news on the screen, and gets none any more.
async function forget() {
  await Promise.all([READ, TOLD].map((name) => caches.delete(name)));
  const { registration } = self;
  for (const shown of await registration.getNotifications()) shown.close();
  await (await registration.pushManager?.getSubscription())?.unsubscribe();
}

// News show by the words that came, and once. What has the tag of something on the screen takes its place, without a sound.
async function show({ title, body, url, tag, key }) {
  const told = `/told/${key}`;
  if (await (await caches.open(TOLD)).match(told)) return;
  await self.registration.showNotification(title, { body, tag, data: url, dir: "auto" });
  await put(TOLD, MOST_READ, told, new Response());
}

self.addEventListener("push", (event) => event.waitUntil(show(event.data.json())));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data, location.origin);
  if (address.origin === location.origin) event.waitUntil(clients.openWindow(address.href));
});
self.addEventListener("install", (event) => event.waitUntil(keepAlways()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", (event) => event.data === "forget" && event.waitUntil(forget()));
self.addEventListener("message", (event) => event.data === "forget pages" && event.waitUntil(caches.delete(READ)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.method !== "GET") {
    if (address.pathname.endsWith("/logout/")) event.waitUntil(forget());
  } else if (request.mode === "navigate") event.respondWith(page(event));
  else if (address.pathname.startsWith("/static/")) event.respondWith(part(event));
});
