// A form that is sent without a connection waits here, if its page says so (behaviours/waits.js), with its files. The
// pages send it when the connection is back (behaviours/waiting.js).
async function send({ request }) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const body = await copy.formData().catch(() => new FormData());
    if (!body.get("waits")) return Response.error();
    await wait(request.url, body);
    return Response.redirect("/offline/", 303);
  }
}

const said = (body) => JSON.stringify([...body].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "waits"));
const place = (body) => `/waiting/${encodeURIComponent(body.get("send_key") || JSON.parse(body.get("waits")).draft)}`;

// Two that were written on the same copy of a page have the same key; the second is something else, so it gets its own.
async function wait(address, body) {
  const waiting = await caches.open(WAITING);
  const before = await waiting.match(place(body));
  const isOther = before && body.get("send_key") && said(await before.formData()) !== said(body);
  if (isOther) body.set("send_key", crypto.randomUUID());
  await waiting.put(place(body), new Response(body, { headers: { "Sent-To": address } }));
}
