// What other weapons of the make and model say, offered below the fields still empty: F4 or a press takes it, nothing is
// filled in by itself, for what is recorded is what somebody compared with the weapon.

const offers = new Map(); // field → its offer on the page, and what F4 repeated in it before

function withdraw(field) {
  const offer = offers.get(field);
  if (!offer) return;
  offers.delete(field);
  offer.shown.remove();
  if (field.getAttribute("aria-describedby") === offer.shown.id) field.removeAttribute("aria-describedby");
  if (offer.before === undefined) delete field.dataset.previous;
  else field.dataset.previous = offer.before;
}

function take(field) {
  field.value = field.dataset.previous;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(field, { value, words }) {
  const shown = Object.assign(document.createElement("button"), {
    type: "button", id: `${field.id}-usual`, className: "tz-usual", textContent: words, tabIndex: -1,
  });
  shown.addEventListener("click", () => take(field));
  offers.set(field, { shown, before: field.dataset.previous });
  field.dataset.previous = value;
  field.parentElement.append(shown);
  if (!field.hasAttribute("aria-describedby")) field.setAttribute("aria-describedby", shown.id);
}

async function known(address, make, model) {
  const url = new URL(address, location.href);
  for (const field of [make, model]) url.searchParams.set(field.name, field.value);
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : {};
}

async function ask(form, address) {
  const { make, model } = form.elements;
  const usual = make.value && model.value ? await known(address, make, model) : {};
  for (const field of [...offers.keys()]) withdraw(field);
  for (const [name, told] of Object.entries(usual)) if (!form.elements[name]?.value) offer(form.elements[name], told);
}

export function watchUsual() {
  const place = document.querySelector("[data-usual]");
  if (!place) return;
  const form = place.closest("form");
  const now = () => ask(form, place.dataset.usual).catch(() => {}); // without an offer one goes on typing
  form.addEventListener("change", (event) => ["make", "model"].includes(event.target.name) && now());
  form.addEventListener("input", (event) => withdraw(event.target));
  now();
}
