import type { ComponentPropsWithoutRef, MouseEvent } from "react";
import { type Place, useHost } from "../host/host";

interface PlaceLinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href" | "onClick"> {
  readonly to: Place;
}

/** A link to a page. A plain click opens it in place; a click with Ctrl, Cmd or Shift works as on any link. */
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
