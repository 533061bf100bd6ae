// <button data-copy="id of the element" data-needs-js> copies that element's words and says so.
export function addCopyButtons(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    const source = root.getElementById(button.dataset.copy);
    const status = root.getElementById(button.dataset.copyStatus);
    button.addEventListener("click", async () => {
      status.textContent = await copied(source);
    });
  }
}

async function copied(source) {
  const words = source.dataset.code ?? source.textContent.trim();
  try {
    await navigator.clipboard.writeText(words);
    return "Copied.";
  } catch {
    window.getSelection().selectAllChildren(source);
    return "We have selected it for you. Press Ctrl and C, or hold it, to copy.";
  }
}
