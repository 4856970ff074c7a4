import { RadioButton, RadioButtonGroup } from "@carbon/react";
import { useTranslation } from "react-i18next";
import type { Basis } from "./definition";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { basesFor, makerOf, type Obstacle, obstaclesTo } from "./new-disclosure";

/** The legal bases: each in plain words, with the cases that it does not cover. */
export function StepBasis() {
  const { t } = useTranslation();
  const { definition, form, change, wrong } = useDisclosureForm();
  const bases = basesFor(definition, form);
  const problem = wrong("basis");
  return (
    <>
      <RadioButtonGroup
        name="kind"
        legendText={t("kindOfNotes", "Kind of notes")}
        valueSelected={form.kind}
        onChange={(value) => change({ kind: String(value), basis: null })}
      >
        {definition.kinds.map(({ name, display }) => (
          <RadioButton key={name} id={`kind-${name}`} value={name} labelText={display} />
        ))}
      </RadioButtonGroup>
      <div data-field="basis" className={styles.bases}>
        <RadioButtonGroup
          name="basis"
          orientation="vertical"
          legendText={t("basisQuestion", "Why does the law permit it?")}
          valueSelected={form.basis ?? undefined}
          invalid={problem !== undefined}
          invalidText={problem}
          onChange={(value) => change({ basis: String(value), evidence: {}, people: {} })}
        >
          {bases.map((basis) => (
            <RadioButton
              key={basis.name}
              id={`basis-${basis.name}`}
              value={basis.name}
              labelText={<BasisText basis={basis} />}
            />
          ))}
        </RadioButtonGroup>
      </div>
      {bases.length === 0 && (
        <p>{t("noBasis", "There is no basis on which notes of this kind may be disclosed in this way.")}</p>
      )}
    </>
  );
}

function BasisText({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation();
  const { form } = useDisclosureForm();
  const obstacles = obstaclesTo(basis, form);
  const obstacleText = (obstacle: Obstacle) => {
    switch (obstacle) {
      case "USERS_ONLY":
        return t("usersOnly", "The recipient has to be a user of this system.");
      case "OUTSIDE_ONLY":
        return t("outsideOnly", "The recipient gets a file: choose “someone outside”.");
      case "EXCERPT_ONLY":
        return t("excerptOnly", "Only an excerpt of one note may be given.");
      default:
        return t("daysNeeded", "The first and the last day are needed.");
    }
  };
  return (
    <span className={styles.basis}>
      <span className={styles.name}>{basis.display}</span>
      <span className={styles.about}>
        <span>{basis.for}</span>
        <span>{t("basisNotFor", "Not for: {{what}}", { what: basis.notFor })}</span>
        {makerOf(basis, form)?.needsApproval && (
          <span>{t("basisSecondPerson", "A second person has to approve it before anything opens.")}</span>
        )}
        <span className={styles.citation}>{basis.citation}</span>
        {obstacles.map((obstacle) => (
          <span key={obstacle} className={styles.obstacle}>
            {obstacleText(obstacle)}
          </span>
        ))}
      </span>
    </span>
  );
}
