// Lists the controls that Tab should reach; gives their number. Round buttons of one group are one control.
const SELECTOR = "a[href], button, input, select, textarea, summary, [tabindex]";
const seen = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
};
const name = (element) => {
  const text = (element.getAttribute("aria-label") || element.innerText || element.value || "").trim().slice(0, 40);
  return `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ""}> ${text}`;
};
const groups = new Set();
window.e2eControls = [];
window.e2eBefore = null;
for (const element of document.querySelectorAll(SELECTOR)) {
  if (element.disabled || element.tabIndex < 0 || element.type === "hidden") continue;
  if (!seen(element)) continue;
  if (element.type === "radio") {
    const group = `${element.form?.id ?? ""} ${element.name}`;
    if (groups.has(group)) continue;
    groups.add(group);
  }
  window.e2eControls.push({ element, name: name(element), reached: false, seen: () => seen(element) });
}
return window.e2eControls.length;
