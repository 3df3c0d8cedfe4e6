// A collection that someone marked: its page and those of its entries, apart from the last pages that were read.
// What the server does not let a device keep does not come to stand here.
const ABOUT = "/about/"; // no page of ours: what was marked, and when

async function mark({ address, title, pages }) {
  const wanted = [address, ...pages];
  const kept = await caches.open(MARKED + address);
  for (const each of wanted) {
    const answer = await fetch(each);
    if (mayStay(answer)) await kept.put(each, stamped(answer));
    else await kept.delete(each, { ignoreVary: true });
  }
  for (const { url } of await kept.keys()) {
    const { pathname, search } = new URL(url);
    if (!wanted.includes(pathname + search)) await kept.delete(url, { ignoreVary: true });
  }
  await kept.put(ABOUT, new Response(JSON.stringify({ address, title, pages, at: Date.now() })));
}
