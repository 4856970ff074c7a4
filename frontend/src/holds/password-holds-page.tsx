import { SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { TwoSteps } from "../shared/two-steps";
import type { Ref } from "../shared/types";
import { useAll } from "../shared/use-all";
import styles from "./holds.module.css";

const HOLDS = "/sessionnotes/passwordhold";

interface Hold {
  readonly user: Ref;
  readonly held: boolean;
  readonly state: string;
  readonly since: string;
  readonly setBy: Ref | null;
  /** The time at which the notes open; null until the user has signed in with a password of their own. */
  readonly opensAt: string | null;
}

/** Lists the users whose notes are closed because another user set their password, with actions to open the notes. */
export function PasswordHoldsPage() {
  const { t } = useTranslation();
  const { user, send } = useHost();
  const own = useGet<Partial<Hold>>(`${HOLDS}?limit=1`);
  const { data, error, mutate } = useAll<Hold>(`${HOLDS}?limit=100`);
  const [lifted, setLifted] = useState<string | null>(null);
  const status = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    if (lifted) {
      // the button disappears with its row
      status.current?.focus();
    }
  }, [lifted]);

  const lift = async (hold: Hold) => {
    await send("POST", HOLDS, { body: { user: hold.user.uuid, action: "lift" } });
    setLifted(hold.user.display);
    await mutate();
  };
  const others = data?.filter((hold) => hold.user.uuid !== user.uuid) ?? [];
  return (
    <div className={styles.page}>
      <h1>{t("passwordHolds", "Password holds")}</h1>
      <p className={styles.help}>
        {t(
          "holdsWhy",
          "A user who sets another person’s password could sign in as that person. So their private notes close. They open again once the person has chosen a password of their own and a waiting time has passed, in which they would notice a theft.",
        )}
      </p>
      <output ref={status} tabIndex={-1} className={styles.status}>
        {lifted && t("holdLifted", "The notes of {{name}} are open again.", { name: lifted })}
      </output>
      {own.error && <ProblemNotice problem={own.error} onRetry={() => void own.mutate()} />}
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {own.data?.held && own.data.user && (
        <p className={styles.own}>
          <OpensWhen hold={own.data as Hold} own />
        </p>
      )}
      {data && own.data && !own.data.held && others.length === 0 && (
        <EmptyState title={t("noHolds", "No one’s notes are closed that you would have to know of.")} />
      )}
      <ul>
        {others.map((hold) => (
          <li key={hold.user.uuid} className={styles.row}>
            <h2 dir="auto">{hold.user.display}</h2>
            <p>
              <SetBy hold={hold} /> <OpensWhen hold={hold} />
            </p>
            {hold.opensAt && (
              <TwoSteps
                label={t("liftHold", "Open the notes now")}
                about={hold.user.display}
                meaning={t(
                  "liftHoldMeans",
                  "You say that you know it is {{name}} who signs in now: you have met or spoken to them. If it is someone else, that person reads all their private notes. The log names you.",
                  { name: hold.user.display },
                )}
                confirm={t("liftHoldConfirm", "I know who it is: open the notes")}
                isDanger
                onConfirmed={() => lift(hold)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function SetBy({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const when = moment(hold.since);
  return hold.setBy
    ? t("holdSetBy", "The password was set by {{name}}, {{when}}.", { name: hold.setBy.display, when })
    : t("holdSetByUnknown", "It is not known who set the password, {{when}}.", { when });
}

function OpensWhen({ hold, own = false }: { readonly hold: Hold; readonly own?: boolean }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  if (hold.opensAt) {
    const when = moment(hold.opensAt);
    return own
      ? t("ownHoldUntil", "Your private notes are closed until {{when}}. A privacy officer can open them before.", {
          when,
        })
      : t("holdUntil", "The notes open {{when}}.", { when });
  }
  return own
    ? t(
        "ownHoldPassword",
        "Your private notes are closed. Choose a password of your own and sign in with it: then the waiting time begins.",
      )
    : t(
        "holdPassword",
        "The waiting time begins once they sign in with a password of their own. Until then no one can open the notes.",
      );
}
