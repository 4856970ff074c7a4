import { useTranslation } from "react-i18next";
import { entriesOf, isEmpty, type NoteContent } from "./content";
import { type Element, type Field, fieldsOf } from "./definition";
import styles from "./note-form.module.css";
import { useShown } from "./shown";

interface LastOfProps {
  readonly element: Element;
  readonly content: NoteContent;
  readonly title: string;
}

/** Shows the last note's content for an element beside the fields of that element. */
export function LastOf({ element, content, title }: LastOfProps) {
  const { t } = useTranslation();
  const shown = useShown();
  const fields = fieldsOf(element).filter(({ property }) => !isEmpty(content[property]));
  const linesOf = (field: Field): readonly string[] =>
    field.type === "GROUP"
      ? entriesOf(content[field.property]).map((entry) =>
          (field.group ?? [])
            .map((member) => shown.value(member, entry[member.property]))
            .filter(Boolean)
            .join(" – "),
        )
      : [shown.value(field, content[field.property])];
  return (
    <aside className={styles.last} aria-label={`${title}: ${element.display}`}>
      <p className={styles.lastTitle}>{title}</p>
      {fields.length === 0 && <p>{t("nothingSaid", "Nothing was said.")}</p>}
      {fields.flatMap((field) =>
        linesOf(field).map((line, index) => (
          <p key={`${field.property}-${index}`} dir="auto">
            {line}
          </p>
        )),
      )}
    </aside>
  );
}
