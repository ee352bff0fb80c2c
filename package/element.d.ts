import type { Article, Correction } from "./article.js";

/**
 * `<readout-article>`: an article with its marks and its timeline. It reads the text on a thread of its own, one for all elements
 * of a page, and anew when anything below changes; events `readout-read` and `readout-error` tell how that went.
 */
export class ReadoutArticle extends HTMLElement {
  /** What is read: this where it was set, else the attribute of this name, else the words inside the element. Null: not set. */
  get text(): string;
  set text(text: string | null);
  /** The date of publication, `YYYY-MM-DD`; the attribute of this name. */
  get published(): string | null;
  set published(date: string | null);
  /** What a reader put right. */
  get corrections(): readonly Correction[] | null;
  set corrections(corrections: readonly Correction[] | null);
  /** The reading that is shown; null before the first, and after an error. Spans count as JavaScript does. */
  readonly article: Article | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "readout-article": ReadoutArticle;
  }
  interface HTMLElementEventMap {
    "readout-read": CustomEvent<Article>;
    "readout-error": CustomEvent<Error>;
  }
}
