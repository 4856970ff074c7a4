import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { Finding } from "../host/rest";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { basisOf, makerOf } from "./new-disclosure";
import { type Position, positionOf } from "./steps";
import { summaryOf } from "./summary";

interface StepCheckProps {
  /** The server's findings, with their fields. */
  readonly findings: readonly Finding[];
  readonly onGo: (position: Position) => void;
}

/** Shows all input once more before the password. A click on a finding of the server opens its field. */
export function StepCheck({ findings, onGo }: StepCheckProps) {
  const { t } = useTranslation();
  const { locale, user } = useHost();
  const { definition, form } = useDisclosureForm();
  const maker = makerOf(basisOf(definition, form), form);
  return (
    <>
      {findings.length > 0 && <Findings findings={findings} onGo={onGo} />}
      <dl className={styles.summary}>
        {summaryOf(definition, form, user.display, locale, t).map(({ name, value, position }) => (
          <div key={`${position.step}-${position.at ?? ""}-${name}`}>
            <dt>{name}</dt>
            <dd dir="auto" translate="no">
              {value}
            </dd>
            <dd>
              <Button
                kind="ghost"
                size="sm"
                onClick={() => onGo(position)}
                aria-label={t("changeNamed", "Change: {{name}}", { name })}
              >
                {t("change", "Change")}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.then}>{whatThen(maker?.needsApproval ?? false)}</p>
    </>
  );

  function whatThen(needsApproval: boolean): string {
    if (needsApproval) {
      return form.tellLater
        ? t(
            "thenSecondLater",
            "Nothing opens yet: a second person sees the same facts and approves or refuses. The author is told on the day that you gave.",
          )
        : t(
            "thenSecond",
            "Nothing opens yet: a second person sees the same facts and approves or refuses. The author can see it in their list at once.",
          );
    }
    return form.toWhom === "OUTSIDE"
      ? t("thenFile", "Next you give your password. Then you make the file, once, and hand it over.")
      : t(
          "thenOpen",
          "Next you give your password. Then the notes are open to the recipient at once, until it ends or you revoke it. Each reading is recorded.",
        );
  }
}

function Findings({ findings, onGo }: StepCheckProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.findings} role="alert" tabIndex={-1} data-findings>
      <h3>{t("notDisclosed", "Nothing was disclosed. Correct this first:")}</h3>
      <ul>
        {findings.map(({ code, message, field }) => {
          const position = positionOf(field);
          return (
            <li key={code}>
              {position ? (
                <button type="button" className={styles.link} onClick={() => onGo(position)}>
                  {message}
                </button>
              ) : (
                message
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
