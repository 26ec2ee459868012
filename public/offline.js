// Has the browser keep Requisite on this device, after everything else, and says when a newer build is ready.
//
// `data-build` of the page's root element says how that stands: `kept` or `newer`. The page asks for the newer build with the event
// `requisite-newer`; then, and only then, it is loaded.

const root = document.documentElement;

function say(state) {
  root.dataset.build = state;
  document.dispatchEvent(new Event("requisite-build"));
}

function watch(registration) {
  const look = () => {
    if (registration.waiting && registration.active) say("newer");
    else if (registration.active) say("kept");
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  registration.installing?.addEventListener("statechange", look);
  look();
  document.addEventListener("requisite-newer", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take over");
  });
  // Whoever leaves the page open for days hears of a newer build as well.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

async function keep() {
  // In a frame the files belong to the page around it, and a person who saves data wants nothing fetched ahead.
  if (!("serviceWorker" in navigator) || window.parent !== window || navigator.connection?.saveData) return;
  try {
    watch(await navigator.serviceWorker.register("./sw.js"));
  } catch {
    // Private windows and old browsers keep nothing; the page works all the same while there is a network.
  }
}

const later = window.requestIdleCallback ?? ((then) => setTimeout(then, 2000));
window.addEventListener("load", () => later(keep, { timeout: 10000 }));
