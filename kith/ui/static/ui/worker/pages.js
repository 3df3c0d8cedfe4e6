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

async function keep(request, answer) {
  const { headers } = answer, page = await answer.blob(), pictures = picturesOn(await page.text());
  const again = () => stamped(new Response(page, { headers }), pictures);
  for (const { name, kept, url } of await copies(request)) {
    if (name === READ || url !== request.url) continue;
    await kept.put(url, again());
    await keepPictures(kept, pictures);
  }
  await put(READ, MOST_READ, request, again());
  await keepPictures(await caches.open(READ), pictures);
}

async function drop(request) {
  for (const { kept, url } of await copies(request)) {
    await kept.delete(url, { ignoreVary: true });
    await sweep(kept);
  }
}
