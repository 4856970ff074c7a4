import { useTranslation } from "react-i18next";
import { showDay } from "../../host/dates";
import { useHost } from "../../host/host";
import { isOfFacts } from "./carried";
import { isAsked } from "./completeness";
import type { NoteContent } from "./content";
import { type Definition, type Element, type FieldGroup, fieldsOf, sectionsOf } from "./definition";
import { Facts } from "./fields/facts";
import { FieldOf } from "./fields/field-of";
import { LastOf } from "./last-of";
import styles from "./note-form.module.css";
import { useNoteForm } from "./note-form-context";
import type { CheckFinding } from "./requests";

interface NoteFormProps {
  readonly definition: Definition;
  readonly format: string;
  readonly content: NoteContent;
  /** The paths of the fields that a signature still needs. */
  readonly open: ReadonlySet<string>;
  readonly hints: readonly CheckFinding[];
}

/** The fields under the headings of a format. The form names no element itself: all of them come from the definition. */
export function NoteForm({ definition, format, content, open, hints }: NoteFormProps) {
  return (
    <div className={styles.sections}>
      {sectionsOf(definition, format).map((section) => (
        <section key={section.name} className={styles.section}>
          <h3>{section.display}</h3>
          {section.elements.map((element) => (
            <ElementFields
              key={element.name}
              element={element}
              content={content}
              open={open}
              hints={hints.filter((hint) => hint.element === element.name)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

interface ElementFieldsProps {
  readonly element: Element;
  readonly content: NoteContent;
  readonly open: ReadonlySet<string>;
  readonly hints: readonly CheckFinding[];
}

function ElementFields({ element, content, open, hints }: ElementFieldsProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { last, lastShown } = useNoteForm();
  const isAlone = element.property !== undefined && element.type !== "GROUP";
  return (
    <div
      id={`element-${element.name}`}
      className={`${styles.element} ${lastShown && last ? styles.withLast : ""}`}
      data-element={element.name}
    >
      <div className={styles.fields}>
        {!isAlone && <h4>{element.display}</h4>}
        {isOfFacts(element) ? (
          <Facts element={element as FieldGroup} content={content} open={open} />
        ) : (
          fieldsOf(element)
            .filter((field) => isAsked(field, content))
            .map((field) => <FieldOf key={field.property} field={field} value={content[field.property]} open={open} />)
        )}
        {hints.map(({ code, message }) => (
          <p key={code} className={styles.hint}>
            <strong>{t("hint", "Hint")}:</strong> {message}
          </p>
        ))}
      </div>
      {lastShown && last && (
        <LastOf
          element={element}
          content={last.content}
          title={t("lastSessionOf", "Last session, {{day}}", { day: showDay(last.sessionDate, locale) })}
        />
      )}
    </div>
  );
}
