// What pages are made of: what is named by its content stays for good.
const NAMED = /\.[0-9a-f]{8,}\.\w+$/;

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
