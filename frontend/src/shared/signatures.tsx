import { useTranslation } from "react-i18next";
import { useMoments } from "./moments";
import styles from "./signatures.module.css";
import type { Addendum, Step, Therapist } from "./types";

/** The signatures since the note was last returned. Returning a note cancels its earlier signatures. */
function standing(steps: readonly Step[]): readonly Step[] {
  const returned = steps.map(({ step }) => step).lastIndexOf("RETURNED");
  return steps
    .slice(returned + 1)
    .filter(({ step }) => step === "SIGNED" || step === "APPROVED" || step === "COSIGNED");
}

/** Names everyone who held the session of a note, with their roles. */
export function HeldBy({ therapists = [] }: { readonly therapists?: readonly Therapist[] }) {
  const { t } = useTranslation();
  const names = therapists.map(({ display, role }) => (role?.display ? `${display} (${role.display})` : display));
  return names.length > 0 && <p>{t("heldBy", "Session held by {{names}}", { names: names.join(", ") })}</p>;
}

/** Lists the signatures of a note. */
export function Signatures({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const words: Readonly<Record<string, string>> = {
    SIGNED: t("stepSigned", "Signed"),
    APPROVED: t("stepApproved", "Approved"),
    COSIGNED: t("stepCosigned", "Co-signed"),
  };
  return (
    <ul className={styles.signatures}>
      {standing(steps).map((step) => (
        <li key={`${step.step}-${step.date}`}>
          {t("stepBy", "{{step}} by {{name}}, {{when}}", {
            step: words[step.step ?? ""],
            name: step.user?.display ?? "–",
            when: moment(step.date),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Shows the addenda of a signed note. */
export function Addenda({ addenda }: { readonly addenda: readonly Addendum[] }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  return (
    addenda.length > 0 && (
      <section className={styles.addenda}>
        <h3>{t("addenda", "Addenda")}</h3>
        {addenda.map(({ uuid, text, user, date }) => (
          <article key={uuid}>
            <p dir="auto" className={styles.text}>
              {text}
            </p>
            <p className={styles.by}>{[user?.display, date && moment(date)].filter(Boolean).join(", ")}</p>
          </article>
        ))}
      </section>
    )
  );
}
