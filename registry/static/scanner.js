// A wedge scanner types a whole code in a moment and ends with Enter. It may never press whatever button has the focus:
// read outside a text field, the code goes to the counter's field, or else to the search box.

// Milliseconds between two keys of a scanner; no hand keeps below the usual 50 for a whole code.
const PAUSE = Number(document.body.dataset.scanPause);
const SHORTEST_CODE = 4;

let typed = "";
let lastKeyAt = -Infinity;

function goesOn(event) {
  return event.timeStamp - lastKeyAt < PAUSE;
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

/** Some browsers press a button when the space is let go. */
function onKeyUp(event) {
  if (event.key === " " && typed.length > 1 && !isTextField(event.target)) event.preventDefault();
}

export function watchScanner() {
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("keyup", onKeyUp, true);
}
