// Two pages that are there offline for everyone, with all that they need.
const KEPT_AT = "/kept-at/"; // no page of ours: when those of ALWAYS were fetched
const DAY = 24 * 60 * 60 * 1000;

async function keepAlways() {
  const [always, parts] = await Promise.all([caches.open(ALWAYS), caches.open(PARTS)]);
  for (const path of ["/crisis/", "/offline/"]) {
    const answer = await fetch(path, { credentials: "omit" });
    if (!answer.ok) throw new Error(path);
    const page = await answer.clone().text();
    await always.put(path, stamped(answer));
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
