import { useCallback, useEffect, useRef, useState } from "react";
import { useHost } from "../host/host";
import { findEvents, type LoggedEvent, type LogSearch } from "./log-requests";

/** The events of a search, as far as the user has asked for them. No cache keeps them. */
export function useEvents(search: LogSearch) {
  const { send } = useHost();
  const [events, setEvents] = useState<readonly LoggedEvent[] | null>(null);
  const [more, setMore] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const newest = useRef(0);

  const read = useCallback(
    async (before: readonly LoggedEvent[]) => {
      newest.current += 1;
      const asked = newest.current;
      setBusy(true);
      setProblem(null);
      try {
        const page = await findEvents(send, search, before.at(-1)?.uuid);
        if (asked === newest.current) {
          setEvents([...before, ...page.events]);
          setMore(page.more);
        }
      } catch (thrown) {
        if (asked === newest.current) {
          setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
        }
      } finally {
        if (asked === newest.current) {
          setBusy(false);
        }
      }
    },
    [send, search],
  );

  useEffect(() => {
    setEvents(null);
    setMore(false);
    void read([]);
    return () => {
      newest.current += 1;
    };
  }, [read]);

  return { events, more, isBusy, problem, readOn: () => read(events ?? []) };
}
