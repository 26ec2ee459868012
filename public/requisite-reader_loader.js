// Starts the worker that reads spreadsheets: new Worker("./requisite-reader_loader.js").
// A file of its own, because a strict Content-Security-Policy allows no worker made from a blob.
// What follows a "?" in its address is passed on, so that a page can ask for the files of its own build
// and never gets older ones from a cache.
importScripts(`./requisite-reader.js${self.location.search}`);
wasm_bindgen({ module_or_path: `./requisite-reader_bg.wasm${self.location.search}` });
