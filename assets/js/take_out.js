// On a moderator's page: select words of the story with the mouse or the keyboard, then take them out.
// The page does the same without this: by typing the words.
const tools = document.querySelector("[data-take-out-tools]");
const stories = [...document.querySelectorAll("[data-story]")];
const sender = document.getElementById(document.querySelector("[data-take-out]")?.dataset.takeOut);

if (tools && sender) {
  tools.hidden = false;
  for (const story of stories) {
    story.tabIndex = 0;
    story.setAttribute("aria-describedby", "take-out-help");
    story.addEventListener("keydown", selectByWord);
  }
  tools.querySelector("[data-take-out-selected]").addEventListener("click", takeOut);
}

// The arrow keys go from word to word; Shift takes in one more.
function selectByWord(event) {
  const direction = { ArrowLeft: "backward", ArrowRight: "forward" }[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  event.preventDefault();
  const selection = window.getSelection();
  const story = event.currentTarget;
  if (!story.contains(selection.focusNode)) {
    selection.collapse(story, 0);
  } else if (!event.shiftKey) {
    selection[direction === "forward" ? "collapseToEnd" : "collapseToStart"]();
  }
  selection.modify("extend", direction, "word");
}

function takeOut() {
  const selection = window.getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const story = range && stories.find((one) => one.contains(range.startContainer) && one.contains(range.endContainer));
  if (!story || range.collapsed) {
    stories[0].focus();
    return;
  }
  const [start, end] = edges(story, range);
  if (start < end) {
    sender.form.elements.selected.value = `${story.dataset.story}:${start}:${end}`;
    sender.form.requestSubmit(sender);
  }
}

// Positions count characters as the server does: one for an emoji, where JavaScript counts two. Blanks at the
// edges, which selecting by word brings along, stay in the story.
function edges(story, range) {
  const before = document.createRange();
  before.selectNodeContents(story);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = [...before.toString()].length + [...words].length - [...words.trimStart()].length;
  return [start, start + [...words.trim()].length];
}
