// Says every few seconds that time has passed.
setInterval(() => postMessage("beat"), 20_000);
