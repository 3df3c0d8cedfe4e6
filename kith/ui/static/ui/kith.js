// Small helps; everything works without them.
import "./behaviours/leave.js";
import "./behaviours/presses.js";
import "./behaviours/draft.js";
import "./behaviours/preview.js";
import "./behaviours/once.js";
import "./behaviours/menu.js";
import "./behaviours/grow.js";
import "./behaviours/forget.js";
import "./behaviours/live.js";
import "./behaviours/push.js";
import "./behaviours/kept.js";
import "./behaviours/keep.js";
import "./behaviours/marked.js";
import "./behaviours/waits.js";
import "./behaviours/waiting.js";
import "./behaviours/asked.js";

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");
