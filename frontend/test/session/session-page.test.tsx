import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SessionPage } from "../../src/session/session-page";
import { TestHost } from "../drafts/host";
import { answer, definition, lastContent } from "./definition";
import { FakeClinic } from "./fake-clinic";

let clinic: FakeClinic;

beforeEach(() => {
  clinic = new FakeClinic();
});
afterEach(cleanup);

async function open() {
  const user = userEvent.setup();
  render(
    <TestHost send={clinic.send}>
      <SessionPage uuid="session-1" />
    </TestHost>,
  );
  await screen.findByText(/Noor Haddad/);
  return user;
}

const concerns = () => screen.findByLabelText<HTMLTextAreaElement>("Presenting concerns");
const noteSaved = () => [...clinic.notes.values()][0];

describe("The session page", () => {
  it("tells by words who will see each note", async () => {
    await open();

    screen.getByRole("region", { name: "Progress note: part of the record" });
    within(screen.getByRole("region", { name: "Psychotherapy note: private" })).getByText(/no private notes/);
    screen.getByText(/Everyone who may read this client's record/);
    screen.getByText(/Only you will see this/);
  });

  it("asks for an element that only the definition knows", async () => {
    const added = { ...definition.elements[1], name: "sleep", display: "Sleep", property: "sleep" };
    clinic.definition = { ...definition, elements: [...definition.elements, added] } as typeof definition;
    const user = await open();

    await user.type(await screen.findByLabelText("Sleep"), "Six hours");
    await user.keyboard("{Control>}{Enter}{/Control}");

    await waitFor(() => expect(noteSaved()?.content).toMatchObject({ sleep: "Six hours" }));
  });

  it("goes through a routine note by keyboard alone, in at most 25 presses besides the words", async () => {
    const user = await open();
    await waitFor(async () => expect(document.activeElement).toBe(await concerns()));
    let presses = 0;
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        presses++;
        await user.keyboard(key);
      }
    };

    await user.keyboard("Slept badly before the exam.");
    presses += 2;
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    // the facts of the session, two techniques, the change
    await press("{Enter}", "{Enter}", "{Enter}", "2", "{Enter}");
    // two goals, of which one has changed
    await press("2", "{Enter}", "3", "{Tab}");
    await user.keyboard("Went to the market.");
    presses += 2;
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    // risk, plan
    await press("1", "{Enter}", "{Enter}");
    presses += 2;
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/You sign exactly this/);
    await press("{Enter}");

    await screen.findByText(/word for word what was signed/);
    // one more on the page of the day
    expect(presses + 1).toBeLessThanOrEqual(25);
    expect(noteSaved()).toMatchObject({
      state: "FINAL",
      content: {
        patient: "patient-1",
        visit: "visit-1",
        presentingConcerns: "Slept badly before the exam.",
        setting: answer("By video").uuid,
        techniques: [answer("CBT").uuid, answer("Mindfulness").uuid],
        goals: [
          { goal: "Sleep six hours", rating: answer("Some progress").uuid },
          { goal: "Go out alone", rating: answer("Achieved").uuid, comment: "Went to the market." },
        ],
        change: answer("Unchanged").uuid,
        risk: answer("No risk stated").uuid,
        plan: "Weekly sessions.",
      },
    });
    expect(clinic.drafts.rows.size).toBe(0);
  });

  it("keeps a number that is typed as long as one is in its field, although nothing is missing any more", async () => {
    clinic.end = null;
    clinic.hasLast = false;
    const user = await open();
    await user.click(await screen.findByLabelText(/Individual/));
    await user.click(screen.getByLabelText(/By video/));
    await user.type(screen.getByLabelText("Duration in minutes"), "50");

    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(noteSaved()?.content).toMatchObject({ duration: 50 }));
  });

  it("offers the duration of the last session where nobody knows the end of this one", async () => {
    clinic.end = null;
    const user = await open();
    await concerns();

    await user.click(screen.getAllByRole("button", { name: "Keep as it is" })[0] as HTMLElement);
    await user.keyboard("{Control>}{Enter}{/Control}");

    await waitFor(() => expect(noteSaved()?.content).toMatchObject({ duration: 50, end: null }));
    expect(noteSaved()?.content).toMatchObject({ setting: answer("By video").uuid });
  });

  it("asks for minutes rather than for an end, where there is no last session either", async () => {
    clinic.end = null;
    clinic.hasLast = false;
    const user = await open();
    await waitFor(async () => expect(document.activeElement).toBe(await concerns()));

    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");

    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Duration in minutes")));
    await user.keyboard("45{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Individual/)));

    // the last answer leaves the fields where they are
    await user.keyboard("1{Enter}1");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/In person/)));
  });

  it("takes nothing over from the last session that was not touched, and says so before the signature", async () => {
    const user = await open();
    await user.type(await concerns(), "Words");
    await user.keyboard("{Control>}{Enter}{/Control}");

    await screen.findByText(/Not taken over from the last session/);
    expect(noteSaved()?.content).toMatchObject({ goals: [], techniques: [], plan: null, setting: null });
  });

  it("signs nothing that is incomplete, and leads to what is missing", async () => {
    const user = await open();
    await concerns();
    await user.keyboard("{Control>}{Enter}{/Control}");

    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole<HTMLButtonElement>("button", { name: "Sign" })).toHaveProperty(
      "disabled",
      true,
    );
    await user.click(within(dialog).getByRole("button", { name: "Presenting concerns" }));

    await waitFor(async () => expect(document.activeElement).toBe(await concerns()));
  });

  it("lets no place of a snippet stay open", async () => {
    clinic.noteOfSession = "note-1";
    clinic.keep("note-1", { ...lastContent, plan: "" });
    const user = await open();
    const plan = await screen.findByLabelText<HTMLTextAreaElement>("Treatment plan adjustments");

    await user.type(plan, ".sleep ");
    expect(plan.value).toBe("Sleeps *** hours.");
    screen.getByRole("button", { name: /fill in \*\*\*/ });
    await user.keyboard("six");

    expect(plan.value).toBe("Sleeps six hours.");
    screen.getByText("Nothing is missing for a signature.");
  });

  it("regroups by another format and keeps what was typed", async () => {
    const user = await open();
    await user.type(await concerns(), "Worry");

    await user.selectOptions(screen.getByLabelText("Format"), "GIRP");

    screen.getByRole("heading", { name: "Intervention" });
    expect((await concerns()).value).toBe("Worry");
  });

  it("shows the last session beside the fields by a key", async () => {
    const user = await open();
    await concerns();
    expect(screen.queryByText("Worry.")).toBeNull();

    await user.keyboard("{Alt>}l{/Alt}");

    screen.getByText("Worry.");
  });

  it("pins what the supervisor wrote to a returned note", async () => {
    clinic.noteOfSession = "note-1";
    clinic.keep("note-1", lastContent, "RETURNED", [
      {
        step: "RETURNED",
        user: { uuid: "s", display: "Sam" },
        date: "2026-11-29T11:00:00.000+0000",
        comment: "Say more.",
      },
    ]);
    await open();

    await screen.findByText("Say more.");
    await concerns();
  });

  it("shows a signed note and adds to it, never twice", async () => {
    clinic.noteOfSession = "note-1";
    clinic.keep("note-1", lastContent, "FINAL");
    const user = await open();

    await user.type(await screen.findByLabelText("Addendum"), "One more thing");
    await user.click(screen.getByRole("button", { name: "Add and sign" }));

    await screen.findByText("One more thing", { selector: "p" });
    expect(screen.queryByLabelText("Presenting concerns")).toBeNull();
    expect(clinic.notes.get("note-1")?.addenda).toMatchObject([{ text: "One more thing", uuid: expect.any(String) }]);
  });

  it("shows both texts where the note in the record was changed elsewhere", async () => {
    clinic.noteOfSession = "note-1";
    clinic.keep("note-1", lastContent);
    const user = await open();
    await user.type(await concerns(), " Mine");
    clinic.keep("note-1", { ...lastContent, presentingConcerns: "Theirs" });

    await user.keyboard("{Control>}{Enter}{/Control}");

    await screen.findByText("Worry. Mine");
    screen.getByText("Theirs");
    expect(clinic.notes.get("note-1")?.content.presentingConcerns).toBe("Theirs");
  });
});
