// A collection that someone marked: its page and those of its entries, apart from the last pages that were read.
// What the server does not let a device keep does not come to stand here.
const ABOUT = "/about/"; // no page of ours: what was marked, and when

async function mark({ address, title, pages }) {
  const wanted = [address, ...pages];
  const kept = await caches.open(MARKED + address);
  for (const each of wanted) {
    const answer = await fetch(each);
    if (mayStay(answer)) await keepWithPictures(kept, each, answer);
    else await kept.delete(each, { ignoreVary: true });
  }
  for (const { url } of await kept.keys()) {
    const { pathname, search } = new URL(url);
    if (!isPicture(url) && !wanted.includes(pathname + search)) await kept.delete(url, { ignoreVary: true });
  }
  await sweep(kept);
  await kept.put(ABOUT, new Response(JSON.stringify({ address, title, pages, at: Date.now() })));
}

async function keepWithPictures(kept, address, answer) {
  const { headers } = answer, page = await answer.blob(), pictures = picturesOn(await page.text());
  await kept.put(address, stamped(new Response(page, { headers }), pictures));
  await keepPictures(kept, pictures);
}
