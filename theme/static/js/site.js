// What makes reading easier where scripts run. Nothing here is needed to read.

// The last heading above a line in the upper third of the window says what is being read.
const links = [...document.querySelectorAll(".spine a")];
const headings = new Set(links.map((link) => document.getElementById(link.hash.slice(1))));
function markCurrent() {
  const above = [...headings].filter((one) => one.getBoundingClientRect().top < innerHeight * 0.3);
  const current = above.length ? `#${above.pop().id}` : null;
  for (const link of links) {
    if (link.hash === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
// All that is above the window counts as seen, so that a leap past a heading is noticed too.
const reading = new IntersectionObserver(markCurrent, { rootMargin: "999999px 0px -70%" });
for (const heading of headings) reading.observe(heading);

// An address that names a question opens its answer.
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named && named.matches("details")) named.open = true;
}
addEventListener("hashchange", openNamed);
openNamed();

// One button opens all answers of a list, and closes them again.
for (const list of document.querySelectorAll(".questions")) {
  const answers = [...list.children];
  const allOpen = () => answers.every((one) => one.open);
  const button = document.createElement("button");
  const label = () => (button.textContent = allOpen() ? list.dataset.close : list.dataset.open);
  button.type = "button";
  button.className = "questions-all";
  button.onclick = () => {
    const open = !allOpen();
    for (const one of answers) one.open = open;
  };
  for (const one of answers) one.addEventListener("toggle", label);
  label();
  list.before(button);
}

// Paper shows every answer; those that were closed close again.
let closed = [];
addEventListener("beforeprint", () => {
  closed = document.querySelectorAll(".question:not([open])");
  for (const one of closed) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of closed) one.open = false;
});
