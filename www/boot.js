// Starts the page's program.
import init from "./app.js";

const root = document.documentElement;

try {
  const theme = localStorage.getItem("readout.theme");
  if (theme) root.dataset.theme = theme;
} catch {
  // storage is blocked: the system's theme it is
}

window.readout = { last: null, load: (url) => import(url) };

init().catch((error) => {
  root.dataset.state = "failed";
  const notice = document.getElementById("boot-failed");
  if (notice) notice.hidden = false;
  console.error(error);
});
