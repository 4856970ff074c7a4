import { Button, SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import { PAGE } from "../host/pages";
import { ProblemNotice } from "../shared/problem-notice";
import { type Column, RowsTable } from "../shared/rows-table";
import type { Ref, Results } from "../shared/types";
import { EnterDisclosure } from "./enter-disclosure";
import styles from "./ledger.module.css";
import { DEFINITION, entriesOf, type LedgerDefinition, type LedgerEntry } from "./ledger-requests";
import { RetractEntry } from "./retract-entry";

interface LedgerOfClientProps {
  readonly client: Ref;
}

/** The entries of one client, and a form that adds one. */
export function LedgerOfClient({ client }: LedgerOfClientProps) {
  const { t } = useTranslation();
  const [start, setStart] = useState(0);
  const { data, error, mutate } = useGet<Results<LedgerEntry>>(entriesOf(client, start));
  const { data: definition, error: unnamed, mutate: again } = useGet<LedgerDefinition>(DEFINITION);
  const [wrong, setWrong] = useState<LedgerEntry | null>(null);
  const [done, setDone] = useState("");
  const changed = (said: string) => {
    setDone(said);
    setWrong(null);
    setStart(0);
    void mutate();
  };
  const problem = error ?? unnamed;
  const last = start + (data?.results.length ?? 0);
  return (
    <>
      <output className={styles.status}>{done}</output>
      <section className={styles.section}>
        <h2 dir="auto">{t("ledgerOf", "Disclosures of {{name}}", { name: client.display })}</h2>
        {problem && (
          <ProblemNotice
            problem={problem}
            onRetry={() => {
              void mutate();
              void again();
            }}
          />
        )}
        {!problem && (!data || !definition) && <SkeletonText paragraph lineCount={2} />}
        {data?.results.length === 0 && <p>{t("ledgerEmpty", "There are none yet.")}</p>}
        {data && definition && data.results.length > 0 && (
          <Entries entries={data.results} definition={definition} onWrong={setWrong} />
        )}
        {data && (start > 0 || last < (data.totalCount ?? 0)) && (
          <div className={styles.buttons}>
            <Button kind="tertiary" size="md" disabled={start === 0} onClick={() => setStart(start - PAGE)}>
              {t("ledgerNewer", "Newer entries")}
            </Button>
            <Button
              kind="tertiary"
              size="md"
              disabled={last >= (data.totalCount ?? 0)}
              onClick={() => setStart(start + PAGE)}
            >
              {t("ledgerOlder", "Older entries")}
            </Button>
          </div>
        )}
      </section>
      {wrong && <RetractEntry key={wrong.uuid} entry={wrong} onDone={changed} onCancel={() => setWrong(null)} />}
      {definition && <EnterDisclosure client={client} definition={definition} onEntered={changed} />}
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly LedgerEntry[];
  readonly definition: LedgerDefinition;
  readonly onWrong: (entry: LedgerEntry) => void;
}

function Entries({ entries, definition, onWrong }: EntriesProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const state = ({ retracted, reason, counted }: LedgerEntry) => {
    if (retracted) {
      return t("ledgerRetracted", "Made in error: {{reason}}", { reason });
    }
    return counted ? t("ledgerCounted", "In the accounting") : t("ledgerNotCounted", "Need not be counted");
  };
  const columns: readonly Column<LedgerEntry>[] = [
    { name: t("accountingDate", "Date"), cell: ({ date }) => showDay(date, locale) },
    {
      name: t("accountingRecipient", "Recipient"),
      cell: ({ recipient, address }) => [recipient, address].filter(Boolean).join(", "),
    },
    { name: t("accountingDescription", "What was disclosed"), cell: ({ description }) => description },
    { name: t("accountingPurpose", "Purpose"), cell: ({ purpose }) => purpose },
    {
      name: t("accountingBasis", "Basis"),
      cell: ({ display, citation, reference }) => [`${display} (${citation})`, reference].filter(Boolean).join(", "),
    },
    {
      name: t("ledgerWay", "How"),
      cell: ({ way }) => definition.ways.find(({ name }) => name === way)?.display ?? way,
    },
    { name: t("ledgerEnteredBy", "Entered by"), cell: ({ enteredBy }) => enteredBy?.display },
    { name: t("ledgerState", "State"), cell: state },
  ];
  return (
    <RowsTable
      caption={t("ledgerRows", "{{count}} entries", { count: entries.length })}
      columns={columns}
      rows={entries}
      keyOf={({ uuid }) => uuid}
      action={(entry) =>
        !entry.retracted && (
          <Button
            kind="ghost"
            size="sm"
            aria-label={t("ledgerRetractOf", "Made in error: entry of {{day}}, {{recipient}}", {
              day: showDay(entry.date, locale),
              recipient: entry.recipient,
            })}
            onClick={() => onWrong(entry)}
          >
            {t("ledgerRetract", "Made in error…")}
          </Button>
        )
      }
    />
  );
}
