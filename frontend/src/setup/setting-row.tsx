import { Button } from "@carbon/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost, useMay } from "../host/host";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { StateMark } from "../status/state-mark";
import { SettingForm } from "./setting-form";
import styles from "./setup.module.css";
import { decide, propose, type Setting } from "./setup-data";

/** The setting with the set of concepts, which administrators change in the dictionary. */
const CONCEPTS = "sessionnotes.restrictedConcepts";

interface SettingRowProps {
  readonly setting: Setting;
  readonly level: 2 | 3;
  readonly onChanged: () => Promise<void>;
}

/** A setting: its value, bounds and waiting proposal, with controls to propose a value and to decide on a proposal. */
export function SettingRow({ setting, level, onChanged }: SettingRowProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const { isBusy, problem, run } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const mayDecide = useMay("Approve Psychotherapy Note Orders");
  const mayAsk = useMay("Manage Global Properties") && setting.name !== CONCEPTS;
  const names: Readonly<Record<string, string>> = {
    "sessionnotes.passwordHoldHours": t("settingHold", "Waiting time after a password was set by others, in hours"),
    "sessionnotes.singlePractitioner": t("settingSingle", "Practice of one person"),
    "sessionnotes.adoption.twoPeople": t("settingTwoPeople", "Two people for taking notes over from the record"),
    "sessionnotes.log.checkpointHours": t("settingCheckpoint", "Time between two checkpoints of the log, in hours"),
    "sessionnotes.log.retentionYears": t("settingRetention", "Time for which the log is kept, in years"),
    "sessionnotes.sudCounselingNoteConcepts": t("settingSud", "Concepts of SUD counseling notes"),
    [CONCEPTS]: t("settingConcepts", "Concepts whose answers are private notes"),
  };
  const { waiting, floor, ceiling, usual, setBy, approvedBy } = setting;
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
    usual && t("settingUsual", "usually {{value}}", { value: shown(usual) }),
  ].filter(Boolean);
  const close = () => {
    setOpen(false);
    // the button that was pressed may have disappeared
    (change.current ?? heading.current)?.focus();
  };
  const work = async (what: () => Promise<string>) => {
    setSaid("");
    if (
      await run(async () => {
        setSaid(await what());
        await onChanged();
      })
    ) {
      close();
    }
  };
  const inForce = (after: Setting) => t("settingInForce", "In force: {{value}}", { value: shown(after.value) });
  const ask = (value: string) =>
    work(async () => {
      const after = await propose(send, setting, value);
      return after.waiting
        ? t("settingNowWaits", "{{value}} waits for a second person. Until then: {{inForce}}", {
            value: shown(after.waiting.value),
            inForce: shown(after.value),
          })
        : inForce(after);
    });
  const approve = () => work(async () => inForce(await decide(send, setting, "approve")));
  const refuse = () =>
    work(async () => {
      const after = await decide(send, setting, "refuse");
      return t("settingRefused", "Refused. In force: {{value}}", { value: shown(after.value) });
    });
  const Heading = `h${level}` as const;
  return (
    <li className={styles.step} data-setting={setting.name}>
      <Heading ref={heading} tabIndex={-1}>
        {name}
      </Heading>
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
        {setting.name === CONCEPTS && (
          <p className={styles.about}>
            {t(
              "settingInDictionary",
              "They are the members of the concept set “Restricted to the author”. Administrators change them in the dictionary.",
            )}
          </p>
        )}
        <output>{said}</output>
        {problem && <ProblemNotice problem={problem} />}
        {isOpen && <SettingForm setting={setting} name={name} isBusy={isBusy} onSave={ask} onCancel={close} />}
        <div className={styles.buttons}>
          {waiting && mayDecide && (
            <>
              <Button size="sm" disabled={isBusy} onClick={approve}>
                {t("approve", "Approve")}
              </Button>
              <Button kind="tertiary" size="sm" disabled={isBusy} onClick={refuse}>
                {t("refuseSetting", "Refuse")}
              </Button>
            </>
          )}
          {mayAsk && (
            <Button
              ref={change}
              kind="ghost"
              size="sm"
              aria-label={t("changeSetting", "Change: {{name}}", { name })}
              aria-expanded={isOpen}
              onClick={() => {
                setSaid("");
                setOpen(!isOpen);
              }}
            >
              {t("change", "Change")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
