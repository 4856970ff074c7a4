import { Button, Select, SelectItem, SkeletonText, TextInput } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { describedError } from "../shared/described-error";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { TwoSteps } from "../shared/two-steps";
import { useAction } from "../shared/use-action";
import { useAll } from "../shared/use-all";
import styles from "./audit.module.css";
import { beginHold, endHold, HOLDS, type HoldKind, KINDS, type LogHold } from "./retention-requests";

interface HoldsSectionProps {
  readonly mayRecord: boolean;
  readonly mayEnd: boolean;
  readonly onDone: (said: string) => void;
}

function useKindNames(): Readonly<Record<HoldKind, string>> {
  const { t } = useTranslation();
  return {
    ACCOUNTING: t("holdAccounting", "A client asked for an accounting of disclosures"),
    ACCESS: t("holdAccess", "A client asked for access"),
    AMENDMENT: t("holdAmendment", "A client asked for an amendment"),
    COMPLAINT: t("holdComplaint", "A complaint or an investigation is open"),
    LEGAL_HOLD: t("holdLegal", "A court or a lawyer asked to keep evidence"),
  };
}

/** The holds that prevent deleting events. */
export function HoldsSection({ mayRecord, mayEnd, onDone }: HoldsSectionProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const names = useKindNames();
  const { data, error, mutate } = useAll<LogHold>(`${HOLDS}?limit=100`);
  const open = data?.filter((hold) => hold.open) ?? [];
  const end = async (hold: LogHold) => {
    await endHold(send, hold);
    onDone(t("holdEnded", "The hold {{reference}} is ended.", { reference: hold.reference }));
    await mutate();
  };
  return (
    <section className={styles.section}>
      <h2>{t("logHolds", "Holds on deletion")}</h2>
      <p className={styles.help}>
        {t("logHoldsWhy", "As long as one of these is open, no event is deleted, whatever was approved before.")}
      </p>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={2} />}
      {data && open.length === 0 && <p>{t("noLogHolds", "Nothing is open.")}</p>}
      <ul className={styles.problems}>
        {open.map((hold) => (
          <li key={hold.uuid} className={styles.row}>
            <h3 dir="auto">{hold.reference}</h3>
            <p>
              {names[hold.kind]}.{" "}
              {t("holdRecorded", "Recorded by {{name}}, {{when}}.", {
                name: hold.by?.display ?? "–",
                when: moment(hold.date),
              })}
            </p>
            {mayEnd && (
              <TwoSteps
                label={t("holdEnd", "End this hold")}
                about={hold.reference}
                meaning={t(
                  "holdEndMeans",
                  "The matter is closed, and no one will ask for these events any more. Events that were approved for deletion can be deleted from then on.",
                )}
                confirm={t("holdEndConfirm", "The matter is closed: end the hold")}
                isDanger
                onConfirmed={() => end(hold)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayRecord && <HoldForm names={names} onRecorded={() => void mutate()} onDone={onDone} />}
    </section>
  );
}

interface HoldFormProps {
  readonly names: Readonly<Record<HoldKind, string>>;
  readonly onRecorded: () => void;
  readonly onDone: (said: string) => void;
}

const MOST_CHARACTERS = 50;

function HoldForm({ names, onRecorded, onDone }: HoldFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const [kind, setKind] = useState<HoldKind>("ACCOUNTING");
  const [reference, setReference] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sent = reference.trim();
    setMissing(sent === "");
    if (sent === "") {
      field.current?.focus();
      return;
    }
    void run(async () => {
      await beginHold(send, kind, sent);
      setReference("");
      onDone(t("holdBegun", "The hold {{reference}} is recorded.", { reference: sent }));
      onRecorded();
    });
  };
  return (
    <form className={styles.search} onSubmit={submit} noValidate aria-label={t("holdRecord", "Record a hold")}>
      <Select
        id="hold-kind"
        labelText={t("holdKind", "What is open")}
        value={kind}
        onChange={(event) => setKind(event.target.value as HoldKind)}
      >
        {KINDS.map((each) => (
          <SelectItem key={each} value={each} text={names[each]} />
        ))}
      </Select>
      <TextInput
        id="hold-reference"
        ref={field}
        labelText={t("holdReference", "The clinic’s own number of it")}
        helperText={t("holdReferenceHelp", "A number, not a name: it stands in the log for good.")}
        maxLength={MOST_CHARACTERS}
        autoComplete="off"
        value={reference}
        invalid={missing}
        {...describedError("hold-reference", missing)}
        invalidText={t("holdReferenceMissing", "Write a number by which you find it again.")}
        onChange={(event) => {
          setReference(event.target.value);
          setMissing(false);
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" kind="tertiary" size="md" aria-disabled={isBusy}>
          {t("holdRecord", "Record a hold")}
        </Button>
      </div>
      {problem && (
        <div className={styles.buttons}>
          <ProblemNotice problem={problem} />
        </div>
      )}
    </form>
  );
}
