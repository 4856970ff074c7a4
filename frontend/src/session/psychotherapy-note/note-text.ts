/** The sections of a psychotherapy note that the author writes, in their order. */
export const PARTS = ["reflections", "emotionalResponses", "hypotheses", "other"] as const;

export type Part = (typeof PARTS)[number];

/** The text of a note, section by section. */
export interface NoteText extends Readonly<Record<Part, string>> {
  /** The comment of the obs that the note was made from. The page keeps it, but the author can't change it. */
  readonly comment: string;
}

export interface Section {
  readonly part: string;
  readonly text: string;
}

export const EMPTY: NoteText = { reflections: "", emotionalResponses: "", hypotheses: "", other: "", comment: "" };

/** Joins all sections of a part into one text. An unknown part is added to "other", so that no words are lost. */
export function textOf(sections: readonly Section[]): NoteText {
  const texts: Record<keyof NoteText, string> = { ...EMPTY };
  for (const { part, text } of sections) {
    const place = Object.hasOwn(EMPTY, part) ? (part as keyof NoteText) : "other";
    texts[place] = texts[place] ? `${texts[place]}\n\n${text}` : text;
  }
  return texts;
}

/** The sections as REST expects them, without empty sections. */
export function sectionsOf(text: NoteText): Section[] {
  return [...PARTS, "comment" as const].filter((part) => text[part] !== "").map((part) => ({ part, text: text[part] }));
}

/** True if the text holds nothing to save. */
export function isBlank(text: NoteText): boolean {
  return PARTS.every((part) => text[part].trim() === "");
}
