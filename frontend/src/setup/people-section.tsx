import { Button, SkeletonText, TextInput } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { PersonForm } from "./person-form";
import styles from "./setup.module.css";
import { type People, type Person, peopleAt } from "./setup-data";

const PAGE = 25;

/** A table of people and their roles, with a form to change them. */
export function PeopleSection({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [start, setStart] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { data, error, isLoading, mutate } = useGet<People>(peopleAt(search, start, PAGE));
  const section = useRef<HTMLElement>(null);

  const find = (event: FormEvent) => {
    event.preventDefault();
    setOpen(null);
    setSaved(null);
    setStart(0);
    setSearch(typed);
  };
  const close = (person: Person) => {
    setOpen(null);
    section.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(person.user.uuid)}"]`)?.focus();
  };
  const turn = (to: number) => {
    setOpen(null);
    setStart(to);
  };
  const total = data?.totalCount ?? 0;
  return (
    <section aria-labelledby="setup-people" ref={section}>
      <h2 id="setup-people">{t("peopleAndRoles", "People and roles")}</h2>
      <form className={styles.find} onSubmit={find} aria-labelledby="setup-people">
        <TextInput
          id="setup-find"
          labelText={t("findPerson", "Find another account by name")}
          helperText={t("findPersonHelp", "Without a name, those with a role of this module are shown.")}
          value={typed}
          maxLength={255}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="tertiary" size="md">
          {t("findAccount", "Find")}
        </Button>
      </form>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {isLoading && <SkeletonText paragraph lineCount={4} />}
      <output>{saved && t("personSaved", "{{name}} is saved.", { name: saved })}</output>
      {data && data.results.length === 0 && <p>{t("nobodyFound", "Nobody was found.")}</p>}
      {data && data.results.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("personName", "Person")}</th>
              <th scope="col">{t("rolesOf", "Roles")}</th>
              <th scope="col">{t("providerOf", "Provider")}</th>
              <th scope="col">{t("supervisorOf", "Supervisor")}</th>
              <th scope="col">{t("change", "Change")}</th>
            </tr>
          </thead>
          <tbody>
            {data.results.map((person) => (
              <PersonRows
                key={person.user.uuid}
                person={person}
                isOpen={open === person.user.uuid}
                onOpen={() => {
                  setSaved(null);
                  setOpen(person.user.uuid);
                }}
                onCancel={() => close(person)}
                onSaved={async () => {
                  setSaved(person.user.display);
                  onChanged();
                  await mutate();
                  close(person);
                }}
              />
            ))}
          </tbody>
        </table>
      )}
      {total > PAGE && (
        <div className={styles.buttons}>
          <Button kind="ghost" size="md" disabled={start === 0} onClick={() => turn(Math.max(0, start - PAGE))}>
            {t("peoplePrevious", "Previous page")}
          </Button>
          <Button kind="ghost" size="md" disabled={start + PAGE >= total} onClick={() => turn(start + PAGE)}>
            {t("peopleNext", "Next page")}
          </Button>
        </div>
      )}
    </section>
  );
}

interface PersonRowsProps {
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onCancel: () => void;
  readonly onSaved: () => Promise<void>;
}

function PersonRows({ person, isOpen, onOpen, onCancel, onSaved }: PersonRowsProps) {
  const { t } = useTranslation();
  const { user, superuser, roles, provider, supervisor, problems } = person;
  const nothing = t("noneSet", "None");
  const roleNames = superuser ? [t("superuser", "All privileges"), ...roles] : roles;
  return (
    <>
      <tr>
        <th scope="row">
          {user.display}
          {problems.map(({ code, message }) => (
            <p key={code} className={styles.problem}>
              {message}
            </p>
          ))}
        </th>
        <td data-label={t("rolesOf", "Roles")}>{roleNames.join(", ") || nothing}</td>
        <td data-label={t("providerOf", "Provider")}>{provider?.display ?? nothing}</td>
        <td data-label={t("supervisorOf", "Supervisor")}>{supervisor?.display ?? nothing}</td>
        <td>
          <Button
            kind="ghost"
            size="sm"
            data-person={user.uuid}
            aria-expanded={isOpen}
            aria-label={t("changePerson", "Change {{name}}", { name: user.display })}
            onClick={isOpen ? onCancel : onOpen}
          >
            {t("change", "Change")}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <PersonForm person={person} onCancel={onCancel} onSaved={onSaved} />
          </td>
        </tr>
      )}
    </>
  );
}
