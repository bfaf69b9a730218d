// Suggestions while typing: the browser's own datalist, filled from the address in data-suggest.

const PAUSE = 150; // milliseconds without a key before asking
const BEFORE = ["make", "model"]; // what was typed before a field and narrows it: the make its models, the model its calibre

/** Name and value of the fields that narrow this one. */
function before(field) {
  const others = BEFORE.map((name) => field.form?.elements[name]).filter((other) => other?.value && other !== field);
  return others.map((other) => [other.name, other.value]);
}

async function fill(field) {
  const address = new URL(field.dataset.suggest, location.href);
  address.searchParams.set("q", field.value);
  for (const [name, value] of before(field)) address.searchParams.set(name, value);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const found = await answer.json();
  const options = (found.items ?? found).map((text) => Object.assign(document.createElement("option"), { value: text }));
  field.list.replaceChildren(...options);
}

export function watchSuggestions() {
  let waiting;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset?.suggest || !field.value.trim()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => fill(field).catch(() => {}), PAUSE); // without suggestions one goes on typing
  });
  document.addEventListener("focusin", (event) => {
    const field = event.target;
    // What follows from the fields before is offered to whoever presses the arrow, before anything is typed.
    if (field.dataset?.suggest && !field.value && before(field).length) fill(field).catch(() => {});
  });
}
