import { Checkbox, CheckboxGroup, InlineNotification, RadioButton, RadioButtonGroup } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { FindOne } from "../shared/find-one";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import type { Asked } from "./new-disclosure";
import { PrivateField } from "./private-field";
import { ReplyLetter } from "./reply-letter";

const SUBPOENA_ALONE = "sessionnotes.disclosure.refused.SUBPOENA_ALONE";

/** A question of the evidence, with its reason and section of the law, and a mark if an answer is optional. */
export function QuestionField({ asked: { question, needed } }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const { form } = useDisclosureForm();
  const refusal = question.choices?.find(({ name }) => name === form.evidence[question.name])?.refusal;
  return (
    <>
      <Answer asked={{ question, needed }} />
      <div className={styles.help}>
        <p>{question.why}</p>
        {!needed && <p>{t("mayStayOpen", "You may leave this open if it does not apply.")}</p>}
        <p className={styles.citation}>{question.citation}</p>
      </div>
      {refusal && (
        <div className={styles.refusal} role="alert">
          <InlineNotification
            kind="error"
            lowContrast
            hideCloseButton
            title={t("lawRefuses", "The law does not permit this.")}
            subtitle={refusal.message}
          />
        </div>
      )}
      {refusal?.code === SUBPOENA_ALONE && <ReplyLetter />}
    </>
  );
}

function Answer({ asked: { question } }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const { DateField } = useHost();
  const { form, change, wrong } = useDisclosureForm();
  const { name, display, type } = question;
  const field = `evidence.${name}`;
  const value = form.evidence[name] ?? "";
  const answer = (given: string) => change({ evidence: { ...form.evidence, [name]: given } });
  const problem = wrong(field);
  const today = dayOf(new Date());
  switch (type) {
    case "TEXT":
      return (
        <PrivateField
          field={field}
          label={display}
          maxLength={question.maxLength}
          value={value}
          onChange={answer}
          invalidText={problem}
        />
      );
    case "DATE":
      return (
        <div data-field={field}>
          <DateField
            id={`question-${name}`}
            label={display}
            value={value}
            max={question.time === "PAST" ? today : undefined}
            onChange={answer}
            invalidText={problem}
          />
        </div>
      );
    case "CONFIRMATION":
      return (
        <div data-field={field}>
          <CheckboxGroup legendText={t("confirmThis", "Confirm")} invalid={problem !== undefined} invalidText={problem}>
            <Checkbox
              id={`question-${name}`}
              labelText={display}
              checked={value === "true"}
              onChange={(_, { checked }) => answer(checked ? "true" : "")}
            />
          </CheckboxGroup>
        </div>
      );
    case "CHOICE":
      return (
        <div data-field={field}>
          <RadioButtonGroup
            name={name}
            orientation="vertical"
            legendText={display}
            valueSelected={value || undefined}
            invalid={problem !== undefined}
            invalidText={problem}
            onChange={(chosen) => answer(String(chosen))}
          >
            {(question.choices ?? []).map((choice) => (
              <RadioButton
                key={choice.name}
                id={`${name}-${choice.name.replace(/[^A-Za-z0-9_]/g, "-")}`}
                value={choice.name}
                labelText={choice.display}
              />
            ))}
          </RadioButtonGroup>
        </div>
      );
    default:
      return (
        <div data-field={field}>
          <FindOne
            kind="user"
            withRetired
            label={display}
            chosen={value ? { uuid: value, display: form.people[value] ?? value } : null}
            onChosen={(user) =>
              change({
                evidence: { ...form.evidence, [name]: user?.uuid ?? "" },
                people: user ? { ...form.people, [user.uuid]: user.display } : form.people,
              })
            }
            invalidText={problem}
          />
        </div>
      );
  }
}
