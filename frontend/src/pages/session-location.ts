import type { Send } from "../host/rest";
import type { Ref, Results } from "../shared/types";

/** Reads the locations that the clinic has tagged for sign-in. */
export async function signInLocations(send: Send): Promise<readonly Ref[]> {
  const { results } = (await send("GET", "/location?tag=Login+Location&v=custom:(uuid,display)")) as Results<Ref>;
  return results;
}

/** Tells the platform the user's location. */
export async function chooseLocation(send: Send, location: Ref): Promise<void> {
  await send("POST", "/session", { body: { sessionLocation: location.uuid } });
}
