// The counter: readings are sent one after another without leaving the page, so a fast scanner loses none.

let queue = Promise.resolve();

const valueOf = (name) => document.querySelector(`main [name=${name}]`)?.value ?? "";
const acting = () => document.querySelector(".tz-acting b")?.textContent;

/** What was read stays with this place in the history, for who read it: coming back, nothing has to be read again. */
function remember() {
  if (!document.querySelector("main [name=lines]")) return;
  const counter = { by: acting(), lines: valueOf("lines"), kept: valueOf("kept"), receiver: valueOf("receiver") };
  history.replaceState({ counter }, "");
}

/** Shows what was read before leaving, judged as things stand now. */
async function readAgain(counter) {
  const data = new FormData();
  data.set("csrf_token", valueOf("csrf_token"));
  data.set("lines", counter.lines);
  data.set("kept", counter.kept ?? "");
  data.set(counter.receiver ? "receiver" : "change", counter.receiver || "1");
  const answer = await fetch(location.href, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("main [name=lines]")) return;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  remember();
  keepListening();
}

function comeBack() {
  const counter = history.state?.counter;
  const isAnswer = document.querySelector("script[data-back]");
  if (!counter || isAnswer || counter.by !== acting() || !document.querySelector("main [name=lines]")) remember();
  else if (counter.lines || counter.receiver) queue = readAgain(counter).catch(() => {});
}

/** The lines so far travel in the form: a reading made before the last answer came goes on from that answer's lines. */
function takeUp(data, counter) {
  for (const hidden of counter.querySelectorAll("[data-scan] input[type=hidden]")) data.set(hidden.name, hidden.value);
}

async function send(form, data, counter) {
  takeUp(data, counter());
  const answer = await fetch(form.action, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-counter]");
  if (fresh) show(counter(), fresh);
  else location.assign(answer.url);
}

/** Puts the new lines in place, keeping what is being typed meanwhile. */
function show(old, fresh) {
  const field = old.querySelector("[data-scan] input[type=text]");
  const typing = field ? field.value : "";
  old.replaceWith(fresh);
  remember();
  const next = fresh.querySelector("[data-scan] input[type=text]");
  if (!next) return;
  next.value = typing;
  next.focus();
}

function sayUnreachable(form, data) {
  const field = form.querySelector("input[type=text]");
  const shown = document.querySelector("[data-scan] input[type=text]") ?? field;
  if (field && !shown.value) shown.value = data.get(field.name) ?? "";
  const words = document.querySelector("[data-unreached]") ?? document.createElement("p");
  Object.assign(words, { className: "tz-row-wrong", textContent: document.body.dataset.unreachable });
  words.dataset.unreached = "";
  words.setAttribute("role", "alert");
  shown.before(words);
}

function onSubmit(event) {
  const form = event.target;
  const counter = () => document.querySelector("[data-counter]");
  if (!form.matches("[data-again]") || !counter()?.contains(form)) return;
  event.preventDefault();
  const field = form.querySelector("input[type=text]");
  if (field && !field.value.trim()) return;
  const data = new FormData(form, event.submitter);
  if (field) field.value = "";
  queue = queue.then(() => send(form, data, counter)).catch(() => sayUnreachable(form, data));
}

/** A counter always listens: the focus returns to the scan field when nothing else took it. */
function keepListening() {
  const field = document.querySelector("[data-scan] input[type=text]");
  if (field && document.activeElement.matches("body, main")) field.focus();
}

export function watchCounter() {
  comeBack();
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("click", () => setTimeout(keepListening));
}
