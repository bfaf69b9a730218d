// Drafts: what is typed is kept by the registry while it is typed. A session that ends, a browser that closes or a power
// cut lose at most the last second; what could not be kept is said at once, and kept as soon as it can be.
import { settle } from "./forms.js";

const PAUSE = 1000; // milliseconds without a key before what is typed is kept
const HEADERS = { Accept: "application/json" };

let form;
let waiting;
let isLost = false;

/** What is kept: everything but files, which go with the form itself. */
function typed() {
  const sent = new FormData(form);
  for (const file of form.querySelectorAll("[type=file]")) sent.delete(file.name);
  return new URLSearchParams(sent);
}

function tell(words, isFault) {
  const place = form.querySelector("[data-draft-state]");
  if (isFault) place.setAttribute("role", "alert");
  else place.removeAttribute("role");
  place.textContent = words;
  if (!isFault) return;
  const door = Object.assign(document.createElement("a"), { href: "/", target: "_blank", textContent: form.dataset.door });
  place.append(" ", door);
}

function lose(words) {
  isLost = true;
  tell(words ?? form.dataset.lost, true);
}

async function keep(options) {
  clearTimeout(waiting);
  waiting = undefined;
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", headers: HEADERS, body: typed(), ...options });
    const told = await answer.json();
    if (!answer.ok) return lose(answer.status === 409 ? told.text : undefined);
    isLost = false;
    tell(told.words, false);
    if (waiting === undefined && !hasFiles()) settle();
  } catch {
    lose();
  }
}

function hasFiles() {
  return [...form.querySelectorAll("[type=file]")].some((file) => file.files.length);
}

/** After a session ended: the same person has come back in another tab, and this form goes on where it was. */
async function renew() {
  if (!isLost) return;
  const answer = await fetch(form.dataset.token, { headers: HEADERS }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { who, token } = await answer.json();
  if (String(who) !== form.dataset.who) return;
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = token;
  await keep();
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE);
}

function onHiding() {
  if (document.hidden && waiting !== undefined) keep({ keepalive: true });
  if (!document.hidden) renew();
}

export function watchDraft() {
  form = document.querySelector("form[data-draft]");
  if (!form) return;
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(waiting)); // what is sent is kept by who receives it
  document.addEventListener("visibilitychange", onHiding);
  window.addEventListener("focus", renew);
}
