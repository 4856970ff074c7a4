import { Button } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost, useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { FileButton } from "../shared/file-button";
import { FindOne } from "../shared/find-one";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import styles from "./accounting.module.css";
import { type Accounting, AccountingTable } from "./accounting-table";

const addressOf = (client: Ref, askedOn: string, format: string) =>
  `/sessionnotes/accounting?patient=${encodeURIComponent(client.uuid)}&format=${format}${
    askedOn === "" ? "" : `&requestedOn=${askedOn}`
  }`;

/** A client's accounting of disclosures: the user looks at it first, then gives it to the client. */
export function AccountingPage() {
  const { t } = useTranslation();
  const may = useMay("Record Psychotherapy Note Orders");
  return (
    <div className={styles.page}>
      <h1>{t("accounting", "Accounting of disclosures")}</h1>
      {may ? (
        <Made />
      ) : (
        <EmptyState title={t("accountingNotYours", "This page is for those who record legal orders")} />
      )}
    </div>
  );
}

function Made() {
  const { t } = useTranslation();
  const { send, locale, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const [client, setClient] = useState<Ref | null>(null);
  const [askedOn, setAskedOn] = useState("");
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<Accounting | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (made) {
      heading.current?.focus();
    }
  }, [made]);

  const choose = (chosen: Ref | null) => {
    setClient(chosen);
    setMissing(false);
    setMade(null);
  };
  const preview = () => {
    setMissing(client === null);
    if (client) {
      void run(async () => setMade((await send("GET", addressOf(client, askedOn, "json"))) as Accounting));
    }
  };
  return (
    <>
      <div className={styles.help}>
        <p>
          {t(
            "accountingWhy",
            "A client may ask what was disclosed about them in the last six years, and to whom. You have 60 days for the answer, and the first one in twelve months is free of charge (45 CFR 164.528).",
          )}
        </p>
        <p>
          {t(
            "accountingWhat",
            "It holds what was in fact read or put into a file. It leaves out treatment, payment, training and what the client authorized. Each one that you make, and each file, is recorded in the log.",
          )}
        </p>
      </div>
      <div className={styles.choose}>
        <FindOne
          kind="patient"
          label={t("logClient", "Client")}
          chosen={client}
          onChosen={choose}
          invalidText={missing ? t("accountingWhose", "Choose a client first.") : undefined}
        />
        <DateField
          id="accounting-asked"
          label={t("accountingAsked", "Day on which the client asked, if not today")}
          value={askedOn}
          onChange={(day) => {
            setAskedOn(day);
            setMade(null);
          }}
        />
        <Button size="md" aria-disabled={isBusy} onClick={preview}>
          {t("accountingShow", "Show the accounting")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {client && made && (
        <section className={styles.result}>
          <h2 ref={heading} tabIndex={-1} dir="auto">
            {t("accountingOf", "Disclosures of the notes on {{name}}", { name: client.display })}
          </h2>
          <p>
            {t("accountingFromTo", "From {{from}} to {{to}}", {
              from: showDay(made.from, locale),
              to: showDay(made.to, locale),
            })}
          </p>
          <AccountingTable rows={made.results} />
          <div className={styles.files}>
            <FileButton path={addressOf(client, askedOn, "pdf")} label={t("accountingPdf", "Save as PDF")} />
            <FileButton path={addressOf(client, askedOn, "csv")} label={t("accountingCsv", "Save as CSV")} />
          </div>
        </section>
      )}
    </>
  );
}
