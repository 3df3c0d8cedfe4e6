// A page comes over the line; without one, the newest copy that was kept of it.
const GONE = [403, 404, 410]; // what one may not see any more is not kept either

async function page(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.headers.has("Clear-Site-Data")) event.waitUntil(forget());
    else if (mayStay(answer)) event.waitUntil(keep(request, answer.clone()));
    else if (GONE.includes(answer.status)) event.waitUntil(drop(request));
    if (answer.ok) event.waitUntil(renew().catch(() => {})); // the copy of yesterday is better than none
    return answer;
  } catch {
    const always = await caches.open(ALWAYS);
    const kept = (await newest(request)) ?? (await always.match(request, { ignoreVary: true }));
    const isOffline = !kept || new URL(request.url).pathname === "/offline/";
    return isOffline ? always.match("/offline/", { ignoreVary: true }) : aged(kept);
  }
}

async function copies(request) {
  const found = [];
  for (const name of [READ, ...(await marked())]) {
    const kept = await caches.open(name);
    const answer = await kept.match(request, { ignoreVary: true });
    if (answer) found.push({ name, kept, answer });
  }
  return found;
}

async function newest(request) {
  const at = ({ answer }) => Number(answer.headers.get("Kept-At"));
  return (await copies(request)).sort((one, other) => at(other) - at(one))[0]?.answer;
}

async function keep(request, answer) {
  const { headers } = answer, page = await answer.blob();
  const again = () => stamped(new Response(page, { headers }));
  for (const { name, kept } of await copies(request)) if (name !== READ) await kept.put(request.url, again());
  await put(READ, MOST_READ, request, again());
}

async function drop(request) {
  for (const { kept } of await copies(request)) await kept.delete(request, { ignoreVary: true });
}
