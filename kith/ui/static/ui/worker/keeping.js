// What this device keeps. The crisis page is always there offline. Pages one has read are, and collections one marked, where
// a person said so: only then their answers are `private` and may be stored. When they leave, the server says Clear-Site-Data.
const ALWAYS = "kith-always-4"; // the visitor's version of two pages: nobody's name
const READ = "kith-read-4"; // gone when the person is; so are the next three
const MARKED = "kith-marked-1 "; // one for each collection, with its address
const WAITING = "kith-waiting-1"; // what was sent without a connection
const TOLD = "kith-told-1"; // keys of the news that were shown
const PARTS = "kith-parts-3"; // styles, scripts, fonts: kept for good where the name changes with the content
const MOST_READ = 60;
const MOST_PARTS = 80;

async function put(name, most, request, answer) {
  const kept = await caches.open(name);
  await kept.delete(request); // so that the newest stands last
  await kept.put(request, answer);
  const all = (await kept.keys()).filter(({ url }) => !isPicture(url));
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((oldest) => kept.delete(oldest)));
}

function mayStay(answer) {
  const rule = answer.headers.get("Cache-Control") ?? "";
  return answer.ok && !answer.redirected && rule.includes("private") && !rule.includes("no-store");
}

// With each page stands when it was kept, and which pictures lie beside it.
function stamped(answer, pictures = []) {
  const headers = new Headers(answer.headers);
  ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
  headers.set("Kept-At", Date.now());
  if (pictures.length) headers.set("Kept-Pictures", pictures.join(" "));
  return new Response(answer.body, { status: answer.status, headers });
}

// A page that is shown without a connection knows how old it is (behaviours/kept.js says it).
async function aged(answer) {
  const page = await answer.text();
  const at = Number(answer.headers.get("Kept-At"));
  return new Response(page.replace("<body", `<body data-kept-at="${at}"`), { headers: answer.headers });
}

async function forgetPages() {
  await Promise.all([READ, ...(await marked())].map((name) => caches.delete(name)));
}

async function forgetOthers() {
  const ours = [ALWAYS, READ, WAITING, TOLD, PARTS, ...(await marked())];
  const names = (await caches.keys()).filter((name) => !ours.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Whoever signs out leaves no page here, no words, no news on the screen, and gets none any more.
async function forget() {
  await Promise.all([forgetPages(), caches.delete(WAITING), caches.delete(TOLD)]);
  const { registration } = self;
  for (const shown of await registration.getNotifications()) shown.close();
  await (await registration.pushManager?.getSubscription())?.unsubscribe();
}
