import type { ComponentPropsWithoutRef, MouseEvent } from "react";
import { type Place, useHost } from "../host/host";

interface PlaceLinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href" | "onClick"> {
  readonly to: Place;
}

/** A link to a place: opens it here, or, as every link does, in another tab where that is asked for. */
export function PlaceLink({ to, children, ...others }: PlaceLinkProps) {
  const { addressOf, go } = useHost();
  return (
    <a
      {...others}
      href={addressOf(to)}
      onClick={(event: MouseEvent) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          go(to);
        }
      }}
    >
      {children}
    </a>
  );
}
