// Pages can be read without this. It shows the Copy buttons and the tabs, remembers what was ticked,
// and fills a waiting page in.
const $ = (root, selector) => [...root.querySelectorAll(selector)];

function copying(root) {
  if (!navigator.clipboard) return; // on plain http there is none: the text can be selected
  for (const button of $(root, "button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector("pre").textContent;
      try {
        await navigator.clipboard.writeText(text.replace(/\n$/, ""));
        button.textContent = "Copied";
      } catch {
        button.textContent = "Select and copy";
      }
    });
  }
}

// Links to two parts of the page become tabs, as the ARIA practices describe them.
function tabs(root) {
  const list = root.querySelector(".tabs");
  if (!list) return;
  const all = $(list, "a");
  const panel = (tab) => document.getElementById(tab.hash.slice(1));
  const choose = (chosen) => {
    for (const tab of all) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panel(tab).hidden = tab !== chosen;
    }
  };
  list.setAttribute("role", "tablist");
  for (const [place, tab] of all.entries()) {
    tab.setAttribute("role", "tab");
    tab.id = `tab-${tab.hash.slice(1)}`;
    tab.setAttribute("aria-controls", tab.hash.slice(1));
    panel(tab).setAttribute("role", "tabpanel");
    panel(tab).setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      choose(tab);
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      const next = all[(place + step + all.length) % all.length];
      next.focus();
      next.click();
    });
  }
  choose(all.find((tab) => tab.hash === location.hash) ?? all[0]);
}

// What was ticked belongs to the domain, so that the next report of it knows too.
function ticking(root) {
  const steps = $(root, "[data-step]");
  if (!steps.length) return;
  const place = `plan ${root.querySelector("h1").textContent}`;
  let ticked = [];
  try {
    ticked = JSON.parse(localStorage.getItem(place)) ?? [];
  } catch {
    // No storage, or not ours: nothing is ticked.
  }
  for (const step of steps) {
    step.checked = ticked.includes(step.dataset.step);
    step.addEventListener("change", () => {
      try {
        const now = steps.filter((each) => each.checked).map((each) => each.dataset.step);
        localStorage.setItem(place, JSON.stringify(now));
      } catch {
        // It is ticked for as long as the page is open.
      }
    });
  }
}

// Paper has no address bar.
function printing(root) {
  for (const here of $(root, ".here")) here.textContent = location.origin + location.pathname;
  for (const button of $(root, ".print")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

function following(root) {
  const looking = root.querySelector("[data-events]");
  if (!looking) return;
  const events = new EventSource(looking.dataset.events);
  const over = new Set();
  events.addEventListener("stage", (event) => {
    const { stage, afterMs } = JSON.parse(event.data);
    over.add(stage);
    for (const line of $(looking, "[data-stage], [data-needs]")) {
      const needs = (line.dataset.stage ?? line.dataset.needs).split(" ");
      if (line.classList.contains("ended") || !needs.every((need) => over.has(need))) continue;
      line.classList.add("ended");
      line.querySelector(".after").textContent = `seen after ${afterMs} ms`;
    }
  });
  const ended = async () => {
    events.close();
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      root.replaceChildren(...page.querySelector("main").childNodes);
      begin(root);
      root.focus({ preventScroll: true });
    } catch {
      location.reload(); // the browser says what is wrong better than we could
    }
  };
  events.addEventListener("completed", ended);
  events.addEventListener("failed", ended);
}

addEventListener("beforeprint", () => $(document, "details").forEach((each) => (each.open = true)));

function begin(root) {
  copying(root);
  tabs(root);
  ticking(root);
  printing(root);
  following(root);
}
begin(document.querySelector("main"));
