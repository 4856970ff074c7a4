import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { latestEnd } from "./checks";
import type { Basis } from "./definition";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { makerOf } from "./new-disclosure";

/** The end of the disclosure. If an order forbids telling the author, also the day from which the author is told. */
export function TimeFields({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation();
  const { DateField } = useHost();
  const { form, change, wrong } = useDisclosureForm();
  const maker = makerOf(basis, form);
  const latest = maker && latestEnd(maker.mostHours, dayOf(new Date()));
  return (
    <>
      <div data-field="end">
        <DateField
          id="disclosure-end"
          label={t("openUntil", "Open until the end of")}
          value={form.end}
          max={latest}
          onChange={(end) => change({ end })}
          invalidText={wrong("end")}
        />
        <p className={styles.help}>
          {maker && !maker.endRequired
            ? t("endOptional", "If you leave this empty, it is open for {{hours}} hours.", { hours: maker.mostHours })
            : t("endHelp", "Choose the shortest time that serves the purpose. You can revoke it before.")}
        </p>
      </div>
      {basis.mayDelayTelling && (
        <div data-field="tellAuthorFrom">
          <DateField
            id="disclosure-told"
            label={t("tellAuthorFrom", "Tell the author only from")}
            value={form.tellLater}
            onChange={(tellLater) => change({ tellLater })}
            invalidText={wrong("tellAuthorFrom")}
          />
          <p className={styles.help}>
            {t(
              "tellAuthorHelp",
              "Leave this empty unless the order itself forbids telling. Otherwise the author is told at once.",
            )}
          </p>
        </div>
      )}
    </>
  );
}
