// Runs once for each page of answers: citations open their reference, controls send a fact.
const find = (id) => element.querySelector(`#${CSS.escape(id)}`);

const open = (target) => {
  for (let node = target; node && node !== element; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
  (target.querySelector("summary") ?? target).focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
};

const send = (button) => {
  const { set, value, from, nameFrom } = button.dataset;
  trigger("submit", {
    name: nameFrom ? find(nameFrom).value : set,
    value: from ? find(from).value : value,
  });
};

element.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && find(link.hash.slice(1))) {
    event.preventDefault();
    open(find(link.hash.slice(1)));
  }
  const button = event.target.closest("button[data-from], button[data-value]");
  if (button) send(button);
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input[data-enter]")) {
    event.preventDefault();
    send(element.querySelector(`button[data-from="${CSS.escape(event.target.id)}"]`));
  }
});

// A new page keeps nothing of what was typed into the old one, and begins at its heading.
watch("value", () => {
  for (const field of element.querySelectorAll("input")) field.value = field.defaultValue;
  for (const option of element.querySelectorAll("option")) option.selected = option.defaultSelected;
  const heading = element.querySelector(".thread > .answer h2, .audit > .head h2");
  if (heading) {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }
});
