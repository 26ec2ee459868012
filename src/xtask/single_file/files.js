// Gives the program its files when all of them stand in this page, each in a block of its own, as Base64 of what gzip made of it.
//
// Scripts stand there as they are, because a worker must be started at once. What asks for a file beside the page, by `fetch` or
// as the script of a worker, gets it from here; the code of the program is the same as on a host.
{
  const FOLDER = new URL("./", document.baseURI).href;

  let blocks;
  function block(name) {
    blocks ??= new Map(Array.from(document.querySelectorAll("script[data-file]"), (it) => [it.dataset.file, it]));
    return blocks.get(name)?.textContent;
  }

  // The file that an address means; nothing for what is not beside the page.
  function nameOf(address) {
    const { href } = new URL(address, FOLDER);
    return href.startsWith(FOLDER) ? decodeURIComponent(href.slice(FOLDER.length).split(/[?#]/)[0]) : undefined;
  }

  function bytesOf(base64) {
    const letters = atob(base64);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
  }

  function unpacked(base64, type) {
    const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "Content-Type": type } });
  }

  const overNetwork = globalThis.fetch;
  globalThis.fetch = async (wanted, options) => {
    const name = nameOf(wanted instanceof Request ? wanted.url : wanted);
    if (name === undefined) return overNetwork(wanted, options);
    const packed = block(name);
    if (packed === undefined) return new Response(null, { status: 404 });
    return unpacked(packed, name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
  };

  // A worker has no page to ask: its script brings the WebAssembly along.
  const scripts = new Map();
  function scriptOf(address) {
    const name = nameOf(address)?.replace("_loader.js", "");
    if (!scripts.has(name)) {
      const parts = [
        new TextDecoder().decode(bytesOf(block(`${name}.js`) ?? "")),
        bytesOf.toString(),
        unpacked.toString(),
        `wasm_bindgen({ module_or_path: unpacked("${block(`${name}_bg.wasm`)}", "application/wasm") });`,
      ];
      scripts.set(name, URL.createObjectURL(new Blob([parts.join("\n")], { type: "text/javascript" })));
    }
    return scripts.get(name);
  }

  globalThis.Worker = class extends globalThis.Worker {
    constructor(address, options) {
      super(scriptOf(address), options);
    }
  };
}
