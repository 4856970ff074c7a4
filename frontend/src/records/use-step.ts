import { useHost } from "../host/host";
import { useAction } from "../shared/use-action";
import { addressOf, type WholeRequest } from "./requests";

/** Sends the steps of a request to the server. */
export function useStep(request: WholeRequest, onTaken: (after: WholeRequest) => void) {
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const post = (body: object) => send("POST", addressOf(request.uuid), { body });
  const take = async (body: object) => onTaken((await post(body)) as WholeRequest);
  return { run, isBusy, problem, post, take };
}
