// Called after each press of Tab: { reached, left, complaint? }.
const LOOK = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderTopWidth", "backgroundColor", "textDecorationLine"];
const parts = (element) => {
  const label = element.labels?.[0];
  const around = [element, element.nextElementSibling, element.parentElement, label].filter(Boolean);
  return around.flatMap((part) => [[part, null], [part, "::before"], [part, "::after"]]);
};
const look = (element) =>
  parts(element).map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    const outline = style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return [outline, ...LOOK.slice(3).map((property) => style[property])].join("|");
  }).join("\n");

const complaints = [];
const before = window.e2eBefore;
if (before && before.element.isConnected && before.element !== document.activeElement && look(before.element) === before.look) {
  complaints.push(`it cannot be seen when ${before.name} has the focus`);
}
const element = document.activeElement;
const isControl = element && element !== document.body && element !== document.documentElement;
if (isControl) {
  const group = element.type === "radio" ? (other) => other.type === "radio" && other.name === element.name : () => false;
  const control = window.e2eControls.find((it) => it.element === element || group(it.element));
  if (control) control.reached = true;
  const box = element.getBoundingClientRect();
  const name = control?.name ?? `<${element.tagName.toLowerCase()} id=${element.id}>`;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
    complaints.push(`${name} has the focus outside of the window`);
  }
  window.e2eBefore = { element, name, look: look(element) };
} else {
  window.e2eBefore = null;
}
const open = window.e2eControls.filter((it) => it.element.isConnected && it.seen());
return {
  reached: window.e2eControls.filter((it) => it.reached).length,
  left: open.filter((it) => !it.reached).length,
  complaint: complaints[0] ?? null,
};
