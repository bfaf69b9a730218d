// Back and reload: a page that answered a form is loaded again by its address, never by sending the form once more.
// Not a module: it must have run before anything on the page can be pressed.

history.replaceState(history.state, "", document.currentScript.dataset.back);
