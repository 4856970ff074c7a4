import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { ClientRevokedForm } from "./client-revoked-form";
import styles from "./disclosure.module.css";
import { type Deed, type Disclosure, isOver, take } from "./disclosures";
import { useDisclosureRights } from "./privileges";
import { RefuseForm } from "./refuse-form";
import { ReviewForm } from "./review-form";

interface DeedsProps {
  readonly disclosure: Disclosure;
  readonly onDone: (said: string) => void;
}

/** The actions on a disclosure. The server decides which users may take them, and explains each refusal. */
export function Deeds({ disclosure, onDone }: DeedsProps) {
  const { t } = useTranslation();
  const { send, user } = useHost();
  const { record, approve, write } = useDisclosureRights();
  const [form, setForm] = useState<"refuse" | "client" | "review" | null>(null);
  const { run, isBusy, problem } = useAction();

  const act = (deed: Deed, said: string, body?: object) =>
    void run(async () => {
      await take(send, disclosure.uuid, deed, body);
      setForm(null);
      onDone(said);
    });

  const isMaker = disclosure.madeBy?.uuid === user.uuid;
  const isAuthor = disclosure.author?.uuid === user.uuid;
  const isReader = disclosure.recipient.user?.uuid === user.uuid;
  const waits = disclosure.state === "PROPOSED";
  const mayDecide = waits && !isReader && (disclosure.emergency ? approve || record || write : approve);
  const mayConfirm =
    disclosure.state === "LIVE" && (isMaker || (approve && disclosure.confirmation !== undefined && !isReader));
  const mayRevoke = !isOver(disclosure) && (isMaker || isAuthor || record);
  const isAuthorized = disclosure.basis === "AUTHORIZATION" || disclosure.basis === "SUD_CONSENT";
  const mayReview = Boolean(disclosure.reviewDue) && !isReader && !isMaker && (isAuthor || record || approve);
  const revoked = t("revokedNow", "Revoked. Nothing is open under it any more.");

  return (
    <div className={styles.deed}>
      {problem && <ProblemNotice problem={problem} title={t("nothingDone", "Nothing was done.")} />}
      {mayDecide && isMaker && (
        <p>{t("secondPersonHas", "You recorded this, so a second person has to decide on it.")}</p>
      )}
      <div className={styles.actions}>
        {mayDecide && !isMaker && (
          <>
            <Button
              size="md"
              disabled={isBusy}
              onClick={() => act("approve", t("approvedNow", "Approved. It is in force now."))}
            >
              {t("approveIt", "Approve")}
            </Button>
            <Button
              kind="danger--tertiary"
              size="md"
              aria-expanded={form === "refuse"}
              onClick={() => setForm("refuse")}
            >
              {t("refuseIt", "Refuse")}
            </Button>
          </>
        )}
        {mayReview && (
          <Button size="md" aria-expanded={form === "review"} onClick={() => setForm("review")}>
            {t("reviewReading", "Review the reading")}
          </Button>
        )}
        {mayConfirm && (
          <Button
            kind="tertiary"
            size="md"
            disabled={isBusy}
            onClick={() => act("confirm", t("confirmedNow", "Confirmed."))}
          >
            {disclosure.expiryEventDue
              ? t("eventNotHappened", "It has not happened: confirm")
              : t("confirmScope", "Confirm for notes that came to it since")}
          </Button>
        )}
        {mayRevoke && (
          <Button kind="danger--tertiary" size="md" disabled={isBusy} onClick={() => act("revoke", revoked)}>
            {t("revokeIt", "Revoke")}
          </Button>
        )}
        {mayRevoke && isAuthorized && (
          <Button kind="ghost" size="md" aria-expanded={form === "client"} onClick={() => setForm("client")}>
            {t("clientRevoked", "The client has revoked it")}
          </Button>
        )}
      </div>
      {form === "refuse" && (
        <RefuseForm
          isBusy={isBusy}
          onCancel={() => setForm(null)}
          onRefuse={(reason) => act("refuse", t("refusedNow", "Refused. It opens nothing."), { reason })}
        />
      )}
      {form === "review" && (
        <ReviewForm
          isBusy={isBusy}
          onCancel={() => setForm(null)}
          onReview={(body) => act("review", t("reviewedNow", "The review is recorded."), body)}
        />
      )}
      {form === "client" && (
        <ClientRevokedForm
          isBusy={isBusy}
          onCancel={() => setForm(null)}
          onRevoke={(body) => act("revoke", revoked, body)}
        />
      )}
    </div>
  );
}
