"use strict";
// Search: every word has to stand in a passage or one of its rules, or in a disagreement.
const form = document.getElementById("search");
const words = document.getElementById("words");
const safety = document.getElementById("safety");
const found = document.getElementById("found");
const contents = document.querySelector("nav > details");
const plain = (node) => node.textContent.toLowerCase();
const articles = [...document.querySelectorAll(".passage, .dispute")].map((node) => ({
  node,
  text: plain(node),
  rules: [...node.querySelectorAll(".rule")].map((rule) => ({ node: rule, text: plain(rule) })),
}));
const sections = [...document.querySelectorAll(".document, #disagreements")];
// A document is also found by its title.
const titles = new Map(sections.map((node) => [node, plain(node.querySelector("h2"))]));

function show() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const on = wanted.length > 0 || safety.checked;
  document.body.classList.toggle("searching", on);
  let passages = 0, rules = 0;
  for (const { node, text, rules: own } of articles) {
    const all = `${titles.get(node.parentElement) ?? ""} ${text}`;
    const barred = !safety.checked || own.some((rule) => rule.node.matches(".safety"));
    const fits = barred && wanted.every((word) => all.includes(word));
    node.classList.toggle("out", on && !fits);
    passages += fits;
    for (const rule of own) {
      const out = on && safety.checked && !rule.node.matches(".safety");
      rule.node.classList.toggle("out", out);
      rules += fits && !out;
    }
  }
  for (const node of sections) {
    node.classList.toggle("out", on && !node.querySelector("article:not(.out)"));
  }
  found.textContent = on ? `${passages} places, ${rules} rules` : "";
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
for (const field of [words, safety]) field.addEventListener("input", show);
// On a narrow page the contents are folded at first; a link out of a search ends it.
if (matchMedia("(max-width: 63.99rem)").matches) contents.open = false;
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target && !target.offsetParent && !target.closest("details:not([open])")) {
    form.reset();
    show();
  }
  if (contents.contains(link) && matchMedia("(max-width: 63.99rem)").matches) contents.open = false;
});
