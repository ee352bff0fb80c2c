// Runs before the page's program, in every browser: where a script is refused, does not arrive or isn't understood, the page says so.
function tell() {
  document.documentElement.setAttribute("data-state", "failed");
  var notice = document.getElementById("boot-failed");
  if (notice) notice.hidden = false;
}

addEventListener("error", function (event) { if (event.target.tagName === "SCRIPT") tell(); }, true);
if (!("noModule" in document.createElement("script"))) tell();
