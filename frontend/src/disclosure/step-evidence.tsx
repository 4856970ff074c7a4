import { useTranslation } from "react-i18next";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { basisOf, questionsOf } from "./new-disclosure";
import { PrivateField } from "./private-field";
import { QuestionField } from "./question-field";
import type { Position } from "./steps";
import { screensOf } from "./steps";
import { TimeFields } from "./time-fields";

/** Asks the questions of the evidence one at a time, each with its reason. */
export function StepEvidence({ at }: { readonly at: Position["at"] }) {
  const { t } = useTranslation();
  const { definition, form, change, wrong } = useDisclosureForm();
  const basis = basisOf(definition, form);
  const screens = screensOf(definition, form);
  const asked = basis && questionsOf(basis, form).find(({ question }) => question.name === at);
  return (
    <>
      <p className={styles.help}>
        {t("questionOf", "Question {{number}} of {{all}}", {
          number: screens.indexOf(at ?? "") + 1,
          all: screens.length,
        })}
        {" · "}
        {basis?.display}
      </p>
      {at === "purpose" && (
        <PrivateField
          field="purpose"
          label={t("purpose", "Purpose of the disclosure")}
          help={t("purposeHelp", "In a few words. The recipient sees it, and it stands in the client’s accounting.")}
          maxLength={definition.maxLength.purpose}
          value={form.purpose}
          onChange={(purpose) => change({ purpose })}
          invalidText={wrong("purpose")}
        />
      )}
      {at === "time" && basis && <TimeFields basis={basis} />}
      {asked && <QuestionField key={asked.question.name} asked={asked} />}
    </>
  );
}
