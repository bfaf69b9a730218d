// The one script of every page. Everything works without it; each part adds ease for hands that know.
import { watchKeys } from "./keys.js";
import { watchScanner } from "./scanner.js";
import { watchForms } from "./forms.js";
import { watchSuggestions } from "./suggest.js";
import { watchUsual } from "./usual.js";
import { watchCounter } from "./counter.js";
import { watchDraft } from "./drafts.js";
import { watchProgress } from "./progress.js";

watchScanner();
watchKeys();
watchForms();
watchSuggestions();
watchUsual();
watchCounter();
watchDraft();
watchProgress();
