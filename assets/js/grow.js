// Text areas grow with what is written, in browsers that do not do so by themselves (field-sizing).
export function growTextareas(root) {
  if (window.CSS?.supports("field-sizing", "content")) {
    return;
  }
  for (const area of root.querySelectorAll("textarea")) {
    const fit = () => {
      if (area.scrollHeight > area.clientHeight) {
        area.style.height = `${area.scrollHeight + 6}px`;
      }
    };
    area.addEventListener("input", fit);
    fit();
  }
}
