import type { Definition, Field, Ref } from "../../src/session/progress-note/definition";

export const answer = (display: string): Ref => ({ uuid: `uuid of ${display}`, display });

const text = (property: string, display: string, more: Partial<Field> = {}): Field => ({
  name: property,
  display,
  type: "TEXT",
  required: false,
  property,
  ...more,
});

const coded = (property: string, display: string, answers: readonly string[], more: Partial<Field> = {}): Field => ({
  ...text(property, display, more),
  type: "CODED",
  answers: answers.map(answer),
});

/** As the server tells it, with fewer answers. */
export const definition: Definition = {
  format: "SOAP",
  formats: [
    {
      name: "SOAP",
      display: "SOAP",
      headings: [
        { name: "subjective", display: "Subjective", elements: ["presentingConcerns"] },
        { name: "objective", display: "Objective", elements: ["session", "techniques"] },
        { name: "assessment", display: "Assessment", elements: ["changeInCondition", "goalProgress", "risk"] },
        { name: "plan", display: "Plan", elements: ["plan"] },
      ],
    },
    {
      name: "GIRP",
      display: "GIRP",
      headings: [
        { name: "goal", display: "Goal", elements: ["goalProgress"] },
        { name: "intervention", display: "Intervention", elements: ["session", "techniques"] },
        { name: "response", display: "Response", elements: ["presentingConcerns", "changeInCondition", "risk"] },
        { name: "plan", display: "Plan", elements: ["plan"] },
      ],
    },
  ],
  elements: [
    {
      name: "session",
      display: "Session",
      type: "GROUP",
      required: false,
      group: [
        { name: "sessionDate", display: "Date of the session", type: "DATE", required: false, property: "sessionDate" },
        { name: "start", display: "Start", type: "DATETIME", required: true, property: "start" },
        {
          name: "end",
          display: "End",
          type: "DATETIME",
          required: false,
          requiredWhen: { property: "duration", empty: true },
          property: "end",
        },
        {
          name: "duration",
          display: "Duration in minutes",
          type: "NUMBER",
          min: 0,
          max: 1440,
          required: false,
          requiredWhen: { property: "end", empty: true },
          property: "duration",
        },
        coded("sessionType", "Type of session", ["Individual", "Couple"], { required: true }),
        coded("setting", "Setting", ["In person", "By video"], { required: true }),
      ],
    },
    text("presentingConcerns", "Presenting concerns", { required: true }),
    {
      name: "techniques",
      display: "Techniques used",
      type: "GROUP",
      required: false,
      group: [
        coded("techniques", "Techniques", ["CBT", "DBT", "Mindfulness"], {
          multiple: true,
          maxEntries: 20,
          requiredWhen: { property: "techniquesDescribed", empty: true },
        }),
        text("techniquesDescribed", "How the techniques were used", {
          requiredWhen: { property: "techniques", empty: true },
        }),
      ],
    },
    {
      name: "goalProgress",
      display: "Progress toward treatment goals",
      type: "GROUP",
      required: false,
      group: [
        {
          name: "goals",
          display: "Treatment goals",
          type: "GROUP",
          multiple: true,
          maxEntries: 20,
          required: false,
          requiredWhen: { property: "noGoalReason", empty: true },
          property: "goals",
          group: [
            text("goal", "Goal", { required: true }),
            coded("rating", "Progress toward the goal", ["No progress", "Some progress", "Achieved"], {
              required: true,
            }),
            text("comment", "Comment on the progress"),
          ],
        },
        coded("noGoalReason", "Why no treatment goal was addressed", ["Intake", "Crisis"], {
          requiredWhen: { property: "goals", empty: true },
        }),
      ],
    },
    {
      name: "changeInCondition",
      display: "Changes in condition",
      type: "GROUP",
      required: false,
      group: [
        coded("change", "Change since the last session", ["Improved", "Unchanged"], { required: true }),
        text("changeDescribed", "What has changed"),
      ],
    },
    {
      name: "risk",
      display: "Risk",
      type: "GROUP",
      required: false,
      group: [
        coded("risk", "Level of risk", ["No risk stated", "High"], { required: true }),
        text("riskAction", "Action taken on the risk", {
          requiredWhen: { property: "risk", answers: [answer("High").uuid] },
        }),
      ],
    },
    text("plan", "Treatment plan adjustments", { required: true }),
  ],
};

export const lastContent = {
  sessionDate: "2026-11-21",
  start: "2026-11-21T09:00:00.000+0000",
  end: "2026-11-21T09:50:00.000+0000",
  duration: 50,
  sessionType: answer("Individual"),
  setting: answer("By video"),
  presentingConcerns: "Worry.",
  techniques: [answer("CBT"), answer("Mindfulness")],
  techniquesDescribed: null,
  goals: [
    { goal: "Sleep six hours", rating: answer("Some progress"), comment: "Four nights." },
    { goal: "Go out alone", rating: answer("No progress"), comment: null },
  ],
  noGoalReason: null,
  change: answer("Improved"),
  changeDescribed: null,
  risk: answer("No risk stated"),
  riskAction: null,
  plan: "Weekly sessions.",
};
