// <readout-article>: an article with its marks and its timeline, in any page. Plain JavaScript on the package's own functions: the element is
// part of other people's pages, where a second framework would weigh more than all that is drawn here.
import { createWorker } from "./browser.js";
import { STYLE, draw } from "./element-view.js";

// One for all elements of the page, started when the first has something to read.
let worker = null;

async function read(text, options) {
  const own = (worker ??= createWorker());
  try {
    return await own.extract(text, options);
  } catch (error) {
    // One that died is no use to the next reading; mistakes leave it as it is.
    if (!(error instanceof TypeError)) {
      own.terminate();
      if (worker === own) worker = null;
    }
    throw error;
  }
}

export class ReadoutArticle extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["text", "published"];

  #root = this.attachShadow({ mode: "open" });
  #slotted = new MutationObserver(() => this.#change());
  #text = null;
  #corrections = null;
  #article = null;
  #readings = 0;
  #waiting = false;

  /** What is read: this where it is set, else the attribute, else the words inside the element. */
  get text() {
    return this.#text ?? this.getAttribute("text") ?? inside(this);
  }

  set text(text) {
    this.#text = text === null ? null : String(text);
    this.#change();
  }

  get published() {
    return this.getAttribute("published");
  }

  set published(date) {
    if (date === null) this.removeAttribute("published");
    else this.setAttribute("published", date);
  }

  get corrections() {
    return this.#corrections;
  }

  set corrections(corrections) {
    this.#corrections = corrections;
    this.#change();
  }

  get article() {
    return this.#article;
  }

  connectedCallback() {
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [style];
    this.#slotted.observe(this, { childList: true, characterData: true, subtree: true });
    this.#change();
  }

  disconnectedCallback() {
    this.#slotted.disconnect();
  }

  attributeChangedCallback() {
    this.#change();
  }

  // Several changes at once are one reading.
  #change() {
    if (!this.isConnected || this.#waiting) return;
    this.#waiting = true;
    // Until it is read, the words inside the element are shown as they are.
    if (!this.#article) this.#root.replaceChildren(document.createElement("slot"));
    queueMicrotask(() => {
      this.#waiting = false;
      this.#read();
    });
  }

  async #read() {
    const reading = ++this.#readings;
    const text = this.text;
    const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail }));
    try {
      const article = await read(text, { published: this.published, corrections: this.#corrections });
      if (reading !== this.#readings) return; // a later one is on its way
      this.#article = article;
      this.#root.replaceChildren(...draw(text, article));
      tell("readout-read", article);
    } catch (error) {
      if (reading !== this.#readings) return;
      this.#article = null;
      const plain = document.createElement("div");
      plain.part = "text";
      plain.textContent = text;
      this.#root.replaceChildren(plain);
      tell("readout-error", error);
    }
  }
}

// Paragraphs by the elements inside, or the text as it stands, without the indentation of the page's source.
function inside(element) {
  const blocks = element.children.length ? [...element.children].map((child) => child.textContent) : [element.textContent];
  return blocks.map((block) => block.replace(/^[ \t]+/gm, "").trim()).join("\n\n");
}

globalThis.customElements?.define("readout-article", ReadoutArticle);
