/** `[start, end)` into the text, in the unit of `Article.offsets`. */
export type Span = [start: number, end: number];
/** `p1` person, `o1` organisation, `l1` place, `g1` group, `t1` time, `s1` statement, `e1` encounter. */
export type Id = string;
/** What spans count: bytes, JavaScript's or Python's characters. */
export type Offsets = "utf-8" | "utf-16" | "utf-32";

/** What the caller knows about an article. */
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
  /** The words. */
  exact: string;
  /** What stands before them. */
  prefix?: string;
  /** What stands after them. */
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
  /** Somebody has another name; it need not stand in the text. */
  | { rename: { who: string; name: string } }
  /** Two are one; `who` stays. */
  | { merge: { who: string; with: string } }
  /** The mentions at these places are of another person. */
  | { split: { who: string; at: Quote[]; name: string } }
  /** `but`: what it is instead; nothing worth a mark when absent. */
  | { not_person: { who: string; but?: Entity["type"] | null } }
  /** An empty list: nobody knows who. */
  | { speaker: { of: Quote; who: string[] } }
  /** ISO 8601: a day, month, year or interval of such; null for none. */
  | { date: { of: Item; date: string | null } }
  /** It was not said, or did not happen. */
  | { remove: Item }
  /** A statement is missing; an empty list: nobody knows who said it. */
  | { add_statement: { of: Quote; who: string[] } }
  /** An encounter is missing; who took part, one at least. */
  | { add_encounter: { of: Quote; who: string[]; kind: Encounter["kind"]; date?: string | null } }
  /** An encounter was another; what is absent stays as it was read. */
  | {
      change_encounter: {
        of: Item;
        who?: string[] | null;
        kind?: Encounter["kind"] | null;
        status?: Encounter["status"] | null;
      };
    }
  /** A person is missing, whose name stands in the text. */
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
  /** The version of this schema. */
  schema: "readout/1";
  /** The unit of every span here. */
  offsets: Offsets;
  /** `und`: not English, which is all that is read well. */
  language: "en" | "und";
  /** The date of publication, `YYYY-MM-DD`, where one is known: given, or read in the text at this place. */
  published: { value: string; from: "text" | "option"; span: Span | null } | null;
  /** Null where the text has none. */
  headline: Span | null;
  /** In order of the text. */
  sentences: Span[];
  /** People, organisations, places and groups, one entry per real-world entity. */
  entities: Entity[];
  /** Expressions of time, in order of the text. */
  times: Time[];
  /** Who said what, in order of the text. */
  statements: Statement[];
  /** Who met whom, in order of first mention. */
  encounters: Encounter[];
  /** In time order, the undated last. */
  timeline: Day[];
  /** How each correction fared, in their order; empty where none was given. */
  corrections: Outcome[];
}

/** Somebody or something in the world, with every mention of it. */
export interface Entity {
  /** Unique in this result. */
  id: Id;
  /** What it is; a group is unnamed people: "officials", "two witnesses". */
  type: "person" | "organization" | "place" | "group";
  /** The fullest form without titles. */
  name: string;
  /** As the text gives them: "Chilean President". */
  titles: string[];
  /** Other forms of the name in the text. */
  aliases: string[];
  /** Where the text speaks of it, in order: by a name, by a description ("the minister") or by a pronoun. */
  mentions: { span: Span; kind: "name" | "nominal" | "pronoun" }[];
}

/** TIMEX3 (TimeML 1.2.1). */
export interface Time {
  /** Unique in this result. */
  id: Id;
  /** Its words. */
  span: Span;
  /** A day or longer, a time of day, a length, or something that returns. */
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** As TIMEX3 writes it: `2025-03-07`, `P3D`. Null where it needs a date of publication and none is known. */
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

/** What somebody said, wrote or thought. */
export interface Statement extends Reason {
  /** Unique in this result. */
  id: Id;
  /** Who; empty where the text doesn't tell. */
  speakers: Id[];
  /** The words that name who: "the minister", "she". */
  source: Span | null;
  /** The words that say so: "said", "according to". */
  cue: Span | null;
  /** What was said, in pieces where other words stand between. */
  content: Span[];
  /** In quotation marks, in the writer's words, or partly so. */
  form: "direct" | "indirect" | "mixed";
  /** What kind of saying: `say`, `ask`, `urge`, `promise`, `deny`, `announce` … `think` marks what was believed, wished or meant, not said. */
  act: string;
  /** Whom it was said to. */
  to: Id[];
  /** For whom the speaker speaks. */
  on_behalf_of: Id | null;
  /** When, as ISO 8601. */
  date: string | null;
  /** Index into `Article.sentences`. */
  sentence: number;
}

/** People who met, called or wrote to each other. */
export interface Encounter extends Reason {
  /** Unique in this result. */
  id: Id;
  /** How. */
  kind: "meeting" | "call" | "video" | "visit" | "message";
  /** Who took part. */
  participants: Id[];
  /** Where. */
  place: Id | null;
  /** The words that date it. */
  time: Id | null;
  /** ISO 8601: a day, month, year or interval. */
  date: string | null;
  /** "stated": words of the text date it, or the reader put it right; "inferred": no word does, it is told as of the day of the news. Null without a date. */
  date_basis: "stated" | "inferred" | null;
  /** Whether it took place. */
  status: "happened" | "ongoing" | "planned" | "proposed" | "cancelled" | "denied";
  /** The words that tell of it, each time: "met", "the talks". */
  triggers: Span[];
  /** Whether it is a main fact of the article. */
  key: boolean;
}

/** One day of the timeline. */
export interface Day {
  /** ISO 8601; null for what has no date. */
  date: string | null;
  /** The article's own words for it. */
  date_text: string | null;
  /** Ids of encounters and statements. */
  entries: Id[];
}
