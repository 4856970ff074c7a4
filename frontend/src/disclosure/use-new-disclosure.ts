import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { Cancelled, type Finding, RestError } from "../host/rest";
import { newUuid } from "../session/new-uuid";
import type { Ref } from "../shared/types";
import { type WrongFields, wrongAt } from "./checks";
import type { DisclosureDefinition } from "./definition";
import { DISCLOSURE, type Disclosure } from "./disclosures";
import { bodyOf, type NewDisclosure, type NoteToDisclose, roleOf } from "./new-disclosure";
import { type Position, positionOf, stepAfter, stepBefore } from "./steps";
import { wrongText } from "./wrong-text";

const NONE: WrongFields = {};

function begun(
  definition: DisclosureDefinition,
  note: (NoteToDisclose & { readonly patient: Ref }) | undefined,
): NewDisclosure {
  const allowed = definition.bases.flatMap(({ makers }) => makers.filter((maker) => maker.allowed));
  return {
    uuid: newUuid(),
    route: allowed.some(({ name }) => name === roleOf("OWN")) || allowed.length === 0 ? "OWN" : "ORDER",
    patient: note?.patient ?? null,
    author: null,
    extent: "NOTE",
    note: note ? { uuid: note.uuid, sessionDate: note.sessionDate } : null,
    from: "",
    to: "",
    amount: "WHOLE",
    parts: [],
    excerpt: "",
    toWhom: "USER",
    user: null,
    name: "",
    address: "",
    kind: definition.kinds[0]?.name ?? "",
    basis: null,
    purpose: "",
    end: "",
    tellLater: "",
    evidence: {},
    people: {},
  };
}

/** The user's input for a new disclosure, the position in the form, and the errors. */
export function useNewDisclosure(definition: DisclosureDefinition, note?: NoteToDisclose & { readonly patient: Ref }) {
  const { t } = useTranslation();
  const { send, user } = useHost();
  const [form, setForm] = useState(() => begun(definition, note));
  const [position, setPosition] = useState<Position>({ step: "WHAT" });
  const [wrongs, setWrongs] = useState<WrongFields>(NONE);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [problem, setProblem] = useState<Error | null>(null);
  const [made, setMade] = useState<Disclosure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const page = useRef<HTMLFormElement>(null);
  const isFirst = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    window.scrollTo(0, 0);
    page.current?.querySelector<HTMLElement>("[data-heading]")?.focus();
  }, [position, made]);

  useEffect(() => {
    const [field] = Object.keys(wrongs);
    if (field) {
      const place = page.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
      place?.querySelector<HTMLElement>("input, textarea, button")?.focus();
    }
  }, [wrongs]);

  useEffect(() => {
    if (findings.length > 0) {
      page.current?.querySelector<HTMLElement>("[data-findings]")?.focus();
    }
  }, [findings]);

  const goTo = (to: Position) => {
    setWrongs(NONE);
    setProblem(null);
    setPosition(to);
  };
  const change = (changes: Partial<NewDisclosure>) => {
    setForm((last) => ({ ...last, ...changes }));
    setWrongs(NONE);
  };
  const next = () => {
    const found = wrongAt(position, definition, sent);
    if (Object.keys(found).length > 0) {
      setWrongs(found);
    } else {
      goTo(stepAfter(position, definition, sent));
    }
  };
  // in an emergency only the user reads the notes
  const sent: NewDisclosure =
    form.route === "EMERGENCY" ? { ...form, toWhom: "USER", user: { uuid: user.uuid, display: user.display } } : form;

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    setFindings([]);
    try {
      setMade((await send("POST", DISCLOSURE, { body: bodyOf(definition, sent) })) as Disclosure);
    } catch (thrown) {
      if (thrown instanceof RestError && thrown.findings.length > 0) {
        setFindings(thrown.findings);
      } else if (thrown instanceof Error && !(thrown instanceof Cancelled)) {
        setProblem(thrown);
      }
    } finally {
      setBusy(false);
    }
  };

  /** The error that the page found at a field. If there is none, the server's finding, until the user sends again. */
  const wrong = (field: string): string | undefined => {
    const found = wrongs[field];
    if (found) {
      return wrongText(found, t);
    }
    return findings.find((finding) => positionOf(finding.field) !== null && finding.field === field)?.message;
  };
  const back = () => goTo(stepBefore(position, definition, sent) ?? { step: "WHAT" });
  const again = () => {
    setForm(begun(definition, undefined));
    setFindings([]);
    setMade(null);
    setPosition({ step: "WHAT" });
  };
  return {
    form: sent,
    change,
    wrong,
    position,
    goTo,
    next,
    back,
    submit,
    findings,
    problem,
    made,
    isBusy,
    page,
    again,
  };
}
