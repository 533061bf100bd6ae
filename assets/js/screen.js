// The big screen: looks again by itself until somebody stops it, and shows the focus list one by one.
const EVERY = 10000;

// <div data-live="open"> is replaced by what the same page says now; focus stays where it is.
export function keepScreenFresh(root) {
  const stop = root.querySelector("[data-stop-updating]");
  if (!stop) {
    return;
  }
  let timer = setInterval(() => lookAgain(root), EVERY);
  stop.addEventListener("click", () => {
    if (timer) {
      clearInterval(timer);
      timer = null;
    } else {
      lookAgain(root);
      timer = setInterval(() => lookAgain(root), EVERY);
    }
    stop.textContent = timer ? "Stop updating" : "Update again";
  });
}

async function lookAgain(root) {
  const shown = root.querySelector("[data-live]");
  const page = await fetched(root.location.href);
  const now = page && page.querySelector("[data-live]");
  if (page && (!now || now.dataset.live !== shown.dataset.live)) {
    root.location.reload(); // open, closed and published are pages of their own
  } else if (now && now.textContent !== shown.textContent) {
    shown.replaceChildren(...now.childNodes);
  }
}

// A hall with a poor connection: what is shown stays until the next try works.
async function fetched(address) {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

export function revealOneByOne(root) {
  const list = root.querySelector("[data-reveal]");
  if (!list) {
    return;
  }
  const [begin, next, all] = ["begin", "next", "all"].map((name) => root.querySelector(`[data-reveal-${name}]`));
  const items = [...list.querySelectorAll("[data-revealed]")];
  const say = (number) => {
    root.querySelector("[data-reveal-said]").textContent = `${number} of ${items.length} shown`;
  };
  const swap = (going) => {
    begin.hidden = going;
    next.hidden = all.hidden = !going;
  };
  const show = (hidden) => {
    for (const section of list.children) {
      section.hidden = !section.querySelector("[data-revealed]:not([hidden])");
    }
    say(items.length - hidden.length);
    if (!hidden.length) {
      swap(false);
      begin.focus();
    }
  };
  begin.addEventListener("click", () => {
    items.forEach((item) => (item.hidden = true));
    swap(true);
    show(items);
    next.focus();
  });
  next.addEventListener("click", () => {
    const hidden = items.filter((item) => item.hidden);
    const item = hidden.shift();
    item.hidden = false;
    item.classList.add("screen__priority--now");
    show(hidden);
    item.scrollIntoView({ block: "nearest" });
  });
  all.addEventListener("click", () => {
    items.forEach((item) => (item.hidden = false));
    show([]);
  });
}
