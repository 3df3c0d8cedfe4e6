// Pages one has read are there offline, and the crisis page always. What says `no-store` is never kept.
const PAGES = "kith-pages-1";
const ALWAYS = ["/crisis/", "/offline/"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((kept) => kept.addAll(ALWAYS)));
});

async function page(request) {
  const kept = await caches.open(PAGES);
  try {
    const answer = await fetch(request);
    const secret = /no-store/.test(answer.headers.get("Cache-Control") || "");
    if (answer.ok && !secret && !answer.redirected) await kept.put(request, answer.clone());
    return answer;
  } catch {
    return (await kept.match(request)) || kept.match("/offline/");
  }
}

async function part(request) {
  const kept = await caches.open(PAGES);
  const known = await kept.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await kept.put(request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) {
    // Signing out leaves nothing behind.
    if (address.pathname.endsWith("/logout/")) event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(part(request));
});
