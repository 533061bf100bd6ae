// Words that somebody selects in a statement are written into the field below it. The page does the same without this:
// by typing the words.
const statement = document.querySelector("[data-pick-words]");
const field = statement && document.getElementById(statement.dataset.pickWords);

if (field) {
  document.querySelector("[data-pick-words-help]").hidden = false;
  document.addEventListener("selectionchange", pick);
}

function pick() {
  const selection = window.getSelection();
  const words = selection.toString().trim();
  if (words && statement.contains(selection.anchorNode) && statement.contains(selection.focusNode)) {
    field.value = words;
  }
}
