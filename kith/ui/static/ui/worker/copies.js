// Where copies of a page lie: among the last that were read, and in collections.

async function marked() {
  return (await caches.keys()).filter((name) => name.startsWith(MARKED));
}

// An entry is the same page in whichever collection it is read (?in=); any other question makes it another page.
function alone(url) {
  const address = new URL(url);
  address.searchParams.delete("in");
  address.hash = "";
  return address.href;
}

async function copies(request) {
  const found = [], wanted = alone(request.url);
  for (const name of [READ, ...(await marked())]) {
    const kept = await caches.open(name);
    for (const { url } of await kept.keys()) {
      if (alone(url) === wanted) found.push({ name, kept, url, answer: await kept.match(url, { ignoreVary: true }) });
    }
  }
  return found;
}

// Best is what was asked for, then the page out of another order.
async function newest(request) {
  const isAsked = ({ url }) => Number(url === request.url);
  const at = ({ answer }) => Number(answer.headers.get("Kept-At"));
  const found = await copies(request);
  return found.sort((one, other) => isAsked(other) - isAsked(one) || at(other) - at(one))[0]?.answer;
}
