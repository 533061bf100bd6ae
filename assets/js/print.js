// <button data-print data-needs-js> prints the page.
export function addPrintButtons(root) {
  for (const button of root.querySelectorAll("button[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
}
