import { Button, TextInput } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { StateMark } from "../status/state-mark";
import styles from "./setup.module.css";
import { decide, type Setting, setProperty } from "./setup-data";

/** The setting with the set of concepts, which administrators change in the dictionary. */
const CONCEPTS = "sessionnotes.restrictedConcepts";

interface SettingRowProps {
  readonly setting: Setting;
  readonly onChanged: () => void;
}

/** A setting: its value, bounds and waiting proposal, with controls to propose a value and to decide on a proposal. */
export function SettingRow({ setting, onChanged }: SettingRowProps) {
  const { t } = useTranslation();
  const { send, user } = useHost();
  const { moment } = useMoments();
  const { isBusy, problem, run } = useAction();
  const [typed, setTyped] = useState<string | null>(null);
  const change = useRef<HTMLButtonElement>(null);
  const may = (privilege: string) => user.superuser || user.privileges.has(privilege);
  const mayDecide = may("Approve Psychotherapy Note Orders");
  const mayAsk = may("Manage Global Properties") && setting.name !== CONCEPTS;
  const names: Readonly<Record<string, string>> = {
    "sessionnotes.passwordHoldHours": t("settingHold", "Waiting time after a password was set by others, in hours"),
    "sessionnotes.singlePractitioner": t("settingSingle", "Practice of one person"),
    "sessionnotes.adoption.twoPeople": t("settingTwoPeople", "Two people for taking notes over from the record"),
    "sessionnotes.log.checkpointHours": t("settingCheckpoint", "Time between two checkpoints of the log, in hours"),
    "sessionnotes.log.retentionYears": t("settingRetention", "Time for which the log is kept, in years"),
    "sessionnotes.sudCounselingNoteConcepts": t("settingSud", "Concepts of SUD counseling notes"),
    [CONCEPTS]: t("settingConcepts", "Concepts whose answers are private notes"),
  };
  const { waiting, floor, ceiling, setBy, approvedBy } = setting;
  const name = names[setting.name] ?? setting.name;
  const shown = (value: string | null) =>
    value === "true"
      ? t("settingOn", "Yes")
      : value === "false"
        ? t("settingOff", "No")
        : value || t("noneSet", "None");
  const bounds = [
    floor && t("settingFloor", "at least {{value}}", { value: floor }),
    ceiling && t("settingCeiling", "at most {{value}}", { value: ceiling }),
  ].filter(Boolean);
  const work = async (what: () => Promise<unknown>) => {
    if (await run(what)) {
      setTyped(null);
      onChanged();
      change.current?.focus();
    }
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void work(() => setProperty(send, setting.name, (typed ?? "").trim()));
  };
  return (
    <li className={styles.step} data-setting={setting.name}>
      <h3>{name}</h3>
      {waiting ? <StateMark state="ATTENTION" words={t("settingWaits", "Waits for a second person")} /> : <span />}
      <div className={styles.words}>
        <p>
          <strong>{shown(setting.value)}</strong> {bounds.length > 0 && `(${bounds.join(", ")})`}
        </p>
        <p className={styles.about}>
          {setBy && t("setBy", "Set by {{user}}, {{when}}", { user: setBy.display, when: moment(setting.setAt) })}
          {setBy && approvedBy && " · "}
          {approvedBy && t("settingApprovedBy", "Approved by {{user}}", { user: approvedBy.display })}
        </p>
        {waiting && (
          <p>
            {t("settingAsked", "Proposed: {{value}}", { value: shown(waiting.value) })}
            {waiting.proposedBy && ` · ${waiting.proposedBy.display}`} · {moment(waiting.proposedAt)}
          </p>
        )}
        {problem && <ProblemNotice problem={problem} />}
        {typed !== null && (
          <form onSubmit={ask} className={styles.confirm} noValidate aria-label={name}>
            <TextInput
              id={setting.name}
              labelText={t("newValue", "New value")}
              value={typed}
              maxLength={4000}
              autoComplete="off"
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
            />
            <div className={styles.buttons}>
              <Button type="submit" size="md" disabled={isBusy}>
                {t("saveSetting", "Save")}
              </Button>
              <Button kind="ghost" size="md" onClick={() => setTyped(null)}>
                {t("cancel", "Cancel")}
              </Button>
            </div>
          </form>
        )}
        <div className={styles.buttons}>
          {waiting && mayDecide && (
            <>
              <Button size="sm" disabled={isBusy} onClick={() => work(() => decide(send, setting, "approve"))}>
                {t("approve", "Approve")}
              </Button>
              <Button
                kind="tertiary"
                size="sm"
                disabled={isBusy}
                onClick={() => work(() => decide(send, setting, "refuse"))}
              >
                {t("refuseSetting", "Refuse")}
              </Button>
            </>
          )}
          {mayAsk && typed === null && (
            <Button
              ref={change}
              kind="ghost"
              size="sm"
              aria-label={t("changeSetting", "Change: {{name}}", { name })}
              onClick={() => setTyped(setting.value ?? "")}
            >
              {t("change", "Change")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
