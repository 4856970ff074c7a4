import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import styles from "./client-banner.module.css";
import { useSexName } from "./sex";
import type { Client } from "./types";

interface PatientBody {
  readonly uuid: string;
  readonly person: {
    readonly display: string;
    readonly age: number | null;
    readonly gender: string | null;
    readonly birthdate: string | null;
  };
  readonly identifiers?: readonly { readonly identifier: string; readonly preferred: boolean }[];
}

/** The platform's data about a client. */
interface ClientFacts {
  readonly name: string;
  readonly age: number | null;
  readonly gender: string | null;
  /** The birthday, as in `2026-01-31`. */
  readonly birthday: string | null;
  readonly identifier: string | null;
}

const REPRESENTATION = "custom:(uuid,person:(display,age,gender,birthdate),identifiers:(identifier,preferred))";

/** @param uuid the client's uuid, or null while it is unknown */
export function useClient(uuid: string | null): ClientFacts | null {
  const { data } = useGet<PatientBody>(uuid && `/patient/${encodeURIComponent(uuid)}?v=${REPRESENTATION}`);
  if (!data) {
    return null;
  }
  const { person, identifiers = [] } = data;
  return {
    name: person.display,
    age: person.age,
    gender: person.gender,
    birthday: person.birthdate?.slice(0, 10) ?? null,
    identifier: (identifiers.find(({ preferred }) => preferred) ?? identifiers[0])?.identifier ?? null,
  };
}

interface ClientBannerProps {
  readonly uuid: string;
  /** The facts to show until the platform has answered. */
  readonly known?: Client;
  /** The level of the heading: 1 on the client's own page. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** Shows the client's name, sex, age, birthday and number, always in view. */
export function ClientBanner({ uuid, known, level = 1, children }: ClientBannerProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const sexName = useSexName();
  const client = useClient(uuid);
  const heading = useId();
  const Heading = level === 1 ? "h1" : "h2";
  const age = client?.age ?? known?.age ?? null;
  const gender = client?.gender ?? known?.gender ?? null;
  const facts = [
    { name: t("sex", "Sex"), value: gender && sexName(gender) },
    { name: t("age", "Age"), value: age === null ? null : String(age) },
    { name: t("born", "Born"), value: client?.birthday && showDay(client.birthday, locale) },
    { name: t("number", "No."), value: client?.identifier },
  ].filter((fact): fact is { name: string; value: string } => Boolean(fact.value));
  return (
    <section className={styles.banner} aria-labelledby={heading}>
      <Heading id={heading} className={styles.name} dir="auto">
        {client?.name ?? known?.display ?? "…"}
      </Heading>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
