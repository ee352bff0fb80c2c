import type { Article, Correction, ExtractOptions } from "./article.js";

export type * from "./article.js";

/** The version of this package. */
export const VERSION: string;
/** The version of the schema that results follow; `Article.schema` has the same. */
export const SCHEMA: "readout/1";

/** Where the extractor lies, or its bytes. */
export type Source = string | { readonly href: string } | ArrayBuffer | Uint8Array;

/**
 * Loads the extractor; wait for it before anything else here but `createWorker`. Further calls give the same promise; after a
 * failure, the next call tries again.
 *
 * @param source Where `extractor_bg.wasm` lies, or its bytes; beside this module when absent.
 */
export function init(source?: Source): Promise<void>;

/**
 * Reads an article, on this thread. A pure function: the same text and options give the same result. Spans count UTF-16 code
 * units unless `options.offsets` says otherwise, so `text.slice(...span)` gives the words.
 *
 * @throws TypeError where `text` is no string, an option is unknown or wrong, or corrections are more or longer than they may be.
 * @throws Error before `init` is done.
 */
export function extract(text: string, options?: ExtractOptions | null): Article;

/**
 * Reads one article after the other, each when it is asked for: `for await (const article of extractMany(texts))`.
 *
 * @param texts A list, or anything iterable, of texts; also one whose texts arrive in time, such as a stream.
 * @param options For all of them.
 * @throws As `extract`, at the text concerned.
 */
export function extractMany(
  texts: Iterable<string> | AsyncIterable<string>,
  options?: ExtractOptions | null,
): AsyncGenerator<Article, void, undefined>;

/**
 * Reads an article and puts right what is given, after `options.corrections`. A reading follows from its text and options alone, so
 * it is made anew instead of being passed in; `Article.corrections` says how each correction fared.
 *
 * @throws As `extract`.
 */
export function applyCorrections(
  text: string,
  options: ExtractOptions | null | undefined,
  corrections: readonly Correction[],
): Article;

/** A format that a reading can be saved in. */
export type Format = "json" | "ndjson" | "markdown" | "csv" | "ics" | "html";

/** What `exportAs` makes. */
export interface ExportedFile {
  /** The text of the file. */
  content: string;
  /** The ending of its name, without the full stop. */
  extension: string;
  /** Its media type. */
  mediaType: string;
}

/**
 * Reads an article and writes it as a file.
 *
 * @throws As `extract`, and a TypeError for an unknown format.
 */
export function exportAs(format: Format, text: string, options?: ExtractOptions | null): ExportedFile;

/** What a link is made of. */
export interface Shareable {
  /** The article. */
  text: string;
  /** The date of publication, `YYYY-MM-DD`, where a reader gave one. */
  published?: string | null;
  /** What a reader put right, in that order. */
  corrections?: readonly Correction[] | null;
  /** What the page should show, such as `{ view: "people", sel: "s4" }`. */
  view?: Readonly<Record<string, string>> | null;
}

/** How much of a damaged link could be read. */
export interface LinkDamage {
  /** Its end is missing, or something in it was changed. */
  cause: "cut off" | "altered";
  /** How much of the article is there, from its beginning; 100 only if all of it is. */
  percent: number;
  /** The same in words for a reader. */
  message: string;
}

/** What a link carries. */
export interface SharedArticle {
  /** The article, or as much of it as could be read. */
  text: string;
  /** The date of publication, `YYYY-MM-DD`, where a reader gave one. */
  published: string | null;
  /** What a reader put right; empty where that is nothing, or no list. Made by whoever made the link: `extract` checks it. */
  corrections: Correction[];
  /** What the page should show. */
  view: Record<string, string>;
  /** What is missing, if anything. */
  damage: LinkDamage | null;
}

/**
 * The fragment, from `#` on, that carries an article: put it after the address of a Readout page.
 *
 * @throws TypeError where something is unknown or wrong.
 * @throws Error named `LinkError` where it is more than a link holds (8 MB).
 */
export function encodeLink(shared: Shareable): string;

/**
 * Opens a link: a whole address, a fragment, or prose with one in it.
 *
 * @throws TypeError where `link` is no string.
 * @throws Error named `LinkError` where nothing can be read from it, and says why. A link that can be read in part is no error but
 *   has `damage`.
 */
export function decodeLink(link: string): SharedArticle;

/** Reads articles on a thread of its own: `extract` here gives a promise. */
export class ReadoutWorker {
  private constructor();
  /**
   * As the function `extract`, by the same rules; a mistake rejects with a TypeError. Articles are read in the order asked for.
   * When the worker dies, or could not be started, everything asked for is rejected with an Error; start another then.
   */
  extract(text: string, options?: ExtractOptions | null): Promise<Article>;
  /** Stops at once; what is being read is rejected with an Error. In Node.js, an idle worker keeps no program from ending. */
  terminate(): void;
}

/**
 * Starts a worker, which loads the extractor by itself; `init` is not needed for it.
 *
 * @param source Where `extractor_bg.wasm` lies, as a whole address; beside this module when absent.
 */
export function createWorker(source?: string | { readonly href: string }): ReadoutWorker;
