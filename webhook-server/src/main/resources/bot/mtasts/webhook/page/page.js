// Pages can be read without this. It shows the Copy buttons, and fills a waiting page in.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) break; // on plain http there is none: the text can be selected
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

const stages = document.querySelector("[data-events]");
if (stages) {
  const events = new EventSource(stages.dataset.events);
  events.addEventListener("stage", (event) => {
    const { stage } = JSON.parse(event.data);
    stages.querySelector(`[data-stage="${CSS.escape(stage)}"]`)?.classList.add("ended");
  });
  const ended = () => {
    events.close();
    location.reload();
  };
  events.addEventListener("completed", ended);
  events.addEventListener("failed", ended);
}
