import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { namingMember } from "../carried";
import { type Entry, isEmpty } from "../content";
import type { Field } from "../definition";
import { type Row, saysNothing } from "../rows";
import { useFrom } from "../shown";
import { ChoiceField } from "./choice-field";
import styles from "./fields.module.css";
import { TextField } from "./text-field";

interface EntryFieldsProps {
  readonly field: Field;
  readonly row: Row;
  readonly path: string;
  readonly open: ReadonlySet<string>;
  readonly onChange: (change: Entry) => void;
  readonly onRemove: () => void;
}

/** The fields of an entry of a repeated group. An entry of the last session shows the day of that session. */
export function EntryFields({ field, row, path, open, onChange, onRemove }: EntryFieldsProps) {
  const { t } = useTranslation();
  const from = useFrom();
  const naming = namingMember(field);
  const name = (naming && row.entry[naming.property]) ?? "";
  const members = field.group ?? [];
  const isUntouched = row.carried && saysNothing(row, field);
  // the first field to complete in an entry of the last session
  const toSay = members.find((member) => member !== naming && member.required);

  return (
    <fieldset className={`${styles.choice} ${styles.entry} ${isUntouched ? styles.untouched : ""}`}>
      <legend className="cds--visually-hidden">{name || field.display}</legend>
      {row.carried && <span className={styles.from}>{from}</span>}
      {members.map((member) => {
        const memberPath = `${path}.${member.property}`;
        const value = row.entry[member.property] ?? "";
        const isOpen = (open.has(memberPath) && isEmpty(value)) || (isUntouched && member === toSay);
        return member.type === "CODED" ? (
          <ChoiceField
            key={member.property}
            field={member}
            path={memberPath}
            value={value}
            open={isOpen}
            onChange={(answer) => onChange({ [member.property]: answer })}
          />
        ) : (
          <TextField
            key={member.property}
            field={member}
            path={memberPath}
            value={value}
            open={isOpen || (open.has(memberPath) && !isEmpty(value))}
            onChange={(text) => onChange({ [member.property]: text })}
          />
        );
      })}
      <div className={styles.buttons}>
        <Button size="sm" kind="ghost" onClick={onRemove}>
          {row.own ? t("remove", "Remove") : t("leaveOut", "Leave out")}
          <span className="cds--visually-hidden"> {name}</span>
        </Button>
      </div>
    </fieldset>
  );
}
