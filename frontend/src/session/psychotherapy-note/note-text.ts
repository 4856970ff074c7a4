/** The sections of a psychotherapy note that one writes, in their order. */
export const PARTS = ["reflections", "emotionalResponses", "hypotheses", "other"] as const;

export type Part = (typeof PARTS)[number];

/** What is written in a note, section by section. */
export interface NoteText extends Readonly<Record<Part, string>> {
  /** The comment of the observation that a note was made from. It is kept and not written here. */
  readonly comment: string;
}

export interface Section {
  readonly part: string;
  readonly text: string;
}

export const EMPTY: NoteText = { reflections: "", emotionalResponses: "", hypotheses: "", other: "", comment: "" };

/** Sections of one part are one text here; a part that is unknown here is not lost. */
export function textOf(sections: readonly Section[]): NoteText {
  const texts: Record<keyof NoteText, string> = { ...EMPTY };
  for (const { part, text } of sections) {
    const place = Object.hasOwn(EMPTY, part) ? (part as keyof NoteText) : "other";
    texts[place] = texts[place] ? `${texts[place]}\n\n${text}` : text;
  }
  return texts;
}

/** Sections as REST takes them; what is empty is none. */
export function sectionsOf(text: NoteText): Section[] {
  return [...PARTS, "comment" as const].filter((part) => text[part] !== "").map((part) => ({ part, text: text[part] }));
}

/** Whether there is nothing to save. */
export function isBlank(text: NoteText): boolean {
  return PARTS.every((part) => text[part].trim() === "");
}
