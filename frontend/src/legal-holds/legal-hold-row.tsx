import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import { TwoSteps } from "../shared/two-steps";
import { type LegalHold, releaseHold } from "./legal-hold-requests";
import styles from "./legal-holds.module.css";

interface LegalHoldRowProps {
  readonly hold: LegalHold;
  readonly mayRelease: boolean;
  readonly onReleased: (said: string) => void;
}

/** One legal hold: what it is on, why, by whom and from when; a user who may do so releases it. */
export function LegalHoldRow({ hold, mayRelease, onReleased }: LegalHoldRowProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const name = hold.subject?.display ?? hold.targetUuid;
  const titles = {
    CLIENT: t("legalHoldOnClient", "The client {{name}}", { name }),
    AUTHOR: t("legalHoldOnAuthor", "The author {{name}}", { name }),
    NOTE: t("legalHoldOnNote", "The note {{name}}", { name }),
  };
  const title = titles[hold.target];
  const release = async () => {
    await releaseHold(send, hold);
    onReleased(t("legalHoldIsReleased", "The legal hold is released: {{name}}.", { name: title }));
  };
  return (
    <li className={styles.row}>
      <h3 dir="auto">{title}</h3>
      <p>
        {hold.reference === null
          ? t("legalHoldSecret", "An order forbids telling authors why.")
          : t("legalHoldReference", "Reference: {{reference}}.", { reference: hold.reference })}{" "}
        {t("legalHoldPlaced", "Placed by {{name}}, {{when}}.", {
          name: hold.by?.display ?? "–",
          when: moment(hold.date),
        })}
        {hold.dateReleased &&
          ` ${t("legalHoldReleased", "Released by {{name}}, {{when}}.", {
            name: hold.releasedBy?.display ?? "–",
            when: moment(hold.dateReleased),
          })}`}
      </p>
      {mayRelease && (
        <TwoSteps
          label={t("legalHoldRelease", "Release this hold")}
          about={title}
          meaning={t(
            "legalHoldReleaseMeans",
            "The matter is closed, and nobody will ask for what is kept because of it. What is old enough can be deleted from then on.",
          )}
          confirm={t("legalHoldReleaseConfirm", "The matter is closed: release the hold")}
          isDanger
          onConfirmed={release}
        />
      )}
    </li>
  );
}
