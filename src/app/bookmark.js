(() => {
  const one = (selector) => document.querySelector(selector);
  const meta = (selector) => one(selector)?.content ?? "";
  const selected = String(getSelection()).trim();
  const articles = [...document.querySelectorAll("article")].sort((a, b) => b.innerText.length - a.innerText.length);
  const text = selected || (articles[0] ?? one("main") ?? document.body).innerText.trim();
  const linked = [...document.querySelectorAll("script[type='application/ld+json']")].map((it) => it.textContent).join(" ");
  const author = meta("meta[name=author]");
  const head = selected ? [] : [meta("meta[property='og:title']") || one("h1")?.innerText, author && "By " + author];
  const date = /"datePublished"\s*:\s*"([^"]+)/.exec(linked)?.[1] || meta("meta[property='article:published_time']") || one("time[datetime]")?.dateTime || "";
  const whole = [...head.filter((line) => line && !text.includes(line)), text].join("\n\n");
  open(PAGE + "#text=" + encodeURIComponent(whole) + "&date=" + encodeURIComponent(date.slice(0, 10)));
})();
