// Starts Requisite. The element that loads this script says where the program is:
//   data-js    the JavaScript that wasm-bindgen wrote
//   data-wasm  the WebAssembly it loads
// A page without inline scripts can run under a strict Content-Security-Policy.

const boot = document.getElementById("boot");
const { js, wasm } = document.querySelector("script[data-js][data-wasm]").dataset;
const address = (name) => new URL(name, document.baseURI).href;

// Without scripts the page says in <noscript> what to do. This says it for what else can go wrong.
function explain(sentences, reason) {
  if (!boot) return;
  const heading = document.createElement("h1");
  heading.textContent = "Requisite could not start";
  const paragraphs = sentences.map((sentence) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    return paragraph;
  });
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = "Try again";
  again.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  const last = document.createElement("p");
  last.append(again);
  const parts = [heading, ...paragraphs, last];
  if (reason) {
    const detail = document.createElement("p");
    const small = document.createElement("small");
    small.textContent = `What the browser reported: ${reason}`;
    detail.append(small);
    parts.push(detail);
  }
  const message = document.createElement("div");
  message.setAttribute("role", "alert");
  message.append(...parts);
  boot.replaceChildren(message);
}

const CONTACT =
  "If it still does not start, write or call the data office of the education agency whose data you need: it can take your request without this page.";

async function start() {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    explain([
      "Requisite needs WebAssembly, which this browser does not have or which is switched off in it.",
      "Please use a current version of Chrome, Edge, Firefox or Safari.",
      CONTACT,
    ]);
    return;
  }
  if (globalThis.requisiteProgram && typeof DecompressionStream !== "function") {
    explain([
      "This file needs a newer browser.",
      "Please open it with a current version of Chrome, Edge, Firefox or Safari.",
      CONTACT,
    ]);
    return;
  }
  try {
    // A page that holds everything itself has the program already.
    const program = globalThis.requisiteProgram ?? (await import(address(js)));
    await program.default({ module_or_path: address(wasm) });
    boot?.remove();
  } catch (error) {
    console.error(error);
    explain(
      [
        "Part of the program did not load. Anything you saved in this browser earlier is still there.",
        "Please check your connection and try again.",
        CONTACT,
      ],
      error instanceof Error ? error.message : String(error),
    );
  }
}

start();
