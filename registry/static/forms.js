// Forms: the error summary takes the focus, typed text is not lost by leaving, and one form is sent once.

const SENT_FOR = 10_000; // milliseconds until a form whose answer was a download may be sent again

let unsaved = false;

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[data-label]")) {
    button.disabled = false;
    button.textContent = button.dataset.label;
    delete button.dataset.label;
  }
}

function showSending(form, pressed) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.dataset.label = button.textContent;
    button.disabled = true;
    if (button === pressed) button.textContent = document.body.dataset.sending;
  }
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  unsaved = false;
  const pressed = event.submitter ?? form.querySelector("button[type=submit]");
  setTimeout(() => showSending(form, pressed)); // after the browser has read which button was pressed
  setTimeout(() => release(form), SENT_FOR);
}

function onLeaving(event) {
  if (unsaved) event.preventDefault();
}

/** What was typed is kept elsewhere: the page can be left without being asked. */
export function settle() {
  unsaved = false;
}

export function watchForms() {
  // A script that comes late must not take the focus from whoever is typing already.
  if (document.activeElement === document.body) document.querySelector("[data-errors]")?.focus();
  document.addEventListener("submit", onSubmit);
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-keep]")) unsaved = true;
  });
  window.addEventListener("beforeunload", onLeaving);
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
}
