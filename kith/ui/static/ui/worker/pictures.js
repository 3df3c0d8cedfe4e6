// Pictures on kept pages lie beside them, and go with the last page that shows them. The server says which may stay:
// those that everyone may see.
const MOST_PICTURES = 100; // beside the pages that were read, and in each collection
const LARGEST_PICTURE = 500_000; // bytes
const SHOWN = /<img[^>]* src="(\/files\/[^"]+)"/g;

function isPicture(url) {
  return new URL(url).pathname.startsWith("/files/");
}

function picturesOn(page) {
  return [...new Set([...page.matchAll(SHOWN)].map(([, address]) => address))];
}

async function picture({ request }) {
  try {
    return await fetch(request);
  } catch {
    for (const name of [READ, ...(await marked())]) {
      const answer = await (await caches.open(name)).match(request.url, { ignoreVary: true });
      if (answer) return answer;
    }
    return Response.error();
  }
}

// They are asked for each time: what is for few by now does not stay.
async function keepPictures(kept, addresses) {
  for (const address of addresses.slice(0, MOST_PICTURES)) {
    const answer = await fetch(address).catch(() => null);
    if (!answer) continue;
    const body = mayStay(answer) ? await answer.blob() : null;
    await kept.delete(address, { ignoreVary: true }); // so that the newest stands last
    if (body && body.size <= LARGEST_PICTURE) {
      await kept.put(address, stamped(new Response(body, { headers: answer.headers })));
    }
  }
  await sweep(kept);
}

async function sweep(kept) {
  const shown = new Set(), pictures = [];
  for (const { url } of await kept.keys()) {
    if (isPicture(url)) pictures.push(url);
    else for (const each of (await kept.match(url, { ignoreVary: true })).headers.get("Kept-Pictures")?.split(" ") ?? []) shown.add(each);
  }
  const stay = pictures.filter((url) => shown.has(new URL(url).pathname)).slice(-MOST_PICTURES);
  for (const url of pictures) if (!stay.includes(url)) await kept.delete(url, { ignoreVary: true });
}
