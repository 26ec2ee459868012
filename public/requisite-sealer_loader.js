// Starts the worker that seals packages: new Worker("./requisite-sealer_loader.js").
// A file of its own, because a strict Content-Security-Policy allows no worker made from a blob.
// What follows a "?" in its address is passed on, so that a page can ask for the files of its own build
// and never gets older ones from a cache.
importScripts(`./requisite-sealer.js${self.location.search}`);
wasm_bindgen({ module_or_path: `./requisite-sealer_bg.wasm${self.location.search}` });
