import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import styles from "./disclosure.module.css";
import type { Disclosure } from "./disclosures";

/** The scope of the client's consent, which must accompany each disclosure under the consent (42 CFR 2.32(b)). */
export function ConsentScope({ consent }: { readonly consent: NonNullable<Disclosure["consent"]> }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const day = (moment: string | null | undefined) => (moment ? showDay(moment.slice(0, 10), locale) : null);
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [t("consentInformation", "Information"), consent.information],
    [t("consentDiscloser", "May disclose"), consent.discloser],
    [t("consentRecipient", "May receive"), consent.recipient],
    [t("consentPurpose", "Purpose"), consent.purpose],
    [t("consentSigned", "Signed"), day(consent.signedOn)],
    [t("consentEnds", "Ends"), [day(consent.expiryDate), consent.ends].filter(Boolean).join(" · ")],
  ];
  return (
    <section aria-label={t("consentScope", "Scope of the consent")}>
      <p className={styles.noteName}>{t("consentScope", "Scope of the consent")}</p>
      <dl className={styles.facts}>
        {lines
          .filter(([, words]) => words)
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{words}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
