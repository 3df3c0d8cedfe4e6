// What was sent without a connection waits in this browser (worker/waiting.js). It is sent when the connection is back: by
// one page at a time, for nobody but whoever wrote it, and once, since the server knows its key.
const WAITING = "kith-waiting-1";
const PAUSE = 20_000;
const words = document.body.dataset;
const line = Object.assign(document.createElement("p"), { className: "note", role: "status" });

function say(sentence, address) {
  if (line.dataset.said === sentence) return;
  line.dataset.said = sentence;
  line.textContent = words[sentence];
  if (address) line.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: words.sentSee }));
  document.querySelector("main").prepend(line);
}

// Who is here now, and by what the server knows that a form is ours.
async function here() {
  const answer = await fetch("/offline/", { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { me: page.body.dataset.me, token: page.querySelector("[name=csrfmiddlewaretoken]")?.value };
}

// What the server does not take as it is goes back into its form, where one sees why.
function putBack(draft, body) {
  const typed = [...body].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  localStorage.setItem(`draft ${draft}`, JSON.stringify(typed));
}

async function send(waiting, key, { me, token }) {
  const kept = await waiting.match(key), body = await kept.formData();
  const { draft, me: writer, form } = JSON.parse(body.get("waits"));
  if (writer !== me) return null;
  body.delete("waits");
  body.set("csrfmiddlewaretoken", token);
  const answer = await fetch(kept.headers.get("Sent-To"), { method: "POST", body });
  if (answer.status >= 500) throw new Error("not now");
  const isSent = answer.ok && answer.redirected;
  if (!isSent) putBack(draft, body);
  await waiting.delete(key);
  return isSent ? ["sentDone", answer.url] : ["sentLook", form];
}

async function sendAll() {
  const waiting = (await caches.has(WAITING)) && (await caches.open(WAITING));
  const keys = waiting ? await waiting.keys() : [];
  if (!keys.length) return;
  try {
    const who = await here(), told = [];
    for (const key of keys) told.push(await send(waiting, key, who));
    const done = told.filter(Boolean);
    if (done.length) say(...(done.find(([sentence]) => sentence === "sentLook") ?? done.at(-1)));
  } catch {
    say("sentWaits");
  }
}

if ("caches" in window && navigator.locks) {
  const again = () => navigator.locks.request("kith waiting", sendAll).catch(() => {});
  again();
  setInterval(again, PAUSE);
  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => document.hidden || again());
}
