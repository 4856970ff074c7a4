import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { momentOf, showDay, showTime } from "../../host/dates";
import { useHost } from "../../host/host";
import { allFields, type Definition, type Field } from "./definition";
import styles from "./note-sections.module.css";
import type { ShownElement, ShownSection } from "./requests";

interface NoteSectionsProps {
  readonly definition: Definition;
  readonly sections: readonly ShownSection[];
}

interface Line {
  readonly label: string;
  readonly lines: readonly string[];
}

type Told = Readonly<Record<string, unknown>>;

const isTold = (value: unknown): value is Told => typeof value === "object" && value !== null && !Array.isArray(value);

interface ShownHeading {
  readonly heading: string;
  readonly display: string;
  readonly lines: readonly Line[];
}

/** The content of a note in words, under its headings. Empty elements have no line. */
function headingsOf(
  { definition, sections }: NoteSectionsProps,
  locale: string,
  t: TFunction,
): readonly ShownHeading[] {
  const fields = new Map(allFields(definition).map((field) => [field.property, field]));
  const labels: Readonly<Record<string, string>> = {
    diagnoses: t("diagnoses", "Diagnoses"),
    otherAnswers: t("otherAnswers", "Other answers"),
  };
  return sections
    .map(({ heading, display, elements }) => ({
      heading,
      display,
      lines: elements.flatMap((element) => linesOf(element, fields, labels, locale)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Lists the content of a note in words, with the label of each entry. */
export function toldOf(
  note: NoteSectionsProps,
  locale: string,
  t: TFunction,
): readonly { readonly label: string; readonly text: string }[] {
  return headingsOf(note, locale, t).flatMap(({ lines }) =>
    lines.map((line) => ({ label: line.label, text: line.lines.join("\n") })),
  );
}

/** Shows the content of a note under the headings that the server sent. */
export function NoteSections(note: NoteSectionsProps) {
  const { locale } = useHost();
  const { t } = useTranslation();
  return (
    <div className={styles.sections}>
      {headingsOf(note, locale, t).map(({ heading, display, lines }) => (
        <section key={heading}>
          <h3>{display}</h3>
          <dl>
            {lines.map((line) => (
              <div key={line.label} className={styles.line}>
                <dt>{line.label}</dt>
                {line.lines.map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a shown note never change places
                  <dd key={index} dir="auto">
                    {text}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function linesOf(
  { display, content }: ShownElement,
  fields: ReadonlyMap<string, Field>,
  labels: Readonly<Record<string, string>>,
  locale: string,
): readonly Line[] {
  return Object.entries(content).flatMap(([property, value]): Line[] => {
    const field = fields.get(property);
    const lines = (Array.isArray(value) ? value : [value]).map((one) => inWords(one, field, locale)).filter(Boolean);
    const all = field?.type === "CODED" && field.multiple ? [lines.join(", ")].filter(Boolean) : lines;
    return all.length > 0 ? [{ label: field?.display ?? labels[property] ?? display, lines: all }] : [];
  });
}

/** Writes a value in words: a text, a time, an answer, a goal with its progress, or an answer from a form of the clinic. */
function inWords(value: unknown, field: Field | undefined, locale: string): string {
  if (value === null || value === undefined || typeof value === "boolean") {
    return "";
  }
  if (!isTold(value)) {
    const text = String(value);
    if (field?.type === "DATE") {
      return showDay(text, locale);
    }
    return field?.type === "DATETIME" ? showTime(momentOf(text), locale) : text;
  }
  if (field?.group) {
    return field.group
      .map((member) => inWords(value[member.property], member, locale))
      .filter(Boolean)
      .join(" – ");
  }
  const answer = [value.display, value.value === undefined ? "" : inWords(value.value, undefined, locale), value.units]
    .filter((part) => part !== null && part !== undefined && part !== "")
    .join(" ");
  const members = Array.isArray(value.members) ? value.members.map((one) => inWords(one, undefined, locale)) : [];
  const more = [value.certainty, value.comment].filter((part) => typeof part === "string" && part !== "");
  return [answer, ...more, ...members].filter(Boolean).join(", ");
}
