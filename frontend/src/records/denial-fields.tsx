import { Button, Checkbox } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { PrivateField } from "../disclosure/private-field";
import { Choice } from "./choice";
import styles from "./records.module.css";
import type { Denial, Ground } from "./withholding";

interface DenialFieldsProps {
  readonly number: number;
  readonly denial: Denial;
  readonly grounds: readonly Ground[];
  readonly onChange: (denial: Denial) => void;
  readonly onRemove: () => void;
}

/** The ground on which a passage is withheld, each fact that the ground needs, and the reasoning. */
export function DenialFields({ number, denial, grounds, onChange, onRemove }: DenialFieldsProps) {
  const { t } = useTranslation();
  const ground = grounds.find(({ name }) => name === denial.ground);
  const choices = { "": t("reviewChoose", "Choose"), ...Object.fromEntries(grounds.map((g) => [g.name, g.display])) };
  const confirm = (fact: string, confirmed: boolean) =>
    onChange({ ...denial, facts: confirmed ? [...denial.facts, fact] : denial.facts.filter((each) => each !== fact) });
  return (
    <section className={styles.passage}>
      <h4>{t("withholdPassage", "Passage {{number}}", { number })}</h4>
      <blockquote className={styles.letter} dir="auto" translate="no">
        {denial.field === null ? t("withholdWholeNote", "The whole note") : denial.words}
      </blockquote>
      <Choice
        id={`denial-ground-${number}`}
        label={t("withholdGround", "Ground for passage {{number}}", { number })}
        choices={choices}
        value={denial.ground}
        onChange={(name) => onChange({ ...denial, ground: name, facts: [] })}
      />
      {ground && (
        <fieldset className={styles.facts}>
          <legend>{t("withholdFacts", "Confirm each of these")}</legend>
          {ground.facts.map(({ name, display }) => (
            <Checkbox
              key={name}
              id={`denial-${number}-${name}`}
              labelText={display}
              checked={denial.facts.includes(name)}
              onChange={(_, { checked }) => confirm(name, checked)}
            />
          ))}
          <p className={styles.help}>
            {ground.reviewable
              ? t("withholdReviewable", "The client may have this looked at again by another professional.")
              : t("withholdUnreviewable", "The client has no right to a review of this.")}
          </p>
        </fieldset>
      )}
      <PrivateField
        field={`reasoning-${number}`}
        label={t("withholdReasoning", "Why the ground applies, in a sentence at least; the client does not get this")}
        maxLength={4000}
        value={denial.reasoning}
        onChange={(reasoning) => onChange({ ...denial, reasoning })}
      />
      <Checkbox
        id={`denial-mark-${number}`}
        labelText={t("withholdNoMark", "Even a mark in place of the words would reveal the source: leave no mark")}
        checked={denial.markRevealing}
        onChange={(_, { checked }) => onChange({ ...denial, markRevealing: checked })}
      />
      <div>
        <Button kind="ghost" size="sm" onClick={onRemove}>
          {t("withholdRemove", "Do not withhold passage {{number}}", { number })}
        </Button>
      </div>
    </section>
  );
}
