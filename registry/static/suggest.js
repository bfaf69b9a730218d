// Suggestions while typing: the browser's own datalist, filled from the address in data-suggest.

const PAUSE = 150; // milliseconds without a key before asking

async function fill(field) {
  const address = new URL(field.dataset.suggest, location.href);
  address.searchParams.set("q", field.value);
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
}
