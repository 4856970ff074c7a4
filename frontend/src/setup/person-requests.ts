import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";
import { type Mode, type Person, ROLES } from "./setup-data";

/** The wanted roles, provider and supervisor of a person. */
export interface Wanted {
  readonly roles: readonly string[];
  /** True if the person needs a new provider. */
  readonly provider: boolean;
  /** The uuid of the supervisor; empty for none. */
  readonly supervisor: string;
  readonly mode: Mode;
}

interface Account {
  readonly username: string | null;
  readonly systemId: string | null;
  readonly person: Ref;
  readonly roles: readonly Role[];
}

interface Role {
  readonly uuid: string;
  readonly name: string;
}

const PAGE = 100;

/** The uuids of the module's roles; the platform's REST can't find a role by its name. */
async function moduleRoles(send: Send): Promise<readonly Role[]> {
  const found: Role[] = [];
  for (let start = 0; start < 10 * PAGE; start += PAGE) {
    const path = `/role?v=custom:(uuid,name)&limit=${PAGE}&startIndex=${start}`;
    const { results } = (await send("GET", path)) as { readonly results: readonly Role[] };
    found.push(...results.filter(({ name }) => (ROLES as readonly string[]).includes(name)));
    if (results.length < PAGE || found.length === ROLES.length) {
      break;
    }
  }
  return found;
}

/** The roles of the account after the change: the wanted roles of this module, and all other roles that it had. */
export function rolesAfter(before: readonly Role[], module: readonly Role[], wanted: readonly string[]): string[] {
  const ours = new Set(module.map(({ uuid }) => uuid));
  return [
    ...before.filter(({ uuid }) => !ours.has(uuid)).map(({ uuid }) => uuid),
    ...module.filter(({ name }) => wanted.includes(name)).map(({ uuid }) => uuid),
  ];
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join();

/** Makes the remaining changes one after the other, until the server refuses one of them. */
export async function savePerson(send: Send, person: Person, wanted: Wanted): Promise<void> {
  const { uuid } = person.user;
  const before = person.roles.filter((role) => (ROLES as readonly string[]).includes(role));
  if (wanted.provider || !isSame(before, wanted.roles)) {
    const path = `/user/${uuid}?v=custom:(username,systemId,person:(uuid),roles:(uuid,name))`;
    const account = (await send("GET", path)) as Account;
    if (!isSame(before, wanted.roles)) {
      const roles = rolesAfter(account.roles, await moduleRoles(send), wanted.roles);
      await send("POST", `/user/${uuid}`, { body: { roles } });
    }
    if (wanted.provider) {
      const identifier = account.username || account.systemId || uuid;
      await send("POST", "/provider", { body: { person: account.person.uuid, identifier } });
    }
  }
  const supervised = person.supervisor?.uuid ?? "";
  if (wanted.supervisor && (wanted.supervisor !== supervised || wanted.mode !== person.mode)) {
    await send("POST", "/sessionnotes/supervision", {
      body: { therapist: uuid, supervisor: wanted.supervisor, mode: wanted.mode },
    });
  } else if (!wanted.supervisor && supervised) {
    await send("DELETE", `/sessionnotes/supervision/${uuid}`);
  }
}
