// Says every few seconds that time has passed. The timers of a page sleep while another, such as the room, is in front; a worker's go on.
setInterval(() => postMessage("beat"), 20_000);
