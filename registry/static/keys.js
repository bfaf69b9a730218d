// Keys of the register: / goes to the search box, Enter to the next field (the space bar opens a file chooser), F6 to the
// standing of this one, F4 repeats the previous value, Ctrl+Enter sends a form and confirms a review, F8 opens the form of
// another weapon like the last.
import { isTextField } from "./scanner.js";

// Of the buttons only those of the bar: Enter never adds a row on its way down the form.
const STOPS = "input:not([type=hidden]), select:not([data-standing]), textarea, .tz-bar button[type=submit]";

/** Milliseconds in which nobody has read a page: keys struck twice, or held down, confirm nothing. */
const UNREAD = 400;
const SHOWN = performance.now();

/** Of radios only the chosen one: the arrows go to the others, as with Tab. */
function isPassed(stop, form) {
  const chosen = stop.type === "radio" && form.querySelector(`[type=radio][name="${CSS.escape(stop.name)}"]:checked`);
  return chosen && chosen !== stop;
}

function nextStop(form, current) {
  const stops = [...form.querySelectorAll(STOPS)]
    .filter((stop) => !stop.disabled && stop.offsetParent && !isPassed(stop, form) && !stop.closest(".is-repeated"));
  return stops.find((stop) => current.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Photographs may be left out and are passed like any field; the one file of a form is chosen by Enter, as browsers do. */
function onEnter(event, form) {
  if (event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[type=submit]"));
  } else if (!event.target.matches("textarea, button, a, summary, [type=file]:not([multiple])")) {
    event.preventDefault();
    nextStop(form, event.target)?.focus();
  }
}

function confirmRead(event) {
  const form = document.querySelector("form[data-confirm]");
  if (!form || event.repeat || performance.now() - SHOWN < UNREAD) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(".tz-bar button[type=submit]"));
}

function toAnother(event) {
  if (event.repeat || !document.body.dataset.another) return;
  event.preventDefault();
  location.assign(document.body.dataset.another);
}

function toStanding(event) {
  const standing = event.target.closest(".tz-row")?.querySelector("[data-standing]");
  if (!standing) return;
  event.preventDefault();
  standing.focus();
}

function repeatPrevious(event) {
  const previous = event.target.dataset?.previous;
  if (previous === undefined) return;
  event.preventDefault();
  event.target.value = previous;
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

function toSearch(event) {
  const search = document.querySelector("[data-search]");
  if (!search || isTextField(event.target)) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function onKey(event) {
  if (event.defaultPrevented || event.altKey || event.metaKey) return;
  const form = event.target.closest?.("form[data-keys]");
  if (event.key === "Enter" && form) onEnter(event, form);
  else if (event.key === "Enter" && event.ctrlKey) confirmRead(event);
  else if (event.key === "F8") toAnother(event);
  else if (event.key === "F6") toStanding(event);
  else if (event.key === "F4") repeatPrevious(event);
  else if (event.key === "/" && !event.ctrlKey) toSearch(event);
}

export function watchKeys() {
  document.addEventListener("keydown", onKey);
  // What somebody changed is repeated no more.
  document.addEventListener("input", (event) => event.target.closest(".is-repeated")?.classList.remove("is-repeated"));
}
