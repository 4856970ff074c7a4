import { Button, SkeletonText } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf, momentOf, showDay } from "../host/dates";
import { useHost } from "../host/host";
import { newUuid } from "../session/new-uuid";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { TwoSteps } from "../shared/two-steps";
import { useAction } from "../shared/use-action";
import { useAll } from "../shared/use-all";
import styles from "./audit.module.css";
import { DELETIONS, decide, type Proposal, propose } from "./retention-requests";

interface DeletionsSectionProps {
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
  readonly onDone: (said: string) => void;
}

/** The proposals to delete events, each with the user who decided on it. */
export function DeletionsSection({ mayPropose, mayDecide, onDone }: DeletionsSectionProps) {
  const { t } = useTranslation();
  const { data, error, mutate } = useAll<Proposal>(`${DELETIONS}?limit=100`);
  return (
    <section className={styles.section}>
      <h2>{t("deletions", "Deleting old events")}</h2>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={2} />}
      {data?.length === 0 && <p>{t("noDeletions", "Nothing was ever proposed.")}</p>}
      <ul className={styles.problems}>
        {data?.map((proposal) => (
          <ProposalRow
            key={proposal.uuid}
            proposal={proposal}
            mayDecide={mayDecide}
            onDecided={(said) => {
              onDone(said);
              void mutate();
            }}
          />
        ))}
      </ul>
      {mayPropose && (
        <ProposalForm
          onProposed={(said) => {
            onDone(said);
            void mutate();
          }}
        />
      )}
    </section>
  );
}

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly mayDecide: boolean;
  readonly onDecided: (said: string) => void;
}

function ProposalRow({ proposal, mayDecide, onDecided }: ProposalRowProps) {
  const { t } = useTranslation();
  const { send, user, locale } = useHost();
  const { moment } = useMoments();
  const day = showDay(dayOf(momentOf(proposal.olderThan)), locale);
  const name = proposal.decidedBy?.display ?? "–";
  const when = proposal.decidedAt ? moment(proposal.decidedAt) : "";
  const states: Readonly<Record<Proposal["state"], string>> = {
    PROPOSED: t("deletionWaits", "It waits for a second person."),
    APPROVED: t("deletionApproved", "Approved by {{name}}, {{when}}: the events are deleted.", { name, when }),
    REFUSED: t("deletionRefused", "Refused by {{name}}, {{when}}.", { name, when }),
  };
  return (
    <li className={styles.row}>
      <h3>{t("deletionOf", "Events before {{day}}", { day })}</h3>
      <p>
        {t("deletionProposed", "Proposed by {{name}}, {{when}}.", {
          name: proposal.proposedBy?.display ?? "–",
          when: moment(proposal.proposedAt),
        })}{" "}
        {states[proposal.state]}
      </p>
      {proposal.state === "PROPOSED" && mayDecide && proposal.proposedBy?.uuid !== user.uuid && (
        <div className={styles.buttons}>
          <TwoSteps
            label={t("deletionApprove", "Approve")}
            about={day}
            meaning={t(
              "deletionApproveMeans",
              "The events before {{day}} are deleted at once and for good. Export the log before, and keep the file as long as anyone may ask for it.",
              { day },
            )}
            confirm={t("deletionApproveConfirm", "Delete them for good")}
            isDanger
            onConfirmed={async () => {
              await decide(send, proposal, true);
              onDecided(t("deletionDone", "The events before {{day}} are deleted.", { day }));
            }}
          />
          <TwoSteps
            label={t("deletionRefuse", "Refuse")}
            about={day}
            meaning={t("deletionRefuseMeans", "Nothing is deleted. It can be proposed again.")}
            confirm={t("deletionRefuseConfirm", "Refuse it")}
            onConfirmed={async () => {
              await decide(send, proposal, false);
              onDecided(t("deletionNotDone", "It is refused. Nothing is deleted."));
            }}
          />
        </div>
      )}
    </li>
  );
}

function ProposalForm({ onProposed }: { readonly onProposed: (said: string) => void }) {
  const { t } = useTranslation();
  const { send, DateField } = useHost();
  const { run, isBusy, problem } = useAction();
  const [day, setDay] = useState("");
  const [missing, setMissing] = useState(false);
  // the uuid stays the same until the server answers, so that sending the proposal twice creates only one
  const uuid = useRef(newUuid());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(day === "");
    if (day === "") {
      document.getElementById("deletion-day")?.focus();
      return;
    }
    void run(async () => {
      await propose(send, uuid.current, day);
      uuid.current = newUuid();
      setDay("");
      onProposed(t("deletionWaitsNow", "The proposal waits for a second person. Nothing is deleted yet."));
    });
  };
  return (
    <form
      className={styles.search}
      onSubmit={submit}
      noValidate
      aria-label={t("deletionPropose", "Propose a deletion")}
    >
      <DateField
        id="deletion-day"
        label={t("deletionDay", "Delete events before")}
        value={day}
        onChange={(value) => {
          setDay(value);
          setMissing(false);
        }}
        invalidText={missing ? t("deletionDayMissing", "Choose a day.") : undefined}
      />
      <p className={styles.help}>
        {t(
          "deletionDayHelp",
          "Events must be kept as long as the clinic’s setting says, and six years and 90 days at least. A later day is refused.",
        )}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" kind="tertiary" size="md" aria-disabled={isBusy}>
          {t("deletionPropose", "Propose a deletion")}
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
