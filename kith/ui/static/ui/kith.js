// Small helps; everything works without them.
import "./behaviours/leave.js";
import "./behaviours/draft.js";
import "./behaviours/once.js";

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");
