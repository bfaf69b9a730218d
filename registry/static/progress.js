// Work that goes on while its page is open: what [data-under-way] holds is drawn again every few seconds.
// It looks for ten minutes and no longer: a page left open must not keep a session awake for ever.

const EVERY_MS = 2000;
const LOOKS = 300;

export function watchProgress() {
  const shown = document.querySelector("[data-under-way]");
  if (shown) look(shown, LOOKS);
}

function look(shown, left) {
  if (left) setTimeout(() => again(shown, left - 1), EVERY_MS);
}

async function again(shown, left) {
  if (document.hidden) return look(shown, left);
  const now = await drawn().catch(() => null);
  if (!now) return look(shown, left);
  if (!now.hasAttribute("data-under-way")) return location.reload();
  shown.replaceWith(document.adoptNode(now));
  look(now, left);
}

async function drawn() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-progress]");
}
