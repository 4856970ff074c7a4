import { Button } from "@carbon/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { dayAfter } from "../shared/moments";
import styles from "./my-day.module.css";

interface DaySwitcherProps {
  /** The chosen day, as in `2026-01-31`. */
  readonly day: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
}

/** Shows the chosen day, with buttons and a field to choose another day. */
export function DaySwitcher({ day, today, onChange }: DaySwitcherProps) {
  const { t } = useTranslation();
  const { locale, DateField } = useHost();
  const id = useId();
  return (
    <div className={styles.switcher}>
      <h2 aria-live="polite">
        {day === today && <span className={styles.today}>{t("today", "Today")}</span>} {showDay(day, locale, "full")}
      </h2>
      <div className={styles.days}>
        <Button kind="tertiary" size="md" onClick={() => onChange(dayAfter(day, -1))}>
          {t("dayBefore", "Day before")}
        </Button>
        <Button kind="tertiary" size="md" disabled={day === today} onClick={() => onChange(today)}>
          {t("today", "Today")}
        </Button>
        <Button kind="tertiary" size="md" onClick={() => onChange(dayAfter(day, 1))}>
          {t("dayAfter", "Day after")}
        </Button>
        <DateField
          id={`${id}-day`}
          label={t("chooseDay", "Another day")}
          value={day}
          onChange={(chosen) => chosen && onChange(chosen)}
        />
      </div>
    </div>
  );
}
