// A wedge scanner types a whole code in a moment and ends with Enter. It may never press whatever button has the focus:
// read outside a text field, the code goes to the counter's field, or else to the search box.

const FASTEST_HAND = 50; // milliseconds between keys; no hand keeps below this for a whole code
const SHORTEST_CODE = 4;

let typed = "";
let lastKeyAt = -Infinity;

function goesOn(event) {
  return event.timeStamp - lastKeyAt < FASTEST_HAND;
}

/** Whether the keys so far came from a scanner; asked when Enter arrives. */
export function isScan(event) {
  return goesOn(event) && typed.length >= SHORTEST_CODE;
}

export function isTextField(element) {
  return element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=file])");
}

function deliver(code) {
  const field = document.querySelector("[data-scan] input[type=text]") ?? document.querySelector("[data-search]");
  if (!field) return;
  field.value = code;
  field.focus();
  field.form.requestSubmit();
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const outside = !isTextField(event.target);
  if (event.key === "Enter" && isScan(event)) {
    if (outside) {
      event.preventDefault();
      event.stopImmediatePropagation();
      deliver(typed);
    }
    typed = "";
  } else if (event.key.length === 1) {
    typed = goesOn(event) ? typed + event.key : event.key;
    if (outside && event.key === " " && typed.length > 1) event.preventDefault();
    lastKeyAt = event.timeStamp;
  }
}

export function watchScanner() {
  document.addEventListener("keydown", onKey, true);
}
