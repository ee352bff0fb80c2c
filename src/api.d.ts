/** `[start, end)` into the text, in the unit of `Article.offsets`. */
export type Span = [start: number, end: number];
/** `p1` person, `o1` organisation, `l1` place, `g1` group, `t1` time, `s1` statement, `e1` encounter. */
export type Id = string;
export type Offsets = "utf-8" | "utf-16" | "utf-32";

export interface ExtractOptions {
  /** The date of publication, `YYYY-MM-DD`; one found in the text is used when this is absent. */
  published?: string | null;
  /** The unit of all spans; `utf-16`, as JavaScript counts, unless told otherwise. */
  offsets?: Offsets | null;
  /** What a reader put right, in that order; `Article.corrections` says how each fared. */
  corrections?: Correction[] | null;
}

/** The words at a place, and as much around them as tells them from the same words elsewhere (W3C TextQuoteSelector). */
export interface Quote {
  exact: string;
  prefix?: string;
  suffix?: string;
}

/**
 * What a correction is about: the statement whose content begins with these words, or the encounter with a trigger at
 * these; `who` took part, where several encounters have that trigger.
 */
export type Item = { statement: Quote } | { encounter: { at: Quote; who?: string[] } };

/**
 * One thing put right. People go by the names that the result gives them after the corrections before this one; a speaker or
 * participant may also be anybody else whose name stands in the text.
 */
export type Correction =
  | { rename: { who: string; name: string } }
  /** Two are one; `who` stays. */
  | { merge: { who: string; with: string } }
  /** The mentions at these places are of another person. */
  | { split: { who: string; at: Quote[]; name: string } }
  /** `but`: what it is instead; nothing worth a mark when absent. */
  | { not_person: { who: string; but?: Entity["type"] | null } }
  /** An empty list: nobody knows who. */
  | { speaker: { of: Quote; who: string[] } }
  | { date: { of: Item; date: string | null } }
  | { remove: Item }
  | { add_statement: { of: Quote; who: string[] } }
  | { add_encounter: { of: Quote; who: string[]; kind: Encounter["kind"]; date?: string | null } }
  /** What is absent stays as it was read. */
  | {
      change_encounter: {
        of: Item;
        who?: string[] | null;
        kind?: Encounter["kind"] | null;
        status?: Encounter["status"] | null;
      };
    }
  | { add_person: { name: string } };

/** How one correction fared. */
export interface Outcome {
  /** Whether it, or some of it, fitted. */
  applied: boolean;
  /** What does not fit, in words for a reader. */
  why: string | null;
  /** What it made or changed and the result still has. */
  items: Id[];
}

/** The schema `readout/1`. */
export interface Article {
  schema: "readout/1";
  offsets: Offsets;
  /** `und`: not English, which is all that is read well. */
  language: "en" | "und";
  published: { value: string; from: "text" | "option"; span: Span | null } | null;
  headline: Span | null;
  sentences: Span[];
  /** People, organisations, places and groups, one entry per real-world entity. */
  entities: Entity[];
  times: Time[];
  statements: Statement[];
  encounters: Encounter[];
  /** In time order, the undated last. */
  timeline: Day[];
  /** How each correction fared, in their order; empty where none was given. */
  corrections: Outcome[];
}

export interface Entity {
  id: Id;
  type: "person" | "organization" | "place" | "group";
  /** The fullest form without titles. */
  name: string;
  titles: string[];
  aliases: string[];
  mentions: { span: Span; kind: "name" | "nominal" | "pronoun" }[];
}

/** TIMEX3 (TimeML 1.2.1). */
export interface Time {
  id: Id;
  span: Span;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** Null where it needs a date of publication and none is known. */
  value: string | null;
}

/** Why an item is there. */
export interface Reason {
  /** The words it was read from. */
  evidence: Span[];
  /** The rule that found it. */
  rule: string;
  /** 0 to 1. */
  confidence: number;
}

export interface Statement extends Reason {
  id: Id;
  speakers: Id[];
  source: Span | null;
  cue: Span | null;
  content: Span[];
  form: "direct" | "indirect" | "mixed";
  /** `think` marks what was believed, wished or meant, not said. */
  act: string;
  to: Id[];
  on_behalf_of: Id | null;
  date: string | null;
  /** Index into `Article.sentences`. */
  sentence: number;
}

export interface Encounter extends Reason {
  id: Id;
  kind: "meeting" | "call" | "video" | "visit" | "message";
  participants: Id[];
  place: Id | null;
  time: Id | null;
  /** ISO 8601: a day, month, year or interval. */
  date: string | null;
  /** "stated": words of the text date it, or the reader put it right; "inferred": no word does, it is told as of the day of the news. Null without a date. */
  date_basis: "stated" | "inferred" | null;
  status: "happened" | "ongoing" | "planned" | "proposed" | "cancelled" | "denied";
  triggers: Span[];
  key: boolean;
}

export interface Day {
  date: string | null;
  /** The article's own words for it. */
  date_text: string | null;
  /** Ids of encounters and statements. */
  entries: Id[];
}
