// Runs before anything is shown: after leaving fast, the Back button of this tab leads out again, not into a page of ours.
// Coming in any other way is coming back.
(() => {
  const again = (isBack) => {
    const address = sessionStorage.getItem("left");
    if (!address) return;
    if (!isBack) return sessionStorage.removeItem("left");
    document.documentElement.hidden = true;
    location.replace(address);
  };
  try {
    again(performance.getEntriesByType("navigation")[0]?.type === "back_forward");
    addEventListener("pageshow", (event) => event.persisted && again(true));
  } catch {
    // this browser keeps nothing, so nothing says that someone left
  }
})();
