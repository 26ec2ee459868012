// Keeps Requisite on this device, so that it opens and works without a network.
//
// One line below is written by `cargo xtask dist`: a name for this build, and the SHA-256 of each of its files. A build is taken
// whole or not at all: a file that is not the one that was built ends the installation, and the build before stays. It takes
// over when no page of the build before is open any more, or when a person asks for it; never by itself.

const BUILD = { name: "", files: {} };

const OURS = "requisite-files-";
const CACHE = OURS + BUILD.name;
const PAGE = "index.html";
const scope = new URL("./", self.location.href);

// The page is asked for by its folder: a host may lead `index.html` elsewhere.
const addressOf = (file) => new URL(file === PAGE ? "./" : file, scope).href;

async function fetchAll(cache) {
  const waiting = Object.entries(BUILD.files);
  const next = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const [file, sha256] = entry;
      const request = new Request(addressOf(file), { cache: "no-cache", integrity: `sha256-${sha256}` });
      const response = await fetch(request);
      if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
      await cache.put(addressOf(file), response);
    }
  };
  await Promise.all(Array.from({ length: 4 }, next));
}

self.addEventListener("install", (event) => {
  const install = async () => {
    await caches.delete(CACHE);
    try {
      await fetchAll(await caches.open(CACHE));
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  // The build before stays for tabs that still show it: they may ask for a part that they have not loaded yet.
  const tidy = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

async function answer(request, address) {
  const cache = await caches.open(CACHE);
  const kept = (await cache.match(address)) ?? (await caches.match(address));
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const file = url.pathname.slice(scope.pathname.length) || PAGE;
  if (request.mode === "navigate" ? file === PAGE : file !== "sw.js") {
    event.respondWith(answer(request, addressOf(file)));
  }
});
