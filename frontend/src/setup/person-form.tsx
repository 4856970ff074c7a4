import { Button, Checkbox, Select, SelectItem } from "@carbon/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { savePerson, type Wanted } from "./person-requests";
import styles from "./setup.module.css";
import { canReview, MODES, type Mode, type People, type Person, peopleAt, ROLES } from "./setup-data";

interface PersonFormProps {
  readonly person: Person;
  readonly onCancel: () => void;
  readonly onSaved: () => Promise<void>;
}

/** The roles, the provider and the supervisor of one person. */
export function PersonForm({ person, onCancel, onSaved }: PersonFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { isBusy, problem, run } = useAction();
  const form = useRef<HTMLFormElement>(null);
  const { data } = useGet<People>(peopleAt("", 0, 100));
  const [wanted, setWanted] = useState<Wanted>({
    roles: ROLES.filter((role) => person.roles.includes(role)),
    provider: false,
    supervisor: person.supervisor?.uuid ?? "",
    mode: person.mode ?? "REVIEW_AND_COSIGN",
  });
  const { uuid, display } = person.user;
  const change = (changed: Partial<Wanted>) => setWanted((before) => ({ ...before, ...changed }));

  useEffect(() => form.current?.querySelector<HTMLElement>("input")?.focus(), []);

  const names: Readonly<Record<string, string>> = {
    "Session Notes: Therapist": t("roleTherapist", "Therapist: writes and signs notes, and private notes of their own"),
    "Session Notes: Supervisor": t("roleSupervisor", "Supervisor: reviews and co-signs the progress notes of others"),
    "Session Notes: Privacy Officer": t(
      "roleOfficer",
      "Privacy officer: records and approves legal orders, sees the log, and no note",
    ),
    "Session Notes: Licensed Professional": t(
      "roleLicensed",
      "Licensed professional: decides, under a licence, what a client’s copy leaves out",
    ),
  };
  const modes: Readonly<Record<Mode, string>> = {
    REVIEW_AND_COSIGN: t("modeCosign", "Reviews and co-signs"),
    REVIEW_AND_APPROVE: t("modeApprove", "Reviews and approves"),
    ACCESS_ONLY: t("modeAccess", "Sees the lists, reviews nothing"),
  };
  const supervisors = (data?.results ?? []).filter((each) => canReview(each) && each.user.uuid !== uuid);
  // the current supervisor stays in the list, even without the privilege to review
  const shown = [
    ...supervisors.map((each) => each.user),
    ...(person.supervisor && !supervisors.some((each) => each.user.uuid === person.supervisor?.uuid)
      ? [person.supervisor]
      : []),
  ];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => savePerson(send, person, wanted))) {
      await onSaved();
    }
  };
  return (
    <form ref={form} onSubmit={submit} className={styles.form} noValidate aria-label={display}>
      {problem && <ProblemNotice problem={problem} title={t("personNotSaved", "Not everything was saved.")} />}
      <fieldset>
        <legend>{t("rolesOf", "Roles")}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            id={`${uuid}-${role}`.replace(/[^\w-]/g, "")}
            labelText={names[role] ?? role}
            checked={wanted.roles.includes(role)}
            onChange={(_, { checked }) =>
              change({ roles: ROLES.filter((each) => (each === role ? checked : wanted.roles.includes(each))) })
            }
          />
        ))}
      </fieldset>
      {!person.provider && (
        <Checkbox
          id={`${uuid}-provider`}
          labelText={t("makeProvider", "Make a provider: anyone who signs progress notes needs one")}
          checked={wanted.provider}
          onChange={(_, { checked }) => change({ provider: checked })}
        />
      )}
      <Select
        id={`${uuid}-supervisor`}
        labelText={t("supervisorOf", "Supervisor")}
        value={wanted.supervisor}
        onChange={(event) => change({ supervisor: event.target.value })}
      >
        <SelectItem value="" text={t("noSupervisor", "Nobody")} />
        {shown.map((each) => (
          <SelectItem key={each.uuid} value={each.uuid} text={each.display} />
        ))}
      </Select>
      {wanted.supervisor && (
        <Select
          id={`${uuid}-mode`}
          labelText={t("supervisionMode", "What the supervisor does")}
          value={wanted.mode}
          onChange={(event) => change({ mode: event.target.value as Mode })}
        >
          {MODES.map((mode) => (
            <SelectItem key={mode} value={mode} text={modes[mode]} />
          ))}
        </Select>
      )}
      <div className={styles.buttons}>
        <Button type="submit" size="md" disabled={isBusy}>
          {t("savePerson", "Save")}
        </Button>
        <Button kind="ghost" size="md" disabled={isBusy} onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
