// Starts the worker that puts packages together: new Worker("./requisite-binder_loader.js").
// A file of its own, because a strict Content-Security-Policy allows no worker made from a blob.
// What follows a "?" in its address is passed on, so that a page can ask for the files of its own build
// and never gets older ones from a cache.
importScripts(`./requisite-binder.js${self.location.search}`);
wasm_bindgen({ module_or_path: `./requisite-binder_bg.wasm${self.location.search}` });
