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

// The bar's list closes when it has led somewhere, and when the focus goes on.
for (const bar of document.querySelectorAll(".contents-fold details")) {
  const close = () => (bar.open = false);
  bar.addEventListener("click", (event) => event.target.closest("a") && close());
  bar.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !bar.contains(event.relatedTarget)) close();
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !bar.open) return;
    close();
    bar.firstElementChild.focus();
  });
}

// An address that names a question opens its answer.
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named && named.matches("details")) named.open = true;
}
addEventListener("hashchange", openNamed);
openNamed();

// One button opens all answers of a list, and closes them again.
for (const button of document.querySelectorAll(".questions-all")) {
  const answers = [...button.nextElementSibling.children];
  const words = [button.textContent, button.dataset.close];
  const allOpen = () => answers.every((one) => one.open);
  const label = () => (button.textContent = words[+allOpen()]);
  button.onclick = () => {
    const open = !allOpen();
    for (const one of answers) one.open = open;
  };
  for (const one of answers) one.addEventListener("toggle", label);
  label();
  button.hidden = false;
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
